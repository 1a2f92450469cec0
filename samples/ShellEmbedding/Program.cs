using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

// A dispatcher of one's own, with PyTorch's built-in fallbacks, one operator and two kernels.
var dispatcher = new Dispatcher();
BuiltInFallbackKernels.Register(dispatcher);
Scale.Define(dispatcher);
var (onCpu, differentiated) = (0, 0);
var scale = Scale.In(dispatcher);
var cpuKernel = Scale.Implement(dispatcher, DispatchKey.CPU, (self, by) =>
{
    onCpu++;
    return self;
});
Scale.Implement(dispatcher, AliasKey.Autograd, (keys, self, by) =>
{
    differentiated++;
    using var below = Guards.BelowADInplaceOrView(); // while this lives, calls on this thread start below autograd
    return scale.Redispatch(keys & KeySets.AfterAutograd, self, by);
});

var tensor = new Tensor(TensorShape.Contiguous(2, 3));
scale.Call(tensor);                                     // autograd first, then the CPU kernel
using (Guards.InferenceMode()) scale.Call(tensor, 3.0); // the CPU kernel alone

// The same decision a million times: nothing is allocated.
Run(1_000_000);
var before = GC.GetAllocatedBytesForCurrentThread();
Run(1_000_000);
var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

// A registration that is taken back is gone, and the error says what there is.
cpuKernel.Dispose();
var message = "";
try
{
    using var inference = Guards.InferenceMode();
    scale.Call(tensor);
}
catch (DispatchException missing)
{
    message = missing.Message;
}

Console.WriteLine($"CPU kernel ran {onCpu} times, autograd kernel {differentiated} times, {allocated} bytes allocated; then: {message}");
return (onCpu, differentiated, allocated) == (2_000_002, 2_000_001, 0) && message.Contains("`shop::scale`") ? 0 : 1;

void Run(int count)
{
    for (var i = 0; i < count; i++) scale.Call(tensor);
}

/// <summary>The generator fills the class: typed calls, registration, adaptors. A mistake in the schema is a compile error at its column.</summary>
[Operator("shop::scale(Tensor self, float by=2.0) -> Tensor")]
internal static partial class Scale;
