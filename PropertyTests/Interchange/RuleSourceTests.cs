using System.IO.Compression;
using System.Text;
using Functional.Dispatch.Cli.Rules;
using Functional.Dispatch.Interchange;
using Xunit;
using static Functional.Dispatch.PropertyTests.Interchange.Recorded;

namespace Functional.Dispatch.PropertyTests.Interchange;

public sealed class RuleSourceTests
{
    private const string Text = """{"name":"a::f","schema":"a::f() -> ()"}""";

    [Fact]
    public void The_tool_carries_the_recorded_registrations_and_fallbacks()
    {
        var contents = Value(RuleSource.Embedded());
        Assert.Equal("PyTorch 2.14.1", contents.Header.Source);
        Assert.True(contents.HasFallbacks);
        var expected = Value(RuleFile.ReadFallbacks(Bytes("fallbacks.json"), Value(RuleFile.Read(Bytes("registrations.jsonl.gz"))).Rules));
        Assert.Equal(Canonical.Of(expected), Canonical.Of(contents.Rules));
        Assert.Equal("aten::relu", Assert.Single(Value(RuleSource.Embedded(name => name == "aten::relu")).Rules.Operators).Name.ToString());
    }

    [Fact]
    public void A_file_is_read_gzipped_or_not() => WithFile(path =>
    {
        File.WriteAllText(path, Text);
        var contents = Value(RuleSource.Load(path));
        Assert.False(contents.HasFallbacks);
        Assert.Equal(1, contents.Rules.OperatorCount);
        File.WriteAllBytes(path, Zipped(Text));
        Assert.Equal(1, Value(RuleSource.Load(path)).Rules.OperatorCount);
        Assert.Equal(0, Value(RuleSource.Load(path, _ => false)).Rules.OperatorCount);
    });

    [Fact]
    public void A_file_that_cannot_be_read_is_an_error_with_its_path() => WithFile(path =>
    {
        Assert.Equal($"cannot read `{path}`: there is no such file", Error(RuleSource.Load(path)).Message);
        Assert.Equal("cannot read ``: the system refuses it", Error(RuleSource.Load("")).Message);
        Assert.Equal("cannot read `a\\u0000b`: the system refuses it", Error(RuleSource.Load("a\0b")).Message);
        Assert.EndsWith("there is no such directory", Error(RuleSource.Load(path + "/x/y")).Message, StringComparison.Ordinal);
        Assert.EndsWith("it is a directory", Error(RuleSource.Load(Path.GetTempPath())).Message, StringComparison.Ordinal);
        File.WriteAllText(path, "\n{?");
        Assert.Equal($"`{path}`, line 2, column 2: expected JSON, found `?`", Error(RuleSource.Load(path)).Message);
        File.WriteAllText(path, "\nimpl a::f CPUU");
        Assert.Equal($"`{path}`, line 2, column 11: unknown dispatch key `CPUU`; did you mean `CPU`?", Error(RuleSource.Load(path)).ToString());
    });

    [Fact]
    public void Damaged_compression_is_an_error() => WithFile(path =>
    {
        var zipped = Zipped(string.Concat(Enumerable.Range(0, 2000).Select(i => $$"""{"name":"a::f{{i}}","schema":"a::f{{i}}() -> ()"}""" + "\n")));
        File.WriteAllBytes(path, zipped);
        Assert.Equal(2000, Value(RuleSource.Load(path)).Rules.OperatorCount);
        foreach (var length in new[] { 2, 5, 10, 30, zipped.Length / 2, zipped.Length - 9, zipped.Length - 8, zipped.Length - 1 })
        {
            File.WriteAllBytes(path, zipped[..length]);
            Assert.True(RuleSource.Load(path).IsLeft, $"{length} of {zipped.Length} bytes were read as a whole file");
        }

        for (var at = 10; at < zipped.Length; at += 97)
        {
            var damaged = zipped.ToArray();
            damaged[at] ^= 0x55;
            File.WriteAllBytes(path, damaged);
            Assert.True(RuleSource.Load(path).IsLeft, $"a change at {at} went unnoticed");
        }
    });

    [Fact]
    public void A_file_that_unpacks_to_more_than_the_limit_is_an_error() => WithFile(path =>
    {
        using (var stream = new GZipStream(File.Create(path), CompressionLevel.Fastest))
            for (var i = 0; i <= InputFile.Largest / (1 << 20); i++) stream.Write(new byte[1 << 20]);
        Assert.Equal($"cannot read `{path}`: it holds more than 64 MiB", Error(RuleSource.Load(path)).Message);
    });

    [Fact]
    public void A_file_larger_than_the_limit_is_an_error_before_it_is_read() => WithFile(path =>
    {
        // A hole of a gigabyte: the file system keeps no bytes for it, and neither may we.
        using (var file = File.Create(path)) file.SetLength(1L << 30);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal($"cannot read `{path}`: it holds more than 64 MiB", Error(RuleSource.Load(path)).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    });

    [Theory]
    [InlineData("")]
    [InlineData("\n \t\r\n")]
    public void An_empty_file_is_an_error_gzipped_or_not(string text) => WithFile(path =>
    {
        File.WriteAllText(path, text);
        Assert.Equal($"cannot read `{path}`: it is empty", Error(RuleSource.Load(path)).Message);
        File.WriteAllBytes(path, Zipped(text));
        Assert.Equal($"cannot read `{path}`: it is empty", Error(RuleSource.Load(path)).Message);
    });

    [Fact]
    public void A_rule_text_is_read_gzipped_or_not() => WithFile(path =>
    {
        File.WriteAllText(path, "def a::f() -> ()\nimpl a::f CPU\n");
        Assert.Equal(1, Value(RuleSource.Load(path)).Rules.OperatorCount);
        File.WriteAllBytes(path, Zipped("def a::f() -> ()\nimpl a::f CPU\n"));
        Assert.Equal(1, Value(RuleSource.Load(path)).Rules.OperatorCount);
    });

    private static byte[] Zipped(string text)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal)) stream.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private static void WithFile(Action<string> test)
    {
        var path = Path.Combine(Path.GetTempPath(), $"fd-{Guid.NewGuid():n}"[..20]);
        try
        {
            test(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
