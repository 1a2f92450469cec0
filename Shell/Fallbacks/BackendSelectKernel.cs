using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Shell.Fallbacks;

/// <summary>
/// The kernel that operators making tensors from nothing have at BackendSelect: the backend follows from the device, layout and element type
/// asked for (the CPU, strided, when none is given). Its fallback, for all other operators, is a fallthrough.
/// </summary>
public sealed class BackendSelectKernel : CallableFunction
{
    private BackendSelectKernel()
    {
    }

    /// <summary>The one instance.</summary>
    public static BackendSelectKernel Instance { get; } = new();

    /// <summary>The kernel as it is registered.</summary>
    public static Kernel Kernel { get; } = new("registered at Shell/Fallbacks/BackendSelectKernel.cs")
    {
        Code = Instance,
        Next = new KernelNext.SelectBackend(),
    };

    /// <inheritdoc />
    public override void Run(OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        (DeviceType? device, TensorLayout? layout, ScalarType? type) = (null, null, null);
        var signature = op.Table.Signature!;
        foreach (var argument in stack.Last(signature.ArgumentCount))
        {
            // The first of each kind counts.
            if (argument.Kind == ValueKind.Device) device ??= argument.ToDevice().Type;
            else if (argument.Kind == ValueKind.Layout) layout ??= argument.ToLayout();
            else if (argument.Kind == ValueKind.ScalarType) type ??= argument.ToScalarType();
        }

        var key = Devices.KeyOf(device ?? DeviceType.Cpu, layout ?? TensorLayout.Strided, type is { } asked && ScalarTypes.IsQuantized(asked)).Match(
            Right: k => k, Left: error => throw new TensorPropertyException(error));
        op.RedispatchBoxed(
            (stack.KeyUnion(stack.Count - signature.ArgumentCount, signature.DispatchPositions) | DispatchKeySet.Of(key)) & DispatchKeySet.FullAfter(DispatchKey.BackendSelect), stack);
    }
}
