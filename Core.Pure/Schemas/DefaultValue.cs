using System.Globalization;
using System.Text;

namespace Functional.Dispatch.Schemas;

/// <summary>
/// An argument's default as it is written: PyTorch prints <c>1.</c>, <c>1e-08</c> and an <c>int[2]</c>'s <c>0</c>, and each is kept.
/// The cases are the nested records, and no others.
/// </summary>
public abstract record DefaultValue
{
    private DefaultValue()
    {
    }

    /// <summary>The value as a schema writes it.</summary>
    /// <returns>For example <c>[0, 1]</c> or <c>"mean"</c>.</returns>
    public sealed override string ToString() => Print(new StringBuilder()).ToString();

    internal abstract StringBuilder Print(StringBuilder output);

    /// <summary><c>None</c>.</summary>
    public sealed record None : DefaultValue
    {
        internal override StringBuilder Print(StringBuilder output) => output.Append("None");
    }

    /// <summary><c>True</c> or <c>False</c>.</summary>
    /// <param name="Value">Which.</param>
    public sealed record Bool(bool Value) : DefaultValue
    {
        internal override StringBuilder Print(StringBuilder output) => output.Append(Value ? "True" : "False");
    }

    /// <summary>A whole number.</summary>
    /// <param name="Value">Any 64-bit integer.</param>
    public sealed record Int(long Value) : DefaultValue
    {
        internal override StringBuilder Print(StringBuilder output) => output.Append(CultureInfo.InvariantCulture, $"{Value}");
    }

    /// <summary>A number with a fraction, an exponent or an imaginary unit, or <c>inf</c> or <c>nan</c>.</summary>
    /// <param name="Text">The number as written; equality is that of the text.</param>
    public sealed record Float(string Text) : DefaultValue
    {
        /// <summary>Whether the number is imaginary: it ends in <c>j</c>.</summary>
        public bool IsImaginary => Text.EndsWith('j');

        /// <summary>The nearest double (of an imaginary number, its imaginary part); not a number when the text is none.</summary>
        public double Value => Text.TrimEnd('j') switch
        {
            "inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            var text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN,
        };

        internal override StringBuilder Print(StringBuilder output) => output.Append(Text);
    }

    /// <summary>A text, printed between double quotes with PyTorch's escapes.</summary>
    /// <param name="Value">The text without quotes and escapes.</param>
    public sealed record Str(string Value) : DefaultValue
    {
        internal override StringBuilder Print(StringBuilder output) => QuotedText.Print(Value, output);
    }

    /// <summary>The name of an enumeration's value, for example <c>Mean</c>, <c>contiguous_format</c> or <c>torch.float</c>.</summary>
    /// <param name="Name">The name as written.</param>
    public sealed record Word(string Name) : DefaultValue
    {
        internal override StringBuilder Print(StringBuilder output) => output.Append(Name);
    }

    /// <summary>A list of single values: <c>[0, 1]</c>.</summary>
    /// <param name="Items">The values, none of them a list; may be empty.</param>
    public sealed record List(EquatableArray<DefaultValue> Items) : DefaultValue
    {
        internal override StringBuilder Print(StringBuilder output)
        {
            output.Append('[');
            for (var i = 0; i < Items.Count; i++)
                Items[i].Print(i == 0 ? output : output.Append(", "));
            return output.Append(']');
        }
    }
}
