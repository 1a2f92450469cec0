using Functional.Dispatch.Keys;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Keys;

public sealed class KeyLayoutTests
{
    private static readonly DispatchKey[] PerBackend =
    [
        DispatchKey.Dense, DispatchKey.Quantized, DispatchKey.Sparse, DispatchKey.SparseCsr, DispatchKey.NestedTensor, DispatchKey.AutogradFunctionality,
    ];

    [Fact]
    public void Slot_offsets_follow_from_the_order()
    {
        var next = 0;
        for (var f = 0; f < KeyLayout.FunctionalityCount; f++)
        {
            Assert.Equal(next, KeyLayout.SlotOffset((DispatchKey)f));
            next += PerBackend.Contains((DispatchKey)f) ? KeyLayout.BackendCount : 1;
        }

        Assert.Equal(KeyLayout.SlotCount, next);
        Assert.Equal(137, next);
    }

    [Fact]
    public void KeyAt_undoes_SlotOf()
    {
        for (var slot = 0; slot < KeyLayout.SlotCount; slot++) Assert.Equal(slot, KeyLayout.SlotOf(KeyLayout.KeyAt(slot)));
        foreach (var key in KeyLayout.RuntimeKeys) Assert.Equal(key, KeyLayout.KeyAt(KeyLayout.SlotOf(key)));
    }

    [Fact]
    public void A_slot_outside_the_table_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => KeyLayout.KeyAt(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => KeyLayout.KeyAt(KeyLayout.SlotCount));
    }

    [Fact]
    public void Exactly_six_functionalities_are_per_backend() =>
        Assert.Equal(PerBackend, Enumerable.Range(0, 256).Select(v => (DispatchKey)v).Where(KeyLayout.IsPerBackendFunctionality));

    [Fact]
    public void Every_defined_value_is_a_runtime_key_a_building_block_or_a_marker()
    {
        foreach (var key in Enum.GetValues<DispatchKey>())
        {
            var kinds = new[] { KeyLayout.IsRuntime(key), KeyLayout.IsPerBackendFunctionality(key), KeyLayout.IsMarker(key) };
            Assert.Single(kinds, k => k);
        }

        Assert.Equal(Enum.GetValues<DispatchKey>(), KeyLayout.AllKeys());
        Assert.Equal(137, Enum.GetValues<DispatchKey>().Count(KeyLayout.IsRuntime));
    }

    [Fact]
    public void A_key_is_made_of_its_functionality_and_backend()
    {
        foreach (var key in Enum.GetValues<DispatchKey>())
            if (!KeyLayout.IsPerBackendFunctionality(key))
                Assert.Equal(key, KeyLayout.RuntimeKey(KeyLayout.FunctionalityOf(key), KeyLayout.BackendOf(key)));
    }

    [Fact]
    public void A_value_that_is_no_key_is_refused()
    {
        foreach (var value in (int[])[47, 150, 155, 255])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => KeyLayout.FunctionalityOf((DispatchKey)value));
            Assert.Throws<ArgumentOutOfRangeException>(() => DispatchKeySet.Of((DispatchKey)value));
            Assert.False(KeyLayout.IsRuntime((DispatchKey)value));
        }
    }

    [Fact]
    public void A_backends_bit_stands_one_below_its_number_and_a_functionalitys_fifteen_above()
    {
        Assert.All(KeyLayout.AllBackends(), b => Assert.Equal(1UL << ((int)b - 1), DispatchKeySet.Of(b).Raw));
        for (var f = 1; f < KeyLayout.FunctionalityCount; f++) Assert.Equal(1UL << (15 + f), DispatchKeySet.Of((DispatchKey)f).Raw);
        Assert.True(DispatchKeySet.Of(DispatchKey.Undefined).IsEmpty);
    }
}
