#!/usr/bin/env python3
"""Trains the network of `fdispatch run train` with a real PyTorch and keeps the losses.

usage: record_digits_curve.py samples/Training/Data/digits.gz OUTPUT.json

Needs torch 2.14.1 and nothing else. Initial weights and batch order are the training program's own: Philox4x32-10, computed here once more, so
that both start from the same numbers. One thread, so that the same processor gives the same bytes.
"""
import gzip
import json
import math
import struct
import sys

import torch

SEED, HIDDEN, BATCH, EPOCHS, TRAIN = 1, 128, 64, 20, 1437
MASK = 0xFFFFFFFF


class Philox:
    """Blocks of four words at increasing offsets of a seed's sequence."""

    def __init__(self, seed):
        self.key, self.offset = (seed & MASK, seed >> 32), 0

    def blocks(self, count):
        for _ in range(count):
            c, (k0, k1) = (self.offset & MASK, self.offset >> 32, 0, 0), self.key
            for _ in range(10):
                p0, p1 = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
                c = ((p1 >> 32) ^ c[1] ^ k0, p1 & MASK, (p0 >> 32) ^ c[3] ^ k1, p0 & MASK)
                k0, k1 = (k0 + 0x9E3779B9) & MASK, (k1 + 0xBB67AE85) & MASK
            self.offset += 1
            yield c

    def uniform(self, sizes, bound, dtype):
        """uniform_(-bound, bound): a word for a float32, two for a float64."""
        n = math.prod(sizes)
        if dtype == torch.float32:
            numbers = [(w >> 8) * 2.0**-24 for block in self.blocks((n + 3) // 4) for w in block][:n]
        else:
            numbers = [(((h << 32) | low) >> 11) * 2.0**-53 for b in self.blocks((n + 1) // 2) for h, low in ((b[0], b[1]), (b[2], b[3]))][:n]
        bound = torch.tensor(bound, dtype=dtype)
        return (torch.tensor(numbers, dtype=dtype) * (bound + bound) - bound).reshape(sizes)

    def order(self, n):
        """Fisher and Yates from the end: one word for each swap."""
        words = [w for block in self.blocks((n + 3) // 4) for w in block]
        order = list(range(n))
        for i in range(n - 1, 0, -1):
            j = (words[i] * (i + 1)) >> 32
            order[i], order[j] = order[j], order[i]
        return order


def digits(path, dtype):
    with gzip.open(path) as file:
        rows = torch.frombuffer(bytearray(file.read()), dtype=torch.uint8).reshape(-1, 65)
    return rows[:, :64].to(dtype) / 16, rows[:, 64].to(torch.int64)


def train(path, dtype, optimizer):
    x, y = digits(path, dtype)
    random = Philox(SEED)
    parameters = []
    for fan_in, fan_out in ((64, HIDDEN), (HIDDEN, 10)):
        for sizes in ((fan_out, fan_in), (fan_out,)):
            parameters.append(random.uniform(sizes, 1 / math.sqrt(fan_in), dtype).requires_grad_())
    first = [p.detach().reshape(-1)[:4].tolist() for p in parameters]
    w1, b1, w2, b2 = parameters
    forward = lambda batch: torch.nn.functional.linear(torch.relu(torch.nn.functional.linear(batch, w1, b1)), w2, b2)
    step = {"sgd": lambda: torch.optim.SGD(parameters, lr=0.02, momentum=0.9, foreach=False), "adam": lambda: torch.optim.Adam(parameters, lr=0.001, foreach=False)}[optimizer]()
    accuracy = lambda a, b: (forward(x[a:b]).argmax(1) == y[a:b]).to(torch.float64).mean().item()
    curve = []
    for _ in range(EPOCHS):
        order, total = torch.tensor(random.order(TRAIN)), 0.0
        for at in range(0, TRAIN, BATCH):
            batch = order[at : at + BATCH]
            step.zero_grad()
            loss = torch.nn.functional.cross_entropy(forward(x[batch]), y[batch])
            loss.backward()
            step.step()
            total += loss.item() * len(batch)
        with torch.no_grad():
            curve.append({"loss": total / TRAIN, "train": accuracy(0, TRAIN), "test": accuracy(TRAIN, len(y))})
    return {"optimizer": optimizer, "dtype": str(dtype).removeprefix("torch."), "first_weights": first, "epochs": curve}


def main(path, output):
    torch.set_num_threads(1)
    runs = [train(path, dtype, optimizer) for optimizer in ("sgd", "adam") for dtype in (torch.float32, torch.float64)]
    with open(output, "w", encoding="utf-8") as file:
        json.dump({"torch": torch.__version__.split("+")[0], "seed": SEED, "hidden": HIDDEN, "batch": BATCH, "train": TRAIN, "runs": runs}, file, indent=1)
        file.write("\n")
    for run in runs:
        print(run["optimizer"], run["dtype"], run["epochs"][0], run["epochs"][-1])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
