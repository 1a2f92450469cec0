using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Shell.Fallbacks;

/// <summary>
/// The kernel of an operator at a device's Autocast key: with the key excluded it casts the arguments by its policy and calls the operator again.
/// (PyTorch also keeps the casts of parameters for the length of the mode; that is not done here.)
/// </summary>
/// <param name="device">The device.</param>
/// <param name="policy">What is done to the arguments.</param>
/// <param name="other">The overload called for <see cref="CastPolicy.Float32ByOverload"/>, else null.</param>
/// <param name="cast">Who casts; null calls <c>aten::_to_copy</c>.</param>
public sealed class AutocastKernel(DeviceType device, CastPolicy policy, OperatorName? other = null, IAutocastCast? cast = null) : CallableFunction
{
    private readonly DispatchKey _key = AutocastMode.KeyOf(device);
    private readonly IAutocastCast _cast = cast ?? new OperatorCast();

    /// <summary>The kernel as it is registered.</summary>
    /// <returns>The kernel, with what it does next.</returns>
    public Kernel ToKernel() => new($"registered at Shell/Fallbacks/AutocastKernel.cs ({_key}, {policy})")
    {
        Code = this,
        Next = policy switch
        {
            CastPolicy.Float32ByOverload => new KernelNext.Unknown("an autocast kernel that calls another overload"),
            CastPolicy.Banned => new KernelNext.Unknown("an autocast kernel that raises"),
            _ => new KernelNext.CallAgain(new Guard.Exclude(DispatchKeySet.Of(_key))),
        },
    };

    /// <inheritdoc />
    public override void Run(OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        using var exclude = new ExcludeGuard(DispatchKeySet.Of(_key));
        var schema = op.Table.Signature!.Schema;
        var arguments = stack.Last(schema.Arguments.Count);
        switch (policy)
        {
            case CastPolicy.LowerPrecision:
                CastAll(op, arguments, AutocastMode.TypeOf(device));
                break;
            case CastPolicy.Float32:
                CastAll(op, arguments, ScalarType.Float);
                break;
            case CastPolicy.Promote:
                CastAll(op, arguments, AutocastCasts.Promoted(op.Name.ToString(), TensorArguments.Of(arguments), device, AutocastMode.TypeOf(device)));
                break;
            case CastPolicy.Float32ByDtype:
                if (IsFirstEligible(arguments)) AskForFloat32(schema, arguments);
                break;
            case CastPolicy.Float32ByOverload:
                var first = TensorArguments.Of(arguments)[0];
                stack.Push(Value.From(AutocastCasts.IsEligible(first, device) ? ScalarType.Float : first.ScalarType));
                op.Dispatcher.Entry(other!.Value).CallBoxed(stack);
                return;
            case CastPolicy.Banned:
                throw new AutocastException(new AutocastError(op.Name.ToString(), "its result is unsafe in low precision; use an operator on the values before the sigmoid instead"));
        }

        op.CallBoxed(stack);
    }

    private void CastAll(OperatorEntry op, Span<Value> arguments, ScalarType type)
    {
        var dispatcher = op.Dispatcher;
        foreach (ref var argument in arguments) argument = AutocastCasts.Cast(argument, device, type, (tensor, to) => _cast.Cast(dispatcher, tensor, to));
    }

    private bool IsFirstEligible(Span<Value> arguments) =>
        arguments.Length > 0 && arguments[0].AsTensor is Tensor tensor && AutocastCasts.IsEligible(tensor, device);

    private static void AskForFloat32(FunctionSchema schema, Span<Value> arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
            if (arguments[i].IsNone && schema.Arguments[i].Type is SchemaType.Optional { Element: SchemaType.Base { Kind: BaseType.ScalarType } })
                arguments[i] = Value.From(ScalarType.Float);
    }
}
