"""Cases of the elementwise operators."""
from recording import FLOATS, NUMBERS

SHAPES = [((2, 3), (3,)), ((2, 1), (1, 3)), ((4, 1, 3), (2, 1)), ((), (2, 3)), ((2, 3), ()), ((0, 3), (1, 3)), ((2, 0), (2, 1)), ((), ()), ((1,), ())]
ERRORS = [((2, 3), (4,)), ((2, 3), (3, 2)), ((0,), (2,))]


def unary(rec, name, src, extra=(), smooth_fill="normal", half=()):
    """extra: further positional arguments."""
    def call(spec, case, *more, **kw):
        rec.record(name, spec, *extra, *more, case=case, **kw)
    for d in NUMBERS + tuple(half):
        call(src.tensor(d, (2, 3)), f"{d}")
        call(src.tensor(d, (2, 2), fill=smooth_fill), f"{d} {smooth_fill}")
    for layout in "tseo":
        for d in FLOATS + ("i64",):
            call(src.tensor(d, (3, 4), layout), f"{d} layout {layout}")
    for sizes in [(), (0,), (2, 0), (0, 3), (1, 1), (2, 3, 2)]:
        for d in ("f32", "i64"):
            call(src.tensor(d, sizes), f"{d} {sizes}")
    call(src.tensor("f32", (2, 3, 4), "t"), "f32 3-d transposed")
    for d in FLOATS + ("i64", "i32"):
        # PyTorch's vector kernels of gelu make NaN of infinities and of squares that overflow.
        call(src.tensor(d, (12,), fill=[float("nan"), 0.0, -0.0, 1.0, -1.0, 1e-38, 0.5, -3.25] if "gelu" in name and d[0] == "f" else "special"), f"{d} special")
        call(src.tensor(d, (41,), fill=smooth_fill), f"{d} long")
    call(src.tensor("f32", (16,), fill="big"), "f32 big")
    call(src.tensor("f64", (16,), fill="big"), "f64 big")


def unary_grad(rec, name, src, extra=(), fill="normal", mode=1, more=()):
    for d in FLOATS:
        for layout in "ct":
            rec.record(name, src.tensor(d, (2, 3), layout, fill, mode), *extra, *more, case=f"{d} grad {layout}")
        rec.record(name, src.tensor(d, (), "c", fill, mode), *extra, *more, case=f"{d} grad 0-d")
    rec.record(name, src.tensor("f32", (0, 2), "c", fill, mode), *extra, *more, case="f32 grad empty")
    if mode == 1:
        rec.record(name, src.tensor("f64", (2, 3), "s", fill, mode), *extra, *more, case="f64 grad s")
        rec.record(name, src.tensor("f64", (12,), "c", "special", mode), *extra, *more, case="f64 grad special")


def unary_in_place(rec, name, src, extra=(), fill="normal", differentiable=True):
    for d in NUMBERS:
        rec.record(name, src.tensor(d, (2, 3), fill=fill), *extra, case=f"{d}")
    for layout in "tso":
        rec.record(name, src.tensor("f32", (3, 4), layout, fill), *extra, case=f"f32 layout {layout}")
    rec.record(name, src.tensor("f32", (3, 4), "e", fill), *extra, case="f32 expanded is written twice")
    for sizes in [(), (0,), (2, 0)]:
        rec.record(name, src.tensor("f64", sizes, fill=fill), *extra, case=f"f64 {sizes}")
    rec.record(name, src.tensor("f32", (12,), fill=[float("nan"), 0.0, -0.0, 1.0, 1e-38, -3.25] if "gelu" in name else "special"), *extra, case="f32 special")
    if differentiable:
        unary_grad(rec, name, src, extra, fill, 2)
        rec.record(name, src.tensor("f32", (2,), mode=1), *extra, case="a leaf that requires grad is written")


def out_forms(rec, name, src, inputs, extra=(), result=(2, 3), fill="normal", dtypes=("f32", "f64", "i64", "u8", "b"), dtype="f32", strided=True, expanded=True):
    """inputs: a function from element type to the input specs. The out argument comes last.

    strided=False: PyTorch writes an out that is not contiguous as if it were; expanded=False: it writes an expanded out without a check, in no
    certain order. Then everything but the elements is kept.
    """
    for d in dtypes:
        rec.record(name, *inputs(d), *extra, src.tensor(d, result), case=f"{d} into {d}")
    for d in ("f64", "i64", "b", "f16"):
        rec.record(name, *inputs(dtype), *extra, src.tensor(d, result), case=f"{dtype} into {d}")
    rec.record(name, *inputs("i64"), *extra, src.tensor("f32", result), case="i64 into f32")
    for layout in "ts":
        rec.record(name, *inputs(dtype), *extra, src.tensor(dtype, result, layout), case=f"out layout {layout}", values=strided)
    rec.record(name, *inputs(dtype), *extra, src.tensor(dtype, (0,)), case="an empty out is resized")
    rec.record(name, *inputs(dtype), *extra, src.tensor(dtype, (5,)), case="a smaller out is resized")
    rec.record(name, *inputs(dtype), *extra, src.tensor(dtype, (7, 8)), case="a larger out is resized")
    rec.record(name, *inputs(dtype), *extra, src.tensor(dtype, result, "e"), case="an expanded out is written twice", values=expanded)
    with_grad = inputs(dtype)
    with_grad[0].mode = 1
    rec.record(name, *with_grad, *extra, src.tensor(dtype, result), case="an input requires grad")
    rec.record(name, *inputs(dtype), *extra, src.tensor(dtype, result, mode=1), case="out requires grad")


def overlaps(rec, name, src, extra=(), dtype="f32"):
    """name has one input and out: exactly the same memory is fine, a part of it is not."""
    same, = src.over(dtype, 6, ([2, 3], [3, 1], 0))
    rec.record(name, same, *extra, same, case="out is the input")
    a, b = src.over(dtype, 8, ([6], [1], 0), ([6], [1], 1))
    rec.record(name, a, *extra, b, case="out overlaps the input")
    a, b = src.over(dtype, 6, ([2, 3], [3, 1], 0), ([2, 3], [3, 1], 0))
    rec.record(name, a, *extra, b, case="out is an equal view of the input")
    a, b = src.over(dtype, 12, ([6], [2], 0), ([6], [2], 1))
    rec.record(name, a, *extra, b, case="out interleaves with the input")


def binary(rec, name, src, tail=lambda d, e: (), fill="normal", pairs=NUMBERS, grads=True):
    def two(d, e, a, b, la="c", lb="c", f=fill, ma=0, mb=0, case=""):
        rec.record(name, src.tensor(d, a, la, f, ma), src.tensor(e, b, lb, f, mb), *tail(d, e), case=case)
    for d in pairs:
        for e in pairs:
            two(d, e, (2, 3), (2, 3), case=f"{d} {e}")
            if d != e:
                two(d, e, (2,), (), case=f"{d} with a 0-d {e}")
                two(d, e, (), (2,), case=f"a 0-d {d} with {e}")
    for a, b in SHAPES:
        for d in ("f32", "i64"):
            two(d, d, a, b, case=f"{d} {a} {b}")
    for a, b in ERRORS:
        two("f32", "f32", a, b, case=f"error {a} {b}")
    for la, lb in ["tc", "ct", "tt", "sc", "ss", "ec", "ee", "oo", "te"]:
        two("f32", "f32", (3, 4), (3, 4), la, lb, case=f"layouts {la}{lb}")
        two("f64", "i64", (3, 4), (4,), la, lb, case=f"layouts {la}{lb} broadcast")
    for d in FLOATS + ("i64",):
        rec.record(name, src.tensor(d, (12, 1), fill="special"), src.tensor(d, (12,), fill="special"), *tail(d, d), case=f"{d} special")
        two(d, d, (37,), (37,), case=f"{d} long")
    two("f32", "f32", (2, 3, 4), (2, 3, 4), "t", "t", case="3-d transposed both")
    two("f32", "f32", (2, 3, 4), (2, 3, 4), "t", "c", case="3-d transposed one")
    if grads:
        binary_grad(rec, name, src, tail, fill)


def binary_grad(rec, name, src, tail, fill, mode=1):
    for d in FLOATS:
        for ma, mb in [(mode, 1), (mode, 0), (0, 1)]:
            if mode == 2 and ma == 0:
                continue
            rec.record(name, src.tensor(d, (2, 3), "c", fill, ma), src.tensor(d, (2, 3), "c", fill, mb), *tail(d, d), case=f"{d} grad {ma}{mb}")
        for a, b in ([((2, 3), (3,)), ((2, 3), ()), ((2, 3), (2, 1))] + ([((), (2, 3)), ((2, 1), (1, 3))] if mode == 1 else [])):
            rec.record(name, src.tensor(d, a, "c", fill, mode), src.tensor(d, b, "c", fill, 1), *tail(d, d), case=f"{d} grad {a} {b}")
    rec.record(name, src.tensor("f64", (2, 3), "t", fill, mode), src.tensor("f64", (2, 3), "s", fill, 1), *tail("f64", "f64"), case="grad layouts ts")
    rec.record(name, src.tensor("f64", (2, 3), "c", fill, mode), src.tensor("f32", (2, 3), "c", fill, 1), *tail("f64", "f32"), case="grad mixed types")
    rec.record(name, src.tensor("f32", (0, 3), "c", fill, mode), src.tensor("f32", (3,), "c", fill, 1), *tail("f32", "f32"), case="grad empty")
    rec.record(name, src.tensor("f32", (2, 3), "c", fill, mode), src.tensor("i64", (3,), "c", fill), *tail("f32", "i64"), case="grad with integers")
    same = src.tensor("f64", (3,), "c", fill, mode)
    rec.record(name, same, same, *tail("f64", "f64"), case="grad of one tensor given twice")


def binary_in_place(rec, name, src, tail=lambda d, e: (), fill="normal", grads=True):
    for d in NUMBERS:
        for e in NUMBERS:
            rec.record(name, src.tensor(d, (2, 3), fill=fill), src.tensor(e, (3,), fill=fill), *tail(d, e), case=f"{d} {e}")
        rec.record(name, src.tensor(d, (2,), fill=fill), src.tensor("f64", (), fill=fill), *tail(d, "f64"), case=f"{d} with a 0-d f64")
    for a, b in [((2, 3), ()), ((2, 3), (2, 1)), ((3,), (2, 3)), ((), (2,)), ((2, 3), (4,)), ((0, 3), (1, 3)), ((1,), (0,))]:
        rec.record(name, src.tensor("f32", a, fill=fill), src.tensor("f32", b, fill=fill), *tail("f32", "f32"), case=f"{a} {b}")
    for la, lb in ["tc", "st", "oe", "ec"]:
        rec.record(name, src.tensor("f32", (3, 4), la, fill), src.tensor("f32", (3, 4), lb, fill), *tail("f32", "f32"), case=f"layouts {la}{lb}")
    same = src.tensor("f32", (4,), fill=fill)
    rec.record(name, same, same, *tail("f32", "f32"), case="with itself")
    a, b = src.over("f32", 8, ([6], [1], 0), ([6], [1], 1), fill=fill)
    rec.record(name, a, b, *tail("f32", "f32"), case="the other overlaps")
    a, b = src.over("f32", 6, ([2, 3], [3, 1], 0), ([3], [1], 0), fill=fill)
    rec.record(name, a, b, *tail("f32", "f32"), case="a row of itself")
    if grads:
        binary_grad(rec, name, src, tail, fill, 2)
        rec.record(name, src.tensor("f32", (2,), fill=fill, mode=1), src.tensor("f32", (2,), fill=fill), *tail("f32", "f32"), case="a leaf that requires grad is written")
        rec.record(name, src.tensor("f32", (2,), fill=fill), src.tensor("f32", (2,), fill=fill, mode=1), *tail("f32", "f32"), case="becomes one that requires grad")


def binary_out(rec, name, src, tail=(), fill="normal", dtypes=("f32", "f64", "i64", "u8", "b")):
    out_forms(rec, name, src, lambda d: [src.tensor(d, (2, 3), fill=fill), src.tensor(d, (3,), fill=fill)], tail, dtypes=dtypes)
    a, b = src.over("f32", 8, ([6], [1], 0), ([6], [1], 1), fill=fill)
    rec.record(name, a, src.tensor("f32", (6,), fill=fill), *tail, b, case="out overlaps the first input")
    rec.record(name, a, src.tensor("f32", (6,), fill=fill), *tail, a, case="out is the first input")
    rec.record(name, src.tensor("f32", (2, 3), "t", fill), src.tensor("f32", (2, 3), "t", fill), *tail, src.tensor("f32", (0,)), case="resized out takes the inputs' order")
    rec.record(name, src.tensor("f32", (2, 3), fill=fill), src.tensor("f32", (4,), fill=fill), *tail, src.tensor("f32", (2, 3)), case="shapes that do not broadcast")
    rec.record(name, src.tensor("f64", (2, 3), fill=fill), src.tensor("i64", (), fill=fill), *tail, src.tensor("f32", (2, 3)), case="f64 into f32")


def scalar(rec, name, src, scalars=(2, 2.5, True, -3, 0), tail=(), fill="normal", in_place=False, grads=True):
    for d in NUMBERS:
        for s in scalars:
            rec.record(name, src.tensor(d, (2, 3), fill=fill), s, *tail, case=f"{d} {s!r}")
    for layout in "tseo":
        rec.record(name, src.tensor("f32", (3, 4), layout, fill), scalars[0], *tail, case=f"layout {layout}")
    for sizes in [(), (0, 2), (33,)]:
        for d in ("f32", "i64"):
            rec.record(name, src.tensor(d, sizes, fill=fill), scalars[1], *tail, case=f"{d} {sizes}")
    for s in (float("nan"), float("inf"), 0.0, 1e300):
        rec.record(name, src.tensor("f32", (12,), fill="special"), s, *tail, case=f"f32 special {s!r}")
        rec.record(name, src.tensor("f64", (12,), fill="special"), s, *tail, case=f"f64 special {s!r}")
    if grads:
        for d in FLOATS:
            for s in scalars:
                rec.record(name, src.tensor(d, (2, 3), "c", fill, 2 if in_place else 1), s, *tail, case=f"{d} grad {s!r}")
        rec.record(name, src.tensor("f64", (2, 3), "t", fill, 2 if in_place else 1), scalars[1], *tail, case="grad layout t")


def clamp(rec, name, src, out=False):
    mode = 2 if name.endswith("_") else 1
    for d in NUMBERS:
        for low, high in [(-1, 1), (-0.5, None), (None, 0.5), (2, 1), (None, None), (0, 2.5)]:
            tail = [src.tensor(d, (2, 3))] if out else []
            rec.record(name, src.tensor(d, (2, 3)), low, high, *tail, case=f"{d} {low} {high}")
    for low, high in [(-1.0, 1.0), (float("nan"), 1.0), (-1.0, float("inf"))]:
        tail = [src.tensor("f32", (0,))] if out else []
        rec.record(name, src.tensor("f32", (12,), fill="special"), low, high, *tail, case=f"special {low} {high}")
    if out:
        out_forms(rec, name, src, lambda d: [src.tensor(d, (2, 3))], (-1, 1))
        overlaps(rec, name, src, (-1, 1))
        return
    for layout in "tse":
        rec.record(name, src.tensor("f32", (3, 4), layout), -0.5, 0.5, case=f"layout {layout}")
    for d in FLOATS:
        for low, high in [(-0.5, 0.5), (None, 0.25), (-0.25, None)]:
            rec.record(name, src.tensor(d, (3, 4), mode=mode), low, high, case=f"{d} grad {low} {high}")
    rec.record(name, src.tensor("f64", (4,), fill=[0.5, -0.5, 0.25, float("nan")], mode=mode), -0.5, 0.5, case="grad at the bounds")
    for low, high in ((-0.5, None), (None, 0.5)):
        rec.record(name, src.tensor("f64", (4,), fill=[0.5, -0.5, 0.25, float("nan")], mode=mode), low, high, case=f"grad at the bound {low} {high}")
    rec.record(name, src.tensor("f32", (0,)), -1, 1, case="empty")
    rec.record(name, src.tensor("f32", ()), -1, 1, case="0-d")
