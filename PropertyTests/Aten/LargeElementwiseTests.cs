using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Aten;

/// <summary>Tensors large enough to be cut into parts and worked on by several threads, in every layout, against loops over arrays.</summary>
public sealed class LargeElementwiseTests
{
    private const int Rows = 301;
    private const int Columns = 433;
    private static readonly AtenOperators Aten = AtenSession.Shared.Ops;

    /// <summary>A matrix of this layout, and its elements in row-major order.</summary>
    private static (Tensor Tensor, float[] Elements) Matrix(string layout, int seed)
    {
        var random = new Random(seed);
        var data = Enumerable.Range(0, Rows * Columns * 2).Select(_ => (random.NextSingle() * 8) - 4).ToArray();
        var shape = layout switch
        {
            "contiguous" => TensorShape.Contiguous(Rows, Columns),
            "transposed" => new TensorShape([Rows, Columns], [1, Rows]),
            "stepped" => new TensorShape([Rows, Columns], [Columns * 2, 2]),
            "padded" => new TensorShape([Rows, Columns], [Columns + 3, 1]),
            "row" => new TensorShape([1, Columns], [Columns, 1]),
            "column" => new TensorShape([Rows, 1], [1, 1]),
            _ => TensorShape.Contiguous(),
        };
        var tensor = HostTensors.Strided<float>(data, shape);
        var elements = new float[Rows * Columns];
        for (var r = 0; r < Rows; r++)
            for (var c = 0; c < Columns; c++)
                elements[(r * Columns) + c] = data[shape.Sizes.IsEmpty ? 0 : ((shape.Sizes[0] == 1 ? 0 : r) * shape.Strides[0]) + ((shape.Sizes[1] == 1 ? 0 : c) * shape.Strides[1])];
        return (tensor, elements);
    }

    private static readonly string[] Layouts = ["contiguous", "transposed", "stepped", "padded", "row", "column", "number"];

    public static TheoryData<string, string> Pairs => [.. from a in Layouts from b in Layouts where IsFull(a) || IsFull(b) select (a, b)];

    public static TheoryData<string> Full => [.. Layouts.Where(IsFull)];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Two_tensors_of_any_layouts_go_together_element_by_element(string first, string second)
    {
        var ((a, left), (b, right)) = (Matrix(first, 1), Matrix(second, 2));
        Assert.Equal(left.Zip(right, (x, y) => x + y), Aten.AddTensor.Call(a, b).ToArray<float>());
        Assert.Equal(left.Zip(right, (x, y) => MathF.FusedMultiplyAdd(y, -3, x)), Aten.SubTensor.Call(a, b, 3).ToArray<float>());
        Assert.Equal(left.Zip(right, (x, y) => x < y), Aten.LtTensor.Call(a, b).ToArray<bool>());
        Assert.Equal(left.Zip(right, (x, y) => x > 0 ? x : y), Aten.Where.Call(Aten.GtScalar.Call(a, 0), a, b).ToArray<float>());
        // A number without dimensions of a wider type changes no type, a matrix does.
        var product = Aten.MulTensor.Call(a, Aten.ToDtype.Call(b, ScalarType.Double));
        if (b.Sizes.IsEmpty) Assert.Equal(left.Zip(right, (x, y) => x * y), product.ToArray<float>());
        else Assert.Equal(left.Zip(right, (x, y) => x * (double)y), product.ToArray<double>());
    }

    [Theory]
    [MemberData(nameof(Full))]
    public void What_is_written_to_a_layout_leaves_the_gaps_alone(string layout)
    {
        var ((a, before), (b, right)) = (Matrix(layout, 3), Matrix("transposed", 4));
        var stored = ((HostStorage)a.Storage!).Elements<float>().ToArray();
        Aten.MulInPlaceTensor.Call(a, b);
        Assert.Equal(before.Zip(right, (x, y) => x * y), a.ToArray<float>());
        Aten.CopyInPlace.Call(a, HostTensors.From(before, Rows, Columns));
        Assert.Equal(stored, ((HostStorage)a.Storage!).Elements<float>().ToArray());
    }

    [Theory]
    [MemberData(nameof(Full))]
    public void A_copy_in_another_order_or_type_has_the_same_elements(string layout)
    {
        var (tensor, elements) = Matrix(layout, 5);
        Assert.Equal(elements, Aten.Contiguous.Call(tensor).HostSpan<float>().ToArray());
        Assert.Equal(elements, Aten.Clone.Call(tensor).ToArray<float>());
        Assert.Equal(elements.Select(x => (double)x), Aten.Contiguous.Call(Aten.ToDtype.Call(tensor, ScalarType.Double)).HostSpan<double>().ToArray());
        Assert.Equal(elements.Select(x => (long)x), Aten.ToDtype.Call(tensor, ScalarType.Long).ToArray<long>());
        Assert.Equal(elements.Select(x => (float)(BFloat16)x), Aten.ToDtype.Call(Aten.ToDtype.Call(tensor, ScalarType.BFloat16), ScalarType.Float).ToArray<float>());
    }

    [Fact]
    public void The_hyperbolic_tangent_is_right_to_the_last_digit_but_one()
    {
        float[] corners = [0, -0f, 1e-30f, 1e-5f, 0.6249999f, 0.625f, 0.7f, 9, 9.1f, 88, 89, 1e30f, float.PositiveInfinity, float.NegativeInfinity, float.NaN, float.Epsilon];
        float[] values = [.. corners, .. corners.Select(x => -x), .. Matrix("contiguous", 6).Elements.Select(x => x / 2)];
        var results = Aten.Tanh.Call(HostTensors.From(values, values.Length)).ToArray<float>();
        for (var i = 0; i < values.Length; i++)
        {
            var exact = Math.Tanh(values[i]);
            Assert.True(double.IsNaN(exact) ? float.IsNaN(results[i]) : Math.Abs(results[i] - exact) <= (2.5e-7 * Math.Abs(exact)) + 1e-45, $"tanh({values[i]:R}) is {results[i]:R}, not {exact:R}");
        }
    }

    [Fact]
    public void The_error_function_is_right_to_the_last_digits()
    {
        // Values of the tables, to 16 digits.
        foreach (var (x, y) in new[]
        {
            (0.0, 0.0), (0.1, 0.1124629160182849), (0.5, 0.5204998778130465), (1, 0.8427007929497149), (2, 0.9953222650189527), (2.5, 0.9995930479825551), (3, 0.9999779095030014), (6, 1),
        })
        {
            Assert.Equal(y, Functional.Dispatch.Aten.Pointwise.ErrorFunction.Erf(x), 1e-15);
            Assert.Equal(-y, Functional.Dispatch.Aten.Pointwise.ErrorFunction.Erf(-x), 1e-15);
        }

        Assert.True(double.IsNaN(Functional.Dispatch.Aten.Pointwise.ErrorFunction.Erf(double.NaN)));
        Assert.Equal(1, Functional.Dispatch.Aten.Pointwise.ErrorFunction.Erf(double.PositiveInfinity));
    }

    private static bool IsFull(string layout) => layout is "contiguous" or "transposed" or "stepped" or "padded";
}
