using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Laws.Proofs;

/// <summary>A dispatch key as two numbers for a solver: its functionality, 0 to 46, and its backend, 1 to 16 or 0 for none.</summary>
public readonly record struct SmtKey
{
    internal SmtKey(SmtNode functionality, SmtNode backend)
    {
        Functionality = functionality;
        Backend = backend;
    }

    internal SmtNode Functionality { get; }

    internal SmtNode Backend { get; }

    /// <summary>Whether a functionality has one runtime key for each backend.</summary>
    internal static SmtNode IsPerBackend(SmtNode functionality) =>
        PerBackend.Select(f => SmtNode.Equal(functionality, SmtNode.Vector((ulong)f))).Aggregate(SmtNode.Either);

    /// <summary>What makes two numbers a key: a functionality, and a backend only for one that has it.</summary>
    internal SmtNode IsKey => SmtNode.Both(
        SmtNode.AtMost(Functionality, SmtNode.Vector((ulong)DispatchKey.PythonDispatcher)),
        SmtNode.Either(
            SmtNode.Equal(Backend, SmtNode.Vector(0)),
            SmtNode.Both(IsPerBackend(Functionality), SmtNode.AtMost(Backend, SmtNode.Vector(KeyLayout.BackendCount)))));

    internal static IEnumerable<int> PerBackend =>
        Enumerable.Range(0, KeyLayout.FunctionalityCount).Where(f => KeyLayout.IsPerBackendFunctionality((DispatchKey)f));
}
