using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Aten.Pointwise;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Creation;

/// <summary>Overwriting every element, and numbers in equal steps. Filling is no matter of order, so a tensor may overlap itself.</summary>
/// <param name="target">Where.</param>
internal sealed class FillKernels(Target target) : IKernelSet
{
    public IEnumerable<Registration> Register(Dispatcher dispatcher) =>
    [
        FillInPlaceScalar.Implement(dispatcher, target.Key, Fill, Next.Leaf),
        FillInPlaceTensor.Implement(dispatcher, target.Key, Fill, Next.Leaf),
        ZeroInPlace.Implement(dispatcher, target.Key, self => Fill(self, 0), Next.Leaf),
        ArangeStartOut.Implement(dispatcher, target.Key, Arange, Next.Leaf),
    ];

    private Tensor Fill(Tensor self, Scalar value)
    {
        if (target.Computes) Casts.Copy(self, Wrapped.As(value, self.ScalarType));
        return self;
    }

    private Tensor Fill(Tensor self, Tensor value)
    {
        if (value.Sizes.Length != 0)
            throw new TensorRuntimeException(new OperationError("fill_", $"only a value tensor of no dimensions is supported, but got one with {value.Sizes.Length}"));
        Structure.RequireDevice(target, [self, value]);
        MemoryOverlap.ForbidInternal(self);
        if (target.Computes && self.ElementCount > 0) Casts.Copy(self, ReferenceEquals(self.Storage, value.Storage) ? Casts.Copied(value) : value);
        return self;
    }

    private Tensor Arange(Scalar start, Scalar end, Scalar step, Tensor output)
    {
        var count = CountOf(start, end, step);
        if (output.ElementCount != count) Resizing.Output(output, TensorShape.Contiguous(count));
        if (!target.Computes || count == 0) return output;
        var isInteger = ScalarTypes.IsIntegral(output.ScalarType, includeBool: false);
        if (output.ScalarType == ScalarType.Bool || ScalarTypes.IsComplex(output.ScalarType))
            throw new TensorNotImplementedException(new TypeNotServedError("arange_cpu", output.ScalarType));
        Casts.Copy(output, isInteger ? Steps(start.ToInt64(), step.ToInt64(), count) : Steps(start.ToDouble(), step.ToDouble(), count));
        return output;
    }

    private static long CountOf(Scalar start, Scalar end, Scalar step)
    {
        var (from, to, by) = (start.ToDouble(), end.ToDouble(), step.ToDouble());
        if (!(by > 0 || by < 0)) throw Wrong("step must be nonzero");
        if (!double.IsFinite(from) || !double.IsFinite(to)) throw Wrong($"unsupported range: {from} -> {to}");
        if ((by > 0 && to < from) || (by < 0 && to > from)) throw Wrong("upper bound and lower bound inconsistent with step sign");
        // Integers are counted as such: doubles do not hold them all.
        if (start.Kind != ValueKind.Float && end.Kind != ValueKind.Float && step.Kind != ValueKind.Float)
        {
            var (first, last, distance) = (start.ToInt64(), end.ToInt64(), step.ToInt64());
            if (distance == 0) throw Wrong("step must be nonzero");
            return (long)Math.Ceiling((decimal)((Int128)last - first) / distance);
        }

        var count = Math.Ceiling((to - from) / by);
        return count is >= 0 and <= 9.2e18 ? (long)count : throw Wrong($"invalid size, possible overflow: {count}");
    }

    private static Tensor Steps(long start, long step, long count)
    {
        var steps = HostTensors.Empty(TensorShape.Contiguous(count), ScalarType.Long);
        var elements = steps.HostSpan<long>();
        for (var i = 0; i < elements.Length; i++) elements[i] = unchecked(start + (i * step));
        return steps;
    }

    private static Tensor Steps(double start, double step, long count)
    {
        var steps = HostTensors.Empty(TensorShape.Contiguous(count), ScalarType.Double);
        var elements = steps.HostSpan<double>();
        for (var i = 0; i < elements.Length; i++) elements[i] = start + (i * step);
        return steps;
    }

    private static TensorRuntimeException Wrong(string problem) => new(new OperationError("arange", problem));
}
