using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>
/// Makes the tensors of tensor_keysets.json: with the operator library; those of other layouts, for which it has no operators, by their options.
/// A tensor that is not among them makes a malformed row.
/// </summary>
internal static class RecordedTensors
{
    public static bool IsBeyondTheShell(string what) =>
        what.StartsWith("functorch: ", StringComparison.Ordinal) || what.StartsWith("functional tensor", StringComparison.Ordinal)
        || what is "dual tensor" or "quantized dequantized" or "nested component";

    public static Tensor Make(string what, AtenOperators aten)
    {
        if (what.EndsWith(" requires_grad", StringComparison.Ordinal))
        {
            var leaf = Make(what[..^" requires_grad".Length] is var name and not "cpu" ? name : "cpu float32", aten);
            leaf.RequiresGrad = true;
            return leaf;
        }

        return what switch
        {
            "cpu float32" or "buffer" => Cpu(),
            "cpu float64" => Cpu(ScalarType.Double),
            "cpu float16" => Cpu(ScalarType.Half),
            "cpu bfloat16" => Cpu(ScalarType.BFloat16),
            "cpu int64" => Cpu(ScalarType.Long),
            "cpu bool" => Cpu(ScalarType.Bool),
            "cpu complex64" => Cpu(ScalarType.ComplexFloat),
            "cpu uint8" => Cpu(ScalarType.Byte),
            "cpu scalar" => aten.ScalarTensor.Call(1L),
            "cpu empty" => aten.Empty.Call([0]),
            "parameter" => Make("cpu requires_grad", aten),
            "cpu non-leaf" => aten.MulTensor.Call(Make("parameter", aten), Cpu()),
            "cpu detach" => aten.Detach.Call(Make("cpu non-leaf", aten)),
            "cpu view" => aten.View.Call(Cpu(), [2, 1]),
            "cpu under no_grad" => WithoutGradients(() => Make("cpu non-leaf", aten)),
            "cpu created in inference_mode" => InInference(() => Cpu()),
            "view in inference_mode of normal tensor" => Cpu() is var normal ? InInference(() => aten.View.Call(normal, [2, 1])) : normal,
            "clone outside of inference tensor" => aten.Clone.Call(Make("cpu created in inference_mode", aten)),
            "inference tensor in inference_mode(False)" => InInference(() => InInference(() => Cpu(), enabled: false)),
            "meta" => aten.Empty.Call([2], device: Meta),
            "meta inference" => InInference(() => Make("meta", aten)),
            "conj view" => aten.InternalConj.Call(Make("cpu complex64", aten)),
            "conj view resolved" => aten.ResolveConj.Call(Make("conj view", aten)),
            "neg view" => aten.InternalNegView.Call(Cpu()),
            "neg view resolved" => aten.ResolveNeg.Call(Make("neg view", aten)),
            "neg view of conj" => aten.InternalNegView.Call(Make("conj view", aten)),
            "zerotensor" => aten.InternalEfficientzerotensor.Call([2]),
            "zerotensor complex conj" => aten.InternalConj.Call(aten.InternalEfficientzerotensor.Call([2], ScalarType.ComplexFloat)),
            "zerotensor meta" => aten.InternalEfficientzerotensor.Call([2], device: Meta),
            "subclass without __torch_dispatch__" => new Plain(),
            "wrapper subclass with __torch_dispatch__" or "wrapper subclass" or "FakeTensor" => new Wrapper(),
            "wrapper subclass meta" => new Wrapper(new TensorOptions { Device = Meta }),
            "wrapper subclass in inference_mode" => InInference(() => new Wrapper()),
            "_make_subclass with __torch_dispatch__" or "as_subclass with __torch_dispatch__" => new Wrapper(default, Cpu().Storage),
            "nested jagged" => new Wrapper(new TensorOptions { ExtraKeys = DispatchKeySet.Of(DispatchKey.NestedTensor, DispatchKey.AutogradNestedTensor) }),
            "nested strided" => Of(new TensorOptions { IsNested = true }),
            "sparse coo" or "sparse coo coalesced" => Of(new TensorOptions { Layout = TensorLayout.SparseCoo }),
            "sparse coo meta" => Of(new TensorOptions { Layout = TensorLayout.SparseCoo, Device = Meta }),
            "sparse csr" => Of(new TensorOptions { Layout = TensorLayout.SparseCsr }),
            "sparse csc" => Of(new TensorOptions { Layout = TensorLayout.SparseCsc }),
            "sparse bsr" => Of(new TensorOptions { Layout = TensorLayout.SparseBsr }),
            "sparse bsc" => Of(new TensorOptions { Layout = TensorLayout.SparseBsc }),
            "sparse csr meta" => Of(new TensorOptions { Layout = TensorLayout.SparseCsr, Device = Meta }),
            "mkldnn" => Of(new TensorOptions { Layout = TensorLayout.Mkldnn }),
            "quantized per tensor quint8" or "quantized per channel" => Of(new TensorOptions { ScalarType = ScalarType.QUInt8 }),
            "quantized per tensor qint8" => Of(new TensorOptions { ScalarType = ScalarType.QInt8 }),
            "quantized per tensor qint32" => Of(new TensorOptions { ScalarType = ScalarType.QInt32 }),
            "quantized in inference_mode" => InInference(() => Of(new TensorOptions { ScalarType = ScalarType.QUInt8 })),
            _ => throw new RowShapeException($"nothing here makes a `{Quoted.Short(what)}`"),
        };

        Tensor Cpu(ScalarType type = ScalarType.Float) => aten.Ones.Call([2], type);
    }

    private static Device Meta => new(DeviceType.Meta);

    private static TensorShape Shape => TensorShape.Contiguous(2);

    private static Tensor Of(TensorOptions options) => new(Shape, options);

    private static Tensor InInference(Func<Tensor> make, bool enabled = true)
    {
        using var guard = Guards.InferenceMode(enabled);
        return make();
    }

    private static Tensor WithoutGradients(Func<Tensor> make)
    {
        using var guard = Guards.NoGrad();
        return make();
    }

    // A subclass that handles no operators: dispatch does not see it.
    private sealed class Plain() : Tensor(TensorShape.Contiguous(2));

    private sealed class Wrapper(TensorOptions options = default, Storage? storage = null) : SubclassTensor(TensorShape.Contiguous(2), options, storage)
    {
        public override bool Handle(DispatchedCall call) => false;
    }
}
