using System.Numerics;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Tensors;
using ILGPU;
using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu.MatrixProduct;

/// <summary><c>result[z] = alpha · (a[z] · b[z]) + beta · self[z]</c> with any strides; with beta 0, self is not read.</summary>
internal static class ProductKernels<T>
    where T : unmanaged, INumber<T>
{
    // A group of Side x Side items, or fewer, makes a tile with four rows and columns for each item; Depth columns of a and rows of b lie in shared memory at a time.
    private const int Each = 4;
    private const int Side = 16;
    private const int Depth = 16;

    public static IlgpuLaunch Load(Accelerator accelerator)
    {
        var product = accelerator.LoadKernel<ArrayView<T>, ArrayView<T>, ArrayView<T>, ArrayView<T>, ProductLayout, T, T>(Product);
        var (across, down) = GroupOf(accelerator.MaxNumThreadsPerGroup);
        return (AcceleratorStream stream, in LaunchGrid grid, scoped in IlgpuArguments arguments) =>
        {
            var p = arguments.Value<ProductLayout>(4);
            var tiles = new Index3D(Tiles(p.N, across), Tiles(p.M, down), checked((int)grid.Y));
            product(
                stream, new KernelConfig(tiles, new Index3D(across, down, 1)), arguments.View<T>(0), arguments.View<T>(1), arguments.View<T>(2), arguments.View<T>(3), p,
                arguments.Value<T>(5), arguments.Value<T>(6));
        };

        static int Tiles(long size, int side) => checked((int)((size + (side * Each) - 1) / (side * Each)));
    }

    // As square as it can be, as many items as there may be.
    private static (int Across, int Down) GroupOf(int most)
    {
        var (across, down) = (1, 1);
        while (across * down * 2 <= most && down < Side)
        {
            if (across == down) across *= 2;
            else down *= 2;
        }

        return (across, down);
    }

    private static void Product(ArrayView<T> result, ArrayView<T> a, ArrayView<T> b, ArrayView<T> self, ProductLayout p, T alpha, T beta)
    {
        var left = SharedMemory.Allocate<T>(Depth * Side * Each);
        var right = SharedMemory.Allocate<T>(Depth * Side * Each);
        var (x, y, across, down) = (Group.IdxX, Group.IdxY, Group.DimX, Group.DimY);
        var (rows, columns, me, items) = (down * Each, across * Each, (y * across) + x, across * down);
        long row0 = (long)Grid.IdxY * rows, column0 = (long)Grid.IdxX * columns, z = Grid.IdxZ;
        long aAt = p.Left.Offset + (z * p.Left.Batch), bAt = p.Right.Offset + (z * p.Right.Batch);
        Four sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        for (var k0 = 0L; k0 < p.K; k0 += Depth)
        {
            for (var t = me; t < rows * Depth; t += items)
            {
                // Neighbours read along the dimension that lies together.
                var (i, k) = p.Left.Column == 1 ? (t / Depth, t % Depth) : (t % rows, t / rows);
                left[(k * rows) + i] = row0 + i < p.M && k0 + k < p.K ? a[aAt + ((row0 + i) * p.Left.Row) + ((k0 + k) * p.Left.Column)] : default;
            }

            for (var t = me; t < columns * Depth; t += items)
            {
                var (j, k) = p.Right.Column == 1 ? (t % columns, t / columns) : (t / Depth, t % Depth);
                right[(k * columns) + j] = column0 + j < p.N && k0 + k < p.K ? b[bAt + ((k0 + k) * p.Right.Row) + ((column0 + j) * p.Right.Column)] : default;
            }

            Group.Barrier();
            for (var k = 0; k < Depth; k++)
            {
                var at = (k * columns) + x;
                var line = new Four(right[at], right[at + across], right[at + (2 * across)], right[at + (3 * across)]);
                at = (k * rows) + y;
                sum0 = sum0.Plus(left[at], line);
                sum1 = sum1.Plus(left[at + down], line);
                sum2 = sum2.Plus(left[at + (2 * down)], line);
                sum3 = sum3.Plus(left[at + (3 * down)], line);
            }

            Group.Barrier();
        }

        for (var i = 0; i < Each; i++)
        {
            var row = row0 + y + (i * down);
            var line = i == 0 ? sum0 : i == 1 ? sum1 : i == 2 ? sum2 : sum3;
            for (var j = 0; j < Each; j++)
            {
                var column = column0 + x + (j * across);
                if (row >= p.M || column >= p.N) continue;
                var value = alpha * (j == 0 ? line.A : j == 1 ? line.B : j == 2 ? line.C : line.D);
                if (beta != T.Zero) value += beta * self[p.Added.Offset + (z * p.Added.Batch) + (row * p.Added.Row) + (column * p.Added.Column)];
                result[p.Result.Offset + (z * p.Result.Batch) + (row * p.Result.Row) + (column * p.Result.Column)] = value;
            }
        }
    }

    /// <summary>A row of four sums, in registers.</summary>
    private readonly struct Four(T a, T b, T c, T d)
    {
        public readonly T A = a, B = b, C = c, D = d;

        public Four Plus(T factor, Four line) => new(A + (factor * line.A), B + (factor * line.B), C + (factor * line.C), D + (factor * line.D));
    }
}
