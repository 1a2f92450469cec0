namespace Functional.Dispatch.Shell.Autograd;

/// <summary>
/// On a <c>sealed partial</c> class: the source generator makes, from a table of derivatives in text, the autograd and ADInplaceOrView kernels of all
/// operators (<see cref="Calls.OperatorAttribute"/>) of the class's namespace and those below it, with a node for each, and a method <c>Register</c>. The class has
/// members <c>Operators</c> (the set of operators) and <c>Engine</c>; formulas of the table call its methods. The form of the table is described in
/// docs/autograd.md; the file must be among the project's <c>AdditionalFiles</c>.
/// </summary>
/// <param name="file">The name of the table's file, without folder.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DerivativeTableAttribute(string file) : Attribute
{
    /// <summary>The name of the table's file, without folder.</summary>
    public string File { get; } = file;
}
