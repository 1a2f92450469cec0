using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Gpu.Programs;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Bench.Gpu;

/// <summary>The launch that adding two small tensors comes to: kernel, work items, arguments.</summary>
internal sealed class PreparedLaunch
{
    private readonly Run _run;

    public PreparedLaunch(DeviceSession session, Tensor result, Tensor a, Tensor b)
    {
        var (operation, kind) = (PointwiseOperation.Named("add"), ElementKind.Of(ScalarType.Float)!);
        Kernel = session.Context.Compiles ? Own(session, operation, kind) : session.Context.Pointwise(operation, kind, PointwiseForm.Run);
        Grid = session.Context.Tile.Grid(a.ElementCount);
        Buffers = [DeviceContext.BufferOf(result), DeviceContext.BufferOf(a), DeviceContext.BufferOf(b)];
        _run = new Run { Count = a.ElementCount };
    }

    public IKernel Kernel { get; }

    public LaunchGrid Grid { get; }

    /// <summary>Result and operands.</summary>
    public IBuffer[] Buffers { get; }

    /// <summary>The arguments, in the order of the kernel's parameters.</summary>
    public KernelArguments Arguments()
    {
        var arguments = default(KernelArguments);
        foreach (var buffer in Buffers) arguments.Add(buffer);
        arguments.Add(1f);
        arguments.Add(_run);
        return arguments;
    }

    // An OpenCL kernel holds its arguments: that of the operator, whose turn comes in between, is another. Another text makes another program.
    private static IKernel Own(DeviceSession session, PointwiseOperation operation, ElementKind kind)
    {
        var name = PointwiseSource.KernelName(operation, kind);
        var text = "// For the loop of launches.\n" + KernelProgram.PreludeText + PointwiseSource.Of(name, PointwiseExpression.Single(operation, kind), session.Context.Tile);
        return session.Accelerator.Build(KernelProgram.From(name, text)).Kernel(name);
    }
}
