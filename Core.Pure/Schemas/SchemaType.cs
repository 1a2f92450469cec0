using System.Globalization;
using System.Text;

namespace Functional.Dispatch.Schemas;

/// <summary>
/// A type of the schema language. The cases are the nested records, and no others. Equality counts alias annotations and list sizes;
/// <see cref="SchemaDifference"/> compares without them.
/// </summary>
public abstract record SchemaType
{
    private SchemaType()
    {
    }

    /// <summary>The annotation written right after this type, or <see langword="null"/>. A list's annotation and its element's are two.</summary>
    public AliasAnnotation? Alias { get; init; }

    /// <summary>The type as a schema writes it, with its annotations.</summary>
    /// <returns>For example <c>Tensor(a!)[]</c>.</returns>
    public sealed override string ToString() => Print(new StringBuilder()).ToString();

    /// <summary>Whether this type or one inside it carries an annotation with <c>!</c>.</summary>
    public bool IsWritten => Alias is { IsWrite: true } || Parts.Any(part => part.IsWritten);

    /// <summary>The types this one is made of, in the written order; empty for a word.</summary>
    public abstract EquatableArray<SchemaType> Parts { get; }

    internal StringBuilder Print(StringBuilder output)
    {
        PrintBare(output);
        Alias?.Print(output);
        return output;
    }

    private protected abstract void PrintBare(StringBuilder output);

    /// <summary>A type that is one word, for example <c>int</c>.</summary>
    /// <param name="Kind">Which.</param>
    public sealed record Base(BaseType Kind) : SchemaType
    {
        /// <inheritdoc/>
        public override EquatableArray<SchemaType> Parts => [];

        private protected override void PrintBare(StringBuilder output) => output.Append(BaseTypes.Word(Kind));
    }

    /// <summary>A type variable: a lower-case letter and digits, <c>t</c> or <c>t1</c>.</summary>
    /// <param name="Name">The variable's name.</param>
    public sealed record Variable(string Name) : SchemaType
    {
        /// <inheritdoc/>
        public override EquatableArray<SchemaType> Parts => [];

        private protected override void PrintBare(StringBuilder output) => output.Append(Name);
    }

    /// <summary>A custom class, for example <c>__torch__.torch.classes.c10d.Work</c>.</summary>
    /// <param name="QualifiedName">The dotted name, from <c>__torch__</c> on.</param>
    public sealed record Class(string QualifiedName) : SchemaType
    {
        /// <inheritdoc/>
        public override EquatableArray<SchemaType> Parts => [];

        private protected override void PrintBare(StringBuilder output) => output.Append(QualifiedName);
    }

    /// <summary><c>T?</c>: a value or None.</summary>
    /// <param name="Element">The type of the value.</param>
    public sealed record Optional(SchemaType Element) : SchemaType
    {
        /// <inheritdoc/>
        public override EquatableArray<SchemaType> Parts => [Element];

        private protected override void PrintBare(StringBuilder output) => Element.Print(output).Append('?');
    }

    /// <summary><c>T[]</c> or <c>T[3]</c>.</summary>
    /// <param name="Element">The type of the elements.</param>
    /// <param name="Size">The length a single value is repeated to, 0 or more; <see langword="null"/> when none is written.</param>
    public sealed record List(SchemaType Element, int? Size = null) : SchemaType
    {
        /// <inheritdoc/>
        public override EquatableArray<SchemaType> Parts => [Element];

        private protected override void PrintBare(StringBuilder output) =>
            Element.Print(output).Append('[').Append(CultureInfo.InvariantCulture, $"{Size}").Append(']');
    }

    /// <summary><c>(A, B)</c>: a value of each type.</summary>
    /// <param name="Elements">The types, in order; may be empty.</param>
    public sealed record Tuple(EquatableArray<SchemaType> Elements) : SchemaType
    {
        /// <inheritdoc/>
        public override EquatableArray<SchemaType> Parts => Elements;

        private protected override void PrintBare(StringBuilder output)
        {
            output.Append('(');
            for (var i = 0; i < Elements.Count; i++)
                Elements[i].Print(i == 0 ? output : output.Append(", "));
            output.Append(')');
        }
    }

    /// <summary><c>Dict(K, V)</c>.</summary>
    /// <param name="Key">The type of the keys.</param>
    /// <param name="Value">The type of the values.</param>
    public sealed record Dict(SchemaType Key, SchemaType Value) : SchemaType
    {
        /// <inheritdoc/>
        public override EquatableArray<SchemaType> Parts => [Key, Value];

        private protected override void PrintBare(StringBuilder output) =>
            Value.Print(Key.Print(output.Append("Dict(")).Append(", ")).Append(')');
    }

    /// <summary><c>Future(T)</c>.</summary>
    /// <param name="Element">The type of the value to come.</param>
    public sealed record Future(SchemaType Element) : SchemaType
    {
        /// <inheritdoc/>
        public override EquatableArray<SchemaType> Parts => [Element];

        private protected override void PrintBare(StringBuilder output) => Element.Print(output.Append("Future(")).Append(')');
    }

    /// <summary><c>RRef(T)</c>: a reference to a value of another process.</summary>
    /// <param name="Element">The type of the value.</param>
    public sealed record RRef(SchemaType Element) : SchemaType
    {
        /// <inheritdoc/>
        public override EquatableArray<SchemaType> Parts => [Element];

        private protected override void PrintBare(StringBuilder output) => Element.Print(output.Append("RRef(")).Append(')');
    }

    /// <summary><c>Await(T)</c>.</summary>
    /// <param name="Element">The type of the value awaited.</param>
    public sealed record Await(SchemaType Element) : SchemaType
    {
        /// <inheritdoc/>
        public override EquatableArray<SchemaType> Parts => [Element];

        private protected override void PrintBare(StringBuilder output) => Element.Print(output.Append("Await(")).Append(')');
    }
}
