using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Testing;

/// <summary>
/// One step of a program that registers, guards and calls. Operators, schemas and threads go by small numbers and registrations by the position of
/// their step, so that a model of dispatch needs no identities of its own.
/// </summary>
public abstract record Step
{
    private Step()
    {
    }

    /// <summary>Defines an operator.</summary>
    /// <param name="Operator">Which of <see cref="ProgramGen.Operators"/>.</param>
    /// <param name="Schema">Which of its schemas, 0 to 2; no two fit each other.</param>
    public sealed record Define(int Operator, int Schema) : Step;

    /// <summary>Registers a kernel.</summary>
    /// <param name="Operator">Which of <see cref="ProgramGen.Operators"/>.</param>
    /// <param name="Key">The key, or null when none is given.</param>
    /// <param name="IsFallthrough">Whether it is a fallthrough.</param>
    /// <param name="Signature">Its native signature, or null.</param>
    /// <param name="Inferred">Which schema was inferred, or null.</param>
    /// <param name="Next">What it does next; null says nothing about it.</param>
    public sealed record Implement(
        int Operator, RegistrationKey? Key, bool IsFallthrough, NativeSignature? Signature = null, int? Inferred = null, KernelNext? Next = null) : Step;

    /// <summary>Registers a backend fallback.</summary>
    /// <param name="Key">The key.</param>
    /// <param name="IsFallthrough">Whether it is a fallthrough.</param>
    /// <param name="IsBuiltIn">Whether it is PyTorch's own.</param>
    /// <param name="Next">What it does next; null says nothing about it.</param>
    public sealed record Fallback(DispatchKey Key, bool IsFallthrough, bool IsBuiltIn, KernelNext? Next = null) : Step;

    /// <summary>Releases what an earlier step registered; refused when that step did not, or was released already.</summary>
    /// <param name="Target">The position of that step.</param>
    public sealed record Release(int Target) : Step;

    /// <summary>A thread enters a guard, within those it is in.</summary>
    /// <param name="Thread">Which of <see cref="ProgramGen.Threads"/>.</param>
    /// <param name="Guard">The guard.</param>
    public sealed record Enter(int Thread, Guard Guard) : Step;

    /// <summary>A thread leaves the guard it entered last; outside all guards, nothing happens.</summary>
    /// <param name="Thread">Which of <see cref="ProgramGen.Threads"/>.</param>
    public sealed record Leave(int Thread) : Step;

    /// <summary>A thread calls an operator.</summary>
    /// <param name="Thread">Which of <see cref="ProgramGen.Threads"/>.</param>
    /// <param name="Operator">Which of <see cref="ProgramGen.Operators"/>.</param>
    /// <param name="Arguments">The arguments by position; whether they take part depends on the schema there then.</param>
    public sealed record Call(int Thread, int Operator, EquatableArray<CallArgument> Arguments) : Step;
}
