using System.Text;

namespace Functional.Dispatch.Schemas;

/// <summary>
/// An operator's signature in PyTorch's schema language, for example
/// <c>aten::add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor</c>. Equal when every part is.
/// </summary>
/// <param name="Name">The operator; empty for the signature of a kernel.</param>
/// <param name="Arguments">The arguments in order, the keyword-only ones last.</param>
/// <param name="Returns">The returns in order.</param>
/// <param name="IsVarArg">Whether any number of further arguments follows: <c>...</c>.</param>
/// <param name="IsVarRet">Whether any number of further returns follows.</param>
public sealed record FunctionSchema(
    OperatorName Name,
    EquatableArray<Argument> Arguments,
    EquatableArray<Argument> Returns,
    bool IsVarArg = false,
    bool IsVarRet = false)
{
    /// <summary>Whether the call writes to an argument: one carries an annotation with <c>!</c>.</summary>
    public bool IsMutable => Arguments.Any(argument => argument.Type.IsWritten);

    /// <summary>The positions, from 0, of the arguments the dispatcher takes keys from; worked out anew on each call.</summary>
    public EquatableArray<int> DispatchArguments =>
        [.. Enumerable.Range(0, Arguments.Count).Where(i => Arguments[i].TakesPartInDispatch)];

    /// <summary>The schema as PyTorch prints it; parsing that text gives an equal schema.</summary>
    /// <returns>One line of text, starting with <c>(</c> when the name is empty.</returns>
    public override string ToString()
    {
        var output = new StringBuilder(Name.ToString()).Append('(');
        for (var i = 0; i < Arguments.Count; i++)
        {
            Separate(output, i);
            if (Arguments[i].IsKeywordOnly && (i == 0 || !Arguments[i - 1].IsKeywordOnly))
                output.Append("*, ");
            Arguments[i].Print(output);
        }
        if (IsVarArg)
            Separate(output, Arguments.Count).Append("...");
        output.Append(") -> ");
        if (!ReturnsNeedParentheses)
            return Returns.Count == 0 ? output.Append("...").ToString() : Returns[0].Print(output).ToString();
        output.Append('(');
        for (var i = 0; i < Returns.Count; i++)
            Returns[i].Print(Separate(output, i));
        if (IsVarRet)
            Separate(output, Returns.Count).Append("...");
        return output.Append(')').ToString();
    }

    // One return stands alone, unless it starts with a tuple: `-> (A, B)[]` would be read as two returns.
    private bool ReturnsNeedParentheses => Returns.Count == 1 ? IsVarRet || StartsWithTuple(Returns[0].Type) : Returns.Count > 1 || !IsVarRet;

    private static bool StartsWithTuple(SchemaType type) => type switch
    {
        SchemaType.Tuple => true,
        SchemaType.List or SchemaType.Optional => StartsWithTuple(type.Parts[0]),
        _ => false,
    };

    private static StringBuilder Separate(StringBuilder output, int position) => position == 0 ? output : output.Append(", ");
}
