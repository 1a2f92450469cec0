using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>Walks the tensors among arguments as the fallbacks do: in order, lists flattened, none entries left out.</summary>
public static class TensorArguments
{
    /// <summary>The tensors.</summary>
    /// <param name="arguments">Arguments of a boxed call.</param>
    /// <returns>All of them, undefined ones too.</returns>
    public static List<Tensor> Of(ReadOnlySpan<Value> arguments)
    {
        var tensors = new List<Tensor>();
        foreach (var argument in arguments) Add(argument, tensors);
        return tensors;
    }

    /// <summary>Whether any tensor requires grad; allocates nothing.</summary>
    /// <param name="arguments">Arguments of a boxed call.</param>
    /// <returns>True when one does.</returns>
    public static bool AnyRequiresGrad(ReadOnlySpan<Value> arguments)
    {
        foreach (ref readonly var argument in arguments)
            if (argument.AsTensor is { } tensor ? tensor.RequiresGrad : AnyRequiresGrad(argument)) return true;
        return false;
    }

    private static bool AnyRequiresGrad(in Value value)
    {
        if (value.Kind != ValueKind.List) return false;
        foreach (var item in value.Items)
            if (item.AsTensor is { RequiresGrad: true }) return true;
        return false;
    }

    private static void Add(Value value, List<Tensor> tensors)
    {
        if (value.AsTensor is Tensor tensor)
        {
            tensors.Add(tensor);
        }
        else if (value.Kind == ValueKind.List)
        {
            foreach (var item in value.Items)
                if (item.AsTensor is Tensor entry) tensors.Add(entry);
        }
    }
}
