using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Testing;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Keys;

public sealed class KeySetLawTests
{
    private static readonly Arbitrary<DispatchKeySet> Sets = KeyGen.Sets;

    private static readonly Arbitrary<DispatchKey> RuntimeKeys = Arb.From(KeyGen.RuntimeKey);

    [Fact]
    public void Union_is_associative_commutative_and_idempotent() =>
        Claim.Holds(Sets, Sets, Sets, (a, b, c) => ((a | b) | c) == (a | (b | c)) && (a | b) == (b | a) && (a | a) == a);

    [Fact]
    public void Intersection_is_associative_commutative_and_idempotent() =>
        Claim.Holds(Sets, Sets, Sets, (a, b, c) => ((a & b) & c) == (a & (b & c)) && (a & b) == (b & a) && (a & a) == a);

    [Fact]
    public void Union_and_intersection_distribute_and_absorb() =>
        Claim.Holds(Sets, Sets, Sets, (a, b, c) =>
            (a & (b | c)) == ((a & b) | (a & c)) && (a | (b & c)) == ((a | b) & (a | c)) && (a | (a & b)) == a && (a & (a | b)) == a);

    [Fact]
    public void Empty_and_Full_are_neutral() =>
        Claim.Holds(Sets, a => (a | DispatchKeySet.Empty) == a && (a & DispatchKeySet.Full) == a
            && (a & DispatchKeySet.Empty).IsEmpty && (a | DispatchKeySet.Full) == DispatchKeySet.Full);

    [Fact]
    public void Symmetric_difference_is_union_without_what_both_have() =>
        Claim.Holds(Sets, Sets, (a, b) => ((a ^ b) | (a & b)) == (a | b) && ((a ^ b) & a & b).IsEmpty && (a ^ b ^ b) == a);

    [Fact]
    public void Difference_takes_functionalities_and_keeps_backends() =>
        Claim.Holds(Sets, Sets, (a, b) =>
        {
            var difference = a - b;
            return difference.Backends == a.Backends
                && FunctionalitiesOf(difference).SetEquals(FunctionalitiesOf(a).Except(FunctionalitiesOf(b)));
        });

    [Fact]
    public void Removing_a_key_takes_its_functionality_from_every_backend_and_no_backend() =>
        Claim.Holds(Sets, RuntimeKeys, (a, k) => a.Remove(k) == a - DispatchKeySet.Of(k) && !a.Remove(k).Has(k) && a.Remove(k).Backends == a.Backends);

    [Fact]
    public void Removing_AutogradCUDA_does_not_lose_that_the_tensor_is_on_CUDA()
    {
        var tensor = TensorKeys.Construct(DispatchKeySet.Of(DispatchKey.CUDA), false).Remove(DispatchKey.AutogradCUDA);
        Assert.True(tensor.Has(DispatchKey.CUDA));
        Assert.False(tensor.Has(DispatchKey.AutogradCUDA));
        Assert.False(tensor.RemoveBackend(BackendComponent.CUDA).HasBackend(BackendComponent.CUDA));
    }

    [Fact]
    public void A_backend_is_removed_by_name_alone() =>
        Claim.Holds(Sets, Arb.From(KeyGen.Backend), (a, b) =>
        {
            var without = a.RemoveBackend(b);
            return !without.HasBackend(b) && without.Functionalities == a.Functionalities
                && KeyLayout.AllBackends().Where(o => o != b).All(o => without.HasBackend(o) == a.HasBackend(o));
        });

    [Fact]
    public void Adding_a_key_is_union_with_its_one_key_set() =>
        Claim.Holds(Sets, RuntimeKeys, (a, k) => a.Add(k) == (a | DispatchKeySet.Of(k)) && a.Add(k).Has(k));

    [Fact]
    public void Membership_of_sets_agrees_with_intersection() =>
        Claim.Holds(Sets, Sets, (a, b) => a.HasAny(b) == !(a & b).IsEmpty && a.HasAll(b) == ((a & b) == b));

    [Fact]
    public void A_set_holds_the_cross_product_of_its_backends_and_per_backend_functionalities() =>
        Claim.Holds(Sets, a => KeyLayout.RuntimeKeys[1..].ToArray().All(k =>
            a.Has(k) == (a.Has(KeyLayout.FunctionalityOf(k))
                && (KeyLayout.BackendOf(k) == BackendComponent.Invalid || a.HasBackend(KeyLayout.BackendOf(k))))));

    [Fact]
    public void Two_keys_bring_the_two_they_cross_with()
    {
        var set = DispatchKeySet.Of(DispatchKey.SparseCPU, DispatchKey.AutogradCUDA);
        Assert.Equal([DispatchKey.SparseCPU, DispatchKey.SparseCUDA, DispatchKey.AutogradCPU, DispatchKey.AutogradCUDA], set.ToArray());
    }

    [Fact]
    public void Iteration_gives_every_member_in_ascending_order() => Claim.Checks(Sets, a => Assert.Equal(Members(a), a));

    [Fact]
    public void A_collection_expression_is_the_union_of_its_keys()
    {
        DispatchKeySet set = [DispatchKey.CPU, DispatchKey.AutogradCPU];
        Assert.Equal(DispatchKeySet.Of(DispatchKey.CPU) | DispatchKeySet.Of(DispatchKey.AutogradCPU), set);
        DispatchKeySet none = [];
        Assert.True(none.IsEmpty);
    }

    [Fact]
    public void The_highest_functionality_and_backend_are_the_maxima() =>
        Claim.Holds(Sets, a =>
            a.HighestFunctionality == FunctionalitiesOf(a).DefaultIfEmpty(DispatchKey.Undefined).Max()
            && a.HighestBackend == KeyLayout.AllBackends().Where(a.HasBackend).DefaultIfEmpty(BackendComponent.Invalid).Max()
            && a.BackendIndex == Math.Max(0, (int)a.HighestBackend - 1));

    [Fact]
    public void The_highest_key_and_its_slot_are_those_of_the_last_member() =>
        Claim.Checks(Sets, a =>
        {
            var highest = a.HighestFunctionality;
            if (KeyLayout.IsPerBackendFunctionality(highest) && a.Backends.IsEmpty)
            {
                // A per-backend functionality without a backend: a marker, and the slot of the first backend.
                Assert.True(KeyLayout.IsMarker(a.HighestPriorityKey));
                Assert.Equal(KeyLayout.SlotOf(KeyLayout.RuntimeKey(highest, BackendComponent.CPU)), a.TableSlot);
                return;
            }

            var last = Members(a).LastOrDefault(DispatchKey.Undefined);
            Assert.Equal(last, a.HighestPriorityKey);
            Assert.Equal(KeyLayout.RuntimeKeys.IndexOf(last), a.TableSlot);
        });

    [Fact]
    public void Raw_bits_round_trip_and_foreign_bits_are_refused() =>
        Claim.Holds(Sets, a => DispatchKeySet.FromRaw(a.Raw) == a && DispatchKeySet.FromRaw(a.Raw | (1UL << 62)).IsLeft && DispatchKeySet.FromRaw(a.Raw | (1UL << 63)).IsLeft);

    [Fact]
    public void FullAfter_is_everything_strictly_below_on_every_backend_and_PythonDispatcher()
    {
        Assert.Equal(DispatchKeySet.Full, DispatchKeySet.FullAfter(DispatchKey.PythonDispatcher));
        foreach (var key in KeyLayout.RuntimeKeys[1..])
        {
            var functionality = KeyLayout.FunctionalityOf(key);
            var after = DispatchKeySet.FullAfter(key);
            Assert.Equal(DispatchKeySet.Full.Backends, after.Backends);
            Assert.Equal(after, DispatchKeySet.FullAfter(functionality));
            foreach (var other in FunctionalitiesOf(DispatchKeySet.Full))
                Assert.Equal(other < functionality || other == DispatchKey.PythonDispatcher, after.Has(other));
        }
    }

    [Fact]
    public void Redispatching_below_the_highest_key_descends_unless_it_is_PythonDispatcher() =>
        Claim.Holds(Sets, a =>
        {
            var below = (a & DispatchKeySet.FullAfter(a.HighestFunctionality)).HighestFunctionality;
            return a.HighestFunctionality is DispatchKey.PythonDispatcher or DispatchKey.Undefined || below < a.HighestFunctionality;
        });

    private static HashSet<DispatchKey> FunctionalitiesOf(DispatchKeySet set) =>
        [.. Enumerable.Range(1, KeyLayout.FunctionalityCount - 1).Where(f => (set.Raw >> (15 + f) & 1) == 1).Select(f => (DispatchKey)f)];

    // By the order of the enum: functionality first, then backend.
    private static IEnumerable<DispatchKey> Members(DispatchKeySet set) =>
        Enum.GetValues<DispatchKey>().Where(KeyLayout.IsRuntime).Where(k => k != DispatchKey.Undefined && set.Has(k))
            .OrderBy(KeyLayout.FunctionalityOf).ThenBy(KeyLayout.BackendOf);
}
