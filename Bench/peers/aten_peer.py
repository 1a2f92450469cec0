"""The other side of `Bench -- aten`: answers requests on standard input with the time that a real PyTorch takes.

A request is a line `ROW MILLISECONDS`; the answer is a line with the nanoseconds of the fastest operation within about that time. `hello` is answered with
what is running. Timed on the wall, as several threads work; FDISPATCH_NUM_THREADS says how many, as for the other side.
"""
import os
import sys
import time

import torch

torch.set_num_threads(int(os.environ.get("FDISPATCH_NUM_THREADS", "0")) or os.cpu_count())
ELEMENTS = 1 << 24
made = {}


def tensors(*sizes):
    if sizes not in made:
        made.clear()
        made[sizes] = (torch.rand(sizes), torch.rand(sizes))
    return made[sizes]


def add(): a, b = tensors(ELEMENTS); return lambda: torch.add(a, b)
def mul(): a, b = tensors(ELEMENTS); return lambda: torch.mul(a, b)
def add_out(): a, b = tensors(ELEMENTS); out = torch.empty(ELEMENTS); return lambda: torch.add(a, b, out=out)
def total(): a, _ = tensors(ELEMENTS); return lambda: torch.sum(a)
def matmul(): a, b = tensors(1024, 1024); return lambda: torch.mm(a, b)


def train(optimizer):
    """What an epoch of the digits training does, the numbers themselves aside: forward, backward, step, and both accuracies."""
    x, y, n, batch = torch.rand(1797, 64), torch.randint(0, 10, (1797,)), 1437, 64
    net = torch.nn.Sequential(torch.nn.Linear(64, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10))
    step = torch.optim.SGD(net.parameters(), lr=0.02, momentum=0.9) if optimizer == "sgd" else torch.optim.Adam(net.parameters(), lr=0.001)

    def accuracy(a, b):
        return (net(x[a:b]).argmax(1) == y[a:b]).sum().item() / (b - a)

    def epoch():
        order, total = torch.randperm(n), 0.0
        for at in range(0, n, batch):
            rows = order[at : at + batch]
            step.zero_grad()
            loss = torch.nn.functional.cross_entropy(net(x[rows]), y[rows])
            loss.backward()
            step.step()
            total += loss.item() * len(rows)
        with torch.no_grad():
            return total / n, accuracy(0, n), accuracy(n, 1797)

    return epoch


ROWS = {"train.sgd": lambda: train("sgd"), "train.adam": lambda: train("adam"), "add": add, "mul": mul, "add.out": add_out, "sum": total, "matmul": matmul}


def measure(row, milliseconds):
    with torch.inference_mode(not row.startswith("train")):
        body = ROWS[row]()
        body()
        start, fastest = time.perf_counter_ns(), float("inf")
        now = start
        while now - start < milliseconds * 1_000_000:
            before = now
            body()
            now = time.perf_counter_ns()
            fastest = min(fastest, now - before)
        return fastest


for line in sys.stdin:
    words = line.split()
    if words == ["hello"]:
        # Older ones do not say for which processor they compute.
        cpu = getattr(torch.backends, "cpu", None)
        print(f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads, {cpu.get_cpu_capability() if cpu else 'processor not told'}", flush=True)
    else:
        print(measure(words[0], float(words[1])), flush=True)
