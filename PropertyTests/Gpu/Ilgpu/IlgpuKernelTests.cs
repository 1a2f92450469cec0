using System.Reflection;
using System.Text.RegularExpressions;
using Functional.Dispatch.Gpu.Ilgpu;
using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Gpu.Programs;
using Functional.Dispatch.Shell.Tensors;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime.Cuda;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu.Ilgpu;

public sealed partial class IlgpuKernelTests
{
    public static TheoryData<string> Programs => [.. KernelProgram.CarriedNames];

    [Theory]
    [MemberData(nameof(Programs))]
    public void Every_OpenCL_kernel_has_one_in_CSharp_and_no_other_has(string program)
    {
        // The PTX says what the macros of the source make.
        var inOpenCl = KernelEntry().Matches(KernelProgram.Carried(program).Ptx!).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal);
        Assert.Equal(inOpenCl, FamilyOf(program).Names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_pointwise_operation_has_a_form_in_CSharp_for_every_type_that_it_takes()
    {
        var names = FamilyOf("pointwise").Names.ToHashSet(StringComparer.Ordinal);
        Assert.All(
            from operation in PointwiseOperation.All from kind in ElementKind.All where operation.Takes(kind) select PointwiseSource.KernelName(operation, kind),
            name => Assert.True(names.Contains(name) && names.Contains(name + "_strided"), name));
    }

    // There need be no CUDA device: what does not compile, for example because .NET's own code for it throws, is found all the same.
    [Theory]
    [MemberData(nameof(Programs))]
    public void Every_kernel_compiles_for_CUDA(string program)
    {
        using var context = Context.Create(builder => builder.EnableAlgorithms());
        using var backend = new PTXBackend(context, CudaArchitecture.SM_80, CudaInstructionSet.ISA_70, nvvmAPI: null!);
        var kernels = FamilyOf(program).Classes.SelectMany(c => c.GetMethods(BindingFlags.Static | BindingFlags.NonPublic)).Where(IsKernel).ToList();
        Assert.NotEmpty(kernels);
        foreach (var kernel in kernels)
        {
            var compiled = Assert.IsType<PTXCompiledKernel>(backend.Compile(EntryPointDescription.FromExplicitlyGroupedKernel(kernel), default));
            Assert.Contains($".visible .entry Kernel_{kernel.Name}(", compiled.PTXAssembly, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_sum_of_float32_keeps_what_each_addition_loses()
    {
        using var session = new DeviceSession(TestDevices.Ilgpu);
        // One work item for the result, and groups.
        foreach (var count in new[] { 60, 5003 })
        {
            var numbers = Enumerable.Repeat(1f, count).ToArray();
            (numbers[1], numbers[^1]) = (1e9f, -1e9f);
            Assert.Equal([count - 2f], session.Back(session.Ops.SumDim.Call(session.To(HostTensors.From(numbers, count)), [0])).ToArray<float>());
        }
    }

    [GeneratedRegex(@"\.visible \.entry (\w+)\(")]
    private static partial Regex KernelEntry();

    private static IlgpuKernelTable FamilyOf(string program) => program switch
    {
        "pointwise" => new IlgpuPointwise(),
        "reduce" => new IlgpuReductions(),
        "softmax" => new IlgpuSoftmax(),
        "index" => new IlgpuIndexing(),
        "random" => new IlgpuRandom(),
        "matmul" => new IlgpuMatmul(),
        _ => throw new ArgumentException(program, nameof(program)),
    };

    // A kernel writes into its first argument; helpers return what they compute.
    private static bool IsKernel(MethodInfo method) =>
        method.ReturnType == typeof(void) && method.Name != "Write" && method.GetParameters() is [{ ParameterType: { IsGenericType: true } view }, ..] && view.GetGenericTypeDefinition() == typeof(ArrayView<>);
}
