using System.Collections.Immutable;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Sweep;

/// <summary>Random tensors of every shape and layout that there are kernels for.</summary>
/// <param name="random">Where chance comes from.</param>
/// <param name="hasDoubles">Whether there may be float64.</param>
internal sealed class Drafts(System.Random random, bool hasDoubles)
{
    private static readonly ImmutableArray<ImmutableArray<long>> Shapes =
    [
        [], [0], [1], [5], [1000], [3, 4], [2, 0, 3], [7, 1, 5], [33, 65], [4, 3, 2, 3], [1, 300], [300, 2], [5000], [2, 2, 2, 2, 2],
    ];

    /// <summary>Chance.</summary>
    public System.Random Random => random;

    /// <summary>Sizes.</summary>
    public ImmutableArray<long> Sizes() => Shapes[random.Next(Shapes.Length)];

    /// <summary>Sizes of a number of dimensions.</summary>
    public ImmutableArray<long> Sizes(int rank) => [.. Enumerable.Range(0, rank).Select(_ => (long)random.Next(1, 9))];

    /// <summary>An element type, mostly float32.</summary>
    public ScalarType Type() => random.Next(10) switch
    {
        < 6 => ScalarType.Float,
        6 => hasDoubles ? ScalarType.Double : ScalarType.Float,
        7 => random.Next(2) == 0 ? ScalarType.Int : ScalarType.Long,
        8 => ScalarType.Byte,
        _ => ScalarType.Bool,
    };

    /// <summary>A floating-point type.</summary>
    public ScalarType FloatingType() => hasDoubles && random.Next(4) == 0 ? ScalarType.Double : ScalarType.Float;

    /// <summary>Sizes that broadcast to others.</summary>
    public ImmutableArray<long> BroadcastingTo(ImmutableArray<long> sizes)
    {
        if (random.Next(2) == 0) return sizes;
        var from = random.Next(sizes.Length + 1);
        return [.. sizes.Skip(from).Select(s => random.Next(3) == 0 ? 1 : s)];
    }

    /// <summary>A tensor with strides of some kind: row-major, permuted, with steps and gaps (some very wide), or repeated.</summary>
    /// <param name="sizes">Its sizes.</param>
    /// <param name="type">Its element type.</param>
    /// <param name="mayRepeat">Whether a stride may be 0, as of a tensor that was expanded.</param>
    /// <param name="isTame">Whether not-a-number and infinities are left out.</param>
    public TensorDraft Tensor(ImmutableArray<long> sizes, ScalarType type, bool mayRepeat = true, bool isTame = false)
    {
        var strides = TensorShape.Contiguous(sizes).Strides.ToArray();
        var offset = 0L;
        switch (random.Next(mayRepeat ? 6 : 5))
        {
            case 2:
                var (order, step) = (Enumerable.Range(0, sizes.Length).ToArray(), 1L);
                random.Shuffle(order);
                foreach (var d in order)
                {
                    strides[d] = step;
                    step *= Math.Max(1, sizes[d]);
                }

                break;
            case 3:
                var gap = random.Next(4) == 0 ? 997 : random.Next(2, 4);
                for (var d = 0; d < strides.Length; d++) strides[d] *= gap;
                offset = random.Next(1, 9);
                break;
            case 4:
                offset = random.Next(1, 9);
                break;
            case 5 when sizes.Length > 0:
                strides[random.Next(strides.Length)] = 0;
                break;
        }

        var shape = new TensorShape(sizes, [.. strides]);
        return new(shape, offset, type, Elements(offset + Functional.Dispatch.Shell.Tensors.Shapes.ExtentOf(shape), type, isTame));
    }

    /// <summary>A tensor to be written to, its elements such as nobody computes.</summary>
    public TensorDraft Output(ImmutableArray<long> sizes, ScalarType type)
    {
        var draft = Tensor(random.Next(4) == 0 ? [0] : sizes, type, mayRepeat: false);
        Array.Fill(draft.Elements, type switch { ScalarType.Float or ScalarType.Double => double.NaN, ScalarType.Bool => 1, _ => 77 });
        return draft;
    }

    /// <summary>Indices.</summary>
    public TensorDraft Indices(ImmutableArray<long> sizes, long bound, bool mayRepeat = true)
    {
        var draft = Tensor(sizes, random.Next(3) == 0 ? ScalarType.Int : ScalarType.Long, mayRepeat);
        for (var i = 0; i < draft.Elements.Length; i++) draft.Elements[i] = random.NextInt64(Math.Max(1, bound));
        return draft;
    }

    /// <summary>A number: an integer or a floating-point one.</summary>
    public Value Number() => random.Next(2) == 0 ? Value.From((long)random.Next(-3, 4)) : Value.From(Math.Round((random.NextDouble() * 4) - 2, 3));

    private double[] Elements(long count, ScalarType type, bool isTame)
    {
        var elements = new double[count];
        var isWild = !isTame && random.Next(4) == 0;
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = type switch
            {
                ScalarType.Float or ScalarType.Double => isWild && random.Next(6) == 0 ? Wild() : type == ScalarType.Float ? (float)Normal() : Normal(),
                ScalarType.Byte => random.Next(20),
                ScalarType.Bool => random.Next(2),
                _ => random.Next(-10, 11),
            };
        }

        return elements;
    }

    private double Normal() => 2 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private double Wild() => random.Next(6) switch { 0 => double.NaN, 1 => double.PositiveInfinity, 2 => double.NegativeInfinity, 3 => -0.0, 4 => 0, _ => 1 };
}
