using Functional.Dispatch.PropertyTests.Shell.Calls;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Autograd;

/// <summary>What the generator makes of a derivative table, and what it says about a wrong one: each at its line and column.</summary>
public sealed class DerivativeTableTests
{
    private const string Source = """
        using Functional.Dispatch.Shell.Autograd;
        namespace Test;
        [Operator("test::scale(Tensor self, Tensor by, *, float power=1.0) -> Tensor")] static partial class Scale;
        [Operator("test::scale_(Tensor(a!) self, Tensor by, *, float power=1.0) -> Tensor(a!)")] static partial class ScaleInPlace;
        [Operator("test::scale.out(Tensor self, Tensor by, *, float power=1.0, Tensor(a!) out) -> Tensor(a!)")] static partial class ScaleOut;
        [Operator("test::part(Tensor(a) self, int at) -> Tensor(a)")] static partial class Part;
        [Operator("test::join(Tensor[] parts) -> (Tensor joined, Tensor lengths)")] static partial class Join;
        [Operator("test::clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor")] static partial class Clone;
        [OperatorSet] sealed partial class Ops;
        [DerivativeTable("table.txt")]
        sealed partial class Derivatives(Ops operators, GradientEngine engine)
        {
            public Ops Operators => operators;
            public GradientEngine Engine => engine;
            public IReadOnlyList<Functional.Dispatch.Shell.Registry.Registration> Register() => RegisterTable(operators.Dispatcher);
            private Tensor Times(Tensor a, Tensor b) => Operators.Scale.Call(a, b);
            private Tensor?[] Parts(Tensor grad, GradientShape[] forms) => new Tensor?[forms.Length];
        }
        """;

    private const string Table = """
        # a comment
        plain test::clone
        test::scale => ScaleBackward0
          self: Times(grad, by)   # the rest is a comment
          by: Times(grad, self)
        test::part => PartBackward0
          self: not_implemented
        test::join => JoinBackward0
          parts: Parts(grad, parts.Forms)
          lengths: non_differentiable
        """;

    [Fact]
    public void A_table_becomes_kernels_that_compile_without_warnings()
    {
        var (output, diagnostics) = GeneratorRun.Of(Source, Table);
        Assert.Empty(diagnostics);
        Assert.Empty(GeneratorRun.Problems(output));
        var text = output.SyntaxTrees.Single(t => t.FilePath.EndsWith("Derivatives.g.cs", StringComparison.Ordinal)).ToString();
        // A kernel at Autograd for each of the six, one at ADInplaceOrView for those that write or view.
        Assert.Equal(6, text.Split("AliasKey.Autograd, ").Length - 1);
        Assert.Equal(3, text.Split("DispatchKey.ADInplaceOrView, ").Length - 1);
    }

    [Theory]
    [InlineData("  by: Times(grad, self)", "  bu: Times(grad, self)", "FD0009", 5, 3, "`bu` is neither argument nor result of `test::scale`; the nearest is `by`")]
    [InlineData("  by: Times(grad, self)", "", "FD0010", 3, 1, "argument `by` of `test::scale` has no formula")]
    [InlineData("Times(grad, by)", "Times(grad, bye)", "FD0009", 4, 21, "`bye` is neither argument nor result of `test::scale`; the nearest is `by`")]
    [InlineData("Times(grad, by)", "Times(grad, ", "FD0011", 4, 19, "expected")]
    [InlineData("Times(grad, by)", "Times(grad, by) 1", "FD0011", 4, 25, "unexpected `1`")]
    [InlineData("test::part =>", "test::prt =>", "FD0009", 6, 1, "`test::prt` is no operator here; the nearest is `test::part`")]
    [InlineData("test::part => PartBackward0", "test::part = PartBackward0", "FD0008", 6, 1, "expected `OPERATOR => NODE")]
    [InlineData("plain test::clone", "  self: grad", "FD0008", 2, 3, "below `OPERATOR => NODE`")]
    [InlineData("plain test::clone", "plain test::clone test::clone", "FD0008", 2, 19, "`test::clone` has an entry already")]
    [InlineData("plain test::clone", "", "FD0010", 1, 1, "`test::clone` has no entry")]
    public void What_is_wrong_with_a_table_is_said_where_it_stands(string right, string wrong, string id, int line, int column, string message)
    {
        var (_, diagnostics) = GeneratorRun.Of(Source, Table.Replace(right, wrong, StringComparison.Ordinal));
        var found = diagnostics.Where(d => d.Id == id).ToArray();
        Assert.NotEmpty(found);
        Assert.All(diagnostics, d => Assert.Equal(DiagnosticSeverity.Error, d.Severity));
        var at = found.Single(d => d.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains(message, StringComparison.OrdinalIgnoreCase)).Location.GetLineSpan();
        Assert.Equal(("folder/table.txt", line, column), (at.Path, at.StartLinePosition.Line + 1, at.StartLinePosition.Character + 1));
    }

    [Fact]
    public void What_the_compiler_finds_in_a_formula_is_reported_in_the_table()
    {
        var (output, diagnostics) = GeneratorRun.Of(Source, Table.Replace("Times(grad, by)", "Tims(grad, by)", StringComparison.Ordinal));
        Assert.Empty(diagnostics);
        // Once for the node of the functional form, once for that of the in-place form.
        var errors = output.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error).ToArray();
        Assert.Equal(["CS0103", "CS0103"], errors.Select(e => e.Id));
        Assert.All(errors, e => Assert.Equal(("folder/table.txt", 4), (e.Location.GetMappedLineSpan().Path, e.Location.GetMappedLineSpan().StartLinePosition.Line + 1)));
    }

    [Fact]
    public void A_class_without_its_table_is_an_error() => Assert.Equal("FD0007", Assert.Single(GeneratorRun.Of(Source).Diagnostics).Id);
}
