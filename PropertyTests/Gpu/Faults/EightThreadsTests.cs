using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Sweep;
using Functional.Dispatch.Shell;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu.Faults;

public sealed class EightThreadsTests
{
    private const int Threads = 8;

    // So that each operator is called by two or three of the threads.
    private const int Step = 3;

    // Each thread goes through the operators from a place of its own; between them it makes calls that fail.
    [Fact]
    public void Eight_threads_on_one_device_get_what_one_gets_whatever_fails_beside_them()
    {
        using var session = new FaultySession();
        var schemas = DeviceSweep.Operators(session.Library);
        var seed = Random.Shared.Next();
        var problems = new string?[Threads];
        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, thread =>
        {
            var calls = new Functional.Dispatch.Gpu.Sweep.Calls(new Drafts(new Random(seed + thread), session.Accelerator.Info.HasDoubles));
            var own = session.To(HostTensors.From([thread + 1f, 2], 2));
            for (var i = 0; i < schemas.Length && problems[thread] is null; i += Step)
            {
                var schema = schemas[(i + (thread * schemas.Length / Threads)) % schemas.Length];
                var problem = DeviceSweep.Compare(session.Dispatcher.Entry(schema.Name), schema, session.Device, calls.Of(schema)!).Problem;
                if (problem is not null) problems[thread] = $"{schema.Name}: {problem}";
                switch (i / Step % 3)
                {
                    case 0: Assert.Throws<TensorRuntimeException>(() => session.Ops.AddTensor.Call(own, HostTensors.From([1f, 2], 2))); break;
                    case 1: Assert.Throws<OutOfDeviceMemoryException>(() => session.Ops.Empty.Call([1L << 48], device: session.Device.Device)); break;
                    default: Assert.Equal([(thread + 1f) * 2, 4], session.Back(session.Ops.AddTensor.Call(own, own))); break;
                }
            }
        });
        Assert.True(problems.All(p => p is null), $"seed {seed}: {string.Join('\n', problems)}");
    }

    [Fact]
    public void A_program_that_eight_threads_ask_for_at_once_is_built_for_all_of_them_or_refused_to_all()
    {
        using var session = new FaultySession();
        var there = session.To(HostTensors.From([0f, 0], 2));
        session.Accelerator.Arm((call, _) => call == DriverCall.Build ? new ProgramBuildException(new(session.Accelerator.Info.ToString(), "cos_f32", "no")) : null);
        Assert.All(OnAll(() => session.Ops.Cos.Call(there)), r => Assert.IsType<ProgramBuildException>(r.Refusal));
        session.Accelerator.Arm();
        Assert.All(OnAll(() => session.Ops.Cos.Call(there)), r => Assert.Equal([1f, 1], session.Back(r.Result!)));
    }

    private static (Tensor? Result, DispatchException? Refusal)[] OnAll(Func<Tensor> call)
    {
        var results = new (Tensor?, DispatchException?)[Threads];
        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, thread =>
        {
            try
            {
                results[thread] = (call(), null);
            }
            catch (DispatchException refusal)
            {
                results[thread] = (null, refusal);
            }
        });
        return results;
    }
}
