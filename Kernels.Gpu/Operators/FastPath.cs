using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Operators;

/// <summary>
/// What nearly every elementwise call is: floating-point tensors of one type and shape without gaps, or one and a number. Its result is known without asking the
/// Meta kernel; nothing is made but the result. Null for every other call, which then goes the long way.
/// </summary>
/// <param name="context">The device.</param>
internal sealed class FastPath(DeviceContext context)
{
    /// <summary>An operation of one tensor, into a new one.</summary>
    public Tensor? Unary(PointwiseOperation operation, Tensor a)
    {
        if (KindOf(a) is not { } kind) return null;
        var result = context.Empty(a.Shape, a.ScalarType);
        if (a.ElementCount == 0) return result;
        try
        {
            var arguments = default(KernelArguments);
            arguments.Add(result);
            arguments.Add(a);
            var run = new Run { Count = a.ElementCount };
            run.Offsets[1] = a.StorageOffset;
            Launch(operation, kind, PointwiseForm.Run, ref arguments, run);
            return result;
        }
        catch
        {
            DeviceContext.Release(result);
            throw;
        }
    }

    /// <summary>An operation of two tensors, into a new one or into the first.</summary>
    public Tensor? Binary(PointwiseOperation operation, Tensor a, Tensor b, bool inPlace, Scalar? parameter = null)
    {
        if (KindOf(a) is not { } kind) return null;
        var form = PointwiseForm.Run;
        if (b.Storage is HostStorage)
        {
            // A number beside a tensor of dimensions takes the tensor's type.
            if (!b.Sizes.IsEmpty || a.Sizes.IsEmpty || b.ScalarType == ScalarType.Bool || ScalarTypes.IsComplex(b.ScalarType) || b.KeySet.HasAny(DeviceContext.Bits)) return null;
            b = context.Constant(NumberOf(b), kind);
            form = PointwiseForm.SecondSingle;
        }
        else if (b.ScalarType != a.ScalarType || KindOf(b) is null || !(a.Sizes.Equals(b.Sizes) || a.Sizes.AsSpan().SequenceEqual(b.Sizes.AsSpan())))
        {
            return null;
        }
        else if (inPlace && ReferenceEquals(a.Storage, b.Storage) && a.StorageOffset != b.StorageOffset)
        {
            return null;
        }

        // Checked as the long way checks it: an alpha that does not fit is an error there.
        if (parameter is { } given && given.Kind is not (ValueKind.Int or ValueKind.Float)) return null;
        if (inPlace) ((DeviceStorage)a.Storage!).BeforeWrite();
        var result = inPlace ? a : context.Empty(a.Shape, a.ScalarType);
        if (a.ElementCount == 0) return result;
        try
        {
            var arguments = default(KernelArguments);
            arguments.Add(result);
            arguments.Add(a);
            arguments.Add(b);
            if (parameter is { } number) arguments.Add(number, kind);
            var run = new Run { Count = a.ElementCount };
            run.Offsets[0] = result.StorageOffset;
            run.Offsets[1] = a.StorageOffset;
            run.Offsets[2] = b.StorageOffset;
            Launch(operation, kind, form, ref arguments, run);
            return result;
        }
        catch
        {
            if (!inPlace) DeviceContext.Release(result);
            throw;
        }
    }

    private void Launch(PointwiseOperation operation, ElementKind kind, PointwiseForm form, ref KernelArguments arguments, in Run run)
    {
        arguments.Add(run);
        context.Stream.Launch(context.Pointwise(operation, kind, form), context.Tile.Grid(run.Count), arguments);
    }

    private ElementKind? KindOf(Tensor tensor) =>
        context.Pending.Recorder is null && tensor.ScalarType is ScalarType.Float or ScalarType.Double && tensor.HasRowMajorStrides && !tensor.IsWrappedNumber && context.Holds(tensor)
            && (tensor.ScalarType == ScalarType.Float || context.Accelerator.Info.HasDoubles)
            ? ElementKind.Of(tensor.ScalarType) : null;

    private static Scalar NumberOf(Tensor number) => number.ScalarType switch
    {
        ScalarType.Double => number.HostSpan<double>()[0],
        ScalarType.Float => (double)number.HostSpan<float>()[0],
        ScalarType.Long => number.HostSpan<long>()[0],
        _ => Aten.Elements.Casts.To(number, ScalarType.Double).ToArray<double>()[0],
    };
}
