using System.ComponentModel;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>What generated wrappers call. Not for use by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OperatorSupport
{
    /// <summary>Reads a schema that the generator has read before.</summary>
    /// <param name="schema">The text.</param>
    /// <returns>The schema.</returns>
    public static FunctionSchema Parse(string schema) =>
        SchemaParser.Parse(schema).Match(Right: s => s, Left: e => throw new SignatureMismatchException(e));

    /// <summary>The entry of a handle; an operator that is defined already must be defined as the handle has it.</summary>
    /// <param name="dispatcher">The dispatcher.</param>
    /// <param name="schema">The handle's schema.</param>
    /// <returns>The entry.</returns>
    /// <exception cref="SignatureMismatchException">It is defined otherwise.</exception>
    public static OperatorEntry Entry(Dispatcher dispatcher, FunctionSchema schema)
    {
        var entry = dispatcher.Entry(schema.Name);
        if (entry.Schema is { } defined && !ReferenceEquals(defined, schema))
            SchemaDifference.Between(defined, schema, true).IfSome(difference => throw new SignatureMismatchException(
                new TypedHandleError(schema.Name, difference, defined.ToString(), schema.ToString())));
        return entry;
    }

    /// <summary>One result of a boxed kernel.</summary>
    /// <typeparam name="T">Its .NET type.</typeparam>
    /// <param name="codec">Its codec.</param>
    /// <param name="op">The operator.</param>
    /// <param name="results">All results.</param>
    /// <param name="position">Which of them.</param>
    /// <returns>The result.</returns>
    /// <exception cref="KernelContractException">It is of another kind.</exception>
    public static T Result<T>(Codec<T> codec, OperatorEntry op, ReadOnlySpan<Value> results, int position) =>
        codec.TryUnbox(results[position], out var value) ? value
            : throw new KernelContractException(new ResultMismatchError(op.Name, position, codec.Type.ToString(), results[position].Kind));
}
