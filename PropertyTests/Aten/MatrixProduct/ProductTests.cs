using Xunit;
using System.Numerics;
using System.Runtime.InteropServices;
using Functional.Dispatch.Aten.MatrixProduct;

namespace Functional.Dispatch.PropertyTests.Aten.MatrixProduct;

/// <summary>Products by every way against three nested loops, in every order of memory.</summary>
public sealed class ProductTests
{
    private static readonly (int Rows, int Columns, int Depth)[] Shapes =
        [(1, 1, 1), (3, 5, 2), (12, 32, 7), (13, 33, 9), (1, 40, 50), (40, 1, 300), (25, 70, 300), (200, 35, 17), (30, 2100, 5), (6, 6, 0), (0, 4, 3), (11, 64, 600)];

    public enum Way
    {
        Routed,
        Blas,
        Blocked,
        Any,
    }

    public static TheoryData<Way, bool> Ways => new(Enum.GetValues<Way>().SelectMany<Way, (Way, bool)>(way => [(way, false), (way, true)]));

    [Theory]
    [MemberData(nameof(Ways))]
    public void Products_equal_three_loops_whatever_the_strides(Way way, bool isDouble)
    {
        Assert.SkipWhen(way == Way.Blas && NativeBlas.OfMachine is null, "the machine has no BLAS with a C interface");
        if (isDouble) Check<double>(way, 1e-12);
        else Check<float>(way, 1e-4);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_beta_of_zero_does_not_read_what_was_there(Way way, bool isDouble)
    {
        Assert.SkipWhen(way == Way.Blas && NativeBlas.OfMachine is null, "the machine has no BLAS with a C interface");
        if (isDouble) Ignored<double>(way);
        else Ignored<float>(way);
    }

    [Fact]
    public void Integers_wrap_around()
    {
        var random = new System.Random(3);
        int[] left = [.. Enumerable.Range(0, 12).Select(_ => random.Next(int.MinValue, int.MaxValue))], right = [.. Enumerable.Range(0, 20).Select(_ => random.Next(int.MinValue, int.MaxValue))];
        var result = new int[15];
        Use(left, right, result, (l, r, c) => AnyProduct.Multiply(new Matrix<int>(l, 3, 4, 4, 1), new Matrix<int>(r, 4, 5, 1, 4), new Matrix<int>(c, 3, 5, 5, 1), 1, 0));
        for (var i = 0; i < 3; i++)
            for (var j = 0; j < 5; j++) Assert.Equal(Enumerable.Range(0, 4).Aggregate(0, (sum, k) => unchecked(sum + (left[(i * 4) + k] * right[(j * 4) + k]))), result[(i * 5) + j]);
    }

    [Fact]
    public void Half_precision_is_summed_in_single_and_rounded_once()
    {
        var (left, right, result) = (new Half[4096], new Half[4096], new Half[1]);
        left.AsSpan().Fill((Half)1);
        right.AsSpan().Fill((Half)0.25);
        Use(left, right, result, (l, r, c) => AnyProduct.Multiply(new Matrix<Half>(l, 1, 4096, 4096, 1), new Matrix<Half>(r, 4096, 1, 1, 1), new Matrix<Half>(c, 1, 1, 1, 1), 1f, 0f));
        Assert.Equal((Half)1024, result[0]);
    }

    [Fact]
    public void Whether_there_is_a_BLAS_can_be_said()
    {
        Assert.Null(NativeBlas.Find("none"));
        Assert.Null(NativeBlas.Find("libno-such-blas.so.9"));
        Assert.Null(new Products(null).BlasName);
    }

    private static void Check<T>(Way way, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new System.Random(11);
        foreach (var (rows, columns, depth) in Shapes)
        {
            for (var order = 0; order < 27; order++)
            {
                var (l, r, c) = (Layout(rows, depth, order % 3), Layout(depth, columns, order / 3 % 3), Layout(rows, columns, order / 9));
                if (way == Way.Blas && order % 3 + (order / 3 % 3) + (order / 9) != 0 && (order % 3 == 2 || order / 3 % 3 == 2 || order / 9 != 0)) continue;
                T[] left = Fill(l.Size), right = Fill(r.Size), result = Fill(c.Size);
                var before = result.ToArray();
                var (alpha, beta) = (T.CreateChecked(1.5), T.CreateChecked(order % 2 == 0 ? 0.5 : 0));
                Multiply(way, left, l, right, r, result, c, alpha, beta);
                var touched = new bool[c.Size];
                for (var i = 0; i < rows; i++)
                {
                    for (var j = 0; j < columns; j++)
                    {
                        var sum = 0.0;
                        for (var k = 0; k < depth; k++) sum += double.CreateChecked(left[l.At(i, k)]) * double.CreateChecked(right[r.At(k, j)]);
                        var expected = (double.CreateChecked(beta) * double.CreateChecked(before[c.At(i, j)])) + (1.5 * sum);
                        Assert.Equal(expected, double.CreateChecked(result[c.At(i, j)]), tolerance * Math.Max(1, depth));
                        touched[c.At(i, j)] = true;
                    }
                }

                for (var e = 0; e < touched.Length; e++)
                    if (!touched[e]) Assert.Equal(before[e], result[e]);
            }
        }

        T[] Fill(int size) => [.. Enumerable.Range(0, size).Select(_ => T.CreateChecked(random.NextDouble() - 0.5))];
    }

    private static void Ignored<T>(Way way)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var depth in new[] { 0, 1, 20 })
        {
            var (l, r, c) = (Layout(20, depth, 0), Layout(depth, 20, 0), Layout(20, 20, 0));
            T[] left = new T[l.Size], right = new T[r.Size], result = new T[c.Size];
            result.AsSpan().Fill(T.NaN);
            Multiply(way, left, l, right, r, result, c, T.One, T.Zero);
            for (var i = 0; i < 20; i++)
                for (var j = 0; j < 20; j++) Assert.Equal(T.Zero, result[c.At(i, j)]);
        }
    }

    private readonly record struct Place(int Rows, int Columns, int RowStride, int ColumnStride)
    {
        public int Size => Math.Max(1, (Math.Max(0, Rows - 1) * RowStride) + (Math.Max(0, Columns - 1) * ColumnStride) + 1);

        public int At(int row, int column) => (row * RowStride) + (column * ColumnStride);
    }

    // Row by row, column by column with a gap, or with a step in both directions.
    private static Place Layout(int rows, int columns, int order) => order switch
    {
        0 => new(rows, columns, Math.Max(columns, 1), 1),
        1 => new(rows, columns, 1, rows + 3),
        _ => new(rows, columns, Math.Max(columns * 2, 1) + 1, 2),
    };

    private static void Multiply<T>(Way way, T[] left, Place l, T[] right, Place r, T[] result, Place c, T alpha, T beta)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Use(left, right, result, (x, y, z) =>
        {
            var (a, b, to) = (Of(x, l), Of(y, r), Of(z, c));
            switch (way)
            {
                case Way.Routed:
                    new Products(NativeBlas.OfMachine).Multiply(a, b, to, alpha, beta);
                    break;
                case Way.Blas:
                    if (to.Rows == 0 || to.Columns == 0) break;
                    Assert.True(NativeBlas.Takes(a, b, to));
                    NativeBlas.OfMachine!.Multiply(a, b, to, alpha, beta);
                    break;
                case Way.Blocked:
                    BlockedProduct.Multiply(a, b, to, alpha, beta);
                    break;
                case Way.Any:
                    AnyProduct.Multiply(a, b, to, alpha, beta);
                    break;
            }

            static Matrix<T> Of(nint data, Place place) => new(data, place.Rows, place.Columns, place.RowStride, place.ColumnStride);
        });

    private static void Use<T>(T[] left, T[] right, T[] result, Action<nint, nint, nint> body)
    {
        var handles = new[] { left, right, result }.Select(a => GCHandle.Alloc(a, GCHandleType.Pinned)).ToArray();
        try
        {
            body(handles[0].AddrOfPinnedObject(), handles[1].AddrOfPinnedObject(), handles[2].AddrOfPinnedObject());
        }
        finally
        {
            foreach (var handle in handles) handle.Free();
        }
    }
}
