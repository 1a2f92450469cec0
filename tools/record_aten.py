#!/usr/bin/env python3
"""Calls a real PyTorch with random arguments for every operator that Shell/Aten declares and keeps what came of it.

usage: record_aten.py SHELL_ATEN_OPERATORS_DIR OUTPUT_DIR

Needs torch 2.14.1 and nothing else. One file of JSON lines for each file of declarations. The same PyTorch on the same kind of processor
gives the same bytes; the format is explained in PropertyTests/Data/aten/README.md.
"""
import gzip
import json
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent / "aten"))
import torch  # noqa: E402

import table  # noqa: E402
from recording import Recorder, Source  # noqa: E402


def declared(folder):
    for path in sorted(pathlib.Path(folder).glob("*.cs")):
        if names := re.findall(r'\[Operator\("(aten::[\w.]+)\(', path.read_text(encoding="utf-8")):
            yield path.stem.removesuffix("Operators").lower(), names


def write(path, rows):
    with open(path, "wb") as file, gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=9, mtime=0) as packed:
        for row in rows:
            packed.write((json.dumps(row, separators=(",", ":")) + "\n").encode())


def main(declarations, output):
    torch.set_num_threads(1)
    every = table.cases()
    families = dict(declared(declarations))
    missing = {n for names in families.values() for n in names} - every.keys()
    if missing:
        sys.exit(f"no cases for {', '.join(sorted(missing))}")
    rows = {}
    for name, cases in every.items():
        recorder = Recorder()
        cases(recorder, name, Source(name))
        for row in recorder.rows:
            rows.setdefault(row["op"], []).append(row)
    for family, names in families.items():
        write(pathlib.Path(output) / f"{family}.jsonl.gz", [row for name in names for row in rows[name]])
        print(family, sum(len(rows[name]) for name in names))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
