using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Shell.Fallbacks;

/// <summary>What autocast does to an operator's arguments, under PyTorch's names.</summary>
public enum CastPolicy
{
    /// <summary>lower_precision_fp: casts to the device's autocast type.</summary>
    LowerPrecision,

    /// <summary>fp32: casts to float32.</summary>
    Float32,

    /// <summary>fp32_set_opt_dtype: asks for a float32 result where the caller asked for nothing; casts no argument.</summary>
    Float32ByDtype,

    /// <summary>fp32_append_dtype: calls the overload that takes a result type at the end.</summary>
    Float32ByOverload,

    /// <summary>promote: casts to the widest type among the arguments.</summary>
    Promote,

    /// <summary>The operator must not run under autocast, as it is unsafe in low precision.</summary>
    Banned,
}

/// <summary>Casts tensors: the seam between autocast and whoever computes.</summary>
public interface IAutocastCast
{
    /// <summary>The tensor in another element type.</summary>
    /// <param name="dispatcher">The dispatcher of the call that is served.</param>
    /// <param name="tensor">A floating-point tensor of another type.</param>
    /// <param name="type">The type.</param>
    /// <returns>A new tensor.</returns>
    Tensor Cast(Dispatcher dispatcher, Tensor tensor, ScalarType type);
}

/// <summary>Casts by calling an operator whose second parameter is the element type; the rest are none.</summary>
public sealed record OperatorCast : IAutocastCast
{
    /// <summary>The operator: <c>aten::_to_copy(Tensor self, *, ScalarType? dtype=None, ...) -> Tensor</c>.</summary>
    public OperatorName ToCopy { get; init; } = new("aten::_to_copy", "");

    /// <inheritdoc />
    public Tensor Cast(Dispatcher dispatcher, Tensor tensor, ScalarType type) =>
        SeamCalls.Call(dispatcher, ToCopy, Value.From(tensor), Value.From(type));
}

/// <summary>Which tensors autocast casts, and to what.</summary>
internal static class AutocastCasts
{
    /// <summary>Whether the tensor is one that autocast of this device casts: floating-point, not float64, on the device.</summary>
    public static bool IsEligible(Tensor tensor, DeviceType device) =>
        tensor.IsDefined && tensor.Device.Type == device && ScalarTypes.IsFloatingPoint(tensor.ScalarType) && tensor.ScalarType != ScalarType.Double;

    /// <summary>Casts the eligible tensors of a value that are of another type.</summary>
    public static Value Cast(Value value, DeviceType device, ScalarType to, Func<Tensor, ScalarType, Tensor> cast)
    {
        if (value.AsTensor is Tensor tensor)
            return IsEligible(tensor, device) && tensor.ScalarType != to ? Value.From(cast(tensor, to)) : value;
        return value.Kind == ValueKind.List && value.Items.Any(i => i.AsTensor is not null)
            ? Value.FromList(value.Items.Select(i => Cast(i, device, to, cast)).ToImmutableArray())
            : value;
    }

    /// <summary>The widest of the lower type and the eligible tensors' types.</summary>
    /// <exception cref="AutocastException">A tensor is of a floating-point type that is neither.</exception>
    public static ScalarType Promoted(string op, IEnumerable<Tensor> tensors, DeviceType device, ScalarType lower)
    {
        var widest = lower;
        foreach (var tensor in tensors.Where(t => IsEligible(t, device)))
        {
            if (tensor.ScalarType == ScalarType.Float) widest = ScalarType.Float;
            else if (widest != ScalarType.Float && tensor.ScalarType != lower)
                throw new AutocastException(new AutocastError(op, $"its arguments are of {tensor.ScalarType} where autocast is to {lower}"));
        }

        return widest;
    }
}
