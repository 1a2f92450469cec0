using System.Collections.Immutable;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Fusion;

/// <summary>
/// The operations that lead to a result, from what is in memory on: each once, operands before those that use them. Found anew when it is needed, as results on the way may have been computed
/// meanwhile and are then read.
/// </summary>
internal sealed class Chain
{
    /// <summary>The most operations in one kernel: enough that memory is what a kernel waits for, few enough that compilers take no time over it.</summary>
    public const int MostSteps = 32;

    private readonly List<RecordedOperation> _steps = [];
    private readonly List<Tensor> _leaves = [];
    private int _numbers;

    /// <summary>How many operations.</summary>
    public int Length => _steps.Count;

    /// <summary>The tensors that are read from memory, each once.</summary>
    public IReadOnlyList<Tensor> Leaves => _leaves;

    /// <summary>Whether one launch takes it.</summary>
    public bool Fits => _steps.Count <= MostSteps && _leaves.Count <= KernelArguments.MostArguments - 2
        && FusedSource.Words(_leaves.Count, _numbers, RankOf(_steps[^1].Result.Sizes)) * sizeof(long) <= KernelArguments.MostBytes;

    /// <summary>The chain that leads to an operation's result.</summary>
    public static Chain Of(RecordedOperation last)
    {
        var chain = new Chain();
        chain.Visit(last);
        return chain;
    }

    /// <summary>How many dimensions a layout has at most.</summary>
    public static int RankOf(ImmutableArray<long> sizes)
    {
        var rank = 0;
        foreach (var size in sizes)
            if (size != 1) rank++;
        return rank;
    }

    /// <summary>The chain as an expression over its leaves, and the numbers for its parameters.</summary>
    public (PointwiseExpression Expression, IReadOnlyList<(Scalar Number, ElementKind Kind)> Numbers) Expression()
    {
        var expression = PointwiseExpression.Over([.. _leaves.Select(l => ElementKind.Of(l.ScalarType)!)]);
        var (results, numbers) = (new Term[_steps.Count], new List<(Scalar, ElementKind)>(_numbers));
        for (var i = 0; i < _steps.Count; i++)
        {
            var step = _steps[i];
            var terms = new Term[step.Operands.Length];
            for (var o = 0; o < terms.Length; o++)
            {
                var operand = step.Operands[o];
                if (operand.Tensor is null)
                {
                    expression = expression.WithParameter(operand.Kind, out terms[o]);
                    numbers.Add((operand.Number, operand.Kind));
                }
                else
                {
                    terms[o] = step.Inner(operand) is { } inner ? results[_steps.IndexOf(inner)] : expression.Operand(LeafOf(operand.Tensor));
                }
            }

            expression = expression.Apply(step.Operation, step.Kind, [.. terms]);
            foreach (var parameter in step.Parameters) numbers.Add((parameter, step.Kind));
            results[i] = expression.Last();
        }

        return (expression, numbers);
    }

    private void Visit(RecordedOperation step)
    {
        if (_steps.Contains(step)) return;
        foreach (var operand in step.Operands)
        {
            if (operand.Tensor is null) _numbers++;
            else if (step.Inner(operand) is { } inner) Visit(inner);
            else if (LeafOf(operand.Tensor) < 0) _leaves.Add(operand.Tensor);
        }

        _numbers += step.Parameters.Length;
        _steps.Add(step);
    }

    private int LeafOf(Tensor tensor)
    {
        for (var i = 0; i < _leaves.Count; i++)
            if (ReferenceEquals(_leaves[i].Storage, tensor.Storage) && _leaves[i].StorageOffset == tensor.StorageOffset && _leaves[i].Shape.Equals(tensor.Shape)) return i;
        return -1;
    }
}
