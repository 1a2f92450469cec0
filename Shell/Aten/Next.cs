using Functional.Dispatch.Rules;

namespace Functional.Dispatch.Aten;

/// <summary>What kernels do about dispatch, said where they are registered.</summary>
internal static class Next
{
    /// <summary>Computes and returns; no operator is called.</summary>
    public static KernelNext Leaf { get; } = new KernelNext.Leaf();

    /// <summary>Is written in terms of other operators.</summary>
    public static KernelNext Composite { get; } = new KernelNext.Composite();
}
