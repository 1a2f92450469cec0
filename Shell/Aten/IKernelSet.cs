using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Aten;

/// <summary>The kernels of a family of operators.</summary>
internal interface IKernelSet
{
    /// <summary>Registers them, each at the keys at which PyTorch 2.14.1 has it and with what it does next.</summary>
    /// <param name="dispatcher">A dispatcher in which the operators are defined.</param>
    /// <returns>The registrations.</returns>
    IEnumerable<Registration> Register(Dispatcher dispatcher);
}
