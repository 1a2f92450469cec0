using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Aten;

/// <summary>The kernels at a device's Autocast key: for those operators of the library that PyTorch 2.14.1 casts there.</summary>
/// <param name="device">The device.</param>
internal sealed class AutocastKernels(DeviceType device) : IKernelSet
{
    public IEnumerable<Registration> Register(Dispatcher dispatcher) =>
        AutocastPolicies.For(device).Where(entry => dispatcher.Entry(entry.Operator).Schema is not null).Select(entry => dispatcher.Implement(
            entry.Operator, AutocastMode.KeyOf(device), new AutocastKernel(device, entry.Policy, AutocastPolicies.OverloadWithDtype(entry.Operator)).ToKernel())).ToList();
}
