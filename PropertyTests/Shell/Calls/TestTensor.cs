using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.PropertyTests.Shell.Calls;

/// <summary>The least that a call needs of a tensor.</summary>
public class TestTensor(DispatchKeySet keys) : KeyedObject(keys)
{
    public static TestTensor Cpu() => new(DispatchKeySet.Of(DispatchKey.CPU, DispatchKey.AutogradCPU));
}

/// <summary>A tensor of another class.</summary>
public sealed class OtherTensor() : TestTensor(DispatchKeySet.Of(DispatchKey.CPU));
