using LanguageExt;
using static LanguageExt.Prelude;

namespace Functional.Dispatch.Schemas;

/// <summary>
/// Reads PyTorch's operator-schema language. Any text gives a schema or an error, in time linear in its length and with bounded stack;
/// blanks between words do not matter, and <see cref="FunctionSchema.ToString"/> prints the canonical text.
/// </summary>
public static class SchemaParser
{
    /// <summary>Reads a schema with its operator's name.</summary>
    /// <param name="text">The whole schema, for example <c>aten::relu(Tensor self) -> Tensor</c>.</param>
    /// <returns>The schema, or the first place where the text cannot be one.</returns>
    public static Either<SchemaError, FunctionSchema> Parse(string text)
    {
        var schema = SchemaReader.Read(text, out var error);
        return schema is not null ? Right(schema) : Left(error!);
    }

    /// <summary>Reads a schema without a name, as PyTorch prints the signature inferred from a kernel.</summary>
    /// <param name="text">The whole signature, for example <c>(Tensor _0, int _1) -> Tensor _0</c>.</param>
    /// <returns>The schema with an empty name, or the first place where the text cannot be one.</returns>
    public static Either<SchemaError, FunctionSchema> ParseSignature(string text)
    {
        var schema = SchemaReader.ReadSignature(text, out var error);
        return schema is not null ? Right(schema) : Left(error!);
    }
}
