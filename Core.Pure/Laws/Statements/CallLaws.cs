using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Laws.Statements;

/// <summary>The keys that arguments bring to a call: no tensor is forgotten, wherever it stands.</summary>
internal static class CallLaws
{
    private const int MostArguments = 3;

    private static readonly SchemaType Tensor = new SchemaType.Base(BaseType.Tensor);

    private static readonly Argument[] Parameters =
        [new(Tensor, "t"), new(new SchemaType.List(Tensor), "ts"), new(new SchemaType.Optional(Tensor), "o"), new(new SchemaType.Base(BaseType.Int), "i")];

    // What an argument can be, as far as tensors go: t is one with a key that no other has, - is none, x something else.
    private static readonly string[] Forms = ["x", "-", "t", "[]", "[t]", "[-t]", "[tt]", "[t-t]"];

    public static IEnumerable<Law> All =>
    [
        new FiniteLaw(
            Text("A_calls_keys_are_the_union_over_all_its_tensors",
                "A call goes by the keys of every tensor in every position that takes part, those inside lists too, and by no other; a position that is not given adds nothing.",
                "With a tensor left out the call goes to the wrong backend: which argument is looked at first must not matter (#42609).", "G10", "G11"),
            () => Calls().SelectMany(call => Positions().Select(positions => Union(call, positions)))),
        new FiniteLaw(
            Text("A_calls_tensors_are_all_of_them_in_order", "The tensors of a call, whether they take part in dispatch or not, are those of its arguments in order, lists flattened, none entries left out.",
                "The first tensor with an interpreter handles a call, so none may be skipped and none may go before (#117900).", "G16"),
            () => Calls().Select(call => call.Tensors().SequenceEqual(InOrder(call)) ? null : $"{call} has the tensors {string.Join(", ", call.Tensors())}")),
        new FiniteLaw(
            Text("Forwarding_gives_every_tensor_at_most_once_and_in_order",
                "A call made with the tensors at hand gives each tensor parameter the next one or none, a list all that are left, and anything else nothing.",
                "A tensor given twice or in another place sends the inner call to another kernel.", "G10"),
            () => Signatures().SelectMany(schema => Enumerable.Range(0, MostArguments + 1).Select(count => Forwarded(schema, count)))),
    ];

    private static LawText Text(string name, string statement, string why, params string[] references) => new(name, LawFamily.Choice, statement, why, [.. references]);

    private static IEnumerable<Call> Calls() => Words(Forms.Length).Select(word =>
    {
        var tensors = 0;
        return new Call(new OperatorName("test::f", ""), [.. word.Select(form => Given(Forms[form], ref tensors))]);
    });

    private static IEnumerable<FunctionSchema> Signatures() =>
        Words(Parameters.Length).Select(word => new FunctionSchema(new OperatorName("test::g", ""), [.. word.Select(p => Parameters[p])], [new Argument(Tensor)]));

    // Every list of up to three numbers below the limit.
    private static IEnumerable<ImmutableArray<int>> Words(int limit)
    {
        IEnumerable<ImmutableArray<int>> longest = [[]];
        for (var length = 0; length <= MostArguments; length++)
        {
            foreach (var word in longest) yield return word;
            longest = [.. longest.SelectMany(word => Enumerable.Range(0, limit).Select(word.Add))];
        }
    }

    private static IEnumerable<ImmutableArray<int>> Positions() =>
        Enumerable.Range(0, 1 << MostArguments).Select(set => (ImmutableArray<int>)[.. Enumerable.Range(0, MostArguments).Where(i => (set >> i & 1) != 0)]);

    private static CallArgument Given(string form, ref int tensors)
    {
        if (form == "x") return new CallArgument.Other();
        if (form[0] != '[') return Item(form[0], ref tensors);
        var items = new List<CallArgument>();
        foreach (var item in form[1..^1]) items.Add(Item(item, ref tensors));
        return new CallArgument.List([.. items]);
    }

    private static CallArgument Item(char form, ref int tensors) => form == '-' ? new CallArgument.None() : Numbered(tensors++);

    private static CallArgument.Tensor Numbered(int number) => new(DispatchKeySet.FromRawMasked(1UL << (KeyLayout.BackendCount + number)));

    private static List<CallArgument.Tensor> InOrder(Call call)
    {
        var tensors = new List<CallArgument.Tensor>();
        foreach (var argument in call.Arguments) Collect(argument, tensors);
        return tensors;
    }

    private static void Collect(CallArgument argument, List<CallArgument.Tensor> tensors)
    {
        if (argument is CallArgument.Tensor tensor) tensors.Add(tensor);
        if (argument is CallArgument.List list)
            foreach (var item in list.Items) Collect(item, tensors);
    }

    private static string? Union(Call call, ImmutableArray<int> positions)
    {
        var expected = 0UL;
        foreach (var position in positions)
            if (position < call.Arguments.Count)
                foreach (var tensor in InOrder(call with { Arguments = [call.Arguments[position]] })) expected |= tensor.Keys.Raw;
        var keys = call.Keys([.. positions]);
        return keys.Raw == expected ? null : $"{call}, of which positions {string.Join(", ", positions)} take part, has the keys 0x{keys.Raw:x} instead of 0x{expected:x}";
    }

    private static string? Forwarded(FunctionSchema schema, int count)
    {
        ImmutableArray<CallArgument.Tensor> tensors = [.. Enumerable.Range(0, count).Select(Numbered)];
        var call = Call.Forwarding(schema, tensors);
        var left = new Queue<CallArgument.Tensor>(tensors);
        var right = call.Operator == schema.Name && call.Arguments.Count == schema.Arguments.Count;
        for (var i = 0; right && i < schema.Arguments.Count; i++)
            right = schema.Arguments[i].Name switch
            {
                "t" or "o" => call.Arguments[i] == (left.TryDequeue(out var next) ? next : new CallArgument.None()),
                "ts" => call.Arguments[i] is CallArgument.List list && list.Items.SequenceEqual(left) && Emptied(left),
                _ => call.Arguments[i] is CallArgument.Other,
            };
        return right ? null : $"`{schema}` is called with {call} for {count} tensors";
    }

    private static bool Emptied(Queue<CallArgument.Tensor> queue)
    {
        queue.Clear();
        return true;
    }
}
