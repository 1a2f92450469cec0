using System.Globalization;
using System.Text.Json;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Conformance;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Cli;

/// <summary>The words against the key sets of real tensors and threads (tensor_keysets.json).</summary>
public sealed class TensorWordTests
{
    private static readonly JsonElement Recorded = Read();

    [Fact]
    public void Every_recorded_tensor_has_a_word_with_exactly_its_keys()
    {
        var rows = Recorded.GetProperty("tensors").EnumerateArray().ToArray();
        Assert.Equal(RecordedWords.Tensors.Keys.Order(StringComparer.Ordinal), rows.Select(r => r.GetProperty("what").GetString()!).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal(Raw(row, "raw"), Tensor(RecordedWords.Tensors[row.GetProperty("what").GetString()!]).Keys.Raw));
    }

    [Fact]
    public void Every_recorded_thread_state_is_made_by_guards()
    {
        var rows = Recorded.GetProperty("tls").EnumerateArray().ToArray();
        Assert.Equal(RecordedWords.Guards.Keys.Order(StringComparer.Ordinal), rows.Select(r => r.GetProperty("what").GetString()!).Order(StringComparer.Ordinal));
        Assert.All(rows, row =>
        {
            var state = RecordedWords.Guards[row.GetProperty("what").GetString()!].Aggregate(ThreadState.Default, (s, g) => GuardWords.Parse(g, KeyNames.Default).OrFail().Enter(s));
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
