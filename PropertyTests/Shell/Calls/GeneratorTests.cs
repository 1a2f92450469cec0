using Functional.Dispatch.PropertyTests.Schemas;
using Functional.Dispatch.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Shell.Calls;

public sealed class GeneratorTests
{
    private const string AddSchema = "[Operator(\"my::add(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor\")] public static partial class Add;\n";

    [Fact]
    public void Generator_and_library_read_every_recorded_schema_alike_and_refuse_the_same_texts()
    {
        foreach (var schema in RecordedOperator.Schemas)
        {
            Assert.Equal(Parsed.Schema(schema).ToString(), GeneratorRun.Print(schema));
            foreach (var broken in new[] { schema[..(schema.Length / 2)], schema.Replace("Tensor", "Tensr"), schema.Replace("->", "-"), schema + "x y", schema.Replace("(", "(!") })
                Assert.Equal(SchemaParser.Parse(broken).Match(Right: s => s.ToString(), Left: e => e.ToString()), GeneratorRun.Print(broken));
        }
    }

    [Fact]
    public void Every_recorded_schema_gets_wrappers_and_those_of_every_type_default_and_return_compile()
    {
        var schemas = RecordedOperator.Schemas.Select(Parsed.Schema).Where(s => !s.IsVarArg && !s.IsVarRet).ToArray();
        Assert.True(schemas.Length > 3500, $"{schemas.Length} schemas");
        var (all, diagnostics) = GeneratorRun.Of(Source(schemas));
        Assert.Empty(diagnostics);
        Assert.Equal(schemas.Length + 1, all.SyntaxTrees.Count());

        // Compiling them all takes minutes; one operator for each argument with its default and for each list of returns says as much.
        var seen = new HashSet<string>();
        var covering = schemas.Where(s => s.Arguments
            .Select(a => $"{a.Type}={a.Default}").Append($"-> {string.Join(",", s.Returns)}").Append($"{s.Arguments.Count > 15} {s.Returns.Count}")
            .Select(seen.Add).ToArray().Contains(true)).ToArray();
        var problems = string.Join("\n", GeneratorRun.Problems(GeneratorRun.Of(Source(covering)).Output).Take(5));
        Assert.True(problems.Length == 0, problems);
    }

    private static string Source(FunctionSchema[] schemas) =>
        string.Join("\n", schemas.Select((s, i) => $"[Operator({SymbolDisplay.FormatLiteral(s.ToString(), true)})] public static partial class Op{i};"));

    [Theory]
    [InlineData("\"my::f(Tensr self) -> Tensor\"", "Tensr", "FD0001", "expected a type at column 7, found `Tensr`; did you mean `Tensor`?")]
    [InlineData("\"my::f(\\u0054ensor self, \\\"x\\\") -> Tensor\"", "\\\"x", "FD0001", "expected a type at column 20, found `\"`")]
    [InlineData("@\"my::f(str s=\"\"a\"\", Tensr x) -> ()\"", "Tensr", "FD0001", "expected a type at column 18, found `Tensr`; did you mean `Tensor`?")]
    [InlineData("\"\"\"my::f(str s=\"a\", Tensr x) -> ()\"\"\"", "Tensr", "FD0001", "expected a type at column 18, found `Tensr`; did you mean `Tensor`?")]
    [InlineData("\"my::f(Tensor self)\"", "\"my::f(Tensor self)\"", "FD0001", "expected `->` at column 19, found the end of the text", true)]
    [InlineData("\"my::f(Tensr \" + \"self) -> ()\"", "\"my::f(Tensr \" + \"self) -> ()\"", "FD0001", "expected a type at column 7, found `Tensr`; did you mean `Tensor`?")]
    [InlineData("\"my::f(...) -> ()\"", "\"my::f(...) -> ()\"", "FD0003", "`my::f` has `...` among its arguments, so it has no typed form; call it boxed")]
    public void A_wrong_schema_is_reported_at_its_column_inside_the_literal(string literal, string at, string id, string message, bool atTheEnd = false)
    {
        var (output, diagnostics) = GeneratorRun.Of($"[Operator({literal})] public static partial class F;");
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal((id, message), (diagnostic.Id, diagnostic.GetMessage()));
        var text = output.SyntaxTrees.First().ToString();
        var start = text.IndexOf(at, StringComparison.Ordinal) + (atTheEnd ? at.Length - 1 : 0);
        Assert.Equal(start, diagnostic.Location.SourceSpan.Start);
        Assert.Equal("test.cs", diagnostic.Location.GetLineSpan().Path);
    }

    [Theory]
    [InlineData("[Operator(\"my::f() -> ()\")] public static class F { }", "FD0002", "`F` must be partial, so that its wrappers can be generated into it")]
    [InlineData("[Operator(\"my::f() -> ()\")] public partial class F { }", "FD0002", "`F` must be static partial, so that its wrappers can be generated into it")]
    [InlineData("class Around { [Operator(\"my::f() -> ()\")] public static partial class F; }", "FD0002", "`Around` must be partial, so that its wrappers can be generated into it")]
    [InlineData("[Operator(\"my::f(Tensor x) -> ()\", Tensor = typeof(string))] public static partial class F;", "FD0006", "`String` cannot stand for `Tensor`: it must be a class derived from KeyedObject")]
    public void A_class_that_cannot_be_generated_into_is_reported(string source, string id, string message)
    {
        var diagnostic = Assert.Single(GeneratorRun.Of(source).Diagnostics);
        Assert.Equal((id, message), (diagnostic.Id, diagnostic.GetMessage()));
    }

    [Theory]
    [InlineData("static Tensor K(Tensor a, Tensor b) => a;", "(Tensor a, Tensor b)", "`my::add` has 3 arguments and the kernel `K` 2")]
    [InlineData("static Tensor K(Tensor a, Tensor b, long c) => a;", "long", "argument 2 of `my::add` is `Scalar alpha=1`, in C# `Scalar`; the kernel `K` takes `long`")]
    [InlineData("static Tensor K(Tensor a, Tensor? b, Scalar c) => a;", "Tensor?", "argument 1 of `my::add` is `Tensor other`, in C# `Tensor`; the kernel `K` takes `Tensor?`")]
    [InlineData("static void K(Tensor a, Tensor b, Scalar c) { }", "void", "`my::add` returns `Tensor`; the kernel `K` returns `void`")]
    [InlineData("Tensor K(Tensor a, Tensor b, Scalar c) => a;", "K", "the kernel `K` must be static")]
    public void A_kernel_that_does_not_fit_is_reported_where_it_does_not(string method, string at, string message)
    {
        var (output, diagnostics) = GeneratorRun.Of(AddSchema + $"partial class Kernels {{ [Kernel(typeof(Add), DispatchKey.CPU)] {method} }}");
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(("FD0004", message), (diagnostic.Id, diagnostic.GetMessage()));
        Assert.Equal(at, output.SyntaxTrees.First().ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Fact]
    public void A_kernel_of_what_is_no_operator_is_reported()
    {
        var diagnostic = Assert.Single(GeneratorRun.Of("static partial class K { [Kernel(typeof(string), DispatchKey.CPU)] static void F() { } }").Diagnostics);
        Assert.Equal(("FD0005", "`String` is no operator: it has no [Operator] with a well-formed schema"), (diagnostic.Id, diagnostic.GetMessage()));
    }

    [Fact]
    public void Kernels_that_fit_are_registered_and_nested_classes_and_namespaces_are_opened_again()
    {
        var (output, diagnostics) = GeneratorRun.Of(
            "namespace A.B; partial record struct Around { " + AddSchema
            + """
              [Operator("my::two(Tensor[] xs, int? n=None) -> (Tensor, Tensor?[])")] internal static partial class Two;
              static partial class Kernels
              {
                  [Kernel(typeof(Add), DispatchKey.CPU)] private static Tensor K(Tensor a, Tensor b, Scalar c) => a;
                  [Kernel(typeof(Two), AliasKey.Autograd)] private static (Tensor, IReadOnlyList<Tensor?>) T(DispatchKeySet k, IReadOnlyList<Tensor> xs, long? n) => (xs[0], [null]);
              } }
              """);
        Assert.Empty(diagnostics);
        Assert.Empty(GeneratorRun.Problems(output));
        var registrations = output.SyntaxTrees.Select(t => t.ToString()).Single(t => t.Contains("RegisterKernels"));
        Assert.Contains("Add.Implement(dispatcher, (global::Functional.Dispatch.Keys.DispatchKey)", registrations);
        Assert.Contains("Two.Implement(dispatcher, (global::Functional.Dispatch.Keys.AliasKey)", registrations);
    }

    [Fact]
    public void Defaults_are_optional_parameters_or_a_shorter_overload()
    {
        var (output, diagnostics) = GeneratorRun.Of(
            """
            [Operator("my::d(Tensor x, int n=-1, float e=1e-05, *, bool b=True, str s=\"a\", int? o=None, MemoryFormat m=contiguous_format, Scalar a=1, int[2] z=0, float f=inf) -> ()")]
            static partial class D;
            static class Use
            {
                static void Of(D.Handle d, Tensor x)
                {
                    d.Call(x);
                    d.Call(x, 3, m: MemoryFormat.Preserve);
                    d.Call(x, 3, 2.0, false, "b", 4, MemoryFormat.Preserve, 2, [1, 2]);
                    d.Call(x, 3, 2.0, false, "b", null, MemoryFormat.Preserve, 2.5, [1, 2], 0.5);
                }
            }
            """);
        Assert.Empty(diagnostics);
        Assert.Empty(GeneratorRun.Problems(output));
    }
}
