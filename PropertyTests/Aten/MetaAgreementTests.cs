using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.PropertyTests.Aten.Recorded;
using Functional.Dispatch.Shell;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Testing;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Aten;

/// <summary>What a call computes on the CPU has the element type, sizes and strides that the same call has on the Meta device.</summary>
public sealed class MetaAgreementTests
{
    private const int Calls = 60;

    // They read elements, which Meta tensors do not have.
    private static readonly HashSet<string> DataDependent = new(StringComparer.Ordinal) { "aten::item", "aten::_local_scalar_dense", "aten::equal" };

    public static TheoryData<string> Operators => [.. Recording.Operators.Where(op => !DataDependent.Contains(op))];

    [Theory]
    [MemberData(nameof(Operators))]
    public void Meta_and_CPU_agree_on_element_type_sizes_and_strides(string op) =>
        Claim.Checks(Arb.From(Gen.Choose(0, int.MaxValue)), seed => Check(op, seed), Calls);

    private static void Check(string op, int seed)
    {
        var session = AtenSession.Shared;
        if (Variation.Of(op, seed) is not { } call) return;
        Tensor[] onCpu;
        try
        {
            onCpu = [.. PreparedCall.Of(session, call).Run().Select(v => v.AsTensor).OfType<Tensor>()];
        }
        catch (DispatchException)
        {
            // Varied into a call that is an error; whether Meta sees it is not said, as it may lie in the elements.
            return;
        }

        var onMeta = PreparedCall.Of(session, call, onMeta: true).Run().Select(v => v.AsTensor).OfType<Tensor>().ToArray();
        Assert.Equal(onCpu.Select(Shape), onMeta.Select(Shape));
    }

    private static string Shape(Tensor tensor) =>
        $"{tensor.ScalarType} [{string.Join(", ", tensor.Sizes)}] strides [{string.Join(", ", tensor.Shape.Strides)}] from {tensor.StorageOffset}{(tensor.RequiresGrad ? " requires grad" : "")}";
}
