#!/usr/bin/env python3
"""Prints random tensors with a real PyTorch and keeps the texts.

usage: record_printing.py OUTPUT.jsonl.gz

Needs torch 2.14.1 and nothing else; writes the same bytes each time. Each line: a storage `s` and tensor `t` as in PropertyTests/Data/aten/README.md,
`meta` when it is printed as a Meta tensor, `f` the operator whose result is printed instead, and the `text`.
"""
import gzip
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent / "aten"))
import torch  # noqa: E402

from recording import NUMBERS, Recorder, Source, bits  # noqa: E402

SIZES = [(), (1,), (3,), (9,), (25,), (2, 3), (3, 30), (2, 3, 4), (1, 1, 2, 2), (0,), (2, 0), (0, 3, 2), (5, 1), (1001,), (40, 30), (7, 150), (8, 8, 20), (1200, 1), (3, 3, 7, 20)]
FILLS = {
    "normal": "normal", "special": "special", "big": "big", "ties": "ties", "unit": "unit", "zeros": [0.0], "negative zero": [-0.0, 0.0], "whole": [1.0, -2.0, 30.0],
    "large whole": [1.0, 123456.0, -7.0], "whole to 1000": [1.0, 1000.0], "whole past 1000": [1.0, 1001.0], "huge": [1e20, -3e19], "past 1e8": [100000001.0, 200000000.0], "at 1e8": [1e8, 99999999.0],
    "tiny": [1e-5, -2e-5], "at 1e-4": [1e-4, 2e-4], "range 1000": [0.5, 500.0], "past range 1000": [0.5, 500.5], "nan": [float("nan")], "whole with nan": [1.0, float("nan"), -20.0],
    "fractions with inf": [0.5, float("inf"), float("-inf"), -20.25], "infinities": [float("inf"), float("-inf")], "rounding": [0.00005, 0.99995, 0.12345, 2.5], "half even": [0.03125, 0.09375, 1.5],
    "denormal": [1e-40, 1.0], "whole with tiny": [1.0, 1e-10], "exponents": [1e100, 1e-100, 1.0],
}


def main(output):
    rows, source = [], Source("printing")

    def record(dtype, sizes, fill="normal", layout="c", mode=0, meta=False, function=None, conj=False, neg=False):
        spec = source.tensor(dtype, sizes, layout, fill, mode)
        spec.conj, spec.neg = conj, neg
        _, (tensor,) = Recorder.make([spec], [spec.store])
        row = {"s": [dtype, bits(spec.store.elements)], "t": [spec.sizes, spec.strides, spec.offset, spec.mode, int(conj), int(neg)]}
        if meta:
            row["meta"], tensor = 1, tensor.to("meta")
        if function:
            row["f"], tensor = function, getattr(torch.ops.aten, function)(tensor)
        rows.append(row | {"text": repr(tensor)})

    for sizes in SIZES:
        for dtype in NUMBERS:
            record(dtype, sizes)
    for fill in FILLS.values():
        for sizes in [(), (4,), (3, 5), (2, 2, 3)]:
            for dtype in ("f32", "f64") if isinstance(fill, str) or max(map(abs, fill)) < 1e38 else ("f64",):
                record(dtype, sizes, fill)
    for dtype in ("f16", "bf16"):
        for sizes in [(), (5,), (2, 3)]:
            record(dtype, sizes)
            record(dtype, sizes, [1.0, 2.0])
    for dtype in ("c64", "c128"):
        for sizes in [(), (1,), (5,), (2, 3), (20,), (0,), (1100,)]:
            record(dtype, sizes)
        record(dtype, (4,), [complex(1, -2), complex(0, -0.0), complex(float("nan"), float("inf")), complex(-3, float("-inf"))])
        record(dtype, (3,), [1 + 2j, -3j, 1e10 + 0j])
        record(dtype, (2, 2), conj=True)
    for layout in "tseo":
        record("f32", (4, 5), layout=layout)
        record("i64", (4, 5), layout=layout)
    record("f32", (2, 3), neg=True)
    for dtype in NUMBERS:
        for sizes in [(2, 3), (), (0, 2)]:
            record(dtype, sizes, meta=True)
    for dtype in ("f32", "f64"):
        for sizes in [(), (3,), (7,), (8,), (2, 3), (0,), (0, 2)]:
            record(dtype, sizes, mode=1)
            for function in ("exp", "neg", "clone", "t", "sum"):
                record(dtype, sizes, mode=1, function=function)
    for dtype in ("i64", "i32"):
        record(dtype, (6,), "special")
        for n in (1000, 1001, 13, 14, 26, 27):
            record(dtype, (n,), [-100, 20, 3])
    for n in range(3, 60, 4):
        record("f32", (2, n), "big")
        record("b", (n,))
    with open(output, "wb") as file, gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=9, mtime=0) as packed:
        for row in rows:
            packed.write((json.dumps(row, separators=(",", ":")) + "\n").encode())
    print(len(rows))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
