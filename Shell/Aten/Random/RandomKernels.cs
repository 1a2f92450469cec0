using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Random;

/// <summary>The kernels of uniform_ and normal_, for CPU and Meta. On Meta nothing is drawn.</summary>
/// <param name="standard">The generator of calls that name none.</param>
internal sealed class RandomKernels(Generator standard)
{
    /// <summary>Kernel of <c>aten::uniform_</c>.</summary>
    public Tensor Uniform(Tensor self, double from, double to, object? generator)
    {
        var drawn = Drawn("uniform_", generator);
        if (!ScalarTypes.IsFloatingPoint(self.ScalarType)) throw Failures.Type("check_uniform_bounds", self.ScalarType);
        var most = self.ScalarType switch { ScalarType.Double => double.MaxValue, ScalarType.Half => 65504, ScalarType.BFloat16 => 3.3895313892515355e38, _ => float.MaxValue };
        if (!(Math.Abs(from) <= most)) throw Failures.Runtime("uniform_", $"the lower bound {from} is out of bounds for {ScalarTypes.Name(self.ScalarType)}");
        if (!(Math.Abs(to) <= most)) throw Failures.Runtime("uniform_", $"the upper bound {to} is out of bounds for {ScalarTypes.Name(self.ScalarType)}");
        if (from > to) throw Failures.Runtime("uniform_", $"the lower bound {from} is above the upper bound {to}");
        if (!(to - from <= most)) throw Failures.Runtime("uniform_", $"the range from {from} to {to} is too wide for {ScalarTypes.Name(self.ScalarType)}");
        MemoryOverlap.ForbidInternal(self);
        if (!self.IsMeta) RandomFills.Uniform(self, drawn, from, to);
        return self;
    }

    /// <summary>Kernel of <c>aten::normal_</c>.</summary>
    public Tensor Normal(Tensor self, double mean, double std, object? generator)
    {
        var drawn = Drawn("normal_", generator);
        if (!(std >= 0)) throw Failures.Runtime("normal_", $"the standard deviation must not be negative, it is {std}");
        if (self.ElementCount == 0) return self;
        if (!ScalarTypes.IsFloatingPoint(self.ScalarType)) throw Failures.Type("normal_kernel_cpu", self.ScalarType);
        MemoryOverlap.ForbidInternal(self);
        if (!self.IsMeta) RandomFills.Normal(self, drawn, mean, std);
        return self;
    }

    private Generator Drawn(string name, object? given) =>
        given is null ? standard : given as Generator ?? throw Failures.Runtime(name, $"a generator of the CPU is expected, not one of the .NET type {given.GetType().Name}");
}
