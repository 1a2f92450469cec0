using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Aten;

/// <summary>Keys whose fallbacks an operator does not want: fallthroughs of its own.</summary>
internal static class PassedOver
{
    /// <summary>The bits that a tensor may carry: an operator that passes them over either asks for no elements or knows the bits.</summary>
    public static DispatchKey[] Bits { get; } = [DispatchKey.Conjugate, DispatchKey.Negative, DispatchKey.ZeroTensor];

    /// <summary>Registers a fallthrough of the operator at each key.</summary>
    /// <param name="dispatcher">The dispatcher.</param>
    /// <param name="schema">The operator.</param>
    /// <param name="keys">The keys.</param>
    public static IEnumerable<Registration> Register(Dispatcher dispatcher, FunctionSchema schema, params DispatchKey[] keys) =>
        keys.Select(key => dispatcher.Implement(schema.Name, key, Kernels.Fallthrough("registered at Shell/Aten/PassedOver.cs")));
}
