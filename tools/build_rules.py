#!/usr/bin/env python3
"""Makes the rule file that the tool carries out of PyTorch's recorded registrations and backend fallbacks.

usage: build_rules.py REGISTRATIONS.jsonl.gz FALLBACKS.json OUTPUT.jsonl.gz

The operators' lines are taken over byte for byte: recorded registrations are rule files already (docs/rule-files.md).
In front of them come a header and a line for each fallback. The same input gives the same output.
"""
import gzip
import json
import sys


def compact(row):
    return (json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def main(registrations, fallbacks, output):
    with open(fallbacks, encoding="utf-8") as file:
        recorded = json.load(file)
    version = recorded["torch_version"].split("+")[0]
    text = compact({"format": "fdispatch-rules", "version": 1, "source": f"PyTorch {version}"})
    for row in recorded["fallbacks"]:
        text += compact({"fallback": row["key"], "fallthrough": row["fallthrough"], "debug": row["debug"], "built_in": True})
    with gzip.open(registrations) as file:
        text += file.read()
    with open(output, "wb") as file:
        # No name and no time in the header, so that the bytes follow from the input alone.
        with gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=9, mtime=0) as packed:
            packed.write(text)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
