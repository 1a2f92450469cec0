using Functional.Dispatch.Samples.Training;
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
            if (epoch % 10 == 9) live[epoch / 10] = GC.GetTotalMemory(forceFullCollection: true);
        }

        // The first epochs also fill the pool of large buffers, which come back with the collector.
        Assert.True(live[^1] < live[2] + Slack, $"live bytes after every tenth epoch: {string.Join(", ", live)}");
    }
}
