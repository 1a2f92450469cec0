using System.Collections.Immutable;
using Functional.Dispatch.Aten;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.PropertyTests.Aten;

/// <summary>A dispatcher with the whole operator library, as a program has it.</summary>
internal sealed class AtenSession
{
    private static readonly Lazy<AtenSession> Made = new(() => new AtenSession());

    public AtenSession()
    {
        Dispatcher = new Dispatcher();
        BuiltInFallbackKernels.Register(Dispatcher);
        Library = AtenLibrary.Register(Dispatcher);
    }

    /// <summary>One for all tests that register nothing of their own.</summary>
    public static AtenSession Shared => Made.Value;

    public Dispatcher Dispatcher { get; }

    public AtenLibrary Library { get; }

    public AtenOperators Ops => Library.Operators;

    public OperatorEntry Entry(string name) =>
        Dispatcher.Entry(OperatorName.Parse(name).Match(Right: n => n, Left: e => throw new ArgumentException(e.ToString())));

    /// <summary>Calls an operator boxed.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="arguments">The arguments; missing ones at the end take their defaults.</param>
    /// <returns>The results.</returns>
    public static ImmutableArray<Value> Call(OperatorEntry op, ImmutableArray<Value> arguments)
    {
        var stack = new Functional.Dispatch.Shell.Calls.Stack();
        foreach (var argument in Filled(op.Schema!, arguments)) stack.Push(argument);
        op.CallBoxed(stack);
        return [.. stack.Items];
    }

    /// <summary>Arguments with the defaults of those that are missing.</summary>
    public static ImmutableArray<Value> Filled(FunctionSchema schema, ImmutableArray<Value> arguments) =>
        [.. arguments, .. schema.Arguments.Skip(arguments.Length).Select(a => Default(a.Default, a.Type))];



    private static Value Default(DefaultValue? value, SchemaType type) => value switch
    {
        DefaultValue.None => Value.None,
        DefaultValue.Bool b => Value.From(b.Value),
        DefaultValue.Int i => type switch
        {
            SchemaType.Base { Kind: BaseType.Float } => Value.From((double)i.Value),
            SchemaType.Base { Kind: BaseType.MemoryFormat } => Value.From((MemoryFormat)i.Value),
            SchemaType.List list => Value.FromList([.. Enumerable.Repeat(Value.From(i.Value), list.Size ?? 1)]),
            _ => Value.From(i.Value),
        },
        DefaultValue.Float f => Value.From(f.Value),
        DefaultValue.Str s => Value.From(s.Value),
        DefaultValue.List list => Value.FromList([.. list.Items.Select(item => Default(item, type.Parts[0]))]),
        var other => throw new NotSupportedException($"default {other} of {type}"),
    };
}
