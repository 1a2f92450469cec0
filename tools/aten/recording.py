"""How one call of a real PyTorch operator is described, made and written down. The format is explained in PropertyTests/Data/aten/README.md."""
import base64
import warnings
import zlib

import torch

DTYPES = {
    "f16": torch.float16, "bf16": torch.bfloat16, "f32": torch.float32, "f64": torch.float64, "i32": torch.int32, "i64": torch.int64,
    "u8": torch.uint8, "b": torch.bool, "c64": torch.complex64, "c128": torch.complex128,
}
NAMES = {t: n for n, t in DTYPES.items()}
FORMATS = {torch.contiguous_format: 0, torch.preserve_format: 1, torch.channels_last: 2, torch.channels_last_3d: 3}
FLOATS = ("f32", "f64")
NUMBERS = ("f32", "f64", "i64", "i32", "u8", "b")
SPECIALS = [float("nan"), float("inf"), float("-inf"), 0.0, -0.0, 1.0, -1.0, 1e30, -1e30, 1e-38, 0.5, -3.25]


def contiguous(sizes):
    strides, step = [], 1
    for size in reversed(sizes):
        strides.insert(0, step)
        step *= max(size, 1)
    return strides


def bits(tensor):
    """The elements in row-major order, as base64 of little-endian bytes."""
    flat = tensor.detach().resolve_conj().resolve_neg().contiguous().reshape(-1).clone()
    return base64.b64encode(bytes(flat.view(torch.uint8).untyped_storage()[: flat.numel() * flat.element_size()]) if flat.numel() else b"").decode()


class Store:
    """A storage of random elements; several tensors may lie in it."""

    def __init__(self, source, dtype, length, fill):
        self.dtype = dtype
        self.elements = source.fill(dtype, length, fill)


class Spec:
    """A tensor argument. mode 0: plain; 1: a leaf that requires grad; 2: a clone of such a leaf, so that it may be written."""

    def __init__(self, store, sizes, strides, offset=0, mode=0, conj=False, neg=False):
        self.store, self.sizes, self.strides, self.offset, self.mode, self.conj, self.neg = store, list(sizes), list(strides), offset, mode, conj, neg


class Source:
    """Random tensors that depend on the operator's name and on how many were made before, and on nothing else."""

    def __init__(self, name):
        self.generator = torch.Generator().manual_seed(zlib.crc32(name.encode()))

    def fill(self, dtype, n, fill):
        g, t = self.generator, DTYPES[dtype]
        if isinstance(fill, (list, tuple)):
            return torch.tensor([fill[i % len(fill)] for i in range(n)], dtype=t)
        if t == torch.bool:
            return torch.rand(n, generator=g) > 0.5
        if t == torch.uint8:
            return torch.randint(1 if fill == "pos" else 0, 9, (n,), generator=g).to(t)
        if not t.is_floating_point and not t.is_complex:
            if fill == "special":
                info = torch.iinfo(t)
                return torch.tensor([[info.min, info.max, 0, 1, -1, 7, -7][i % 7] for i in range(n)], dtype=t)
            return torch.randint(1 if fill == "pos" else -6, 7, (n,), generator=g).to(t)
        if t.is_complex:
            return torch.complex(torch.randn(n, generator=g, dtype=torch.float64), torch.randn(n, generator=g, dtype=torch.float64)).to(t)
        if fill == "special":
            return torch.tensor([SPECIALS[i % len(SPECIALS)] for i in range(n)], dtype=torch.float64).to(t)
        if fill == "ties":
            return torch.randint(0, 3, (n,), generator=g).to(t)
        x = torch.randn(n, generator=g, dtype=torch.float64)
        if fill == "pos":
            x = x.abs() + 0.1
        if fill == "unit":
            x = torch.rand(n, generator=g, dtype=torch.float64) * 0.9 + 0.05
        if fill == "big":
            x = x * 60
        return x.to(t)

    def tensor(self, dtype, sizes, layout="c", fill="normal", mode=0):
        """layout c: contiguous, t: dimensions reversed in memory, s: every second element from the second on, e: first dimension expanded, o: with an offset."""
        sizes = list(sizes)
        strides, offset = contiguous(sizes), 0
        if layout == "t":
            strides = list(reversed(contiguous(sizes[::-1])))
        elif layout == "s":
            strides, offset = [2 * s for s in strides], 1
        elif layout == "e" and sizes:
            strides = [0] + contiguous(sizes[1:])
        elif layout == "o":
            offset = 3
        length = offset + 1 + sum((size - 1) * stride for size, stride in zip(sizes, strides)) if 0 not in sizes else offset
        return Spec(Store(self, dtype, length, fill), sizes, strides, offset, mode)

    def over(self, dtype, length, *views, fill="normal"):
        """Several tensors in one storage: (sizes, strides, offset) each."""
        store = Store(self, dtype, length, fill)
        return [Spec(store, *view) for view in views]


class Recorder:
    def __init__(self):
        self.rows = []

    def record(self, name, *args, case="", values=True, grad=True):
        """Calls the operator and keeps what came of it. args: one for each of the schema's arguments, in order; missing ones take their default."""
        op, overload = name.removeprefix("aten::").partition(".")[::2]
        op = getattr(getattr(torch.ops.aten, op), overload or "default")
        specs, stores = [], []
        encoded = [self.describe(a, specs, stores) for a in args]
        leaves, tensors = self.make(specs, stores)
        row = {
            "op": name, "case": case, "s": [[s.dtype, bits(s.elements)] for s in stores],
            "t": [[stores.index(s.store), s.sizes, s.strides, s.offset, s.mode] + ([int(s.conj), int(s.neg)] if s.conj or s.neg else []) for s in specs],
            "a": encoded,
        }
        positional, named = [], {}
        for argument, given in zip(op._schema.arguments, args):
            value = self.value(given, specs, tensors)
            if argument.kwarg_only:
                named[argument.name] = value
            else:
                positional.append(value)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                results = op(*positional, **named)
            except Exception as error:  # noqa: BLE001 - whatever it is, its type is what we record
                row["e"], row["m"] = type(error).__name__, str(error).split("\n")[0][:160]
                self.rows.append(row)
                return
            results = list(results) if isinstance(results, (tuple, list)) else [results]
            row["r"] = [self.result(r, tensors, values) for r in results]
            if grad and any(s.mode for s in specs):
                self.backward(row, results, specs, leaves)
        self.rows.append(row)

    @staticmethod
    def backward(row, results, specs, leaves):
        roots = [r for r in results if isinstance(r, torch.Tensor) and r.requires_grad]
        if not roots:
            return
        generator = torch.Generator().manual_seed(len(row["case"]) + roots[0].numel())
        outputs = [torch.randn(r.shape, generator=generator, dtype=torch.float64).to(r.dtype) for r in roots]
        row["go"] = [bits(o) for o in outputs]
        try:
            torch.autograd.backward(roots, outputs)
        except Exception as error:  # noqa: BLE001
            row["ge"] = type(error).__name__
            return
        row["gi"] = [None if leaf is None or leaf.grad is None else [NAMES[leaf.grad.dtype], list(leaf.grad.shape), list(leaf.grad.stride()), bits(leaf.grad)]
                     for leaf in leaves]

    @staticmethod
    def make(specs, stores):
        bases = [s.elements.clone() for s in stores]
        leaves, tensors = [], []
        for s in specs:
            leaf = torch.empty(0, dtype=DTYPES[s.store.dtype])
            # data: the same without the version that set_ has counted.
            leaf = leaf.set_(bases[stores.index(s.store)].untyped_storage(), s.offset, s.sizes, s.strides).data
            if s.conj:
                leaf = leaf.conj()
            if s.neg:
                leaf = leaf._neg_view()
            if s.mode:
                leaf.requires_grad_()
            leaves.append(leaf if s.mode else None)
            tensors.append(leaf.clone() if s.mode == 2 else leaf)
        return leaves, tensors

    def describe(self, value, specs, stores):
        if isinstance(value, Spec):
            if value.store not in stores:
                stores.append(value.store)
            if value not in specs:
                specs.append(value)
            return {"t": specs.index(value)}
        if isinstance(value, (list, tuple)):
            return [self.describe(v, specs, stores) for v in value]
        if isinstance(value, torch.dtype):
            return {"dtype": NAMES[value]}
        if isinstance(value, torch.device):
            return {"device": str(value)}
        if isinstance(value, torch.layout):
            return {"layout": str(value).removeprefix("torch.")}
        if isinstance(value, torch.memory_format):
            return {"format": FORMATS[value]}
        if isinstance(value, float):
            return {"f": repr(value)}
        if isinstance(value, complex):
            return {"c": [repr(value.real), repr(value.imag)]}
        return value

    def value(self, value, specs, tensors):
        if isinstance(value, Spec):
            return tensors[specs.index(value)]
        if isinstance(value, (list, tuple)):
            return [self.value(v, specs, tensors) for v in value]
        return value

    def result(self, value, tensors, values):
        if not isinstance(value, torch.Tensor):
            return self.describe(value, [], [])
        row = {"d": NAMES[value.dtype], "z": list(value.shape), "st": list(value.stride()), "o": value.storage_offset(), "v": value._version}
        if values:
            row["b"] = bits(value)
        for i, t in enumerate(tensors):
            if value is t:
                row["is"] = i
        for i, t in enumerate(tensors):
            if not value._is_zerotensor() and not t._is_zerotensor() and value.numel() and value.untyped_storage().data_ptr() == t.untyped_storage().data_ptr():
                row["in"] = i
                break
        for flag, on in (("g", value.requires_grad), ("conj", value.is_conj()), ("neg", value.is_neg()), ("zero", value._is_zerotensor())):
            if on:
                row[flag] = 1
        return row
