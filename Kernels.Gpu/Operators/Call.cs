using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Operators;

/// <summary>Computes a call whose results have their shape and memory: what remains is to fill them.</summary>
/// <param name="call">The call.</param>
internal delegate void Computation(Call call);

/// <summary>
/// A call as device computations see it. Arguments go by the schema's names, so that the functional, in-place and out forms of an operator share a
/// computation.
/// </summary>
internal sealed class Call(Work work, OperatorEntry op, Value[] arguments, Tensor[] results)
{
    public Work Work => work;

    /// <summary>The first result.</summary>
    public Tensor Result => results[0];

    /// <summary>The results: new tensors, or the arguments that the operator writes to.</summary>
    public Tensor[] Results => results;

    /// <summary>A tensor argument.</summary>
    public Tensor Tensor(string name) => Optional(name) ?? throw new ArgumentException($"`{op.Name}` was given no tensor {name}", nameof(name));

    /// <summary>A tensor argument that may be missing.</summary>
    public Tensor? Optional(string name) => this[name].AsTensor is Shell.Tensors.Tensor { IsDefined: true } tensor ? tensor : null;

    /// <summary>The tensors of a list.</summary>
    public IReadOnlyList<Tensor> Tensors(string name) => [.. this[name].Items.Select(i => (Tensor)i.AsTensor!)];

    /// <summary>A number argument; null for None.</summary>
    public Scalar? Number(string name) => Scalar.TryFrom(this[name], out var number) ? number : null;

    /// <summary>An integer argument.</summary>
    public long Int(string name) => SymInt.TryFrom(this[name], out var integer) ? integer.ToInt64() : this[name].ToInt64();

    /// <summary>A list of integers; empty for None.</summary>
    public long[] Ints(string name) => this[name] switch
    {
        { IsNone: true } => [],
        { Kind: ValueKind.Int } one => [one.ToInt64()],
        var list => [.. list.Items.Select(i => i.ToInt64())],
    };

    /// <summary>Whether the operator has such an argument and it is given.</summary>
    public bool Has(string name) => PlaceOf(name) is >= 0 and var place && !arguments[place].IsNone;

    /// <summary>An argument.</summary>
    public Value this[string name] => arguments[PlaceOf(name)];

    private int PlaceOf(string name)
    {
        var parameters = op.Schema!.Arguments;
        for (var i = 0; i < parameters.Count; i++)
            if (parameters[i].Name == name) return i;
        return -1;
    }
}
