using System.Text.Json;
using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Shell.Support;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Shell.Tensors;

public sealed class TensorConstructionTests
{
    private static readonly TensorShape Shape = TensorShape.Contiguous(2);

    [Fact]
    public void Every_recorded_constructor_gives_the_recorded_keys()
    {
        var rows = RecordedRows.Lines("tensorimpl_ctor.jsonl.gz");
        Assert.Equal(1000, rows.Count);
        foreach (var row in rows)
        {
            using var inference = Guards.InferenceMode(row.GetProperty("inference_mode").GetBoolean());
            var tensor = new Tensor(row.GetProperty("in").Set(), Shape, default, ScalarType.Float);
            Assert.Equal(row.GetProperty("out").Set(), tensor.KeySet);
        }
    }

    public static TheoryData<string, string> RealTensors()
    {
        var data = new TheoryData<string, string>();
        foreach (var row in RecordedRows.Document("tensor_keysets.json").GetProperty("tensors").EnumerateArray())
            data.Add(row.GetProperty("what").GetString()!, row.GetProperty("raw").GetString()!);
        return data;
    }

    [Theory]
    [MemberData(nameof(RealTensors))]
    public void Every_recorded_tensor_can_be_made_and_has_its_recorded_keys(string what, string raw) =>
        Assert.Equal(DispatchKeySet.FromRawMasked(Convert.ToUInt64(raw, 16)), Make(what).KeySet);

    // The recording's word for a tensor, as a construction here. Where data would be computed (clone, dequantize, ...) the result's options are given.
    private static Tensor Make(string what)
    {
        if (what.StartsWith("functorch: ", StringComparison.Ordinal)) return Cpu(extra: FunctorchKey(what));
        switch (what)
        {
            case "cpu created in inference_mode": return InInference(() => Cpu());
            case "view in inference_mode of normal tensor":
                var viewed = Cpu();
                return InInference(() => viewed.CreateView(Shape));
            case "inference tensor in inference_mode(False)":
                using (Guards.InferenceMode())
                using (Guards.InferenceMode(false)) return Cpu();
            case "cpu under no_grad":
                using (Guards.NoGrad()) return Cpu();
            case "cpu view" or "cpu detach": return Cpu().CreateView(Shape);
            case "meta inference": return InInference(() => Meta());
            case "quantized in inference_mode": return InInference(() => Cpu(ScalarType.QUInt8));
            case "quantized dequantized" or "nested component" or "clone outside of inference tensor": return Cpu();
            case "conj view": return With(Cpu(ScalarType.ComplexFloat), t => t.IsConjugate = true);
            case "conj view resolved": return With(Cpu(ScalarType.ComplexFloat), t => (t.IsConjugate, t.IsConjugate) = (true, false));
            case "neg view": return With(Cpu(), t => t.IsNegative = true);
            case "neg view resolved": return With(Cpu(), t => (t.IsNegative, t.IsNegative) = (true, false));
            case "neg view of conj": return With(Cpu(ScalarType.ComplexFloat), t => (t.IsConjugate, t.IsNegative) = (true, true));
            case "zerotensor": return With(Cpu(), t => t.IsZero = true);
            case "zerotensor complex conj": return With(Cpu(ScalarType.ComplexFloat), t => (t.IsZero, t.IsConjugate) = (true, true));
            case "zerotensor meta": return With(Meta(), t => t.IsZero = true);
            case "nested jagged": return new Wrapper(new TensorOptions { ExtraKeys = Nested });
            case "wrapper subclass in inference_mode": return InInference(() => new Wrapper());
            case "wrapper subclass meta": return new Wrapper(new TensorOptions { Device = new Device(DeviceType.Meta) });
            case "subclass without __torch_dispatch__": return new Plain();
            case "functional tensor wrapper": return Cpu(extra: DispatchKeySet.Of(DispatchKey.Functionalize));
            case "functional tensor wrapper of meta":
                return new Tensor(Shape, new TensorOptions { Device = new Device(DeviceType.Meta), ExtraKeys = DispatchKeySet.Of(DispatchKey.Functionalize) });
        }

        var grad = what.EndsWith("requires_grad", StringComparison.Ordinal);
        return what.Split(' ') switch
        {
            ["wrapper", ..] or ["FakeTensor", ..] or ["_make_subclass", ..] or ["as_subclass", ..] => new Wrapper(new TensorOptions { RequiresGrad = grad }),
            ["cpu", "int64"] => Cpu(ScalarType.Long),
            ["cpu", "bool"] => Cpu(ScalarType.Bool),
            ["cpu", "uint8"] => Cpu(ScalarType.Byte),
            ["cpu", "float16"] => Cpu(ScalarType.Half),
            ["cpu", "bfloat16"] => Cpu(ScalarType.BFloat16),
            ["cpu", "float64"] => Cpu(ScalarType.Double),
            ["cpu", "complex64"] => Cpu(ScalarType.ComplexFloat),
            ["cpu", ..] or ["parameter"] or ["buffer"] or ["dual", ..] => With(Cpu(), t => t.RequiresGrad = grad || what == "parameter"),
            ["meta", ..] => With(Meta(), t => t.RequiresGrad = grad),
            ["sparse", var layout, .. var rest] => new Tensor(Shape, new TensorOptions
            {
                Layout = layout switch
                {
                    "coo" => TensorLayout.SparseCoo, "csr" => TensorLayout.SparseCsr, "csc" => TensorLayout.SparseCsc,
                    "bsr" => TensorLayout.SparseBsr, "bsc" => TensorLayout.SparseBsc, _ => throw new ArgumentException(what),
                },
                Device = new Device(rest is ["meta"] ? DeviceType.Meta : DeviceType.Cpu),
                RequiresGrad = grad,
            }),
            ["quantized", ..] => Cpu(what.EndsWith("qint8", StringComparison.Ordinal) ? ScalarType.QInt8 : what.EndsWith("qint32", StringComparison.Ordinal) ? ScalarType.QInt32 : ScalarType.QUInt8),
            ["nested", "strided", ..] => new Tensor(Shape, new TensorOptions { IsNested = true, RequiresGrad = grad }),
            ["mkldnn", ..] => new Tensor(Shape, new TensorOptions { Layout = TensorLayout.Mkldnn, RequiresGrad = grad }),
            _ => throw new ArgumentException($"nothing here makes a `{what}`"),
        };
    }

    private static readonly DispatchKeySet Nested = DispatchKeySet.Of(DispatchKey.NestedTensor, DispatchKey.AutogradNestedTensor);

    private static DispatchKeySet FunctorchKey(string what) => DispatchKeySet.Of(
        what["functorch: ".Length..] switch
        {
            "functionalize-wrapped" => DispatchKey.Functionalize,
            var w when w.StartsWith("vmap", StringComparison.Ordinal) => DispatchKey.FuncTorchBatched,
            _ => DispatchKey.FuncTorchGradWrapper,
        });

    private static Tensor Cpu(ScalarType type = ScalarType.Float, DispatchKeySet extra = default) =>
        new(Shape, new TensorOptions { ScalarType = type, ExtraKeys = extra });

    private static Tensor Meta() => new(Shape, new TensorOptions { Device = new Device(DeviceType.Meta) });

    private static T InInference<T>(Func<T> make)
    {
        using var guard = Guards.InferenceMode();
        return make();
    }

    private static Tensor With(Tensor tensor, Action<Tensor> change)
    {
        change(tensor);
        return tensor;
    }

    private sealed class Wrapper(TensorOptions options = default) : SubclassTensor(TensorShape.Contiguous(2), options)
    {
        public override bool Handle(DispatchedCall call) => false;
    }

    private sealed class Plain() : Tensor(TensorShape.Contiguous(2));
}
