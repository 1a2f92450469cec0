namespace Functional.Dispatch.Verification;

/// <summary>One thing to look for in a rule set.</summary>
public abstract class Check
{
    /// <summary>What is looked for.</summary>
    public abstract CheckInfo Info { get; }

    /// <summary>Decides for all operators of a view.</summary>
    /// <param name="view">The rule set.</param>
    /// <returns>Every finding, by operator; mends are not yet tried.</returns>
    public abstract IEnumerable<Finding> Decide(RuleView view);
}

/// <summary>A check that is decided for one operator of each shape, and then put into words for every operator of it.</summary>
public abstract class ShapeCheck : Check
{
    /// <inheritdoc />
    public sealed override IEnumerable<Finding> Decide(RuleView view) =>
        view.Shapes.SelectMany(shape => Decide(shape).ToList() is { Count: > 0 } found
            ? shape.Operators.SelectMany(op => found.Select(words => words(op)).OfType<Finding>())
            : []).OrderBy(f => f.Operator);

    /// <summary>Decides for operators of one shape.</summary>
    /// <param name="shape">The shape.</param>
    /// <returns>For each finding what puts it into words for an operator of the shape; null there when something that is no registration (schema, tags) rules it out.</returns>
    public abstract IEnumerable<Func<OperatorView, Finding?>> Decide(OperatorShape shape);
}
