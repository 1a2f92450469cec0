using System.Globalization;
using System.Text.Json;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Xunit;
using ThreadState = Functional.Dispatch.Keys.ThreadState;

namespace Functional.Dispatch.PropertyTests.Cli;

/// <summary>The words against the key sets of real tensors and threads (tensor_keysets.json).</summary>
public sealed class TensorWordTests
{
    private static readonly JsonElement Recorded = Read();

    // Every recorded tensor has a word; a row that is missing here, or one here that is not recorded, fails the test.
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["cpu float32"] = "cpu", ["cpu float64"] = "cpu", ["cpu float16"] = "cpu", ["cpu bfloat16"] = "cpu", ["cpu int64"] = "cpu",
        ["cpu bool"] = "cpu", ["cpu complex64"] = "cpu", ["cpu uint8"] = "cpu", ["cpu requires_grad"] = "cpu+grad", ["cpu non-leaf"] = "cpu+grad",
        ["cpu scalar"] = "cpu", ["cpu empty"] = "cpu", ["cpu detach"] = "cpu", ["cpu view"] = "cpu", ["cpu under no_grad"] = "cpu",
        ["cpu created in inference_mode"] = "cpu+inference", ["view in inference_mode of normal tensor"] = "cpu",
        ["clone outside of inference tensor"] = "cpu", ["inference tensor in inference_mode(False)"] = "cpu", ["parameter"] = "cpu+grad",
        ["buffer"] = "cpu", ["meta"] = "meta", ["meta requires_grad"] = "meta+grad", ["meta inference"] = "meta+inference",
        ["sparse coo"] = "sparse-cpu", ["sparse coo coalesced"] = "sparse", ["sparse coo requires_grad"] = "sparse-cpu+grad",
        ["sparse coo meta"] = "sparse-meta", ["sparse csr"] = "sparse-csr-cpu", ["sparse csc"] = "sparse-csc-cpu", ["sparse bsr"] = "sparse-bsr-cpu",
        ["sparse bsc"] = "sparse-bsc-cpu", ["sparse csr meta"] = "sparse-csr-meta", ["quantized per tensor quint8"] = "quantized-cpu",
        ["quantized per tensor qint8"] = "quantized-cpu", ["quantized per tensor qint32"] = "quantized", ["quantized per channel"] = "quantized-cpu",
        ["quantized in inference_mode"] = "quantized-cpu+inference", ["quantized dequantized"] = "cpu", ["nested strided"] = "nested-cpu",
        ["nested strided requires_grad"] = "nested+grad", ["nested jagged"] = "jagged-cpu", ["nested component"] = "cpu", ["mkldnn"] = "mkldnn",
        ["mkldnn requires_grad"] = "mkldnn-cpu+grad", ["conj view"] = "cpu+conj", ["conj view resolved"] = "cpu", ["neg view"] = "cpu+neg",
        ["neg view resolved"] = "cpu", ["neg view of conj"] = "cpu+conj+neg", ["zerotensor"] = "cpu+zero", ["zerotensor complex conj"] = "cpu+zero+conj",
        ["zerotensor meta"] = "meta+zero", ["wrapper subclass with __torch_dispatch__"] = "cpu+python",
        ["wrapper subclass requires_grad"] = "cpu+python+grad", ["wrapper subclass meta"] = "meta+python",
        ["wrapper subclass in inference_mode"] = "cpu+python+inference", ["subclass without __torch_dispatch__"] = "cpu",
        ["_make_subclass with __torch_dispatch__"] = "cpu+python", ["as_subclass with __torch_dispatch__"] = "cpu+python",
        ["FakeTensor"] = "cpu+python", ["FakeTensor requires_grad"] = "cpu+python+grad", ["functorch: vmap-wrapped"] = "cpu+vmap",
        ["functorch: grad-wrapped"] = "cpu+functorch-grad", ["functorch: grad inside vmap"] = "cpu+functorch-grad",
        ["functorch: vmap inside grad"] = "cpu+vmap", ["functorch: jvp-wrapped"] = "cpu+functorch-grad",
        ["functorch: functionalize-wrapped"] = "cpu+functionalize", ["functorch: vmap-wrapped requires_grad"] = "cpu+vmap+grad",
        ["functorch: vmap inside vmap"] = "cpu+vmap", ["functional tensor wrapper"] = "cpu+functionalize",
        ["functional tensor wrapper of meta"] = "meta+functionalize", ["dual tensor"] = "cpu",
    };

    private static readonly Dictionary<string, string[]> Guards = new(StringComparer.Ordinal)
    {
        ["default"] = [], ["no_grad"] = ["no-grad"], ["inference_mode"] = ["InferenceMode"], ["inference_mode(False)"] = ["InferenceMode(false)"],
        ["enable_grad"] = ["grad"],
        // Autocast has no guard of its own: it un-excludes one key.
        ["autocast cpu"] = ["Force(BackendSelect, ADInplaceOrView; AutocastMTIA, AutocastMAIA, AutocastXPU, AutocastIPU, AutocastHPU, AutocastXLA, AutocastMPS, AutocastCUDA, AutocastPrivateUse1)"],
        ["autocast cpu enabled=False"] = [], ["_AutoDispatchBelowAutograd"] = ["BelowAutograd"],
        ["_AutoDispatchBelowADInplaceOrView"] = ["below-adinplace-or-view"],
        ["_DisableTorchDispatch"] = ["Exclude(Python)", "exclude(PythonTLSSnapshot,PreDispatch)"], ["_EnablePythonDispatcher"] = ["Include(PythonDispatcher)"],
        ["_EnablePreDispatch"] = ["Include(PreDispatch)"], ["FakeTensorMode"] = ["Include(Python,PythonTLSSnapshot)"],
    };

    [Fact]
    public void Every_recorded_tensor_has_a_word_with_exactly_its_keys()
    {
        var rows = Recorded.GetProperty("tensors").EnumerateArray().ToArray();
        Assert.Equal(Words.Keys.Order(StringComparer.Ordinal), rows.Select(r => r.GetProperty("what").GetString()!).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal(Raw(row, "raw"), Tensor(Words[row.GetProperty("what").GetString()!]).Keys.Raw));
    }

    [Fact]
    public void Every_recorded_thread_state_is_made_by_guards()
    {
        var rows = Recorded.GetProperty("tls").EnumerateArray().ToArray();
        Assert.Equal(Guards.Keys.Order(StringComparer.Ordinal), rows.Select(r => r.GetProperty("what").GetString()!).Order(StringComparer.Ordinal));
        Assert.All(rows, row =>
        {
            var state = Guards[row.GetProperty("what").GetString()!].Aggregate(ThreadState.Default, (s, g) => GuardWords.Parse(g, KeyNames.Default).OrFail().Enter(s));
            Assert.Equal((Raw(row, "include"), Raw(row, "exclude")), (state.Keys.Included.Raw, state.Keys.Excluded.Raw));
        });
    }

    [Theory]
    [InlineData("empty_list", "[]")]
    [InlineData("cpu_and_meta", "[cpu,meta]")]
    public void A_list_adds_the_union_of_its_tensors(string row, string word) =>
        Assert.Equal(Raw(Recorded.GetProperty("tensor_list_union"), row), Argument(word).KeyUnion.Raw);

    [Fact]
    public void Every_word_is_read_and_grad_alone_changes_no_key() => Assert.All(TensorWords.All(KeyNames.Default), word =>
    {
        Assert.False(Tensor(word).RequiresGrad);
        if (word == TensorWords.Undefined) return;
        Assert.True(Tensor(word + "+grad").RequiresGrad);
        Assert.Equal(Tensor(word).Keys, Tensor(word + "+GRAD").Keys);
    });

    [Fact]
    public void Every_device_that_has_tensors_is_a_word() => Assert.All(Enum.GetValues<DeviceType>(), device =>
        Assert.Equal(Devices.KeyOf(device, TensorLayout.Strided, false).IsRight, TensorWords.All(KeyNames.Default).Contains(Devices.Name(device)) && device != DeviceType.Mkldnn));

    [Theory]
    [InlineData("undefined", "ADInplaceOrView, AutogradOther")]
    [InlineData("hip", "HIP, ADInplaceOrView, AutogradOther")]
    [InlineData("nested+inference", "NestedTensorCPU, AutocastCPU")]
    [InlineData("jagged+inference", "CPU, NestedTensorCPU, Python, AutocastCPU, PythonTLSSnapshot")]
    [InlineData("vulkan", "Vulkan, ADInplaceOrView, AutogradOther")]
    public void Words_of_tensors_that_are_not_recorded(string word, string keys) => Assert.Equal(keys, KeyNames.Default.PrintExact(Tensor(word).Keys));

    [Fact]
    public void A_renamed_PrivateUse1_is_a_word()
    {
        var names = KeyNames.WithPrivateUse1("Npu").OrFail();
        Assert.Equal(Tensor("privateuseone"), ArgumentText.Parse("npu", names).OrFail());
        Assert.Equal(Tensor("sparse-privateuseone"), ArgumentText.Parse("sparse-npu", names).OrFail());
    }

    private static CallArgument Argument(string word) => ArgumentText.Parse(word, KeyNames.Default).OrFail();

    private static CallArgument.Tensor Tensor(string word) => Assert.IsType<CallArgument.Tensor>(Argument(word));

    private static ulong Raw(JsonElement row, string property) =>
        ulong.Parse(row.GetProperty(property).GetString()!.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static JsonElement Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "pytorch-2.14.1", "tensor_keysets.json")));
        return document.RootElement.Clone();
    }
}
