using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Aten;

/// <summary>The CPU's autocast kernels of the operators of this library; they cast through <c>_to_copy</c>.</summary>
internal sealed class AutocastSet : IKernelSet
{
    public IEnumerable<Registration> Register(Dispatcher dispatcher) =>
        AutocastPolicies.For(DeviceType.Cpu)
            .Where(entry => dispatcher.Find(entry.Operator).IsSome)
            .Select(entry => dispatcher.Implement(
                entry.Operator, AutocastMode.KeyOf(DeviceType.Cpu),
                new AutocastKernel(DeviceType.Cpu, entry.Policy, AutocastPolicies.OverloadWithDtype(entry.Operator)).ToKernel()))
            .ToArray();
}
