using System.Collections.Immutable;
using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Shell.Fallbacks;

/// <summary>The fallbacks that PyTorch 2.14.1 registers for its keys (section 7 of the dispatch model), as kernels that run.</summary>
public static class BuiltInFallbackKernels
{
    private static readonly ImmutableArray<DispatchKey> Fallthroughs =
    [
        DispatchKey.BackendSelect, DispatchKey.ADInplaceOrView, DispatchKey.AutocastCPU, DispatchKey.AutocastMTIA, DispatchKey.AutocastMAIA,
        DispatchKey.AutocastXPU, DispatchKey.AutocastMPS, DispatchKey.AutocastCUDA, DispatchKey.FuncTorchVmapMode, DispatchKey.VmapMode,
    ];

    private static readonly ImmutableArray<DispatchKey> Refusing =
    [
        DispatchKey.Meta, DispatchKey.FuncTorchDynamicLayerBackMode, DispatchKey.Functionalize, DispatchKey.Tracer, DispatchKey.FuncTorchBatched,
        DispatchKey.BatchedNestedTensor, DispatchKey.Batched, DispatchKey.FuncTorchGradWrapper, DispatchKey.FuncTorchDynamicLayerFrontMode,
    ];

    /// <summary>Registers them all, each with what it does next, so that predictions over the live registry know them.</summary>
    /// <param name="dispatcher">A dispatcher without fallbacks at these keys.</param>
    /// <param name="options">The build's variant and the seams; null for <see cref="BuiltInFallbackOptions.Default"/>.</param>
    /// <returns>The registrations, in slot order.</returns>
    /// <exception cref="RegistrationException">A key has a fallback; those registered before it stay.</exception>
    public static ImmutableArray<Registration> Register(Dispatcher dispatcher, BuiltInFallbackOptions? options = null) =>
        [.. Kernels(options ?? BuiltInFallbackOptions.Default)
            .OrderBy(k => KeyLayout.SlotOf(k.Key))
            .Select(k => dispatcher.Fallback(k.Key, KernelOf(k.Key, k.Code), builtIn: true))];

    /// <summary>The circumstances for predictions over the live registry: its rules, engine, fallback mode and loaded modules, as they are now.</summary>
    /// <param name="dispatcher">The dispatcher.</param>
    /// <returns>Settings for <see cref="Prediction.Of"/>.</returns>
    public static RouteSettings RouteSettings(this Dispatcher dispatcher)
    {
        var settings = dispatcher.Settings;
        var rules = Routing.RouteSettings.Over(dispatcher.Rules);
        return rules with
        {
            Find = name => rules.Find(name) is { } op
                ? op with { FakeImplementation = op.FakeImplementation is { } hint && settings.LoadedModules.Contains(hint.Module) ? null : op.FakeImplementation }
                : null,
            FallbackMode = settings.FallbackMode,
            Engine = settings.VariableHooks is null ? AutogradEngine.Absent : AutogradEngine.Attached,
        };
    }

    private static IEnumerable<(DispatchKey Key, KernelFunction Code)> Kernels(BuiltInFallbackOptions options)
    {
        var materialiser = options.Materialiser ?? new OperatorMaterialiser();
        KernelFunction autograd = options.SmallBuild ? FallthroughFunction.Instance : AutogradFallbackKernel.Instance;
        return
        [
            .. AutogradFallback.Keys.ToArray().Select(key => (key, autograd)),
            .. Fallthroughs.Select(key => (key, (KernelFunction)FallthroughFunction.Instance)),
            .. Refusing.Select(key => (key, (KernelFunction)new RefusingKernel(key))),
            .. new[] { DispatchKey.Conjugate, DispatchKey.Negative, DispatchKey.ZeroTensor }
                .Select(key => (key, (KernelFunction)new MaterialiseKernel(key, materialiser))),
            (DispatchKey.Python, new BoxedFunction(PythonKernels.Python)),
            (DispatchKey.PythonTLSSnapshot, new BoxedFunction(PythonKernels.PythonTLSSnapshot)),
            (DispatchKey.PreDispatch, new BoxedFunction(PythonKernels.PreDispatch)),
            (DispatchKey.PythonDispatcher, new BoxedFunction(PythonKernels.PythonDispatcher)),
        ];
    }

    private static Kernel KernelOf(DispatchKey key, KernelFunction code) => new($"registered at Shell/Fallbacks/BuiltInFallbackKernels.cs ({key})")
    {
        IsFallthrough = code.IsFallthrough,
        Code = code,
        Next = new KernelNext.BuiltIn(key),
    };
}
