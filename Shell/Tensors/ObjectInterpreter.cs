using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>The interpreter whose language is .NET: it asks the handlers of the subclass tensors among the arguments.</summary>
public sealed class ObjectInterpreter : IInterpreter
{
    private ObjectInterpreter()
    {
    }

    /// <summary>The one instance.</summary>
    public static ObjectInterpreter Instance { get; } = new();

    /// <inheritdoc />
    public void Dispatch(OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        var handling = Handling.Begin(op, keys, stack);
        if (!AskTensors(handling)) throw handling.Declined();
    }

    /// <summary>Asks the subclass tensors among the arguments, derived types before their bases.</summary>
    /// <param name="handling">The call.</param>
    /// <returns>Whether one of them handled it.</returns>
    internal static bool AskTensors(Handling handling)
    {
        foreach (var tensor in handling.Subclasses)
            if (handling.Ask(((ITensorSubclass)tensor).Handle, tensor.GetType().Name)) return true;
        return false;
    }

    /// <summary>One tensor for each subclass type among the arguments. A type goes before the first one seen that it derives from, else to the end.</summary>
    internal static ImmutableArray<Tensor> SubclassesAmong(ReadOnlySpan<Value> arguments)
    {
        var found = ImmutableArray.CreateBuilder<Tensor>();
        foreach (var tensor in TensorArguments.Of(arguments))
        {
            if (tensor is not ITensorSubclass || !tensor.KeySet.Has(DispatchKey.Python)) continue;
            var type = tensor.GetType();
            var at = found.Count;
            var known = false;
            for (var i = 0; i < found.Count && !known; i++)
            {
                known = found[i].GetType() == type;
                if (at == found.Count && type.IsSubclassOf(found[i].GetType())) at = i;
            }

            if (!known) found.Insert(at, tensor);
        }

        return found.ToImmutable();
    }
}
