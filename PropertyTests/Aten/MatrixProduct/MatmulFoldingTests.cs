using Functional.Dispatch.Aten;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Aten.MatrixProduct;

/// <summary>
/// Which operators matmul and linear are made of, by shapes and by who requires grad: as a TorchDispatchMode of PyTorch 2.14.1 saw them. One deviation:
/// where PyTorch takes away a dimension in place (squeeze_), ours does it in a view.
/// </summary>
public sealed class MatmulFoldingTests
{
    private static readonly HashSet<string> Composite = ["aten::matmul", "aten::linear", "aten::reshape", "aten::contiguous"];

    [Theory]
    [InlineData("3", "3", false, false, "dot")]
    [InlineData("2 3", "3", false, false, "mv")]
    [InlineData("3", "3 4", false, false, "unsqueeze mm squeeze.dim")]
    [InlineData("2 3", "3 4", true, true, "mm")]
    [InlineData("2 5 3", "3 4", false, false, "view mm _unsafe_view")]
    [InlineData("2 5 3", "3", true, false, "view mv _unsafe_view")]
    [InlineData("4 3", "2 3 5", false, false, "transpose.int expand view expand view bmm _unsafe_view")]
    [InlineData("4 3", "2 3 5", true, false, "transpose.int transpose.int t clone _unsafe_view mm _unsafe_view transpose.int clone")]
    [InlineData("3", "2 3 5", false, true, "transpose.int expand view expand view bmm _unsafe_view")]
    [InlineData("3", "2 3 5", true, false, "transpose.int transpose.int clone _unsafe_view mv _unsafe_view")]
    [InlineData("2 5 3", "2 3 4", true, true, "expand view expand view bmm _unsafe_view")]
    [InlineData("2 1 5 3", "3 3 4", false, false, "expand clone _unsafe_view expand clone _unsafe_view bmm _unsafe_view")]
    [InlineData("2 2 5 3", "3", false, false, "view mv _unsafe_view")]
    [InlineData("0 5 3", "3 4", false, false, "view mm _unsafe_view")]
    [InlineData("2 5 0", "0 4", false, false, "view mm _unsafe_view")]
    [InlineData("1 5 3", "2 3 4", true, false, "squeeze.dim transpose.int transpose.int t clone _unsafe_view mm _unsafe_view transpose.int clone")]
    public void Matmul_is_made_of_the_same_operators_as_in_PyTorch(string left, string right, bool leftGrad, bool rightGrad, string expected)
    {
        using var session = new Session();
        var (a, b) = (Ones(left, leftGrad), Ones(right, rightGrad));
        var result = session.Library.Operators.Matmul.Call(a, b);
        Assert.Equal(expected, session.Called());
        // Ones times ones: the depth everywhere.
        Assert.All(result.ToArray<float>(), x => Assert.Equal(a.Sizes[^1], x));
    }

    [Theory]
    [InlineData("4 3", "5 3", "5", "t addmm")]
    [InlineData("4 3", "5 3", null, "t mm")]
    [InlineData("2 4 3", "5 3", "5", "view t addmm view")]
    [InlineData("2 4 3", "5 3", null, "t view mm _unsafe_view")]
    [InlineData("3", "5 3", "5", "view t addmm view")]
    [InlineData("2 2 4 3", "5 3", "5", "view t addmm view")]
    [InlineData("4 3", "3", null, "t mv")]
    public void Linear_is_made_of_the_same_operators_as_in_PyTorch(string input, string weight, string? bias, string expected)
    {
        using var session = new Session();
        var result = session.Library.Operators.Linear.Call(Ones(input, false), Ones(weight, false), bias is null ? null : Ones(bias, false));
        Assert.Equal(expected, session.Called());
        Assert.All(result.ToArray<float>(), x => Assert.Equal(bias is null ? 3 : 4, x));
    }

    [Fact]
    public void A_library_without_native_BLAS_gives_the_same_product()
    {
        using var managed = AtenLibrary.Register(new Dispatcher(), withFallbacks: true, useNativeBlas: false);
        using var native = AtenLibrary.Register(new Dispatcher(), withFallbacks: true);
        Assert.Null(managed.BlasName);
        var (a, b) = (Strided.Make([70, 90], "reversed", i => (double)(i % 11)), Strided.Make([90, 40], "gaps", i => (double)(i % 7)));
        Assert.Equal(native.Operators.Mm.Call(a, b).ToArray<double>(), managed.Operators.Mm.Call(a, b).ToArray<double>());
    }

    private static Tensor Ones(string sizes, bool requiresGrad)
    {
        long[] of = [.. sizes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)];
        var tensor = Strided.Make(of, "row-major", _ => 1f);
        tensor.RequiresGrad = requiresGrad;
        return tensor;
    }

    // The calls made by composite kernels that are not composite themselves.
    private sealed class Session : CallObserver, IDisposable
    {
        private readonly List<string> _called = [];
        private readonly Stack<bool> _transparent = new([true]);
        private readonly IDisposable _attached;

        public Session()
        {
            var dispatcher = new Dispatcher();
            Library = AtenLibrary.Register(dispatcher, withFallbacks: true);
            _attached = dispatcher.Observe(this);
        }

        public AtenLibrary Library { get; }

        public string Called() => string.Join(' ', _called);

        public override object? OnEnter(OperatorEntry op, DispatchKeySet keys, string range, object? inputs)
        {
            var isComposite = Composite.Contains(op.Name.ToString());
            if (_transparent.Peek() && !isComposite) _called.Add(op.Name.ToString()["aten::".Length..]);
            _transparent.Push(_transparent.Peek() && isComposite);
            return null;
        }

        public override void OnLeave(object? token, OperatorEntry op, Exception? error) => _transparent.Pop();

        public void Dispose()
        {
            _attached.Dispose();
            Library.Dispose();
        }
    }
}
