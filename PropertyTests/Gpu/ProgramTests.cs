using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Gpu.Programs;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu;

public sealed class ProgramTests
{
    public static TheoryData<string> Carried => [.. KernelProgram.CarriedNames];

    [Fact]
    public void The_carried_pointwise_program_is_what_the_table_of_operations_says() =>
        Assert.Equal(KernelProgram.PreludeText + PointwiseSource.Carried(), KernelProgram.Carried("pointwise").Source);

    [Theory]
    [MemberData(nameof(Carried))]
    public void The_PTX_of_a_program_was_made_of_its_source(string name)
    {
        var program = KernelProgram.Carried(name);
        Assert.NotNull(program.Ptx);
        Assert.StartsWith($"// source-sha256: {program.SourceHash}\n// compiler: ", program.Ptx, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Carried))]
    public void The_PTX_of_a_program_has_all_its_kernels_and_calls_nothing_outside(string name)
    {
        var program = KernelProgram.Carried(name);
        Assert.DoesNotContain(".extern .func", program.Ptx, StringComparison.Ordinal);
        Assert.Contains(".visible .entry ", program.Ptx, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cache_gives_back_what_was_kept_for_the_same_program_and_device_only()
    {
        using var folder = new TemporaryFolder();
        var cache = ProgramCache.In(folder.Path);
        var (one, other) = (KernelProgram.From("one", "kernel void a() {}"), KernelProgram.From("one", "kernel void b() {}"));
        Assert.Null(cache.Find(one, "device"));
        cache.Keep(one, "device", [1, 2, 3]);
        Assert.Equal([1, 2, 3], cache.Find(one, "device"));
        Assert.Null(cache.Find(other, "device"));
        Assert.Null(cache.Find(one, "device 2"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(25)]
    [InlineData(-1)]
    public void A_damaged_entry_is_a_missing_one_and_is_written_anew(int at)
    {
        using var folder = new TemporaryFolder();
        var cache = ProgramCache.In(folder.Path);
        var program = KernelProgram.From("p", "kernel void a() {}");
        cache.Keep(program, "device", [1, 2, 3]);
        var file = Directory.GetFiles(folder.Path).Single();
        var bytes = File.ReadAllBytes(file);
        bytes[at < 0 ? bytes.Length - 1 : at] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.Null(cache.Find(program, "device"));
        File.WriteAllBytes(file, bytes[..5]);
        Assert.Null(cache.Find(program, "device"));
        cache.Keep(program, "device", [4]);
        Assert.Equal([4], cache.Find(program, "device"));
    }

    [Fact]
    public void A_folder_that_cannot_be_used_is_the_same_as_no_cache()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "file");
        File.WriteAllText(file, "");
        var cache = ProgramCache.In(Path.Combine(file, "below"));
        var program = KernelProgram.From("p", "kernel void a() {}");
        cache.Keep(program, "device", [1]);
        Assert.Null(cache.Find(program, "device"));
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("fdispatch-test").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
