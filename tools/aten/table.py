"""Which cases each operator gets."""
import elementwise as el
import products as pr
import reducing as re
import shaping as sh
import torch
from recording import FLOATS, NUMBERS

SMOOTH = {"log": "pos", "sqrt": "pos", "rsqrt": "pos"}


def cases():
    t = {}

    def put(name, function, *args, **named):
        t[f"aten::{name}"] = lambda rec, op, src: function(rec, op, src, *args, **named)

    for n in ("neg", "abs", "exp", "log", "sqrt", "rsqrt", "reciprocal", "sin", "cos", "sign", "relu", "sigmoid", "tanh", "gelu"):
        fill = SMOOTH.get(n, "normal")
        t[f"aten::{n}"] = lambda rec, op, src, n=n, fill=fill: [
            (el.unary(rec, op, src, e, fill), el.unary_grad(rec, op, src, e, fill)) for e in ([("none",), ("tanh",)] if n == "gelu" else [()])]
        extra = ("tanh",) if n == "gelu" else ()
        put(f"{n}_", el.unary_in_place, extra, fill)
        put(f"{n}.out", lambda rec, op, src, extra=extra, fill=fill: (
            el.out_forms(rec, op, src, lambda d: [src.tensor(d, (2, 3), fill=fill)], extra), el.overlaps(rec, op, src, extra)))
    put("square", lambda rec, op, src: (el.unary(rec, op, src), el.unary_grad(rec, op, src)))
    put("isnan", el.unary)
    put("logical_not", el.unary)
    put("logical_not.out", lambda rec, op, src: (el.out_forms(rec, op, src, lambda d: [src.tensor(d, (2, 3))]), el.overlaps(rec, op, src)))
    for n, out in (("clamp", False), ("clamp_", False), ("clamp.out", True)):
        put(n, el.clamp, out)

    for n in ("add", "sub"):
        def with_alpha(rec, op, src, base=el.binary):
            base(rec, op, src, lambda d, e: ())
            for d in NUMBERS:
                for alpha in (2, 2.5, True, 0, -1):
                    rec.record(op, src.tensor(d, (2,)), src.tensor(d, (2,)), alpha, case=f"{d} alpha {alpha!r}")
            mode = 2 if base is el.binary_in_place else 1
            for d in FLOATS:
                rec.record(op, src.tensor(d, (2, 3), mode=mode), src.tensor(d, (3,), mode=1), 2.5, case=f"{d} grad alpha")
        put(f"{n}.Tensor", with_alpha)
        put(f"{n}_.Tensor", with_alpha, el.binary_in_place)
        put(f"{n}.out", el.binary_out, (2,))
        put(f"{n}.Scalar", el.scalar)
        put(f"{n}_.Scalar", el.scalar, in_place=True)
    put("rsub.Scalar", lambda rec, op, src: (el.scalar(rec, op, src), el.scalar(rec, op, src, tail=(2,), scalars=(3, 1.5))))
    for n in ("mul", "div"):
        put(f"{n}.Tensor", el.binary)
        put(f"{n}_.Tensor", el.binary_in_place)
        put(f"{n}.out", el.binary_out)
        put(f"{n}.Scalar", el.scalar)
        put(f"{n}_.Scalar", el.scalar, in_place=True)
    for n in ("maximum", "minimum"):
        def with_ties(rec, op, src):
            el.binary(rec, op, src)
            rec.record(op, src.tensor("f64", (3, 4), fill="ties", mode=1), src.tensor("f64", (3, 4), fill="ties", mode=1), case="grad ties")
        put(n, with_ties)
        put(f"{n}.out", el.binary_out)
    exponents = (2, 3, 0.5, -1, -2.0, 0, 1, 2.5, True, -0.5)
    put("pow.Tensor_Scalar", el.scalar, exponents, fill="pos")
    put("pow_.Scalar", el.scalar, exponents, fill="pos", in_place=True)
    put("pow.Tensor_Tensor", el.binary, fill="pos")
    put("pow.Tensor_Scalar_out", lambda rec, op, src: el.out_forms(rec, op, src, lambda d: [src.tensor(d, (2, 3))], (2,)))
    put("pow.Tensor_Tensor_out", el.binary_out, fill="pos")
    for n in ("addcmul", "addcdiv"):
        put(n, el_ternary)
        put(f"{n}_", el_ternary, in_place=True)
        put(f"{n}.out", lambda rec, op, src: el.out_forms(
            rec, op, src, lambda d: [src.tensor(d, (2, 3)), src.tensor(d, (3,), fill="pos"), src.tensor(d, (2, 1), fill="pos")], (2,)))
    put("lerp.Scalar", lambda rec, op, src: el.binary(rec, op, src, lambda d, e: (0.25,)) or lerp_more(rec, op, src))
    put("lerp_.Scalar", el.binary_in_place, lambda d, e: (0.75,))
    put("lerp.Scalar_out", el.binary_out, (0.25,), dtypes=("f32", "f64"))

    for n in ("eq", "ne", "lt", "le", "gt", "ge"):
        put(f"{n}.Tensor", el.binary, fill="ties", grads=False)
        put(f"{n}.Scalar", el.scalar, (1, 1.5, True, 0), fill="ties", grads=False)
        put(f"{n}.Tensor_out", el.binary_out, fill="ties")
        put(f"{n}.Scalar_out", lambda rec, op, src: el.out_forms(rec, op, src, lambda d: [src.tensor(d, (2, 3), fill="ties")], (1,)))
    put("logical_and", el.binary, fill="ties", grads=False)
    put("logical_and.out", el.binary_out, fill="ties")
    put("where.self", where)
    put("where.ScalarOther", where, "other")
    put("where.ScalarSelf", where, "self")
    put("equal", equal)

    put("threshold_backward", backward, (0.0,))
    put("sigmoid_backward", backward, fill="unit")
    put("tanh_backward", backward, fill="unit")
    put("gelu_backward", lambda rec, op, src: (backward(rec, op, src, ("none",)), backward(rec, op, src, ("tanh",))))

    put("sum", re.reduce_all, True)
    put("mean", re.reduce_all, True)
    put("sum.dim_IntList", re.reduce, dtype_last=True)
    put("mean.dim", re.reduce, dtype_last=True)
    put("sum.IntList_out", re.reduce_out, dtype_last=True)
    put("mean.out", re.reduce_out, dtype_last=True)
    for n in ("amax", "amin"):
        put(n, re.reduce, optional=False)
        put(f"{n}.out", re.reduce_out)
    for n in ("max", "min"):
        put(n, re.reduce_all)
        put(f"{n}.dim", re.reduce, one=True, optional=False)
        put(f"{n}.dim_{n}", re.pair_out)
    for n in ("argmax", "argmin"):
        put(n, re.reduce, one=True, grads=False)
        put(f"{n}.out", lambda rec, op, src: [rec.record(op, src.tensor(d, (2, 3)), 1, False, src.tensor("i64", o), case=f"{d} {o}") for d in ("f32", "i64") for o in ((2,), (0,), (3, 3))]
            + [rec.record(op, src.tensor("f32", (2, 3)), 1, False, src.tensor("i32", (2,)), case="into i32")])
    for n in ("any", "all"):
        put(n, re.reduce_all, grads=False)
        put(f"{n}.dim", re.reduce, one=True, optional=False, grads=False)
    put("sum_to_size", sum_to_size)

    for n in ("_softmax", "_log_softmax"):
        put(n, re.softmax, lambda d: (False,))
        put(f"{n}.out", lambda rec, op, src: el.out_forms(rec, op, src, lambda d: [src.tensor(d, (2, 3))], (1, False), dtypes=FLOATS, strided=False, expanded=False))
        put(f"{n}_backward_data", re.softmax_backward)
    for n in ("softmax.int", "log_softmax.int"):
        put(n, lambda rec, op, src: (re.softmax(rec, op, src, lambda d: (None,)), [
            rec.record(op, src.tensor(d, (2, 3), mode=int(d in FLOATS)), 1, e, case=f"{d} as {e}") for d in ("f32", "i64", "f64") for e in (torch.float32, torch.float64)]))
    put("nll_loss", re.losses)
    put("nll_loss_nd", re.losses)
    put("nll_loss_forward", re.losses)
    put("cross_entropy_loss", re.losses, smoothing=True, probabilities=True)
    put("nll_loss_forward.output", re.nll_forward_out)
    put("nll_loss_backward", re.nll_backward)

    put("mm", pr.product, pr.MATRICES, pr.MATRIX_ERRORS)
    put("mm.out", mm_out, pr.MATRICES, pr.MATRIX_ERRORS, ((2, 3), (3, 4)), (2, 4))
    put("bmm", pr.product, pr.BATCHES, pr.BATCH_ERRORS)
    put("bmm.out", mm_out, pr.BATCHES, pr.BATCH_ERRORS, ((2, 2, 3), (2, 3, 4)), (2, 2, 4))
    put("addmm", pr.addmm)
    put("addmm.out", pr.addmm, out=True)
    put("addmm_", pr.addmm, in_place=True)
    put("dot", pr.product, [((3,), (3,)), ((0,), (0,)), ((40,), (40,))], [((3,), (4,)), ((2, 3), (3,)), ((), (1,))])
    put("mv", pr.product, [((2, 3), (3,)), ((2, 0), (0,)), ((0, 3), (3,)), ((17, 19), (19,))], [((2, 3), (2,)), ((3,), (3,)), ((2, 3), (3, 1))])
    put("matmul", pr.product, pr.MATMULS, pr.MATMUL_ERRORS)
    put("linear", pr.linear)

    put("gather", pr.gather)
    put("scatter.src", pr.scatter)
    put("scatter.value", pr.scatter, value=True)
    put("scatter_add", pr.scatter, add=True)
    put("scatter_add_", pr.scatter, mode=2, add=True)
    put("scatter_.src", pr.scatter, mode=2)
    put("index_select", pr.index_select)
    put("index_add", pr.index_add)
    put("index_add_", pr.index_add, mode=2)

    for n, (calls, errors) in sh.VIEWS.items():
        put(n, sh.view, calls, errors)
    put("expand_as", sh.expand_as)
    put("detach_", lambda rec, op, src: [rec.record(op, src.tensor("f32", (2, 3), mode=m), case=f"{m}") for m in (0, 1, 2)])

    # Groups that share one function; each writes the rows of several operators and is run once.
    def group(names, function):
        first = True
        for n in names.split():
            t[f"aten::{n}"] = (lambda rec, op, src: function(rec, src)) if first else (lambda rec, op, src: None)
            first = False

    group("select_backward slice_backward value_selecting_reduction_backward", sh.backward_of_views)
    group("clone contiguous copy_ _to_copy to.dtype to.dtype_layout cat cat.out stack item _local_scalar_dense resize_", sh.copies)
    group("empty.memory_format empty_strided empty_like zeros zeros_like ones ones_like full full_like scalar_tensor arange arange.start arange.start_step arange.start_out _efficientzerotensor", sh.creation)
    group("fill_.Scalar fill_.Tensor zero_", sh.filling)
    group("_conj conj _conj_physical resolve_conj _neg_view resolve_neg", sh.properties)
    group("rand randn uniform_ normal_", sh.random)
    t["bits in arithmetic"] = lambda rec, op, src: sh.bits_in_arithmetic(rec, src)
    return t


def el_ternary(rec, name, src, in_place=False):
    mode = 2 if in_place else 1
    def call(ds, sizes, layouts="ccc", modes=(0, 0, 0), value=(), fill="normal", case=""):
        specs = [src.tensor(d, s, l, "pos" if i == 2 and fill == "normal" else fill, m) for i, (d, s, l, m) in enumerate(zip(ds, sizes, layouts, modes))]
        rec.record(name, *specs, *value, case=case)
    same = ((2, 3),) * 3
    for d in NUMBERS:
        for value in ((), (2,), (0.5,)):
            call((d,) * 3, same, value=value, case=f"{d} {value}")
    for ds in [("f32", "f64", "f32"), ("f64", "f32", "i64"), ("f32", "i64", "i64"), ("i64", "f32", "f32")]:
        call(ds, same, case=f"{ds}")
    for sizes in [((2, 3), (3,), (2, 1)), ((2, 3), (), (3,)), ((0, 3), (1, 3), (3,)), ((), (), ())] + ([] if in_place else [((3,), (2, 1), (2, 3))]):
        call(("f32",) * 3, sizes, value=(2,), case=f"{sizes}")
    call(("f32",) * 3, ((2, 3), (4,), (3,)), case="error shapes")
    call(("f32",) * 3, ((3,), (2, 3), (3,)), case="self smaller")
    for layouts in ("tct", "ctc", "sso", "cee"):
        call(("f32",) * 3, ((3, 4),) * 3, layouts, value=(0.5,), case=f"layouts {layouts}")
    call(("f32",) * 3, ((12,),) * 3, fill="special", case="special")
    for d in FLOATS:
        for modes in [(mode, 1, 1), (mode, 1, 0), (mode, 0, 1)] + ([] if in_place else [(0, 1, 1)]):
            call((d,) * 3, same, modes=modes, value=(0.5,), case=f"{d} grad {modes}")
        call((d,) * 3, ((2, 3), (3,), (2, 1)), modes=(mode, 1, 1), value=(2,), case=f"{d} grad broadcast")


def lerp_more(rec, name, src):
    for weight in (0, 1, 0.5, 2.0, -0.5, float("nan")):
        for d in FLOATS:
            rec.record(name, src.tensor(d, (3,), mode=1), src.tensor(d, (3,), mode=1), weight, case=f"{d} weight {weight}")


def where(rec, name, src, scalar=None):
    def pair(d, e, a, b, la="c", lb="c", ma=0, mb=0):
        if scalar == "other":
            return src.tensor(d, a, la, mode=ma), 2.5 if e in FLOATS else 2
        if scalar == "self":
            return 2.5 if d in FLOATS else 2, src.tensor(e, b, lb, mode=mb)
        return src.tensor(d, a, la, mode=ma), src.tensor(e, b, lb, mode=mb)
    for d in NUMBERS:
        for e in NUMBERS:
            rec.record(name, src.tensor("b", (2, 3)), *pair(d, e, (2, 3), (3,)), case=f"{d} {e}")
    for c, a, b in [((3,), (2, 3), (2, 1)), ((), (2, 3), ()), ((2, 1), (3,), ()), ((2, 3), (), ()), ((0, 3), (3,), (1, 3)), ((), (), ())]:
        rec.record(name, src.tensor("b", c), *pair("f32", "f32", a, b), case=f"{c} {a} {b}")
    for layouts in ("tct", "cts", "eec", "ttt"):
        rec.record(name, src.tensor("b", (3, 4), layouts[0]), *pair("f32", "f32", (3, 4), (3, 4), layouts[1], layouts[2]), case=f"layouts {layouts}")
    for d in FLOATS:
        rec.record(name, src.tensor("b", (2, 3)), *pair(d, d, (2, 3), (2, 3), ma=1, mb=1), case=f"{d} grad")
        rec.record(name, src.tensor("b", (2, 1)), *pair(d, d, (3,), (3,), ma=1, mb=1), case=f"{d} grad broadcast")
    rec.record(name, src.tensor("b", (2, 3)), *pair("f32", "f64", (2, 3), (2, 3), ma=1, mb=1), case="grad mixed")
    rec.record(name, src.tensor("u8", (2, 3)), *pair("f32", "f32", (2, 3), (2, 3)), case="a condition of bytes")
    rec.record(name, src.tensor("f32", (2, 3)), *pair("f32", "f32", (2, 3), (2, 3)), case="error a condition of floats")
    rec.record(name, src.tensor("b", (4,)), *pair("f32", "f32", (2, 3), (2, 3)), case="error shapes")


def equal(rec, name, src):
    for d in NUMBERS:
        a, b = src.over(d, 12, ([2, 3], [3, 1], 0), ([2, 3], [3, 1], 6))
        rec.record(name, a, b, case=f"{d} different")
        rec.record(name, a, a, case=f"{d} the same")
        c, e = src.over(d, 6, ([2, 3], [3, 1], 0), ([2, 3], [3, 1], 0))
        rec.record(name, c, e, case=f"{d} equal")
    for a, b in [((2, 3), (3, 2)), ((2, 3), (3,)), ((0,), (0,)), ((0, 2), (0, 3)), ((), ())]:
        rec.record(name, src.tensor("f32", a, fill=[1.0]), src.tensor("f32", b, fill=[1.0]), case=f"{a} {b}")
    rec.record(name, src.tensor("f32", (2,), fill=[1.0]), src.tensor("f64", (2,), fill=[1.0]), case="types")
    nan = src.tensor("f32", (2,), fill=[float("nan")])
    rec.record(name, nan, nan, case="nan with itself")
    rec.record(name, src.tensor("f32", (2,), fill=[0.0]), src.tensor("f32", (2,), fill=[-0.0]), case="zeros")
    rec.record(name, src.tensor("f32", (3, 4), "t", fill=[1.0]), src.tensor("f32", (3, 4), "s", fill=[1.0]), case="layouts")


def backward(rec, name, src, tail=(), fill="normal"):
    for d in FLOATS:
        for g, x in [("c", "c"), ("t", "t"), ("t", "c"), ("s", "e")]:
            rec.record(name, src.tensor(d, (3, 4), g), src.tensor(d, (3, 4), x, fill), *tail, case=f"{d} {g}{x}")
        rec.record(name, src.tensor(d, (41,)), src.tensor(d, (41,), fill=fill), *tail, case=f"{d} long")
        if "gelu" not in name:
            rec.record(name, src.tensor(d, (12,)), src.tensor(d, (12,), fill="special"), *tail, case=f"{d} special")
        rec.record(name, src.tensor(d, (3, 4), mode=1), src.tensor(d, (3, 4), fill=fill, mode=1), *tail, case=f"{d} grad")
        rec.record(name, src.tensor(d, ()), src.tensor(d, (), fill=fill), *tail, case=f"{d} 0-d")
        rec.record(name, src.tensor(d, (0,)), src.tensor(d, (0,), fill=fill), *tail, case=f"{d} empty")


def sum_to_size(rec, name, src):
    for a, b in [((2, 3), [1, 3]), ((2, 3), [3]), ((2, 3), [2, 1]), ((2, 3), [1]), ((2, 3), []), ((2, 3), [2, 3]), ((4, 2, 3), [2, 1])]:
        for d in ("f32", "i64"):
            rec.record(name, src.tensor(d, a), b, case=f"{d} {a} {b}")
        rec.record(name, src.tensor("f64", a, mode=1), b, case=f"grad {a} {b}")
    rec.record(name, src.tensor("f32", (2, 3)), [4], case="error")


def mm_out(rec, name, src, shapes, errors, pair, result):
    pr.product(rec, name, src, shapes, errors, out=True)
    a, b = pair
    el.out_forms(rec, name, src, lambda d: [src.tensor(d, a), src.tensor(d, b)], (), result, dtypes=FLOATS)
