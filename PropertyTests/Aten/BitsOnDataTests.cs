using System.Numerics;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Aten;

/// <summary>The fallbacks of Conjugate, Negative and ZeroTensor and the kernels of Autocast at work on data.</summary>
public sealed class BitsOnDataTests
{
    private static readonly AtenOperators Aten = AtenSession.Shared.Ops;

    [Fact]
    public void An_operator_without_a_kernel_for_the_negative_bit_sees_the_negative()
    {
        var stored = HostTensors.From<float>([1, -2, 3], 3);
        var negative = Aten.InternalNegView.Call(stored);
        Assert.True(negative.IsNegative);
        Assert.Same(stored.Storage, negative.Storage);
        Assert.Equal([2f, -1, 4], Aten.AddTensor.Call(negative, HostTensors.From<float>([3, -3, 7], 3)).ToArray<float>());
        Assert.Equal([-1f, 2, -3], Aten.Clone.Call(negative).ToArray<float>());
        Assert.False(Aten.ResolveNeg.Call(negative).IsNegative);
        Assert.Same(stored, Aten.ResolveNeg.Call(stored));
    }

    [Fact]
    public void What_is_written_to_a_negative_view_is_its_value_not_what_is_stored()
    {
        var stored = HostTensors.From<float>([1, -2, 3], 3);
        var negative = Aten.InternalNegView.Call(stored);
        Aten.AddInPlaceScalar.Call(negative, 10);
        Assert.Equal([9f, 12, 7], negative.ToArray<float>());
        Assert.Equal([-9f, -12, -7], stored.ToArray<float>());
        Aten.CopyInPlace.Call(negative, HostTensors.From<float>([1, 2, 3], 3));
        Assert.Equal([-1f, -2, -3], stored.ToArray<float>());
    }

    [Fact]
    public void Conjugate_views_multiply_as_conjugates_and_are_resolved_once()
    {
        var stored = HostTensors.From([new Complex(1, 2), new Complex(3, -4)], 2);
        var conjugate = Aten.Conj.Call(stored);
        Assert.True(conjugate.IsConjugate);
        Assert.Equal([new Complex(5, 0), new Complex(25, 0)], Aten.MulTensor.Call(stored, conjugate).ToArray<Complex>());
        Assert.Equal(stored.ToArray<Complex>(), Aten.Conj.Call(conjugate).ToArray<Complex>());
        var resolved = Aten.ResolveConj.Call(conjugate);
        Assert.False(resolved.IsConjugate);
        Assert.Equal([new Complex(1, -2), new Complex(3, 4)], resolved.HostSpan<Complex>().ToArray());
        Assert.True(Aten.Equal.Call(Aten.InternalConjPhysical.Call(stored), conjugate));
    }

    [Fact]
    public void Zero_tensors_hold_no_elements_until_an_operator_asks_for_them()
    {
        var zero = Aten.InternalEfficientzerotensor.Call([2]);
        var one = HostTensors.From<float>([1, 2], 2);
        Assert.True(zero.IsZero);
        Assert.True(Aten.MulTensor.Call(one, zero).IsZero);
        Assert.True(Aten.AddTensor.Call(zero, zero).IsZero);
        Assert.Equal([3f, 6], Aten.AddTensor.Call(zero, one, 3).ToArray<float>());
        Assert.Equal([-1f, -2], Aten.SubTensor.Call(zero, one).ToArray<float>());
        Assert.Equal([1f, 1], Aten.Exp.Call(zero).ToArray<float>());
        Assert.Equal([float.PositiveInfinity, float.PositiveInfinity], Aten.DivTensor.Call(one, zero).ToArray<float>());
        Assert.Throws<CannotMaterialiseException>(() => Aten.ExpInPlace.Call(zero));
        Assert.Equal([0f, 0], Aten.Clone.Call(zero).HostSpan<float>().ToArray());
    }

    [Fact]
    public void Autocast_casts_data_for_a_product_and_back_for_a_logarithm()
    {
        var matrix = HostTensors.From<float>([1, 2, 3, 4.0039f], 2, 2);
        using (AutocastMode.Enable(DeviceType.Cpu))
        {
            var product = Aten.Mm.Call(matrix, matrix);
            Assert.Equal(ScalarType.BFloat16, product.ScalarType);
            Assert.Equal([7f, 10, 15, 22], product.ToArray<BFloat16>().Select(x => (float)x));
        }

        Assert.Equal(ScalarType.Float, Aten.Mm.Call(matrix, matrix).ScalarType);
    }

    [Fact]
    public void A_failed_operation_says_its_category()
    {
        var tensor = HostTensors.From<float>([1, 2], 2);
        Assert.Equal(ErrorCategory.Index, Assert.Throws<TensorIndexException>(() => Aten.Select.Call(tensor, 1, 0)).Category);
        Assert.Equal(ErrorCategory.Runtime, Assert.Throws<TensorRuntimeException>(() => Aten.AddTensor.Call(tensor, HostTensors.From<float>([1, 2, 3], 3))).Category);
        Assert.Equal(ErrorCategory.NotImplemented, Assert.Throws<TensorNotImplementedException>(() => Aten.Neg.Call(HostTensors.Scalar(true))).Category);
    }
}
