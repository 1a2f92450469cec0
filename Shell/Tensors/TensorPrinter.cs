using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>
/// Writes a tensor with its elements as PyTorch's <c>repr</c> does, with PyTorch's default options: 4 decimals, lines of 80 characters, more than
/// 1,000 elements summarised by the first and last three of each dimension.
/// </summary>
public static class TensorPrinter
{
    private const int Threshold = 1000;
    private const int Edge = 3;
    private const int LineWidth = 80;

    /// <summary>Writes a tensor.</summary>
    /// <param name="tensor">The tensor; one without elements in host memory is written as a Meta tensor is, its sizes in place of elements.</param>
    /// <returns>The text, of one or more lines separated by <c>\n</c>, without one at the end.</returns>
    public static string Print(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (!tensor.IsDefined) return "tensor(undefined)";
        var prefix = $"{(tensor.GetType() == typeof(Tensor) ? "tensor" : tensor.GetType().Name)}(";
        var hasElements = tensor.Storage is HostStorage || tensor.IsZero;
        var text = hasElements ? tensor.Shape.ElementCount == 0 ? "[]" : Elements(tensor, prefix.Length) : "...";
        return AddSuffixes(prefix + text, Suffixes(tensor, hasElements), prefix.Length);
    }

    private static IEnumerable<string> Suffixes(Tensor tensor, bool hasElements)
    {
        if (tensor.Device.Type != DeviceType.Cpu) yield return $"device='{tensor.Device}'";
        var isEmpty = hasElements && tensor.Shape.ElementCount == 0;
        if (!hasElements || (isEmpty && tensor.Sizes.Length != 1)) yield return $"size={Tuple(tensor.Sizes)}";
        // Where elements show it, a type that follows from them is not said.
        var isPlain = tensor.ScalarType == ScalarType.Float
            || (hasElements && !isEmpty && tensor.ScalarType is ScalarType.Long or ScalarType.Bool or ScalarType.ComplexFloat);
        if (!isPlain) yield return $"dtype=torch.{ScalarTypes.Name(tensor.ScalarType)}";
        if (tensor.Layout != TensorLayout.Strided) yield return $"layout=torch.{tensor.Layout}";
        if (tensor.Autograd?.FunctionName(tensor) is { } function) yield return $"grad_fn=<{function}>";
        else if (tensor.RequiresGrad) yield return "requires_grad=True";
    }

    private static string Tuple(ImmutableArray<long> sizes) =>
        sizes.Length == 1 ? string.Create(CultureInfo.InvariantCulture, $"({sizes[0]},)") : $"({string.Join(", ", sizes)})";

    private static string AddSuffixes(string text, IEnumerable<string> suffixes, int indent)
    {
        // As PyTorch counts it: two more than the characters after the last line break.
        var column = text.Length - text.LastIndexOf('\n') + 1;
        foreach (var suffix in suffixes)
        {
            var fits = column + suffix.Length + 2 <= LineWidth;
            text += fits ? $", {suffix}" : $",\n{new string(' ', indent)}{suffix}";
            column = fits ? column + suffix.Length + 2 : indent + suffix.Length;
        }

        return text + ")";
    }

    private static string Elements(Tensor tensor, int indent)
    {
        var summarised = tensor.Shape.ElementCount > Threshold;
        var isCut = tensor.Sizes.Select(size => summarised && size > 2 * Edge).ToArray();
        var shown = tensor.Sizes.Select((size, d) => isCut[d] ? 2 * Edge : size).ToArray();
        var (texts, width) = Texts(tensor, isCut);
        var next = 0;
        return Write(0, indent);

        string Write(int dimension, int column)
        {
            if (dimension == shown.Length) return texts[next++];
            var items = Enumerable.Range(0, (int)shown[dimension]).Select(_ => Write(dimension + 1, column + 1)).ToList();
            var isVector = dimension == shown.Length - 1;
            if (isCut[dimension]) items.Insert(Edge, isVector ? " ..." : "...");
            var indentation = new string(' ', column + 1);
            if (!isVector) return $"[{string.Join($",{new string('\n', shown.Length - dimension - 1)}{indentation}", items)}]";
            var lines = items.Chunk(Math.Max(1, (LineWidth - column) / (width + 2))).Select(line => string.Join(", ", line));
            return $"[{string.Join($",\n{indentation}", lines)}]";
        }
    }

    // The elements shown, in row-major order, and the width that lines are counted by.
    private static (string[] Texts, int Width) Texts(Tensor tensor, bool[] isCut) => tensor.ScalarType switch
    {
        ScalarType.Float => Floats(Read<float, double>(tensor, isCut, x => x)),
        ScalarType.Double => Floats(Read<double, double>(tensor, isCut, x => x)),
        ScalarType.Half => Floats(Read<Half, double>(tensor, isCut, x => (double)x)),
        ScalarType.BFloat16 => Floats(Read<BFloat16, double>(tensor, isCut, x => (float)x)),
        ScalarType.ComplexFloat => Complexes(Read<Complex64, Complex>(tensor, isCut, x => x)),
        ScalarType.ComplexDouble => Complexes(Read<Complex, Complex>(tensor, isCut, x => x)),
        ScalarType.Bool => Others(Read<bool, string>(tensor, isCut, x => x ? "True" : "False")),
        ScalarType.Long => Others(Read<long, string>(tensor, isCut, x => x.ToString(CultureInfo.InvariantCulture))),
        ScalarType.Int => Others(Read<int, string>(tensor, isCut, x => x.ToString(CultureInfo.InvariantCulture))),
        ScalarType.Short => Others(Read<short, string>(tensor, isCut, x => x.ToString(CultureInfo.InvariantCulture))),
        ScalarType.Char => Others(Read<sbyte, string>(tensor, isCut, x => x.ToString(CultureInfo.InvariantCulture))),
        ScalarType.Byte => Others(Read<byte, string>(tensor, isCut, x => x.ToString(CultureInfo.InvariantCulture))),
        _ => throw new TensorTypeException(new HostDataError($"elements of {tensor.ScalarType} cannot be written")),
    };

    private static (string[] Texts, int Width) Others(string[] values)
    {
        var format = ElementFormat.Of(values);
        return ([.. values.Select(format.Write)], format.Width);
    }

    private static (string[] Texts, int Width) Floats(double[] values)
    {
        var format = ElementFormat.Of(values);
        return ([.. values.Select(format.Write)], format.Width);
    }

    private static (string[] Texts, int Width) Complexes(Complex[] values)
    {
        var real = ElementFormat.Of([.. values.Select(v => v.Real)]);
        var imaginary = ElementFormat.Of([.. values.Select(v => v.Imaginary)]);
        return ([.. values.Select(v => real.Write(v.Real) + Signed($"{imaginary.Write(v.Imaginary).TrimStart()}j"))], real.Width + imaginary.Width + 1);
    }

    private static string Signed(string number) => number[0] is '-' ? number : $"+{number}";

    private static TResult[] Read<T, TResult>(Tensor tensor, bool[] isCut, Func<T, TResult> convert)
        where T : unmanaged
    {
        // Conjugate, negative and zero bits are carried out by the copy.
        var isCopied = tensor.IsConjugate || tensor.IsNegative || tensor.IsZero;
        var elements = isCopied ? tensor.ToArray<T>() : ((HostStorage)tensor.Storage!).Elements<T>();
        var strides = isCopied ? TensorShape.Contiguous(tensor.Sizes).Strides : tensor.Shape.Strides;
        List<long> places = [isCopied ? 0 : tensor.StorageOffset];
        for (var d = 0; d < isCut.Length; d++)
        {
            var (size, stride) = (tensor.Sizes[d], strides[d]);
            var indices = isCut[d] ? [0, 1, 2, size - 3, size - 2, size - 1] : Enumerable.Range(0, (int)size).Select(i => (long)i).ToArray();
            places = [.. places.SelectMany(place => indices.Select(i => place + (i * stride)))];
        }

        var result = new TResult[places.Count];
        for (var i = 0; i < result.Length; i++) result[i] = convert(elements[(int)places[i]]);
        return result;
    }
}
