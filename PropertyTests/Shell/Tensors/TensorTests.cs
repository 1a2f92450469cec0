using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Shell.Support;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Shell.Tensors;

public sealed class TensorTests
{
    private static Tensor InferenceTensor()
    {
        using var guard = Guards.InferenceMode();
        return Ops.Cpu();
    }

    [Fact]
    public void The_undefined_tensor_is_one_object_with_keys_and_nothing_else()
    {
        Assert.Same(Tensor.Undefined, Tensor.Undefined);
        Assert.False(Tensor.Undefined.IsDefined);
        Assert.Equal(KeySets.UndefinedTensor, Tensor.Undefined.KeySet);
        Assert.Empty(Tensor.Undefined.Sizes);
        Assert.False(Tensor.Undefined.IsInference);
        Assert.Throws<TensorPropertyException>(() => Tensor.Undefined.RequiresGrad = true);
        Assert.Throws<TensorPropertyException>(() => Tensor.Undefined.IsConjugate = true);
        Assert.Throws<TensorPropertyException>(Tensor.Undefined.BumpVersion);
        Assert.Throws<TensorPropertyException>(() => Tensor.Undefined.CreateView(default));
        Assert.Throws<TensorPropertyException>(Tensor.Undefined.ToMeta);
        Assert.Equal(KeySets.UndefinedTensor, Tensor.Undefined.KeySet);
    }

    [Fact]
    public void A_view_shares_the_version_of_its_base()
    {
        var tensor = Ops.Cpu();
        var view = tensor.CreateView(TensorShape.Contiguous(1), 1).CreateView(TensorShape.Contiguous(1));
        view.BumpVersion();
        tensor.BumpVersion();
        Assert.Equal(2, tensor.Version);
        Assert.Equal(2, view.Version);
        Assert.Same(tensor, view.ViewedBase);
        Assert.False(tensor.IsView);
    }

    [Fact]
    public void An_inference_tensor_has_no_version_and_is_updated_inside_inference_mode_only()
    {
        var tensor = InferenceTensor();
        Assert.True(tensor.IsInference);
        Assert.Throws<InferenceTensorException>(() => tensor.Version);
        Assert.Throws<InferenceTensorException>(tensor.BumpVersion);
        using var guard = Guards.InferenceMode();
        tensor.BumpVersion();
    }

    [Fact]
    public void An_inference_tensor_can_be_made_to_require_grad_inside_inference_mode_only()
    {
        var tensor = InferenceTensor();
        var error = Assert.Throws<InferenceTensorException>(() => tensor.RequiresGrad = true);
        Assert.Equal(new InferenceTensorError(InferenceTensorUse.RequireGrad), error.Error);
        using var guard = Guards.InferenceMode();
        tensor.RequiresGrad = true;
        Assert.True(tensor.RequiresGrad);
    }

    [Theory]
    [InlineData(ScalarType.Long)]
    [InlineData(ScalarType.Bool)]
    [InlineData(ScalarType.QInt8)]
    public void A_type_without_gradients_cannot_require_them(ScalarType type) =>
        Assert.Throws<TensorPropertyException>(() => Ops.Cpu(type, requiresGrad: true));

    [Fact]
    public void Requires_grad_changes_no_key() => Assert.Equal(Ops.Cpu().KeySet, Ops.Cpu(requiresGrad: true).KeySet);

    [Fact]
    public void The_bits_are_keys_that_come_and_go()
    {
        var tensor = Ops.Cpu(ScalarType.ComplexFloat);
        var keys = tensor.KeySet;
        (tensor.IsConjugate, tensor.IsNegative) = (true, true);
        Assert.Equal(keys.Add(DispatchKey.Conjugate).Add(DispatchKey.Negative), tensor.KeySet);
        (tensor.IsConjugate, tensor.IsNegative) = (false, false);
        Assert.Equal(keys, tensor.KeySet);
        Assert.Throws<TensorPropertyException>(() => Ops.Cpu().IsConjugate = true);
    }

    [Fact]
    public void A_device_without_tensors_of_the_layout_is_an_error() =>
        Assert.IsType<NoKeyForDeviceError>(Assert.Throws<TensorPropertyException>(
            () => new Tensor(TensorShape.Contiguous(2), new TensorOptions { Device = new Device(DeviceType.OpenGL) })).Error);

    [Fact]
    public void Shapes_that_are_none_are_refused()
    {
        Assert.Throws<TensorPropertyException>(() => TensorShape.Contiguous(2, -1));
        Assert.Throws<TensorPropertyException>(() => TensorShape.Checked([2, 2], [1]));
        Assert.Throws<TensorPropertyException>(() => TensorShape.Contiguous(long.MaxValue, 3));
        Assert.Equal(0, TensorShape.Contiguous(0, 5).ElementCount);
        Assert.Equal(1, TensorShape.Contiguous().ElementCount);
        Assert.Equal([6, 2, 1], TensorShape.Contiguous(4, 3, 2).Strides);
    }

    [Fact]
    public void A_meta_tensor_of_a_sparse_one_is_sparse() =>
        Assert.Equal(
            DispatchKey.SparseMeta,
            KeyRelations.HighestPriorityBackendKey(new Tensor(TensorShape.Contiguous(2), new TensorOptions { Layout = TensorLayout.SparseCoo }).ToMeta().KeySet));

    [Fact]
    public void History_makes_a_tensor_require_grad()
    {
        var tensor = Ops.Cpu();
        tensor.Autograd = new History();
        Assert.True(tensor.RequiresGrad);
    }

    private sealed class History : AutogradMeta
    {
        public override bool HasHistory => true;
    }
}
