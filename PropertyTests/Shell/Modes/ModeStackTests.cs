using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Shell.Support;
using Functional.Dispatch.Shell.Modes;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Shell.Modes;

public sealed class ModeStackTests
{
    private sealed class Named(string name, InfrastructureSlot? slot = null) : DispatchMode
    {
        public override string Name => name;

        public override InfrastructureSlot? Slot => slot;

        public override bool Handle(DispatchedCall call)
        {
            call.CallAgain();
            return true;
        }
    }

    [Fact]
    public void Users_modes_lie_above_the_infrastructure_whatever_the_order_of_pushes()
    {
        var stack = ModeStack.Empty.Push(new Named("u0")).Push(new Named("proxy", InfrastructureSlot.Proxy))
            .Push(new Named("u1")).Push(new Named("functional", InfrastructureSlot.Functional)).Push(new Named("fake", InfrastructureSlot.Fake));
        Assert.Equal(["fake", "proxy", "functional", "u0", "u1"], stack.Modes.Select(m => m.Name));
        Assert.Equal(5, stack.Count);
        var popped = new List<string>();
        while (!stack.IsEmpty)
        {
            stack = stack.Pop(out var mode);
            popped.Add(mode.Name);
        }

        Assert.Equal(["u1", "u0", "functional", "proxy", "fake"], popped);
        Assert.IsType<NoModeError>(Assert.Throws<ModeStackException>(() => stack.Pop(out _)).Error);
    }

    [Fact]
    public void A_slot_holds_one_mode()
    {
        using var fake = DispatchModes.Push(new Named("fake", InfrastructureSlot.Fake));
        var before = ThreadContext.State;
        var error = Assert.Throws<ModeStackException>(() => { using var second = DispatchModes.Push(new Named("second", InfrastructureSlot.Fake)); });
        Assert.Equal(new ModeSlotTakenError(InfrastructureSlot.Fake, "fake", "second"), error.Error);
        Assert.Equal(before, ThreadContext.State);
        Assert.Equal(1, DispatchModes.Current.Count);
    }

    [Fact]
    public void The_first_mode_includes_the_two_keys_and_the_last_takes_them_out()
    {
        Assert.False(ThreadContext.IsIncluded(DispatchKey.Python));
        using (DispatchModes.Push(new Named("outer")))
        {
            using (DispatchModes.Push(new Named("inner"))) Assert.True(ThreadContext.Keys.Included.HasAll(KeySets.Python));
            Assert.True(ThreadContext.Keys.Included.HasAll(KeySets.Python));
            using (DispatchModes.StashAll()) Assert.False(ThreadContext.Keys.Included.HasAny(KeySets.Python));
            using (DispatchModes.StashInnermost(out var mode))
            {
                Assert.Equal("outer", mode.Name);
                Assert.False(ThreadContext.Keys.Included.HasAny(KeySets.Python));
            }

            Assert.True(ThreadContext.Keys.Included.HasAll(KeySets.Python));
        }

        Assert.Equal(LocalKeys.Default, ThreadContext.Keys);
    }

    [Fact]
    public void Keys_included_before_the_first_mode_are_included_after_the_last()
    {
        using var include = Guards.Include(KeySets.Python);
        using (DispatchModes.Push(new Named("mode"))) Assert.Equal(1, DispatchModes.Current.Count);
        Assert.True(ThreadContext.Keys.Included.HasAll(KeySets.Python));
    }

    [Fact]
    public void Infrastructure_is_asked_after_users_modes()
    {
        var dispatcher = StubOperators.Create();
        var order = new List<string>();
        var (fake, user) = (new Noting("fake", InfrastructureSlot.Fake, order), new Noting("user", null, order));
        using var pushedUser = DispatchModes.Push(user);
        using var pushedFake = DispatchModes.Push(fake);
        dispatcher.Entry(Ops.Name("aten::add.Tensor")).CallTensor(Ops.Cpu(), Ops.Cpu());
        Assert.Equal(["user", "fake"], order);
    }

    [Fact]
    public void Another_thread_has_its_own_stack()
    {
        using var mode = DispatchModes.Push(new Named("here"));
        var there = -1;
        var thread = new System.Threading.Thread(() => there = DispatchModes.Current.Count);
        thread.Start();
        thread.Join();
        Assert.Equal(0, there);
    }

    private sealed class Noting(string name, InfrastructureSlot? slot, List<string> order) : DispatchMode
    {
        public override InfrastructureSlot? Slot => slot;

        public override bool Handle(DispatchedCall call)
        {
            order.Add(name);
            call.CallAgain();
            return true;
        }
    }
}
