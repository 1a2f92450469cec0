using System.Text;

namespace Functional.Dispatch.Gpu.Pointwise;

/// <summary>Puts operands into the expressions of the operation table.</summary>
internal static class Names
{
    /// <summary>The expression with <c>a</c>, <c>b</c>, <c>c</c>, <c>p0</c>, <c>p1</c>, <c>T</c> and <c>U</c> replaced where they stand as whole words; a word that ends in <c>_T</c> ends in the type's mark.</summary>
    public static string Replace(string expression, ElementKind kind, Func<int, string> operand, Func<int, string> parameter)
    {
        var output = new StringBuilder();
        for (var i = 0; i < expression.Length;)
        {
            var end = i;
            while (end < expression.Length && (char.IsAsciiLetterOrDigit(expression[end]) || expression[end] is '_' or '.')) end++;
            if (end == i)
            {
                output.Append(expression[i++]);
                continue;
            }

            output.Append(expression[i..end] switch
            {
                "a" => operand(0),
                "b" => operand(1),
                "c" => operand(2),
                "p0" => parameter(0),
                "p1" => parameter(1),
                "T" => kind.Word,
                "U" => $"u{kind.Word}",
                var word when word.EndsWith("_T", StringComparison.Ordinal) => word[..^1] + kind.Suffix,
                var word => word,
            });
            i = end;
        }

        return output.ToString();
    }
}
