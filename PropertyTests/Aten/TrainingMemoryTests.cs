using Functional.Dispatch.Samples.Training;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Aten;

/// <summary>Tests that look at the memory of the whole process, and so run alone.</summary>
[CollectionDefinition(nameof(MemoryOfTheProcess), DisableParallelization = true)]
public sealed class MemoryOfTheProcess;

/// <summary>Training in a steady loop needs no growing memory.</summary>
[Collection(nameof(MemoryOfTheProcess))]
public sealed class TrainingMemoryTests
{
    private const int Slack = 256 * 1024;

    [Fact]
    public void A_hundred_epochs_keep_no_more_memory_than_thirty()
    {
        var training = new DigitsTraining(new AtenSession().Library, new TrainingOptions(Samples: 128));
        var live = new long[10];
        for (var epoch = 0; epoch < 100; epoch++)
        {
            training.TrainEpoch();
            if (epoch % 10 == 9) live[epoch / 10] = LiveBytes();
        }

        Assert.True(HostBuffers.LentBytes < HostBuffers.Slack, $"{HostBuffers.LentBytes} bytes of the pool are lent");
        Assert.True(live[^1] < live[2] + Slack, $"live bytes after every tenth epoch: {string.Join(", ", live)}");
    }

    // The pool of large buffers grows when the collector happens to come late, to a bound of its own, and keeps them: they are not the loop's.
    private static long LiveBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true) - HostBuffers.LentBytes - HostBuffers.IdleBytes;
    }
}
