using Functional.Dispatch.Aten;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Gpu;
using Functional.Dispatch.Gpu.Sweep;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.PropertyTests.Gpu.Faults;

/// <summary>A dispatcher with the operator library on a device of its own that can be made to fail.</summary>
internal sealed class FaultySession : IDisposable
{
    public FaultySession()
    {
        Accelerator = new FaultyAccelerator(OpenClDevice.Open());
        Dispatcher = new Dispatcher();
        Library = AtenLibrary.Register(Dispatcher, withFallbacks: true);
        Device = DeviceLibrary.Register(Dispatcher, Library, Accelerator);
    }

    public FaultyAccelerator Accelerator { get; }

    public Dispatcher Dispatcher { get; }

    public AtenLibrary Library { get; }

    public AtenOperators Ops => Library.Operators;

    public DeviceLibrary Device { get; }

    public Tensor To(Tensor tensor) => Ops.ToDtypeLayout.Call(tensor, device: Device.Device);

    public float[] Back(Tensor tensor) => Ops.ToDtypeLayout.Call(tensor, device: new Device(Functional.Dispatch.Keys.DeviceType.Cpu)).ToArray<float>();

    /// <summary>A call of every operator of the sweep that the device carries out, with more than one of them where chance refuses.</summary>
    public IEnumerable<(FunctionSchema Schema, OperatorEntry Op, CallDraft Draft)> Calls(int seed)
    {
        var calls = new Functional.Dispatch.Gpu.Sweep.Calls(new Drafts(new Random(seed), Accelerator.Info.HasDoubles));
        foreach (var schema in DeviceSweep.Operators(Library))
        {
            var op = Dispatcher.Entry(schema.Name);
            for (var attempt = 0; attempt < 20; attempt++)
            {
                var draft = calls.Of(schema)!;
                if (Run(op, draft) is not null) continue;
                yield return (schema, op, draft);
                break;
            }
        }
    }

    /// <summary>Makes a call, and gives back all memory that it used.</summary>
    /// <returns>What it was refused with, or null.</returns>
    public DispatchException? Run(OperatorEntry op, CallDraft draft, Func<DriverCall, int, Exception?>? fault = null)
    {
        var arguments = draft.With(d => d.On(Device.Context));
        Accelerator.Arm(fault);
        var (results, refusal) = DeviceSweep.Try(op, arguments);
        Accelerator.Arm();
        foreach (var value in results) Release(value);
        foreach (var value in arguments) Release(value);
        return refusal;
    }

    public static void Release(in Value value)
    {
        if (value.Kind == ValueKind.List)
            foreach (var item in value.Items) Release(item);
        else if (value.AsTensor is Tensor { Storage: DeviceStorage storage }) storage.Dispose();
    }

    public void Dispose()
    {
        Device.Dispose();
        Library.Dispose();
        Accelerator.Dispose();
    }
}
