"""Cases of matrix products and of indexing."""
import torch
from recording import FLOATS, NUMBERS


def product(rec, name, src, shapes, errors, lead=None, tails=((),), out=False):
    """shapes: pairs of sizes. lead: the sizes of a first argument that is added, as a function of the pair."""
    def call(d, a, b, la="c", lb="c", modes=(0, 0), tail=(), e=None, fill="normal", case=""):
        args = [src.tensor(d, a, la, fill, modes[0]), src.tensor(e or d, b, lb, fill, modes[1])]
        first = [src.tensor(d, lead(a, b), "c", fill, modes[0])] if lead else []
        result = [src.tensor(d, (0,))] if out else []
        rec.record(name, *first, *args, *tail, *result, case=case)
    for i, (a, b) in enumerate(shapes):
        for d in NUMBERS if i < 2 else FLOATS + ("i64",):
            call(d, a, b, tail=tails[i % len(tails)], case=f"{d} {a} {b}")
        for la, lb in ["tc", "ct", "tt", "sc", "es", "oe"]:
            call("f32", a, b, la, lb, tail=tails[i % len(tails)], case=f"f32 {a} {b} layouts {la}{lb}")
    a, b = shapes[0]
    for d in FLOATS:
        call(d, a, b, fill="special", tail=tails[0], case=f"{d} special")
        for tail in tails:
            call(d, a, b, tail=tail, case=f"{d} {tail}")
    call("f32", a, b, e="f64", tail=tails[0], case="error types")
    call("f32", a, b, e="i64", tail=tails[0], case="error types f32 i64")
    for a, b in errors:
        call("f32", a, b, tail=tails[0], case=f"error {a} {b}")
    if out:
        return
    for a, b in shapes:
        for d in FLOATS:
            for modes in [(1, 1), (1, 0), (0, 1)]:
                call(d, a, b, modes=modes, tail=tails[-1], case=f"{d} grad {a} {b} {modes}")
        call("f64", a, b, "t", "s", (1, 1), tails[-1], case=f"grad layouts {a} {b}")


MATRICES = [((2, 3), (3, 4)), ((1, 3), (3, 1)), ((0, 3), (3, 4)), ((2, 0), (0, 4)), ((2, 3), (3, 0)), ((17, 19), (19, 13))]
MATRIX_ERRORS = [((2, 3), (2, 3)), ((3,), (3, 2)), ((2, 3), (3,)), ((1, 2, 3), (3, 2)), ((), (2, 2))]
BATCHES = [((2, 2, 3), (2, 3, 4)), ((1, 2, 2), (1, 2, 2)), ((0, 2, 3), (0, 3, 4)), ((2, 2, 0), (2, 0, 3)), ((3, 0, 2), (3, 2, 2))]
BATCH_ERRORS = [((2, 2, 3), (3, 3, 4)), ((2, 2, 3), (2, 2, 4)), ((2, 3), (2, 3, 4))]
MATMULS = [((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 4)), ((2, 3), (3, 4)), ((2, 2, 3), (3,)), ((2, 2, 3), (3, 4)), ((3,), (2, 3, 4)), ((2, 3), (2, 3, 4)),
           ((2, 2, 3), (2, 3, 4)), ((2, 1, 2, 3), (3, 3, 2)), ((1, 2, 3), (2, 3, 2)), ((0, 2, 3), (3, 4)), ((2, 0), (0,)), ((0,), (0,))]
MATMUL_ERRORS = [((), (3,)), ((3,), ()), ((3,), (4,)), ((2, 3), (4,)), ((2, 3), (2, 3)), ((2, 2, 3), (3, 3, 2)), ((2, 2, 3), (2, 2, 3))]
LINEARS = [((2, 3), (4, 3)), ((3,), (4, 3)), ((2, 2, 3), (4, 3)), ((0, 3), (4, 3)), ((2, 3), (0, 3))]
SCALES = ((), (2, 3), (0.5, 2.0), (0, 1), (1.0, 0.0))


def addmm(rec, name, src, out=False, in_place=False):
    full = lambda a, b: (a[0], b[-1]) if len(a) == 2 else (2, 2)
    if in_place:
        for d in NUMBERS:
            for beta, alpha in [(1, 1), (2, 3), (0, 1)]:
                rec.record(name, src.tensor(d, (2, 4)), src.tensor(d, (2, 3)), src.tensor(d, (3, 4)), beta, alpha, case=f"{d} {beta} {alpha}")
        for layout in "tso":
            rec.record(name, src.tensor("f32", (2, 4), layout), src.tensor("f32", (2, 3), "t"), src.tensor("f32", (3, 4)), 0.5, 2.0, case=f"layout {layout}")
        for d in FLOATS:
            rec.record(name, src.tensor(d, (2, 4), mode=2), src.tensor(d, (2, 3), mode=1), src.tensor(d, (3, 4), mode=1), 0.5, 2.0, case=f"{d} grad")
        rec.record(name, src.tensor("f32", (4,)), src.tensor("f32", (2, 3)), src.tensor("f32", (3, 4)), case="error self does not broadcast")
        rec.record(name, src.tensor("f32", (3, 4)), src.tensor("f32", (2, 3)), src.tensor("f32", (3, 4)), case="error self of other sizes")
        rec.record(name, src.tensor("f32", (2, 4), "e"), src.tensor("f32", (2, 3)), src.tensor("f32", (3, 4)), case="self expanded")
        return
    product(rec, name, src, MATRICES, MATRIX_ERRORS, full, ((1, 1), (2, 3), (0.5, 2.0), (0, 1), (1.0, 0.0)), out)
    for first in [(4,), (1, 4), (2, 1), (), (1,), (2, 4), (3,), (2, 2, 4)]:
        for d in ("f32", "i64"):
            tail = [src.tensor(d, (0,))] if out else []
            rec.record(name, src.tensor(d, first), src.tensor(d, (2, 3)), src.tensor(d, (3, 4)), 1, 1, *tail, case=f"{d} self {first}")
    if not out:
        for first in [(4,), (2, 1), ()]:
            for d in FLOATS:
                rec.record(name, src.tensor(d, first, mode=1), src.tensor(d, (2, 3), mode=1), src.tensor(d, (3, 4), mode=1), 0.5, 2.0, case=f"{d} grad self {first}")
        nan = src.tensor("f32", (2, 4), fill=[float("nan")])
        rec.record(name, nan, src.tensor("f32", (2, 3)), src.tensor("f32", (3, 4)), 0, 1, case="beta 0 ignores nan")


def linear(rec, name, src):
    for a, w in LINEARS:
        for d in FLOATS + ("i64",):
            for bias in (None, (w[0],)):
                make = lambda mode: src.tensor(d, bias, mode=mode) if bias else None
                rec.record(name, src.tensor(d, a), src.tensor(d, w), make(0), case=f"{d} {a} {w} {bias}")
                if d in FLOATS:
                    rec.record(name, src.tensor(d, a, mode=1), src.tensor(d, w, mode=1), make(1), case=f"{d} grad {a} {w} {bias}")
    for la, lw in ["tc", "ct", "ss"]:
        rec.record(name, src.tensor("f32", (5, 3), la, mode=1), src.tensor("f32", (4, 3), lw, mode=1), src.tensor("f32", (4,), mode=1), case=f"layouts {la}{lw}")
    rec.record(name, src.tensor("f32", (2, 3)), src.tensor("f32", (3,)), case="a weight vector")
    rec.record(name, src.tensor("f32", (2, 3)), src.tensor("f32", (4, 2)), case="error sizes")
    rec.record(name, src.tensor("f32", (2, 3)), src.tensor("f32", (4, 3)), src.tensor("f32", (3,)), case="error bias")
    rec.record(name, src.tensor("f32", (2, 3)), src.tensor("f64", (4, 3)), case="error types")


def index(src, sizes, limit, layout="c"):
    spec = src.tensor("i64", sizes, layout)
    n = spec.store.elements.numel()
    spec.store.elements = torch.tensor([(5 * i + 1) % limit for i in range(n)], dtype=torch.int64)
    return spec


def gather(rec, name, src):
    for d in NUMBERS:
        for dim, idx in [(0, (2, 2)), (1, (3, 5)), (-1, (3, 4))]:
            rec.record(name, src.tensor(d, (3, 4)), dim, index(src, idx, 3), case=f"{d} {dim} {idx}")
    for layout in "tse":
        rec.record(name, src.tensor("f32", (3, 4), layout), 1, index(src, (3, 2), 4, "t"), case=f"layout {layout}")
    for d in FLOATS:
        rec.record(name, src.tensor(d, (3, 4), mode=1), 1, index(src, (3, 6), 4), case=f"{d} grad")
        rec.record(name, src.tensor(d, (3, 4), "t", mode=1), 0, index(src, (2, 4), 3), case=f"{d} grad t")
        rec.record(name, src.tensor(d, (), mode=1), 0, src.tensor("i64", (), fill=[0]), case=f"{d} grad 0-d")
    for sizes, dim, idx in [((3, 4), 1, (3, 0)), ((0, 4), 0, (0, 4)), ((3,), 0, ())]:
        rec.record(name, src.tensor("f32", sizes), dim, index(src, idx, 3), case=f"{sizes} {dim} {idx}")
    rec.record(name, src.tensor("f32", (3, 4)), 1, index(src, (3, 2), 4), case="in range")
    rec.record(name, src.tensor("f32", (3, 4)), 1, src.tensor("i64", (3, 1), fill=[4]), case="error index too large")
    rec.record(name, src.tensor("f32", (3, 4)), 1, src.tensor("i64", (3, 1), fill=[-1]), case="error index negative")
    rec.record(name, src.tensor("f32", (3, 4)), 2, index(src, (3, 2), 4), case="error dim")
    rec.record(name, src.tensor("f32", (3, 4)), 1, index(src, (4, 2), 4), case="error index larger in another dimension")
    rec.record(name, src.tensor("f32", (3, 4)), 1, index(src, (2,), 4), case="error number of dimensions")
    rec.record(name, src.tensor("f32", (3, 4)), 1, src.tensor("f32", (3, 2)), case="error index of floats")
    rec.record(name, src.tensor("f32", (3, 4)), 1, src.tensor("i32", (3, 2), fill=[0, 1]), case="index of int32")


def scatter(rec, name, src, value=False, mode=1, add=False):
    def call(d, sizes, dim, idx, other, layout="c", ms=(0, 0), limit=3, case="", ix=None):
        last = 2.5 if value else src.tensor(d, other, "c", "normal", ms[1])
        rec.record(name, src.tensor(d, sizes, layout, "normal", ms[0]), dim, ix or index(src, idx, limit), last, case=case)
    for d in NUMBERS:
        call(d, (3, 4), 0, (1, 4), (1, 4), case=f"{d} 0")
        call(d, (3, 4), 1, (3, 2), (3, 3), case=f"{d} 1 larger source")
    for layout in "tso":
        call("f32", (3, 4), 1, (3, 2), (3, 2), layout, case=f"layout {layout}")
    call("f32", (3, 4), 1, (3, 2), (3, 2), "e", case="self expanded")
    for d in FLOATS:
        for ms in [(mode, 1), (mode, 0)] + ([(0, 1)] if mode == 1 else []):
            call(d, (3, 4), 1, (2, 3), (3, 3), ms=ms, limit=4, case=f"{d} grad {ms}", ix=src.tensor("i64", (2, 3), fill=[0, 1, 3]))
    if add:
        call("f64", (3,), 0, (6,), (6,), ms=(mode, 1), case="grad, the same place several times")
        call("f32", (3,), 0, (6,), (6,), case="the same place several times")
    call("f32", (3,), 0, (0,), (0,), case="empty index")
    call("f32", (), 0, (), (), limit=1, case="0-d")
    call("f32", (3, 4), 1, (3, 1), (3, 1), ix=src.tensor("i64", (3, 1), fill=[4]), case="error index too large")
    call("f32", (3, 4), 1, (3, 1), (3, 1), ix=src.tensor("i64", (3, 1), fill=[-1]), case="error index negative")
    call("f32", (3, 4), 2, (3, 2), (3, 2), case="error dim")
    call("f32", (3, 4), 1, (2,), (2,), case="error number of dimensions")
    if not value:
        call("f32", (3, 4), 1, (3, 3), (3, 2), case="error source too small")
        rec.record(name, src.tensor("f32", (3, 4)), 1, index(src, (3, 2), 4), src.tensor("f64", (3, 2)), case="error types")
    call("f32", (3, 4), 1, (3, 2), (3, 2), ix=src.tensor("f32", (3, 2)), case="error index of floats")


def index_select(rec, name, src):
    for d in NUMBERS:
        for dim, n in [(0, 2), (1, 5), (-1, 3)]:
            rec.record(name, src.tensor(d, (3, 4)), dim, index(src, (n,), 3), case=f"{d} {dim}")
    for layout in "tse":
        rec.record(name, src.tensor("f32", (3, 4), layout), 1, index(src, (3,), 4, "s"), case=f"layout {layout}")
    rec.record(name, src.tensor("f32", (3, 4)), 1, src.tensor("i32", (2,), fill=[1, 3]), case="index of int32")
    for d in FLOATS:
        for dim in (0, 1):
            rec.record(name, src.tensor(d, (3, 4), mode=1), dim, index(src, (5,), 3), case=f"{d} grad {dim}")
        rec.record(name, src.tensor(d, (), mode=1), 0, src.tensor("i64", (1,), fill=[0]), case=f"{d} grad 0-d")
    rec.record(name, src.tensor("f32", (2, 3, 4)), 1, index(src, (4,), 3), case="3-d")
    rec.record(name, src.tensor("f32", (3, 4)), 1, index(src, (0,), 3), case="empty index")
    rec.record(name, src.tensor("f32", (3, 4)), 1, index(src, (), 3), case="0-d index")
    rec.record(name, src.tensor("f32", (0, 4)), 0, index(src, (0,), 3), case="empty")
    rec.record(name, src.tensor("f32", (3, 4)), 1, src.tensor("i64", (2,), fill=[0, 4]), case="error too large")
    rec.record(name, src.tensor("f32", (3, 4)), 1, src.tensor("i64", (2,), fill=[0, -1]), case="error negative")
    rec.record(name, src.tensor("f32", (3, 4)), 2, index(src, (2,), 3), case="error dim")
    rec.record(name, src.tensor("f32", (3, 4)), 1, index(src, (2, 2), 3), case="error 2-d index")
    rec.record(name, src.tensor("f32", (3, 4)), 1, src.tensor("f32", (2,)), case="error index of floats")


def index_add(rec, name, src, mode=1):
    def call(d, sizes, dim, n, other, ms=(0, 0), alpha=1, layout="c", ix=None, e=None, case=""):
        rec.record(name, src.tensor(d, sizes, layout, "normal", ms[0]), dim, ix or index(src, (n,), 3), src.tensor(e or d, other, "c", "normal", ms[1]), alpha, case=case)
    for d in NUMBERS:
        call(d, (3, 4), 0, 2, (2, 4), case=f"{d} 0")
        call(d, (4, 3), 1, 5, (4, 5), alpha=True if d == "b" else 2, case=f"{d} 1 alpha")
    for layout in "ts":
        call("f32", (3, 4), 0, 2, (2, 4), layout=layout, case=f"layout {layout}")
    for d in FLOATS:
        for ms in [(mode, 1), (mode, 0)] + ([(0, 1)] if mode == 1 else []):
            call(d, (3, 4), 0, 5, (5, 4), ms, 1.5, case=f"{d} grad {ms}")
    call("f32", (3,), 0, 0, (0,), case="empty index")
    call("f32", (), 0, 1, (1,), ix=src.tensor("i64", (1,), fill=[0]), case="0-d")
    call("f32", (3, 4), 0, 2, (2, 4), ix=src.tensor("i64", (2,), fill=[0, 3]), case="error too large")
    call("f32", (3, 4), 0, 2, (2, 4), ix=src.tensor("i64", (2,), fill=[0, -1]), case="error negative")
    call("f32", (3, 4), 0, 2, (3, 4), case="error source sizes")
    call("f32", (3, 4), 0, 2, (2, 3), case="error other sizes")
    call("f32", (3, 4), 2, 2, (2, 4), case="error dim")
    call("f32", (3, 4), 0, 2, (2, 4), e="f64", case="error types")
    call("f32", (3, 4), 0, 2, (2, 4), ix=src.tensor("f32", (2,)), case="error index of floats")
    call("i64", (3, 4), 0, 2, (2, 4), alpha=1.5, case="error float alpha")
