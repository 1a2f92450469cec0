"""Cases of views, copies, creation, filling, properties and random numbers."""
import torch
from recording import DTYPES, FLOATS, NUMBERS

FORMATS = (torch.contiguous_format, torch.preserve_format)


def view(rec, name, src, calls, errors, dtypes=("f32", "i64")):
    """calls: (sizes, arguments)."""
    for sizes, args in calls:
        for d in dtypes:
            rec.record(name, src.tensor(d, sizes), *args, case=f"{d} {sizes} {args}")
        for layout in "tseo":
            rec.record(name, src.tensor("f32", sizes, layout), *args, case=f"{sizes} {args} layout {layout}")
        for layout in "ct":
            rec.record(name, src.tensor("f64", sizes, layout, mode=1), *args, case=f"{sizes} {args} grad {layout}")
    rec.record(name, src.tensor("f32", calls[0][0], mode=2), *calls[0][1], case="grad of a result")
    for sizes, args in errors:
        rec.record(name, src.tensor("f32", sizes), *args, case=f"error {sizes} {args}")


VIEWS = {
    "view": ([((2, 6), ([3, 4],)), ((2, 3), ([-1],)), ((2, 3), ([6, 1],)), ((2, 3, 4), ([6, 4],)), ((2, 3, 4), ([2, -1],)), ((), ([1, 1],)), ((1,), ([],)), ((0, 3), ([3, 0],)), ((2, 3), ([2, 3],)), ((2, 2, 3), ([2, 2, 3, 1],))],
             [((2, 3), ([4],)), ((2, 3), ([-1, 4],)), ((2, 3), ([-1, -1],)), ((0, 3), ([-1, 0],)), ((2, 3), ([-2, 3],))]),
    "reshape": ([((2, 6), ([3, 4],)), ((2, 3), ([-1],)), ((2, 3), ([6, 1],)), ((2, 3, 4), ([6, 4],)), ((2, 3, 4), ([4, 6],)), ((), ([1, 1],)), ((1,), ([],)), ((0, 3), ([3, 0],)), ((2, 3), ([2, 3],))],
                [((2, 3), ([4],)), ((2, 3), ([-1, 4],)), ((2, 3), ([-1, -1],)), ((0, 3), ([-1, 0],))]),
    "transpose.int": ([((2, 3), (0, 1)), ((2, 3), (-1, 0)), ((2, 3, 4), (0, 2)), ((2, 3, 4), (1, 1)), ((), (0, -1)), ((3,), (0, 0)), ((0, 3), (0, 1))], [((2, 3), (0, 2)), ((2, 3), (-3, 0)), ((), (0, 1))]),
    "t": ([((2, 3), ()), ((3,), ()), ((), ()), ((0, 3), ())], [((2, 3, 4), ())]),
    "permute": ([((2, 3), ([1, 0],)), ((2, 3, 4), ([2, 0, 1],)), ((2, 3, 4), ([-1, 0, -2],)), ((), ([],)), ((0, 3), ([1, 0],))], [((2, 3), ([0],)), ((2, 3), ([0, 0],)), ((2, 3), ([0, 2],)), ((2, 3), ([0, 1, 1],))]),
    "expand": ([((1, 3), ([4, 3],)), ((3,), ([2, 3],)), ((3, 1), ([3, 4],)), ((2, 3), ([-1, 3],)), ((), ([2, 2],)), ((1, 3), ([0, 3],)), ((2, 1), ([3, -1, 4],)), ((1, 3), ([2, 1, 3], ))],
               [((2, 3), ([4, 3],)), ((2, 3), ([3],)), ((3,), ([-1, 3],)), ((1,), ([-2],))]),
    "slice.Tensor": ([((4, 5), (0, 1, 3)), ((4, 5), (1, 0, 5, 2)), ((4, 5), (1, -3, -1)), ((4, 5), (0, None, None)), ((4, 5), (0, 2, 100)), ((4, 5), (0, 3, 1)), ((4, 5), (-1, 1, None, 3)), ((7,), (0, -100, 4)), ((0, 2), (0, 0, 1))],
                     [((4, 5), (2, 0, 1)), ((4, 5), (0, 0, 1, 0)), ((4, 5), (0, 0, 1, -1)), ((), (0, 0, 1))]),
    "select.int": ([((4, 5), (0, 1)), ((4, 5), (1, -1)), ((4, 5), (-1, 2)), ((3,), (0, 2)), ((2, 3, 4), (1, 0))], [((4, 5), (0, 4)), ((4, 5), (0, -5)), ((4, 5), (2, 0)), ((), (0, 0)), ((0,), (0, 0))]),
    "squeeze": ([((1, 3, 1), ()), ((2, 3), ()), ((1, 1), ()), ((), ()), ((0, 1), ())], []),
    "squeeze.dim": ([((1, 3, 1), (0,)), ((1, 3, 1), (-1,)), ((1, 3), (1,)), ((), (0,)), ((0, 1), (1,))], [((2, 3), (2,)), ((), (1,))]),
    "unsqueeze": ([((2, 3), (0,)), ((2, 3), (1,)), ((2, 3), (-1,)), ((2, 3), (2,)), ((), (0,)), ((0, 2), (1,))], [((2, 3), (3,)), ((2, 3), (-4,)), ((), (1,))]),
    "as_strided": ([((3, 4), ([2, 2], [4, 1])), ((3, 4), ([2, 3], [1, 2], 1)), ((3, 4), ([5], [0], 2)), ((3, 4), ([3, 3], [1, 1])), ((3, 4), ([], [], 3)), ((3, 4), ([0], [1]))],
                   [((3, 4), ([2, 8], [4, 1])), ((3, 4), ([2], [1, 1])), ((3, 4), ([2], [-1])), ((3, 4), ([-1], [1])), ((3, 4), ([2], [1], -1))]),
    "flatten.using_ints": ([((2, 3, 4), ()), ((2, 3, 4), (1, 2)), ((2, 3, 4), (0, 1)), ((2, 3, 4), (1, 1)), ((), ()), ((0, 3), ()), ((2, 3, 4), (-2, -1))], [((2, 3), (1, 0)), ((2, 3), (0, 2)), ((2, 3), (-3, 1))]),
    "detach": ([((2, 3), ()), ((), ()), ((0,), ())], []),
    "_unsafe_view": ([((2, 6), ([3, 4],)), ((2, 3), ([-1],)), ((2, 3, 4), ([6, 4],)), ((), ([1, 1],)), ((0, 3), ([3, 0],))], [((2, 3), ([4],)), ((2, 3), ([-1, 4],))]),
    "alias": ([((2, 3), ()), ((), ()), ((0,), ())], []),
}


def expand_as(rec, name, src):
    for a, b in [((1, 3), (4, 3)), ((3,), (2, 3)), ((), (2, 2)), ((2, 3), (2, 3)), ((1, 3), (0, 3))]:
        rec.record(name, src.tensor("f32", a), src.tensor("i64", b), case=f"{a} {b}")
        rec.record(name, src.tensor("f64", a, "t", mode=1), src.tensor("f64", b, mode=1), case=f"{a} {b} grad")
    rec.record(name, src.tensor("f32", (2, 3)), src.tensor("f32", (3, 3)), case="error")


def backward_of_views(rec, src):
    name = "aten::select_backward"
    for d in FLOATS:
        rec.record(name, src.tensor(d, (3,)), [2, 3], 0, 1, case=f"{d} 0")
        rec.record(name, src.tensor(d, (2,), mode=1), [2, 3], -1, -1, case=f"{d} -1 grad")
    rec.record(name, src.tensor("f32", (3,)), [2, 3], 0, 2, case="error index")
    name = "aten::slice_backward"
    for d in FLOATS:
        rec.record(name, src.tensor(d, (2, 5)), [4, 5], 0, 1, 3, 1, case=f"{d} 0")
        rec.record(name, src.tensor(d, (4, 3), mode=1), [4, 5], 1, 0, 5, 2, case=f"{d} 1 step grad")
    rec.record(name, src.tensor("f32", (2, 2)), [4, 2], 0, 0, 4, 2, case="step")
    name = "aten::value_selecting_reduction_backward"
    for d in FLOATS:
        for keep in (False, True):
            rec.record(name, src.tensor(d, (2, 1) if keep else (2,)), 1, src.tensor("i64", (2, 1) if keep else (2,), fill=[0, 2]), [2, 3], keep, case=f"{d} {keep}")
        rec.record(name, src.tensor(d, (2,), mode=1), 1, src.tensor("i64", (2,), fill=[0, 2]), [2, 3], False, case=f"{d} grad")
        rec.record(name, src.tensor(d, ()), 0, src.tensor("i64", (), fill=[0]), [], False, case=f"{d} 0-d")


def copies(rec, src):
    def every(name, *more, formats=FORMATS, empty=True, in_place=False):
        for d in NUMBERS + ("f16", "bf16", "c64", "c128"):
            rec.record(name, src.tensor(d, (2, 3)), *more, case=f"{d}")
        for layout in "ctseo":
            for f in formats:
                rec.record(name, src.tensor("f32", (3, 4), layout), *more, *([f] if f else []), case=f"layout {layout} {f}")
            rec.record(name, src.tensor("f64", (3, 4), layout, mode=1), *more, case=f"grad {layout}")
        for sizes in [(), (0,), (2, 0, 3)]:
            rec.record(name, src.tensor("f32", sizes, mode=1), *more, case=f"{sizes}")
        rec.record(name, src.tensor("f32", (2, 3, 4), "t"), *more, case="3-d transposed")
    every("aten::clone")
    every("aten::contiguous", formats=(torch.contiguous_format,))
    rec.record("aten::contiguous", src.tensor("f32", (2, 3)), torch.preserve_format, case="error preserve")
    for name in ("aten::_to_copy", "aten::to.dtype", "aten::to.dtype_layout"):
        kinds = NUMBERS + ("f16", "bf16")
        for d in kinds + ("c64",):
            for e in kinds + ("c64", "c128"):
                if d == "c64" and e not in ("c64", "c128"):
                    continue
                rec.record(name, src.tensor(d, (2, 3)), DTYPES[e], case=f"{d} to {e}")
        for layout in "tseo":
            for e in ("f32", "f64"):
                rec.record(name, src.tensor("f32", (3, 4), layout), DTYPES[e], case=f"{layout} to {e}")
        for d in ("f32", "f64"):
            rec.record(name, src.tensor(d, (3, 4), mode=1), torch.float64, case=f"{d} grad")
        rec.record(name, src.tensor("f32", (12,), fill="special"), torch.float64, case="special to f64")
        rec.record(name, src.tensor("f64", (12,), fill="special"), torch.float32, case="special to f32")
        rec.record(name, src.tensor("f64", (12,), fill="special"), torch.bool, case="special to bool")
        rec.record(name, src.tensor("f32", (12,), fill="special"), torch.float16, case="special to f16")
        rec.record(name, src.tensor("f32", (12,), fill="special"), torch.bfloat16, case="special to bf16")
        rec.record(name, src.tensor("f32", ()), torch.int64, case="0-d")
        rec.record(name, src.tensor("f32", (0, 2)), torch.int64, case="empty")
    rec.record("aten::_to_copy", src.tensor("f32", (3, 4), "t"), torch.float64, None, None, None, False, torch.contiguous_format, case="contiguous format")
    rec.record("aten::to.dtype", src.tensor("f32", (3, 4), "t"), torch.float32, False, True, case="copy")
    rec.record("aten::to.dtype", src.tensor("f32", (3, 4), "t"), torch.float32, False, False, torch.contiguous_format, case="contiguous format")
    rec.record("aten::to.dtype_layout", src.tensor("f32", (3, 4), "t"), None, torch.strided, torch.device("cpu"), None, False, True, case="copy")
    rec.record("aten::_to_copy", src.tensor("f32", (3, 4)), None, None, torch.device("meta"), values=False, case="to meta")
    name = "aten::copy_"
    for d in NUMBERS + ("f16", "bf16", "c64"):
        for e in NUMBERS + ("f16", "bf16"):
            rec.record(name, src.tensor(d, (2, 3)), src.tensor(e, (3,)), case=f"{e} into {d}")
    for a, b in ["tc", "ct", "se", "oo", "ts"]:
        rec.record(name, src.tensor("f32", (3, 4), a), src.tensor("f32", (3, 4), b), case=f"layouts {a}{b}")
    rec.record(name, src.tensor("f32", (3, 4), "e"), src.tensor("f32", (3, 4)), case="into an expanded one")
    rec.record(name, src.tensor("f32", (3, 4)), src.tensor("f32", ()), case="0-d source")
    rec.record(name, src.tensor("f32", (0, 4)), src.tensor("f32", (1, 4)), case="empty")
    rec.record(name, src.tensor("f32", (3,)), src.tensor("f32", (2, 3)), case="error larger source")
    rec.record(name, src.tensor("f32", (3,)), src.tensor("f32", (4,)), case="error sizes")
    a, b = src.over("f32", 8, ([6], [1], 0), ([6], [1], 1))
    rec.record(name, a, b, case="overlapping")
    same = src.tensor("f32", (3,))
    rec.record(name, same, same, case="itself")
    for d, e in [("f32", "f32"), ("f64", "f32"), ("f32", "f64")]:
        rec.record(name, src.tensor(d, (2, 3), mode=2), src.tensor(e, (3,), mode=1), case=f"grad {d} {e}")
        rec.record(name, src.tensor(d, (2, 3)), src.tensor(e, (2, 3), mode=1), case=f"grad of the source alone {d} {e}")
    rec.record(name, src.tensor("f32", (2, 3), mode=1), src.tensor("f32", (3,)), case="a leaf that requires grad is written")
    name = "aten::cat"
    for name, out in (("aten::cat", False), ("aten::cat.out", True)):
        tail = lambda d="f32": [src.tensor(d, (0,))] if out else []
        for d in NUMBERS:
            rec.record(name, [src.tensor(d, (2, 3)), src.tensor(d, (1, 3))], 0, *tail(d), case=f"{d}")
            rec.record(name, [src.tensor(d, (2, 3)), src.tensor("f32", (2, 1))], -1, *tail(), case=f"{d} with f32")
        rec.record(name, [src.tensor("f32", (2, 3), "t"), src.tensor("f32", (2, 2), "s"), src.tensor("f32", (2, 1), "e")], 1, *tail(), case="layouts")
        rec.record(name, [src.tensor("f32", (2, 3), "t"), src.tensor("f32", (2, 3), "t")], 1, *tail(), case="both transposed")
        rec.record(name, [src.tensor("f32", (0,)), src.tensor("f32", (2, 3))], 1, *tail(), case="a legacy empty one")
        rec.record(name, [src.tensor("f32", (2, 0)), src.tensor("f32", (2, 3))], 1, *tail(), case="an empty one")
        rec.record(name, [src.tensor("f32", (2, 3))], 0, *tail(), case="one")
        rec.record(name, [], 0, *tail(), case="error none")
        rec.record(name, [src.tensor("f32", ()), src.tensor("f32", ())], 0, *tail(), case="error 0-d")
        rec.record(name, [src.tensor("f32", (2, 3)), src.tensor("f32", (2, 2))], 0, *tail(), case="error sizes")
        rec.record(name, [src.tensor("f32", (2, 3)), src.tensor("f32", (2,))], 0, *tail(), case="error dims")
        rec.record(name, [src.tensor("f32", (2, 3))], 2, *tail(), case="error dim")
    for d in FLOATS:
        rec.record("aten::cat", [src.tensor(d, (2, 3), mode=1), src.tensor(d, (2, 2), mode=1), src.tensor(d, (2, 1))], 1, case=f"{d} grad")
    rec.record("aten::cat", [src.tensor("f32", (2, 3), mode=1), src.tensor("f64", (1, 3), mode=1)], 0, case="grad mixed")
    rec.record("aten::cat", [src.tensor("f32", (0,), mode=1), src.tensor("f32", (1, 3), mode=1)], 0, case="grad legacy empty")
    one = src.tensor("f64", (2, 2), mode=1)
    rec.record("aten::cat", [one, one], 0, case="grad of one twice")
    rec.record("aten::cat.out", [src.tensor("f32", (2, 3))], 0, src.tensor("i64", (2, 3)), case="error into i64")
    same = src.tensor("f32", (2, 3))
    rec.record("aten::cat.out", [same, src.tensor("f32", (1, 3))], 0, same, case="error out is an input")
    name = "aten::stack"
    for d in NUMBERS:
        for dim in (0, 1, -1):
            rec.record(name, [src.tensor(d, (2, 3)), src.tensor(d, (2, 3))], dim, case=f"{d} {dim}")
    rec.record(name, [src.tensor("f32", (2, 3)), src.tensor("i64", (2, 3))], 0, case="mixed")
    rec.record(name, [src.tensor("f32", (2, 3), "t"), src.tensor("f32", (2, 3))], 2, case="layouts")
    rec.record(name, [src.tensor("f32", ()), src.tensor("f32", ())], 0, case="0-d")
    rec.record(name, [src.tensor("f32", (0,)), src.tensor("f32", (0,))], 0, case="empty")
    for d in FLOATS:
        rec.record(name, [src.tensor(d, (2, 3), mode=1), src.tensor(d, (2, 3), mode=1)], 1, case=f"{d} grad")
    rec.record(name, [src.tensor("f32", (2,)), src.tensor("f32", (3,))], 0, case="error sizes")
    rec.record(name, [], 0, case="error none")
    rec.record(name, [src.tensor("f32", (2,))], 2, case="error dim")
    for name in ("aten::item", "aten::_local_scalar_dense"):
        for d in NUMBERS + ("f16", "bf16", "c64"):
            rec.record(name, src.tensor(d, ()), case=f"{d}")
            rec.record(name, src.tensor(d, (1, 1), "o"), case=f"{d} one element")
        rec.record(name, src.tensor("f32", (), mode=1), case="requires grad")
    rec.record("aten::item", src.tensor("f32", (2,)), case="error two elements")
    rec.record("aten::item", src.tensor("f32", (0,)), case="error empty")
    name = "aten::resize_"
    for a, b in [((2, 3), [3, 2]), ((2, 3), [4]), ((2, 3), [2, 3]), ((2, 3), []), ((2, 3), [0, 4])]:
        rec.record(name, src.tensor("f32", a), b, case=f"{a} {b}")
        rec.record(name, src.tensor("f32", a, "o"), b, case=f"{a} {b} o")
        rec.record(name, src.tensor("f32", a, "t"), b, case=f"{a} {b} t")
    rec.record(name, src.tensor("f32", (2, 3)), [5, 5], values=False, case="larger")
    rec.record(name, src.tensor("f32", (2,)), [-1], case="error negative")
    rec.record(name, src.tensor("f32", (2,), mode=1), [1], case="error requires grad")


def creation(rec, src):
    types = [None] + [DTYPES[d] for d in NUMBERS + ("f16", "bf16", "c64")]
    for name in ("aten::zeros", "aten::ones", "aten::empty.memory_format", "aten::_efficientzerotensor"):
        values = "empty" not in name
        for t in types:
            rec.record(name, [2, 3], t, values=values and "zerotensor" not in name, case=f"{t}")
        for sizes in ([], [0], [2, 0, 3], [2, 2, 2]):
            rec.record(name, sizes, values=values and "zerotensor" not in name, case=f"{sizes}")
        rec.record(name, [2, -1], case="error negative")
        rec.record(name, [2, 3], None, None, torch.device("meta"), values=False, case="meta")
    rec.record("aten::empty_strided", [2, 3], [1, 2], values=False, case="transposed")
    rec.record("aten::empty_strided", [2, 3], [6, 2], torch.int64, values=False, case="gaps")
    rec.record("aten::empty_strided", [2, 3], [0, 1], values=False, case="expanded")
    rec.record("aten::empty_strided", [0, 3], [3, 1], values=False, case="empty")
    rec.record("aten::empty_strided", [2, 3], [1], values=False, case="error number")
    rec.record("aten::empty_strided", [2, 3], [-1, 1], values=False, case="error negative stride")
    rec.record("aten::empty_strided", [-2, 3], [3, 1], values=False, case="error negative size")
    for name in ("aten::zeros_like", "aten::ones_like", "aten::empty_like"):
        values = "empty" not in name
        for layout in "ctseo":
            rec.record(name, src.tensor("f32", (3, 4), layout), values=values, case=f"layout {layout}")
            rec.record(name, src.tensor("f32", (3, 4), layout), torch.int64, None, None, None, torch.contiguous_format, values=values, case=f"layout {layout} contiguous")
        for d in NUMBERS:
            for t in (None, torch.float64):
                rec.record(name, src.tensor(d, (2,)), t, values=values, case=f"{d} {t}")
        rec.record(name, src.tensor("f32", (2, 3, 4), "t"), values=values, case="3-d transposed")
        rec.record(name, src.tensor("f32", ()), values=values, case="0-d")
        rec.record(name, src.tensor("f32", (0, 2)), values=values, case="empty")
        rec.record(name, src.tensor("f32", (2,), mode=1), values=values, case="requires grad")
        rec.record(name, src.tensor("f32", (2, 3)), None, None, torch.device("meta"), values=False, case="meta")
    for t in types:
        for fill in (2, 2.5, True, float("nan")):
            if fill != fill and t not in (None, torch.float32, torch.float64):
                continue
            rec.record("aten::full", [2], fill, t, case=f"{t} {fill!r}")
            rec.record("aten::scalar_tensor", fill, t, case=f"{t} {fill!r}")
    rec.record("aten::full", [], 3, case="0-d")
    rec.record("aten::full", [0, 2], 3, case="empty")
    rec.record("aten::full", [-1], 3, case="error negative")
    for layout in "cte":
        rec.record("aten::full_like", src.tensor("f32", (3, 4), layout), 7, case=f"layout {layout}")
    for d in NUMBERS:
        for fill in (3, 2.5, True):
            rec.record("aten::full_like", src.tensor(d, (2,)), fill, case=f"{d} {fill!r}")
    rec.record("aten::full_like", src.tensor("f32", (2,)), 7, torch.int64, case="to int64")
    for end in (5, 4.5, 0, 1.0, True):
        for t in (None, torch.float32, torch.float64, torch.int64, torch.int32, torch.uint8):
            rec.record("aten::arange", end, t, case=f"{end!r} {t}")
    for start, end in [(1, 5), (0.5, 3.0), (-2, 2), (3, 3), (1, 4.5)]:
        for t in (None, torch.float64, torch.int64):
            rec.record("aten::arange.start", start, end, t, case=f"{start} {end} {t}")
    for start, end, step in [(0, 10, 3), (0.0, 1.0, 0.1), (5, 0, -2), (1.0, -1.0, -0.5), (0, 1, 0.25), (0, 40, 1)]:
        for t in (None, torch.float32, torch.float64, torch.int64):
            if t == torch.int64 and 0 < abs(step) < 1:
                continue
            rec.record("aten::arange.start_step", start, end, step, t, case=f"{start} {end} {step} {t}")
    for args in [(0, 5, 0), (0, 5, -1), (5, 0, 1), (0.0, float("nan"), 1.0), (0.0, float("inf"), 1.0)]:
        rec.record("aten::arange.start_step", *args, case=f"error {args}")
    for start, end, step in [(0, 5, 1), (0.5, 3.0, 0.25), (5, 0, -2), (3, 3, 1)]:
        for d in ("f32", "f64", "i64", "i32"):
            if d[0] == "i" and isinstance(start, float):
                continue
            rec.record("aten::arange.start_out", start, end, step, src.tensor(d, (0,)), case=f"{start} {end} {step} {d}")
    rec.record("aten::arange.start_out", 0, 5, 1, src.tensor("f32", (5,), "s"), case="out of gaps")
    rec.record("aten::arange.start_out", 0, 5, 1, src.tensor("f32", (2, 3)), case="a larger out is resized")
    rec.record("aten::arange.start_out", 0, 5, 0, src.tensor("f32", (0,)), case="error step")
    rec.record("aten::arange", -1, case="error negative")
    rec.record("aten::arange.start", 5, 1, case="error descending")


def filling(rec, src):
    for d in NUMBERS + ("f16", "bf16"):
        for value in (2, 2.5, True, -1):
            if d == "u8" and value == -1:
                continue
            rec.record("aten::fill_.Scalar", src.tensor(d, (2, 3)), value, case=f"{d} {value!r}")
        for e in ("f32", "i64", "b"):
            rec.record("aten::fill_.Tensor", src.tensor(d, (2, 3)), src.tensor(e, ()), case=f"{d} {e}")
        rec.record("aten::zero_", src.tensor(d, (2, 3)), case=d)
    for name, value in (("aten::fill_.Scalar", (3,)), ("aten::zero_", ()), ("aten::fill_.Tensor", (src.tensor("f32", ()),))):
        for layout in "tseo":
            rec.record(name, src.tensor("f32", (3, 4), layout), *value, case=f"layout {layout}")
        for sizes in [(), (0,), (2, 0)]:
            rec.record(name, src.tensor("f32", sizes), *value, case=f"{sizes}")
        rec.record(name, src.tensor("f32", (2, 3), mode=2), *value, case="grad")
        rec.record(name, src.tensor("f32", (2, 3), mode=1), *value, case="a leaf that requires grad is written")
    rec.record("aten::fill_.Scalar", src.tensor("f32", (3,)), float("nan"), case="nan")
    rec.record("aten::fill_.Tensor", src.tensor("f64", (2, 3), mode=2), src.tensor("f64", (), mode=1), case="grad of the value")
    rec.record("aten::fill_.Tensor", src.tensor("f32", (2, 3)), src.tensor("f32", (1,)), case="error 1-d value")


def properties(rec, src):
    for name in ("aten::_conj", "aten::conj", "aten::_conj_physical", "aten::resolve_conj"):
        for d in ("c64", "c128", "f32", "i64"):
            rec.record(name, src.tensor(d, (2, 3)), case=d)
            rec.record(name, src.tensor(d, (2, 3), "t"), case=f"{d} t")
        conj = src.tensor("c64", (2, 3))
        conj.conj = True
        rec.record(name, conj, case="conjugate bit")
        rec.record(name, src.tensor("c128", (2, 3), mode=1), case="grad")
        rec.record(name, src.tensor("f64", (2, 3), mode=1), case="grad of a real one")
    for name in ("aten::_neg_view", "aten::resolve_neg"):
        for d in ("f32", "f64", "i64", "c64"):
            rec.record(name, src.tensor(d, (2, 3)), case=d)
        neg = src.tensor("f32", (2, 3), "t")
        neg.neg = True
        rec.record(name, neg, case="negative bit")
        rec.record(name, src.tensor("f64", (2, 3), mode=1), case="grad")


def bits_in_arithmetic(rec, src):
    """Conjugate and Negative are materialised by their fallbacks, or carried through."""
    for name in ("aten::add.Tensor", "aten::sub.Tensor", "aten::mul.Tensor"):
        for d in ("c64", "c128"):
            a, b = src.tensor(d, (2, 3)), src.tensor(d, (3,))
            a.conj = True
            rec.record(name, a, b, case=f"{d} conjugate bit")
        a, b = src.tensor("f32", (2, 3)), src.tensor("f32", (3,))
        a.neg = True
        rec.record(name, a, b, case="negative bit")
        rec.record(name, src.tensor("c64", (2, 3), mode=1), src.tensor("c64", (3,), mode=1), case="complex grad")
        rec.record(name, src.tensor("c64", (2, 3)), src.tensor("f32", (3,)), case="complex with real")
        for d in ("f16", "bf16"):
            rec.record(name, src.tensor(d, (2, 3)), src.tensor(d, (3,)), case=d)
            rec.record(name, src.tensor(d, (2, 3)), src.tensor("f32", (3,)), case=f"{d} with f32")
    for d in ("f16", "bf16"):
        rec.record("aten::mm", src.tensor(d, (2, 3)), src.tensor(d, (3, 4)), case=d)
    rec.record("aten::neg", src.tensor("c64", (2, 3)), case="c64")
    rec.record("aten::equal", src.tensor("c64", (2, 3)), src.tensor("c64", (2, 3)), case="c64")


def random(rec, src):
    for name in ("aten::rand", "aten::randn"):
        for t in (None, torch.float32, torch.float64, torch.int64):
            for sizes in ([2, 3], [], [0, 2]):
                rec.record(name, sizes, t, values=False, case=f"{sizes} {t}")
        rec.record(name, [-1], case="error negative")
        rec.record(name, [2, 3], None, None, torch.device("meta"), values=False, case="meta")
    for name in ("aten::uniform_", "aten::normal_"):
        for d in NUMBERS:
            rec.record(name, src.tensor(d, (2, 3)), 0.0, 1.0, values=False, case=d)
        for layout in "tso":
            rec.record(name, src.tensor("f32", (3, 4), layout), 0.0, 1.0, values=False, case=f"layout {layout}")
        rec.record(name, src.tensor("f64", (2, 3), mode=2), 0.0, 1.0, values=False, case="grad")
        rec.record(name, src.tensor("f64", (2, 3), mode=1), 0.0, 1.0, case="a leaf that requires grad is written")
        rec.record(name, src.tensor("f32", (0,)), 0.0, 1.0, values=False, case="empty")
    rec.record("aten::uniform_", src.tensor("f32", (2,)), 1.0, 0.0, case="error bounds")
    rec.record("aten::uniform_", src.tensor("f32", (2,)), 0.0, float("inf"), case="error infinite")
    rec.record("aten::uniform_", src.tensor("f32", (2,)), 0.5, 0.5, case="equal bounds")
    rec.record("aten::normal_", src.tensor("f32", (2,)), 0.0, -1.0, case="error std")
