namespace Functional.Dispatch.Shell.Calls;

/// <summary>
/// On a <c>sealed partial</c> class: the source generator fills it with one property for each operator (<see cref="OperatorAttribute"/>) of the
/// class's own namespace and those below it, named like the operator's class and of its <c>Handle</c> type; a constructor that takes the dispatcher; and
/// <c>DefineAll</c>, which defines them all.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OperatorSetAttribute : Attribute;
