using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Schemas;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Xunit;
using Stack = Functional.Dispatch.Shell.Calls.Stack;

namespace Functional.Dispatch.PropertyTests.Shell.Calls;

/// <summary>Every one of PyTorch's recorded schemas can be boxed, called and checked.</summary>
public sealed class RecordedSchemaTests
{
    private static readonly IReadOnlyList<FunctionSchema> Schemas = [.. RecordedOperator.Schemas.Select(Parsed.Schema)];

    [Fact]
    public void All_recorded_schemas_are_here() => Assert.Equal(3639, Schemas.Count);

    [Fact]
    public void Values_of_every_schema_fit_it_and_go_through_a_boxed_call_unchanged()
    {
        var dispatcher = new Dispatcher();
        dispatcher.Fallback(DispatchKey.ADInplaceOrView, Kernels.Fallthrough("test"));
        dispatcher.Fallback(DispatchKey.BackendSelect, Kernels.Fallthrough("test"));
        foreach (var schema in Schemas.Where(s => !s.IsVarArg && !s.IsVarRet))
        {
            dispatcher.Define(schema, "test");
            Value[]? seen = null;
            var results = One(schema.Returns.Select(r => r.Type));
            dispatcher.Implement(schema.Name, AliasKey.CompositeExplicitAutograd, Kernels.Boxed(
                (op, _, stack) =>
                {
                    seen = [.. stack.Last(op.Schema!.Arguments.Count)];
                    stack.Drop(seen.Length);
                    foreach (var result in results) stack.Push(result);
                }, "test"));
            dispatcher.Implement(schema.Name, DispatchKey.AutogradCPU, Kernels.Boxed(
                static (op, keys, stack) => op.RedispatchBoxed(keys & KeySets.AfterAutograd, stack), "test"));
            var arguments = One(schema.Arguments.Select(a => a.Type));
            Assert.Null(ArgumentCheck.Of(schema.Name, schema, arguments));
            var stack = new Stack();
            stack.Push(Value.From("below"));
            foreach (var argument in arguments) stack.Push(argument);
            dispatcher.Entry(schema.Name).CallBoxed(stack);
            Assert.Equal(arguments, seen);
            Assert.Equal([Value.From("below"), .. results], stack.Items.ToArray());
        }
    }

    [Fact]
    public void An_argument_of_another_kind_is_refused_by_name_for_every_schema()
    {
        foreach (var schema in Schemas)
        {
            var arguments = One(schema.Arguments.Select(a => a.Type));
            for (var i = 0; i < arguments.Length; i++)
            {
                foreach (var wrong in Values.OneOfEachKind.Where(v => !ArgumentCheck.Fits(v, schema.Arguments[i].Type)))
                {
                    Value[] changed = [.. arguments];
                    changed[i] = wrong;
                    var error = Assert.IsType<ArgumentMismatchError>(ArgumentCheck.Of(schema.Name, schema, changed));
                    Assert.Equal((schema.Arguments[i].Name, wrong.Kind), (error.Argument, error.Given));
                }

                Assert.IsType<ArgumentCountError>(ArgumentCheck.Of(schema.Name, schema, arguments.AsSpan(0, i)));
            }
        }
    }

    [Fact]
    public void A_value_that_fits_a_type_fits_its_optional_and_its_list_and_no_type_fits_everything_but_any()
    {
        var types = Schemas.SelectMany(s => s.Arguments.Concat(s.Returns)).Select(a => a.Type).DistinctBy(t => t.ToString());
        foreach (var type in types)
        {
            var fitting = Values.OneOfEachKind.Where(v => ArgumentCheck.Fits(v, type)).ToArray();
            foreach (var value in fitting)
            {
                Assert.True(ArgumentCheck.Fits(value, new SchemaType.Optional(type)));
                Assert.True(ArgumentCheck.Fits(Value.FromList(value, value), new SchemaType.List(type)));
            }

            var takesAll = type is SchemaType.Base { Kind: BaseType.Any } or SchemaType.Variable or SchemaType.Optional { Element: SchemaType.Base { Kind: BaseType.Any } or SchemaType.Variable };
            Assert.Equal(takesAll, fitting.Length == Values.OneOfEachKind.Length);
        }
    }

    [Fact]
    public void Unboxing_and_boxing_gives_the_value_back_for_every_type_of_every_schema()
    {
        var types = Schemas.SelectMany(s => s.Arguments.Concat(s.Returns)).Select(a => a.Type).DistinctBy(t => t.ToString()).ToArray();
        Assert.True(types.Length > 40, $"{types.Length} types");
        foreach (var type in types)
        {
            var codec = CodecResolver.Find(Values.NetType(type), new NullHints(type));
            Func<Value, Value?> again = Again((dynamic)codec);
            foreach (var value in Values.Of(type).Sample(20, 20))
                Assert.Equal(value, again(value));
            foreach (var value in Values.OneOfEachKind.Where(v => !ArgumentCheck.Fits(v, type)))
                Assert.Null(again(value));
        }
    }

    private static Func<Value, Value?> Again<T>(Codec<T> codec) => value => codec.TryUnbox(value, out var unboxed) ? codec.Box(unboxed) : null;

    private static Value[] One(IEnumerable<SchemaType> types) => [.. types.Select(t => Values.Of(t).Sample(1, 10).Single())];
}
