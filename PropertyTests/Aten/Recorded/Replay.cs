using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Functional.Dispatch.Shell;
using Functional.Dispatch.Shell.Autograd;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.PropertyTests.Aten.Recorded;

/// <summary>Calls an operator: boxed, or by its generated handle.</summary>
internal delegate ImmutableArray<Value> Caller(OperatorEntry op, ImmutableArray<Value> arguments);

/// <summary>Makes a recorded call once more, through the dispatcher, and says where it differs from what PyTorch did.</summary>
internal sealed class Replay
{
    // Elements of these are sums of products, in an order that is nobody's promise: errors are relative to the size of what is added.
    private static readonly HashSet<string> Sums = new(StringComparer.Ordinal)
    {
        "sum", "mean", "sum_to_size", "mm", "addmm", "addmm_", "bmm", "dot", "mv", "matmul", "linear", "_softmax_backward_data", "_log_softmax", "_log_softmax_backward_data",
        "log_softmax", "cross_entropy_loss", "nll_loss", "nll_loss_nd", "nll_loss_forward", "scatter_add", "scatter_add_", "index_add", "index_add_", "gelu_backward",
        "tanh_backward", "sigmoid_backward", "gelu", "gelu_",
        // With a factor, the sum of a number and a product.
        "add", "add_", "sub", "sub_", "rsub", "addcmul", "addcmul_", "addcdiv", "addcdiv_", "lerp", "lerp_",
    };

    private readonly AtenSession _session;
    private readonly RecordedCall _call;
    private readonly Caller _caller;
    private readonly PreparedCall _prepared;

    private Replay(AtenSession session, RecordedCall call, Caller caller) =>
        (_session, _call, _caller, _prepared) = (session, call, caller, PreparedCall.Of(session, call));

    /// <summary>The first difference, or null.</summary>
    public static string? Difference(AtenSession session, RecordedCall call, Caller caller)
    {
        try
        {
            return new Replay(session, call, caller).Run();
        }
        catch (Exception thrown) when (thrown is not DispatchException)
        {
            return $"threw {thrown.GetType().Name}: {thrown.Message} {thrown.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}";
        }
    }

    private string? Run()
    {
        ImmutableArray<Value> results;
        try
        {
            results = _caller(_prepared.Operator, _prepared.Arguments);
        }
        catch (DispatchException refused)
        {
            return _call.Error is null ? $"refused: {refused.Message}"
                : PythonName(refused) == _call.Error ? null : $"{PythonName(refused)} ({refused.Message}), PyTorch raises {_call.Error}";
        }

        if (_call.Error is not null) return $"gave {string.Join(", ", results)}, PyTorch raises {_call.Error}";
        if (results.Length != _call.Results.Length) return $"{results.Length} results";
        for (var i = 0; i < results.Length; i++)
            if (DifferenceOf(_call.Results[i], results[i]) is { } difference) return $"result {i}: {difference}";
        return _call.OutputGradients.IsEmpty ? null : Backward([.. results.Select(r => r.AsTensor).OfType<Tensor>().Where(t => t.RequiresGrad)]);
    }

    private string? DifferenceOf(object expected, Value actual)
    {
        if (expected is JsonElement recorded)
        {
            var value = RecordedCall.ToValue(recorded, _ => Value.None);
            return value == actual || (value.Kind == ValueKind.Float && actual.Kind == ValueKind.Float && value.ToDouble().Equals(actual.ToDouble()))
                ? null : $"{actual}, PyTorch has {value}";
        }

        return actual.AsTensor is Tensor tensor ? DifferenceOf((RecordedResult)expected, tensor) : $"{actual} is no tensor";
    }

    private string? DifferenceOf(RecordedResult expected, Tensor tensor)
    {
        if (Layout(expected, tensor) is { } difference) return difference;
        if (expected.Offset != tensor.StorageOffset) return $"storage offset {tensor.StorageOffset}, PyTorch has {expected.Offset}";
        if ((expected.Is >= 0) != _prepared.Tensors.Any(t => ReferenceEquals(t, tensor)) || (expected.Is >= 0 && !ReferenceEquals(_prepared.Tensors[expected.Is], tensor)))
            return expected.Is >= 0 ? $"not the argument {expected.Is} itself" : "an argument itself, PyTorch returns a new tensor";
        // A tensor without elements has no storage to share.
        if (tensor.Shape.ElementCount > 0 && !tensor.IsZero && (expected.In >= 0) != _prepared.Tensors.Any(t => t.Storage == tensor.Storage && t.Storage is not null))
            return expected.In >= 0 ? $"does not share the storage of argument {expected.In}" : "shares the storage of an argument";
        if (expected.RequiresGrad != tensor.RequiresGrad) return $"requires grad: {tensor.RequiresGrad}";
        if ((expected.IsConjugate, expected.IsNegative, expected.IsZero) != (tensor.IsConjugate, tensor.IsNegative, tensor.IsZero))
            return $"conjugate, negative, zero bits: {tensor.IsConjugate}, {tensor.IsNegative}, {tensor.IsZero}";
        // How often a new tensor was written before it was given out is nobody's business.
        if (expected.Is + expected.In > -2 && expected.Version != tensor.Version) return $"version {tensor.Version}, PyTorch has {expected.Version}";
        return expected.Bytes is null ? null : Elements.Difference(expected.Type, expected.Bytes, Elements.BytesOf(tensor), ComputedIn(expected), Scale(expected));
    }

    private static string? Layout(RecordedResult expected, Tensor tensor)
    {
        if (expected.Type != tensor.ScalarType) return $"element type {tensor.ScalarType}, PyTorch has {expected.Type}";
        if (!expected.Sizes.SequenceEqual(tensor.Sizes)) return $"sizes [{string.Join(", ", tensor.Sizes)}], PyTorch has [{string.Join(", ", expected.Sizes)}]";
        return expected.Strides.SequenceEqual(tensor.Shape.Strides) ? null
            : $"strides [{string.Join(", ", tensor.Shape.Strides)}], PyTorch has [{string.Join(", ", expected.Strides)}]";
    }

    // With out the inputs alone say in what precision is computed; out may be of a wider type.
    private double ComputedIn(RecordedResult expected)
    {
        var inputs = _call.Tensors.Where((_, i) => i != expected.Is).Select(t => _call.Storages[t.Storage].Type).Where(ScalarTypes.IsDifferentiable).ToArray();
        var isOut = expected.Is > 0 && inputs.Length > 0;
        return Math.Max(Elements.Tolerance(expected.Type), isOut ? inputs.Min(Elements.Tolerance) : 0);
    }

    private double Scale(RecordedResult expected)
    {
        var name = _call.Operator["aten::".Length..].Split('.')[0];
        if (!Sums.Contains(name)) return 0;
        // The largest term is at most of the size of the largest inputs' product; a number that is nowhere near that size is not what makes up the sum.
        var inputs = _call.Storages.Select(s => Elements.Largest(s.Type, s.Bytes)).Where(size => size < 1e3).ToArray();
        return Math.Max(Elements.Largest(expected.Type, expected.Bytes!) is var own && own < 1e6 ? own : 0, inputs.Length == 0 ? 0 : inputs.Max());
    }

    private string? Backward(Tensor[] roots)
    {
        var gradients = roots.Select((root, i) => GradientFor(root, _call.OutputGradients[i])).ToArray();
        try
        {
            _session.Library.Engine.Backward(roots, gradients);
        }
        catch (DispatchException refused)
        {
            return _call.BackwardError is null ? $"backward refused: {refused.Message}"
                : PythonName(refused) == _call.BackwardError ? null : $"backward: {PythonName(refused)}, PyTorch raises {_call.BackwardError}";
        }

        if (_call.BackwardError is not null) return $"backward ran, PyTorch raises {_call.BackwardError}";
        for (var i = 0; i < _prepared.Leaves.Length; i++)
        {
            if (_prepared.Leaves[i] is not { } leaf) continue;
            var (expected, actual) = (_call.Gradients!.Value[i], leaf.Grad);
            if (expected is null && actual is null) continue;
            if (expected is null || actual is null) return $"gradient of argument {i}: {(actual is null ? "none" : "there is one")}, PyTorch has {(expected is null ? "none" : "one")}";
            var difference = Layout(WithStridesThatMatter(expected, actual), actual)
                // Gradients are sums over what the tensor was used for, and the derivatives themselves are products and sums.
                ?? Elements.Difference(
                    expected.Type, expected.Bytes!, Elements.BytesOf(actual), roots.Select(r => r.ScalarType).Append(expected.Type).Max(Elements.Tolerance),
                    Math.Min(1e6, Elements.Largest(expected.Type, expected.Bytes!)));
            if (difference is not null) return $"gradient of argument {i}: {difference}";
        }

        return null;
    }

    // The strides of a gradient say how it lies in memory; those of dimensions with one element or none say nothing, and follow from how it came about.
    private static RecordedResult WithStridesThatMatter(RecordedResult expected, Tensor actual) => expected.Strides.Length != actual.Shape.Strides.Length ? expected : expected with
    {
        Strides = [.. expected.Strides.Select((stride, d) => expected.Sizes[d] < 2 || expected.Sizes.Contains(0) ? actual.Shape.Strides[d] : stride)],
    };

    private static Tensor GradientFor(Tensor root, byte[] bytes)
    {
        var gradient = HostTensors.Empty(TensorShape.Contiguous(root.Sizes), root.ScalarType);
        bytes.CopyTo(((HostStorage)gradient.Storage!).Bytes);
        return gradient;
    }

    private static string PythonName(DispatchException exception) => exception.Category() switch
    {
        ErrorCategory.Runtime => "RuntimeError",
        ErrorCategory.Index => "IndexError",
        ErrorCategory.Value => "ValueError",
        ErrorCategory.Type => "TypeError",
        ErrorCategory.NotImplemented => "NotImplementedError",
    };
}
