namespace Functional.Dispatch.Aten.Threading;

/// <summary>Work on a range of indices whose parts do not depend on one another. Make it a struct: then small work is a direct call.</summary>
internal interface IRangeWork
{
    /// <summary>Does the part from one index up to another; called from several threads at once, each part once.</summary>
    /// <param name="from">The first index.</param>
    /// <param name="to">The index after the last, greater than <paramref name="from"/>.</param>
    void Run(long from, long to);
}
