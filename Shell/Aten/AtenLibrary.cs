using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Aten.Indexing;
using Functional.Dispatch.Aten.Losses;
using Functional.Dispatch.Aten.MatrixProduct;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Aten.Random;
using Functional.Dispatch.Aten.Reductions;
using Functional.Dispatch.Aten.Softmax;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Autograd;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Aten;

/// <summary>
/// The operator library in one dispatcher: every operator of the <c>aten</c> namespace that this assembly declares, defined and with its
/// kernels.
/// </summary>
public sealed class AtenLibrary : IDisposable
{
    private readonly List<IDisposable> _registered = [];

    private AtenLibrary(Dispatcher dispatcher)
    {
        Operators = new AtenOperators(dispatcher);
        Engine = new GradientEngine(new AtenGradientOperators(Operators));
    }

    /// <summary>The generator of calls that name none.</summary>
    public Generator Generator { get; } = new();

    /// <summary>The BLAS that multiplies matrices, by the name under which it was found; null where the managed kernels do.</summary>
    public string? BlasName { get; private set; }

    /// <summary>The operators, ready to call.</summary>
    public AtenOperators Operators { get; }

    /// <summary>The autograd engine, attached to the dispatcher.</summary>
    public GradientEngine Engine { get; }

    /// <summary>Defines all operators and registers all kernels, and attaches the autograd engine.</summary>
    /// <param name="dispatcher">A dispatcher without these operators.</param>
    /// <param name="withFallbacks">
    /// Whether to register the built-in fallbacks first (<see cref="BuiltInFallbackKernels.Register"/>): operators need them, and a dispatcher takes
    /// them once.
    /// </param>
    /// <param name="useNativeBlas">
    /// Whether matrices are multiplied by a BLAS of the machine where there is one (the environment variable FDISPATCH_BLAS says which, or <c>none</c>);
    /// otherwise the managed kernels do it.
    /// </param>
    /// <returns>Dispose it to take everything back.</returns>
    /// <exception cref="RegistrationException">An operator is defined already, or a fallback registered; then nothing stays registered.</exception>
    public static AtenLibrary Register(Dispatcher dispatcher, bool withFallbacks = false, bool useNativeBlas = true)
    {
        ArgumentNullException.ThrowIfNull(dispatcher);
        var library = new AtenLibrary(dispatcher);
        try
        {
            if (withFallbacks) library._registered.AddRange(BuiltInFallbackKernels.Register(dispatcher));
            library._registered.AddRange(AtenOperators.DefineAll(dispatcher));
            var blas = useNativeBlas ? NativeBlas.OfMachine : null;
            library.BlasName = blas?.Name;
            foreach (var set in library.Sets(blas)) library._registered.AddRange(set.Register(dispatcher));
            library._registered.AddRange(new AtenDerivatives(library.Operators, library.Engine).Register());
            library._registered.Add(dispatcher.AttachEngine(library.Engine));
            return library;
        }
        catch (RegistrationException)
        {
            library.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        for (var i = _registered.Count - 1; i >= 0; i--) _registered[i].Dispose();
        _registered.Clear();
    }

    // One line for each family of operators.
    private IKernelSet[] Sets(NativeBlas? blas) =>
    [
        .. Target.All.ToArray().SelectMany(OnTarget),
        new Creation.CreationKernels(Operators),
        new Views.ViewKernels(),
        new Views.ReshapeKernels(Operators),
        new Copies.CopyKernels(Operators),
        new Properties.PropertyKernels(Operators),
        new Properties.ZeroTensorKernels(Operators),
        new Pointwise.CompositeKernels(Operators),
        new Structured.StructuredKernels(Operators),
        new RandomSet(Operators, Generator),
        new ReductionSet(Operators),
        new MatrixProductSet(Operators, new Products(blas)),
        new SoftmaxSet(Operators),
        new LossSet(Operators),
        new IndexingSet(Operators),
        new AutocastKernels(DeviceType.Cpu),
        new AutocastKernels(DeviceType.Cuda),
    ];

    // Families with a kernel that serves the CPU and the Meta device.
    private static IKernelSet[] OnTarget(Target target) =>
    [
        new Creation.EmptyKernels(target),
        new Creation.FillKernels(target),
        new Pointwise.ArithmeticKernels(target),
        new Pointwise.FusedKernels(target),
        new Pointwise.UnaryKernels(target),
        new Pointwise.ComparisonKernels(target),
        new Pointwise.ActivationKernels(target),
    ];
}
