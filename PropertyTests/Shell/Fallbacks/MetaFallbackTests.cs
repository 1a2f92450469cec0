using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Shell.Support;
using Functional.Dispatch.Shell;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Shell.Fallbacks;

public sealed class MetaFallbackTests
{
    [Fact]
    public void Recorded_calls_on_meta_tensors_end_as_in_PyTorch()
    {
        var rows = RecordedRows.Case("meta").ToList();
        Assert.Equal(13, rows.Count);
        foreach (var row in rows)
        {
            var what = row.GetProperty("what").GetString()!;
            var (result, device, hint) = Run(what);
            Assert.Equal((what, row.GetProperty("result").GetString()), (what, result));
            if (row.TryGetProperty("device", out var on)) Assert.Equal((what, on.GetString()), (what, device));
            if (row.TryGetProperty("mentions_fake_impl_hint", out var mentions)) Assert.Equal((what, mentions.GetBoolean()), (what, hint));
        }
    }

    private static (string Result, string? Device, bool Hint) Run(string what)
    {
        var dispatcher = Ops.WithFallbacks();
        var name = what.StartsWith("python module hint", StringComparison.Ordinal) ? "hinted" : what.Split(' ')[0];
        dispatcher.Define(
            Ops.Schema($"test::{name}(Tensor x) -> Tensor"), "test",
            d => name == "hinted" ? d with { FakeImplementation = ("caffe2.torch.fb.model_transform", "//caffe2/torch/fb") } : d);
        var op = dispatcher.Entry(Ops.Name($"test::{name}"));
        // Python's operators clone; a call inside the kernel is an operator of its own and needs no part here.
        if (name == "only_cpu") op.With(DispatchKey.CPU, Ops.Fresh);
        if (name == "explicit") op.With(AliasKey.CompositeExplicitAutograd, Ops.Fresh);
        if (name == "implicit") op.With(AliasKey.CompositeImplicitAutograd, Ops.Fresh);
        try
        {
            var result = op.CallTensor(what.Contains("on cpu", StringComparison.Ordinal) ? Ops.Cpu() : Ops.Meta(what.EndsWith("requires_grad", StringComparison.Ordinal)));
            return ("ok", result.Device.ToString(), false);
        }
        catch (DispatchException e)
        {
            return (e switch
            {
                MetaKernelMissingException => "NotImplementedError:meta_fallback",
                FakeImplementationMissingException => "NotImplementedError:missing_fake_impl_hint",
                NotImplementedForKeyException => "NotImplementedError:no_kernel",
                _ => e.GetType().Name,
            }, null, e.Message.Contains("caffe2.torch.fb", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Once_the_module_is_loaded_the_error_no_longer_asks_for_it()
    {
        var dispatcher = Ops.WithFallbacks();
        dispatcher.Define(Ops.Schema("test::op(Tensor x) -> Tensor"), "test", d => d with { FakeImplementation = ("my.module", "") });
        var op = dispatcher.Entry(Ops.Name("test::op"));
        Assert.Contains("load `my.module`", Assert.Throws<FakeImplementationMissingException>(() => op.Call(Ops.Meta())).Message, StringComparison.Ordinal);
        dispatcher.Change(s => s with { LoadedModules = s.LoadedModules.Add("my.module") });
        Assert.Throws<MetaKernelMissingException>(() => op.Call(Ops.Meta()));
        op.With(DispatchKey.Meta, Ops.Fresh);
        Assert.True(op.CallTensor(Ops.Meta()).IsMeta);
    }
}
