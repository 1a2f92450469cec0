#!/usr/bin/env python3
"""Packs the optical digits for the training program: 1,797 rows of 64 pixels (0 to 16) and the digit, a byte each, gzip.

usage: digits.py DIGITS.csv.gz OUTPUT.gz

The input is sklearn/datasets/data/digits.csv.gz of scikit-learn (Debian: the package python3-sklearn).
"""
import csv
import gzip
import io
import sys


def main(source, output):
    with gzip.open(source, "rt") as file:
        rows = [[int(float(cell)) for cell in row] for row in csv.reader(file)]
    if len(rows) != 1797 or any(len(row) != 65 or max(row[:64]) > 16 or not 0 <= row[64] <= 9 for row in rows):
        sys.exit("these are not the digits")
    packed = io.BytesIO()
    # No name and no time in the header, so that the bytes follow from the input alone.
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, compresslevel=9, mtime=0) as file:
        file.write(bytes(cell for row in rows for cell in row))
    with open(output, "wb") as file:
        file.write(packed.getvalue())


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
