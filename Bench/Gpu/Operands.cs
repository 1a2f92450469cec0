using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Bench.Gpu;

/// <summary>What the operations read, made once for a size.</summary>
internal sealed class Operands
{
    private const long RowLength = 1024;

    public Operands(DeviceSession session, long elements)
    {
        (Session, Elements, A, B, Changed) = (session, elements, session.Random(elements), session.Random(elements), session.Random(elements));
        Condition = Operators.GtScalar.Call(A, 0.5);
        Rows = session.View(A, elements / RowLength, RowLength);
        Turned = Operators.T.Call(Rows);
    }

    public DeviceSession Session { get; }

    public AtenOperators Operators => Session.Operators;

    public long Elements { get; }

    /// <summary>Random numbers from 0 to 1.</summary>
    public Tensor A { get; }

    /// <summary>The same, others.</summary>
    public Tensor B { get; }

    /// <summary>What operations in place write to.</summary>
    public Tensor Changed { get; }

    /// <summary>Where A is more than a half: about half of the elements, in no order.</summary>
    public Tensor Condition { get; }

    /// <summary>A as rows of 1,024.</summary>
    public Tensor Rows { get; }

    /// <summary>The same as a matrix, transposed without a copy: neighbours lie far apart.</summary>
    public Tensor Turned { get; }

    /// <summary>Gives the memory of a result back, unless it is an operand.</summary>
    public void Free(Tensor result)
    {
        if (!ReferenceEquals(result.Storage, Changed.Storage)) DeviceSession.Free(result);
    }

    /// <summary>Gives back the memory of the operands.</summary>
    public void FreeAll()
    {
        foreach (var tensor in (ReadOnlySpan<Tensor>)[A, B, Changed, Condition]) DeviceSession.Free(tensor);
    }
}
