using System.Collections.Immutable;
using Functional.Dispatch.Aten.Random;
using Functional.Dispatch.Gpu.Operators;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Sweep;

/// <summary>Random calls of the operators that devices serve.</summary>
/// <param name="drafts">Random tensors.</param>
internal sealed class Calls(Drafts drafts)
{
    private System.Random Random => drafts.Random;

    /// <summary>A call of an operator; null for one that calls are not made for.</summary>
    public CallDraft? Of(FunctionSchema schema)
    {
        var name = schema.Name.Name["aten::".Length..];
        var form = name.TrimEnd('_');
        return form switch
        {
            "mm" or "bmm" or "addmm" or "mv" or "dot" => Product(schema, form),
            "gather" or "scatter" or "scatter_add" => Indexed(schema, form),
            "index_select" or "index_add" => Sliced(schema, form),
            "cat" => Joined(schema),
            "nll_loss_forward" or "nll_loss_backward" => Loss(schema),
            "softmax" or "log_softmax" or "_softmax" or "_log_softmax" or "_softmax_backward_data" or "_log_softmax_backward_data" => Softmax(schema),
            "uniform" or "normal" => Drawn(schema),
            "arange" => Steps(schema),
            "empty" or "empty_strided" or "resize" or "view" or "as_strided" or "_efficientzerotensor" or "_local_scalar_dense" => null,
            _ when schema.Arguments.Any(a => a.Name is "dim" or "keepdim") || form is "max" or "min" or "any" or "all" => Reduced(schema),
            _ => Elementwise(schema),
        };
    }

    private CallDraft Elementwise(FunctionSchema schema)
    {
        var sizes = drafts.Sizes();
        var isFloating = schema.Name.Name.Contains("backward", StringComparison.Ordinal) || schema.Name.Name.Contains("lerp", StringComparison.Ordinal);
        var type = isFloating ? drafts.FloatingType() : drafts.Type();
        var isFirst = true;
        var arguments = ImmutableArray.CreateBuilder<object>();
        foreach (var argument in schema.Arguments)
        {
            if (argument.Name == "out" || argument.Type.Alias is { IsWrite: true } && argument.Name is not "self")
                arguments.Add(drafts.Output(sizes, schema.Name.Overload.Contains("out", StringComparison.Ordinal) && IsTest(schema) ? Either(ScalarType.Bool, type) : type));
            else if (IsTensor(argument))
            {
                var own = argument.Name == "condition" ? ScalarType.Bool : isFirst || isFloating || Random.Next(3) > 0 ? type : drafts.Type();
                if (argument.Name == "value") arguments.Add(drafts.Tensor([], own));
                else arguments.Add(drafts.Tensor(isFirst ? sizes : drafts.BroadcastingTo(sizes), own, mayRepeat: argument.Type.Alias is null, isTame: schema.Name.Name == "aten::copy_"));
                isFirst = false;
            }
            else if (argument.Name == "approximate") arguments.Add(Value.From(Random.Next(2) == 0 ? "none" : "tanh"));
            else if (argument.Name == "non_blocking") arguments.Add(Value.From(false));
            else if (argument.Name is "alpha" && Random.Next(2) == 0) arguments.Add(Value.From(1L));
            else if (argument.Name is "min" or "max" && Random.Next(3) == 0) arguments.Add(Value.None);
            else if (argument.Name is "exponent") arguments.Add(Power(type));
            else arguments.Add(drafts.Number());
        }

        return new(arguments.ToImmutable());
    }

    // Powers that both sides compute to the last bits but a few.
    private Value Power(ScalarType type) => type is ScalarType.Float or ScalarType.Double && Random.Next(2) == 0
        ? Value.From(new[] { 0.5, -0.5, 1.5, 2.0, 0.25 }[Random.Next(5)])
        : Value.From((long)Random.Next(type is ScalarType.Float or ScalarType.Double ? -2 : 0, 4));

    private CallDraft Reduced(FunctionSchema schema)
    {
        var (sizes, type) = (drafts.Sizes(), drafts.Type());
        // What becomes of infinities in an integer is everybody's own affair.
        var hasOutput = schema.Arguments.Any(a => a.Name == "out");
        if (schema.Name.Name.Contains("mean", StringComparison.Ordinal)) type = drafts.FloatingType();
        return new(
        [
            .. schema.Arguments.Select(argument => argument.Name switch
            {
                "self" => (object)drafts.Tensor(sizes, type, isTame: hasOutput),
                "dim" when argument.Type is SchemaType.Base => Value.From(Dimension(sizes)),
                "dim" when argument.Type is SchemaType.Optional { Element: SchemaType.Base } => Random.Next(2) == 0 ? Value.None : Value.From(Dimension(sizes)),
                "dim" => Value.FromList([.. Enumerable.Range(0, sizes.Length).Where(_ => Random.Next(2) == 0).Select(d => Value.From((long)d))]),
                "keepdim" => Value.From(Random.Next(2) == 0),
                "dtype" => Value.None,
                "out" => drafts.Output([0], schema.Name.Name.Contains("arg", StringComparison.Ordinal) ? ScalarType.Long : type == ScalarType.Float || !IsSum(schema) ? type : ScalarType.Long),
                "max_values" or "min_indices" => drafts.Output([0], ScalarType.Long),
                _ => drafts.Output([0], type),
            }),
        ]);
    }

    private CallDraft Softmax(FunctionSchema schema)
    {
        var (sizes, type) = (drafts.Sizes(), drafts.FloatingType());
        // A derivative is asked for where the function can be.
        var isBackward = schema.Name.Name.Contains("backward", StringComparison.Ordinal);
        return new(
        [
            .. schema.Arguments.Select(argument => argument.Name switch
            {
                "dim" => Value.From(Dimension(sizes)),
                "half_to_float" => Value.From(false),
                "input_dtype" => Value.From(type),
                "out" => (object)drafts.Output(sizes, type),
                "output" => Probabilities(drafts.Tensor(sizes, type, isTame: true), schema.Name.Name.Contains("log", StringComparison.Ordinal)),
                _ => drafts.Tensor(sizes, type, isTame: isBackward),
            }),
        ]);
    }

    // Of the size that results of the function have: errors are relative to that.
    private static TensorDraft Probabilities(TensorDraft draft, bool areLogarithms) =>
        draft with { Elements = [.. draft.Elements.Select(x => areLogarithms ? -Math.Abs(x) : Math.Abs(x) / 16)] };

    private CallDraft Product(FunctionSchema schema, string form)
    {
        var type = Random.Next(5) == 0 ? drafts.Type() : drafts.FloatingType();
        long m = Size(), n = Size(), k = Size(), batch = Random.Next(4);
        var isBatched = form == "bmm";
        return new(
        [
            .. schema.Arguments.Select(argument => argument.Name switch
            {
                "self" when form == "addmm" => (object)drafts.Tensor(argument.Type.Alias is null ? drafts.BroadcastingTo([m, n]) : [m, n], type, argument.Type.Alias is null, true),
                "self" when form == "dot" => drafts.Tensor([k], type, isTame: true),
                "self" or "mat1" => drafts.Tensor(isBatched ? [batch, m, k] : [m, k], type, isTame: true),
                "mat2" => drafts.Tensor(isBatched ? [batch, k, n] : [k, n], type, isTame: true),
                "vec" or "tensor" => drafts.Tensor([k], type, isTame: true),
                "out" => drafts.Output(isBatched ? [batch, m, n] : [m, n], type),
                _ => type is ScalarType.Float or ScalarType.Double ? drafts.Number() : Value.From((long)Random.Next(-2, 3)),
            }),
        ]);

        long Size() => Random.Next(8) switch { 0 => 0, 1 => 1, 2 => 130, _ => Random.Next(2, 40) };
    }

    private CallDraft Indexed(FunctionSchema schema, string form)
    {
        var (type, rank) = (form == "gather" || Random.Next(3) == 0 ? drafts.Type() : drafts.FloatingType(), Random.Next(1, 4));
        var (sizes, dim) = (drafts.Sizes(rank), Random.Next(rank));
        var index = drafts.Sizes(rank).Select((s, d) => d == dim ? s : Math.Min(s, sizes[d])).ToImmutableArray();
        // Where several sources meet in one place without being added, the last one wins on the host, and one of them on a device: each place once.
        var isOnce = schema.Name.Overload == "src";
        if (isOnce) index = index.SetItem(dim, Math.Min(index[dim], sizes[dim]));
        return new(
        [
            .. schema.Arguments.Select(argument => argument.Name switch
            {
                "self" => (object)drafts.Tensor(sizes, type, argument.Type.Alias is null),
                "dim" => Value.From((long)dim),
                "index" => drafts.Indices(index, sizes[dim], mayRepeat: form == "gather"),
                "src" => drafts.Tensor(index, type),
                "sparse_grad" => Value.From(false),
                _ => type is ScalarType.Float or ScalarType.Double ? drafts.Number() : Value.From(1L),
            }),
        ]);
    }

    private CallDraft Sliced(FunctionSchema schema, string form)
    {
        var (type, rank, count) = (form == "index_select" || Random.Next(3) == 0 ? drafts.Type() : drafts.FloatingType(), Random.Next(1, 4), (long)Random.Next(0, 9));
        var (sizes, dim) = (drafts.Sizes(rank), Random.Next(rank));
        return new(
        [
            .. schema.Arguments.Select(argument => argument.Name switch
            {
                "self" => (object)drafts.Tensor(sizes, type, argument.Type.Alias is null),
                "dim" => Value.From((long)dim),
                "index" => drafts.Indices([count], sizes[dim]),
                "source" => drafts.Tensor(sizes.SetItem(dim, count), type),
                _ => type is ScalarType.Float or ScalarType.Double ? drafts.Number() : Value.From((long)Random.Next(1, 3)),
            }),
        ]);
    }

    private CallDraft Joined(FunctionSchema schema)
    {
        var (rank, type) = (Random.Next(1, 4), drafts.Type());
        var (sizes, dim) = (drafts.Sizes(rank), Random.Next(rank));
        var parts = Enumerable.Range(0, Random.Next(1, 5)).Select(_ => Random.Next(8) == 0
            ? drafts.Tensor([0], type)
            : drafts.Tensor(sizes.SetItem(dim, Random.Next(0, 6)), Random.Next(3) == 0 ? drafts.Type() : type)).ToArray();
        return new([.. schema.Arguments.Select(argument => argument.Name switch
        {
            "tensors" => (object)parts,
            "dim" => Value.From((long)dim),
            _ => drafts.Output([0], ScalarType.Float),
        })]);
    }

    private CallDraft Loss(FunctionSchema schema)
    {
        var (rows, classes, type, reduction) = ((long)Random.Next(1, 300), (long)Random.Next(1, 12), drafts.FloatingType(), (long)Random.Next(3));
        var weight = Random.Next(2) == 0 ? drafts.Tensor([classes], type, isTame: true) : null;
        var each = reduction == 0;
        return new([.. schema.Arguments.Select(argument => argument.Name switch
        {
            "self" => (object)drafts.Tensor([rows, classes], type, isTame: true),
            "target" => drafts.Indices([rows], classes) with { Type = ScalarType.Long },
            "weight" => weight is null ? Value.None : weight with { Elements = [.. weight.Elements.Select(Math.Abs)] },
            "reduction" => Value.From(reduction),
            "ignore_index" => Value.From(Random.Next(2) == 0 ? -100L : 0L),
            "grad_output" => drafts.Tensor(each ? [rows] : [], type, isTame: true),
            "total_weight" when schema.Name.Name.Contains("backward", StringComparison.Ordinal) => new TensorDraft(TensorShape.Contiguous(), 0, type, [17]),
            _ => drafts.Output(each && argument.Name == "output" ? [rows] : [], type),
        })]);
    }

    // The same generator state for each side.
    private CallDraft Drawn(FunctionSchema schema)
    {
        var (seed, isUniform) = ((ulong)Random.NextInt64(), schema.Name.Name.Contains("uniform", StringComparison.Ordinal));
        return new([.. schema.Arguments.Select(argument => argument.Name switch
        {
            "self" => (object)drafts.Tensor(drafts.Sizes(), drafts.FloatingType(), mayRepeat: false),
            "generator" => (Func<Value>)(() => Value.FromObject(ValueKind.Generator, new Generator(seed))),
            "from" or "mean" => Value.From(isUniform ? -1.5 : 0.25),
            _ => Value.From(isUniform ? 2.0 : 1.5),
        })]);
    }

    private CallDraft Steps(FunctionSchema schema)
    {
        var type = drafts.Type();
        if (type == ScalarType.Bool) type = ScalarType.Long;
        return new([.. schema.Arguments.Select(argument => argument.Name switch
        {
            "start" => (object)Value.From((long)Random.Next(0, 5)),
            "end" => Value.From((long)Random.Next(5, 200)),
            "step" => type is ScalarType.Float or ScalarType.Double ? Value.From(0.5) : Value.From((long)Random.Next(1, 4)),
            _ => drafts.Output([0], type),
        })]);
    }

    private long Dimension(ImmutableArray<long> sizes) => sizes.IsEmpty ? 0 : Random.Next(-sizes.Length, sizes.Length);

    private ScalarType Either(ScalarType first, ScalarType second) => Random.Next(2) == 0 ? first : second;

    private static bool IsTest(FunctionSchema schema) => schema.Name.Name is "aten::eq" or "aten::ne" or "aten::lt" or "aten::le" or "aten::gt" or "aten::ge" or "aten::logical_and" or "aten::logical_not";

    private static bool IsSum(FunctionSchema schema) => schema.Name.Name == "aten::sum";

    private static bool IsTensor(Argument argument) => argument.Type is SchemaType.Base { Kind: BaseType.Tensor };
}
