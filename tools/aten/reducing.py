"""Cases of reductions, softmax, losses, matrix products and indexing."""
import torch
from elementwise import out_forms
from recording import FLOATS, NUMBERS

DIMS = [[0], [1], [-1], [0, 1], [], None, [-2, -1]]
BAD_DIMS = [[2], [-3], [0, 0], [1, -1]]


def dims(name, one, optional):
    """The dim arguments an operator of this schema takes."""
    return [0, 1, -1] + ([None] if optional else []) if one else [d for d in DIMS if optional or d is not None]


def reduce(rec, name, src, one=False, optional=True, dtype_last=False, smooth=True, fill="normal", grads=True, bad=None):
    def call(d, sizes, dim, keep=False, layout="c", f=fill, mode=0, case="", dtype=None):
        args = [src.tensor(d, sizes, layout, f, mode), dim, keep]
        rec.record(name, *args, *((dtype,) if dtype_last else ()), case=case)
    for d in NUMBERS:
        for dim in dims(name, one, optional):
            call(d, (2, 3), dim, case=f"{d} {dim}")
        call(d, (2, 3), dims(name, one, optional)[1], True, case=f"{d} keepdim")
    for layout in "tseo":
        for dim in dims(name, one, optional):
            call("f32", (3, 4), dim, layout=layout, case=f"f32 {dim} layout {layout}")
    for dim in dims(name, one, optional)[:3] + ([[0, 2], [1, 2]] if not one else [2]):
        for keep in (False, True):
            call("f32", (2, 3, 4), dim, keep, case=f"3-d {dim} {keep}")
            call("f64", (2, 3, 4), dim, keep, "t", case=f"3-d transposed {dim} {keep}")
    for sizes in [(0,), (2, 0), (0, 2)]:
        for dim in dims(name, one, optional):
            for d in ("f32", "i64"):
                call(d, sizes, dim, case=f"{d} {sizes} {dim}")
    for dim in ([0, -1] + ([None] if optional else []) if one else [[0], [-1], []] + ([None] if optional else [])):
        call("f32", (), dim, case=f"0-d {dim}")
        call("i64", (), dim, True, case=f"0-d {dim} keepdim")
    for dim in ([2, -3] if one else BAD_DIMS):
        call("f32", (2, 3), dim, case=f"error {dim}")
    call("f32", (), 1 if one else [1], case="error 0-d 1")
    for d in FLOATS:
        call(d, (3, 4), dims(name, one, optional)[1], f="special", case=f"{d} special")
        call(d, (12,), dims(name, one, optional)[0], f="special", case=f"{d} special 1-d")
        call(d, (100,), dims(name, one, optional)[0], case=f"{d} long")
        call(d, (3, 70), dims(name, one, optional)[1], case=f"{d} long rows")
        call(d, (70, 3), dims(name, one, optional)[0], case=f"{d} long columns")
        call(d, (3, 4), dims(name, one, optional)[1], f="ties", case=f"{d} ties")
    if dtype_last:
        for d, t in [("f32", torch.float64), ("i32", torch.int64), ("f64", torch.float32), ("i64", torch.float32), ("b", torch.float32), ("f32", torch.int64)]:
            call(d, (2, 3), [1], case=f"{d} as {t}", dtype=t)
    if not grads:
        return
    for d in FLOATS:
        for dim in dims(name, one, optional):
            for keep in (False, True):
                call(d, (3, 4), dim, keep, mode=1, case=f"{d} grad {dim} {keep}")
        call(d, (), 0 if one else [0], mode=1, case=f"{d} grad 0-d")
        call(d, (3, 4), 1 if one else [1], layout="t", mode=1, case=f"{d} grad layout t")
        call(d, (3, 4), 1 if one else [1], f="ties", mode=1, case=f"{d} grad ties")
    call("f32", (2, 0), 1 if one else [1], mode=1, case="grad empty")
    if not one:
        call("f64", (2, 3, 2), [0, 2], mode=1, case="grad two dims")
    if dtype_last:
        call("f32", (2, 3), [0], mode=1, case="grad with dtype", dtype=torch.float64)


def reduce_all(rec, name, src, dtype_last=False, grads=True):
    def call(d, sizes, layout="c", fill="normal", mode=0, case="", dtype=None):
        rec.record(name, src.tensor(d, sizes, layout, fill, mode), *((dtype,) if dtype_last else ()), case=case)
    for d in NUMBERS:
        for sizes in [(2, 3), (), (0,), (2, 0), (1,), (2, 3, 4)]:
            call(d, sizes, case=f"{d} {sizes}")
        for layout in "tseo":
            call(d, (3, 4), layout, case=f"{d} layout {layout}")
        call(d, (130,), case=f"{d} long")
    for d in FLOATS:
        call(d, (12,), fill="special", case=f"{d} special")
        call(d, (4,), fill=[float("inf"), 1.0, 2.0], case=f"{d} infinite")
        call(d, (3, 4), fill="ties", case=f"{d} ties")
    if dtype_last:
        for d, t in [("f32", torch.float64), ("i32", torch.int64), ("f64", torch.float32), ("i64", torch.float32), ("b", torch.float32), ("i64", torch.int32)]:
            call(d, (2, 3), case=f"{d} as {t}", dtype=t)
    if grads:
        for d in FLOATS:
            for layout in "cts":
                call(d, (3, 4), layout, mode=1, case=f"{d} grad {layout}")
            call(d, (), mode=1, case=f"{d} grad 0-d")
            call(d, (3, 4), fill="ties", mode=1, case=f"{d} grad ties")
        call("f64", (4,), fill=[1.0, float("nan"), 2.0], mode=1, case="grad with nan")
        if dtype_last:
            call("f32", (0,), mode=1, case="grad empty")
            call("f32", (2, 3), mode=1, case="grad with dtype", dtype=torch.float64)


def reduce_out(rec, name, src, one=False, dtype_last=False, dtypes=("f32", "f64", "i64", "u8", "b")):
    tail = (None,) if dtype_last else ()
    out_forms(rec, name, src, lambda d: [src.tensor(d, (2, 3))], (1 if one else [1], False, *tail), (2,), dtypes=dtypes, expanded=False)
    rec.record(name, src.tensor("f32", (2, 3)), 0 if one else [0], True, *tail, src.tensor("f32", (1, 3)), case="keepdim")
    a, b = src.over("f32", 8, ([2, 3], [3, 1], 0), ([2], [1], 1))
    rec.record(name, a, 1 if one else [1], False, *tail, b, case="out overlaps the input", values=False)


def pair_out(rec, name, src):
    for d in ("f32", "f64", "i64"):
        rec.record(name, src.tensor(d, (2, 3)), 1, False, src.tensor(d, (2,)), src.tensor("i64", (2,)), case=d)
        rec.record(name, src.tensor(d, (2, 3)), 0, True, src.tensor(d, (0,)), src.tensor("i64", (0,)), case=f"{d} resized")
    rec.record(name, src.tensor("f32", (2, 3)), 1, False, src.tensor("f64", (2,)), src.tensor("i64", (2,)), case="values of another type")
    rec.record(name, src.tensor("f32", (2, 3)), 1, False, src.tensor("f32", (2,)), src.tensor("i32", (2,)), case="indices of another type")
    rec.record(name, src.tensor("f32", (2, 3)), 2, False, src.tensor("f32", (2,)), src.tensor("i64", (2,)), case="error dim")
    rec.record(name, src.tensor("f32", (2, 3), mode=1), 1, False, src.tensor("f32", (2,)), src.tensor("i64", (2,)), case="an input requires grad")


def softmax(rec, name, src, last):
    """last: the arguments after dim; a function from element type."""
    def call(d, sizes, dim, layout="c", fill="normal", mode=0, case=""):
        rec.record(name, src.tensor(d, sizes, layout, fill, mode), dim, *last(d), case=case)
    for d in NUMBERS + ("f16", "bf16"):
        if d not in ("f16", "bf16"):
            call(d, (2, 3), 1, case=d)
    for d in FLOATS:
        for dim in (0, 1, -1, -2):
            call(d, (3, 4), dim, case=f"{d} {dim}")
        for layout in "tseo":
            call(d, (3, 4), 1, layout, case=f"{d} layout {layout}")
        for dim in (0, 1, 2):
            call(d, (2, 3, 4), dim, case=f"{d} 3-d {dim}")
            call(d, (2, 3, 4), dim, "t", case=f"{d} 3-d transposed {dim}")
        for sizes, dim in [((), 0), ((), -1), ((0,), 0), ((2, 0), 1), ((0, 2), 1), ((1,), 0), ((40,), 0), ((3, 33), 1)]:
            call(d, sizes, dim, case=f"{d} {sizes} {dim}")
        call(d, (4, 3), 1, fill="special", case=f"{d} special")
        call(d, (4, 3), 1, fill="big", case=f"{d} big")
        call(d, (2, 2), 1, fill=[float("-inf"), 1.0, float("-inf"), float("-inf")], case=f"{d} rows of -inf")
        for dim in (0, 1):
            call(d, (3, 4), dim, mode=1, case=f"{d} grad {dim}")
        call(d, (3, 4), 1, "t", mode=1, case=f"{d} grad t")
        call(d, (2, 3, 4), 1, mode=1, case=f"{d} grad 3-d")
        call(d, (), 0, mode=1, case=f"{d} grad 0-d")
    call("f32", (2, 0), 1, mode=1, case="grad empty")
    for dim in (2, -3):
        call("f32", (2, 3), dim, case=f"error {dim}")


def softmax_backward(rec, name, src):
    for d in FLOATS:
        t = torch.float32 if d == "f32" else torch.float64
        for dim in (0, 1, -1):
            rec.record(name, src.tensor(d, (3, 4)), src.tensor(d, (3, 4), fill="unit"), dim, t, case=f"{d} {dim}")
        rec.record(name, src.tensor(d, (3, 4), "t"), src.tensor(d, (3, 4), fill="unit"), 1, t, case=f"{d} layouts")
        rec.record(name, src.tensor(d, (3, 4), mode=1), src.tensor(d, (3, 4), fill="unit", mode=1), 1, t, case=f"{d} grad")
        rec.record(name, src.tensor(d, ()), src.tensor(d, (), fill="unit"), 0, t, case=f"{d} 0-d")
        rec.record(name, src.tensor(d, (2, 0)), src.tensor(d, (2, 0)), 1, t, case=f"{d} empty")
        rec.record(name, src.tensor(d, (2, 3, 40)), src.tensor(d, (2, 3, 40), fill="unit"), 2, t, case=f"{d} long")
    if "log" not in name:  # That one reads beyond its input.
        rec.record(name, src.tensor("f32", (2, 3)), src.tensor("f32", (2, 4)), 1, torch.float32, case="error shapes")


def targets(src, n, classes, ignore=False):
    spec = src.tensor("i64", (n,))
    spec.store.elements = torch.tensor([(i * 7 + 3) % classes for i in range(max(n, 0))], dtype=torch.int64)
    if ignore:
        spec.store.elements[0] = -100
    return spec


def losses(rec, name, src, smoothing=False, forward=False, probabilities=False):
    def call(x, t, w=None, reduction=1, ignore=-100, *more, case=""):
        rec.record(name, x, t, w, reduction, ignore, *more, case=case)
    for d in FLOATS:
        for reduction in (0, 1, 2):
            for mode in (0, 1):
                call(src.tensor(d, (4, 3), mode=mode), targets(src, 4, 3), None, reduction, case=f"{d} {reduction} {mode}")
                call(src.tensor(d, (4, 3), mode=mode), targets(src, 4, 3), src.tensor(d, (3,), fill="pos"), reduction, case=f"{d} {reduction} {mode} weighted")
                call(src.tensor(d, (4, 3), mode=mode), targets(src, 4, 3, True), None, reduction, case=f"{d} {reduction} {mode} ignored")
                call(src.tensor(d, (4, 3), mode=mode), targets(src, 4, 3, True), src.tensor(d, (3,), fill="pos"), reduction, case=f"{d} {reduction} {mode} ignored, weighted")
                call(src.tensor(d, (4, 3), "t", mode=mode), targets(src, 4, 3), None, reduction, 1, case=f"{d} {reduction} {mode} ignore 1, transposed")
            one = src.tensor(d, (3,), mode=1)
            t = src.tensor("i64", (), fill=[2])
            call(one, t, None, reduction, case=f"{d} {reduction} one sample")
            call(src.tensor(d, (0, 3)), targets(src, 0, 3), None, reduction, case=f"{d} {reduction} empty batch")
        all_ignored = src.tensor("i64", (2,), fill=[-100])
        call(src.tensor(d, (2, 3), mode=1), all_ignored, case=f"{d} all ignored")
        call(src.tensor(d, (40, 10), mode=1), targets(src, 40, 10), case=f"{d} long")
    call(src.tensor("f32", (4, 3)), src.tensor("i64", (4,), fill=[0, 1, 2, 3]), case="error target out of bounds")
    call(src.tensor("f32", (4, 3)), src.tensor("i64", (4,), fill=[0, 1, 2, -1]), case="error target negative")
    call(src.tensor("f32", (4, 3)), targets(src, 3, 3), case="error batch sizes")
    call(src.tensor("f32", (4, 3)), src.tensor("f32", (4,)), case="error target of floats")
    call(src.tensor("f32", (4, 3)), src.tensor("i32", (4,), fill=[0, 1, 2]), case="target of int32")
    call(src.tensor("f32", (4, 3)), targets(src, 4, 3), src.tensor("f32", (2,)), case="error weights")
    call(src.tensor("f32", (4, 3)), targets(src, 4, 3), src.tensor("f64", (3,)), case="error weight type")
    call(src.tensor("i64", (4, 3)), targets(src, 4, 3), case="error integers")
    call(src.tensor("f32", ()), src.tensor("i64", (), fill=[0]), case="error 0-d")
    if smoothing:
        for d in FLOATS:
            for reduction in (0, 1, 2):
                call(src.tensor(d, (4, 3), mode=1), targets(src, 4, 3), None, reduction, -100, 0.1, case=f"{d} {reduction} smoothed")
                call(src.tensor(d, (4, 3), mode=1), targets(src, 4, 3, True), src.tensor(d, (3,), fill="pos"), reduction, -100, 0.3, case=f"{d} {reduction} smoothed, weighted, ignored")
        call(src.tensor("f32", (4, 3)), targets(src, 4, 3), None, 1, -100, 1.5, case="error smoothing")
    if probabilities:
        for d in FLOATS:
            for reduction in (0, 1, 2):
                call(src.tensor(d, (4, 3), mode=1), src.tensor(d, (4, 3), fill="unit"), None, reduction, case=f"{d} {reduction} probabilities")
        call(src.tensor("f64", (4, 3), mode=1), src.tensor("f64", (4, 3), fill="unit", mode=1), src.tensor("f64", (3,), fill="pos"), 1, -100, 0.2, case="probabilities, weighted, smoothed")
        call(src.tensor("f64", (3,), mode=1), src.tensor("f64", (3,), fill="unit"), case="probabilities, one sample")


def nll_forward_out(rec, name, src):
    for reduction in (0, 1, 2):
        size = (4,) if reduction == 0 else ()
        rec.record(name, src.tensor("f32", (4, 3)), targets(src, 4, 3), None, reduction, -100, src.tensor("f32", size), src.tensor("f32", ()), case=f"{reduction}")
    rec.record(name, src.tensor("f32", (4, 3)), targets(src, 4, 3), None, 0, -100, src.tensor("f32", (0,)), src.tensor("f32", (0,)), case="resized")
    rec.record(name, src.tensor("f32", (4, 3)), targets(src, 4, 3), None, 1, -100, src.tensor("f64", ()), src.tensor("f64", ()), case="another type")


def nll_backward(rec, name, src):
    for d in FLOATS:
        for reduction in (0, 1, 2):
            g = (4,) if reduction == 0 else ()
            for w in (None, src.tensor(d, (3,), fill="pos")):
                total = src.tensor(d, (), fill=[2.5])
                rec.record(name, src.tensor(d, g), src.tensor(d, (4, 3)), targets(src, 4, 3, True), w, reduction, -100, total, case=f"{d} {reduction} {w is not None}")
        rec.record(name, src.tensor(d, (), mode=1), src.tensor(d, (4, 3)), targets(src, 4, 3), None, 1, -100, src.tensor(d, (), fill=[4.0]), case=f"{d} grad")
    rec.record(name, src.tensor("f32", ()), src.tensor("f32", (4, 3)), targets(src, 3, 3), None, 1, -100, src.tensor("f32", (), fill=[4.0]), case="error batch sizes")
