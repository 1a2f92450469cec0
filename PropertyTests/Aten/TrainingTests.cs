using System.Text.Json;
using Functional.Dispatch.Samples.Training;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Aten;

/// <summary>The training program against the same training in PyTorch, and its memory.</summary>
public sealed class TrainingTests
{
    [Theory]
    [InlineData("sgd", "float32")]
    [InlineData("adam", "float32")]
    [InlineData("sgd", "float64")]
    [InlineData("adam", "float64")]
    public void The_loss_curve_is_that_of_PyTorch(string optimizer, string dtype)
    {
        var recorded = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "aten", "digits_curve.json"))).RootElement;
        var run = recorded.GetProperty("runs").EnumerateArray().Single(r => r.GetProperty("optimizer").GetString() == optimizer && r.GetProperty("dtype").GetString() == dtype);
        var isSingle = dtype == "float32";
        var training = new DigitsTraining(AtenSession.Shared.Library, new TrainingOptions(
            recorded.GetProperty("seed").GetUInt64(), isSingle ? ScalarType.Float : ScalarType.Double, optimizer == "sgd" ? OptimiserKind.Sgd : OptimiserKind.Adam,
            recorded.GetProperty("batch").GetInt32(), recorded.GetProperty("hidden").GetInt32()));

        Assert.Equal(Digits.Training, recorded.GetProperty("train").GetInt32());
        Assert.Equal(
            run.GetProperty("first_weights").EnumerateArray().Select(w => w.EnumerateArray().Select(x => x.GetDouble())),
            training.Network.Parameters.Select(p => isSingle ? p.ToArray<float>().Take(4).Select(x => (double)x) : p.ToArray<double>().Take(4)));
        foreach (var expected in run.GetProperty("epochs").EnumerateArray())
        {
            var actual = training.TrainEpoch();
            var loss = expected.GetProperty("loss").GetDouble();
            Assert.True(Math.Abs(actual.Loss - loss) <= (isSingle ? 1e-4 : 1e-9) * loss, $"epoch {actual.Epoch}: loss {actual.Loss:R}, PyTorch's is {loss:R}");
            // One digit on the border between two answers may fall to the other side.
            Assert.Equal(expected.GetProperty("train").GetDouble(), actual.TrainAccuracy, 1.01 / Digits.Training);
            Assert.Equal(expected.GetProperty("test").GetDouble(), actual.TestAccuracy, 1.01 / (Digits.Count - Digits.Training));
        }
    }

    [Fact]
    public void The_digits_are_all_there()
    {
        var digits = Digits.Load(AtenSession.Shared.Ops, ScalarType.Double);
        Assert.Equal([Digits.Count, 64L], digits.Pixels.Sizes);
        Assert.Equal([178, 182, 177, 183, 181, 182, 181, 179, 174, 180], digits.Labels.ToArray<long>().CountBy(d => d).OrderBy(c => c.Key).Select(c => c.Value));
        Assert.Equal(561718, 16 * digits.Pixels.ToArray<double>().Sum(), 1e-6);
    }
}
