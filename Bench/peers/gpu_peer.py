"""The other side of `Bench -- gpu`: answers requests on standard input with the time that a real PyTorch takes on the same device.

The one argument is the device: `cpu`, or the name of a GPU as its driver gives it. A request is a line `ROW SIZE MILLISECONDS`; the answer is a line with
nanoseconds of one operation, measured for about that time as the other side does: several operations given one behind the other, waited for once, or on a processor
the fastest of those that take long. `hello` is
answered with what is running, or with `none: ` and why nothing is. FDISPATCH_NUM_THREADS says with how many threads the processor works.
"""
import os
import sys
import time


def refuse(why):
    for line in sys.stdin:
        print("none: " + why, flush=True)
    sys.exit()


try:
    import torch
except ImportError:
    refuse("there is no torch")

if sys.argv[1] == "cpu":
    device = torch.device("cpu")
    torch.set_num_threads(int(os.environ.get("FDISPATCH_NUM_THREADS", "0")) or os.cpu_count())
    name, wait = f"{torch.get_num_threads()} threads", lambda: None
else:
    names = [torch.cuda.get_device_name(i) for i in range(torch.cuda.device_count())] if torch.cuda.is_available() else []
    if sys.argv[1] not in names:
        refuse(f"its torch {torch.__version__} has no device `{sys.argv[1]}`" + (f", but `{'`, `'.join(names)}`" if names else ", nor any other GPU"))
    device = torch.device("cuda", names.index(sys.argv[1]))
    name, wait = sys.argv[1], lambda: torch.cuda.synchronize(device)

made = {}


def operands(size):
    if size not in made:
        made.clear()
        a, b = torch.rand(size, device=device), torch.rand(size, device=device)
        made[size] = (a, b, torch.rand(size, device=device), a > 0.5)
    return made[size]


def matrices(n):
    if ("mm", n) not in made:
        made.clear()
        made["mm", n] = (torch.rand(n, n, device=device), torch.rand(n, n, device=device))
    return made["mm", n]


def row(name, size):
    """A function that does the operation once."""
    if name == "mm":
        a, b = matrices(size)
        return lambda: torch.mm(a, b)
    a, b, changed, condition = operands(size)
    rows = a.view(-1, 1024)
    return {
        "add": lambda: torch.add(a, b),
        "mul": lambda: torch.mul(a, b),
        "add,_alpha_2_(saxpy)": lambda: torch.add(a, b, alpha=2),
        "add_,_in_place": lambda: changed.add_(b),
        "exp": lambda: torch.exp(a),
        "gelu": lambda: torch.nn.functional.gelu(a),
        "where": lambda: torch.where(condition, a, b),
        "sum": lambda: torch.sum(a),
        "softmax,_rows_of_1,024": lambda: torch.softmax(rows, -1),
        "clone": lambda: a.clone(),
        "copy_of_a_transposed_matrix": lambda: rows.t().contiguous(),
        "rand": lambda: torch.rand(size, device=device),
    }[name]


def batch(body, count, waits):
    start = time.perf_counter_ns()
    for _ in range(count):
        body()
    if waits:
        wait()
    return time.perf_counter_ns() - start


def measure(name, size, milliseconds):
    kind, _, name = name.rpartition(":")
    body = row(name, size)
    batch(body, 2, True)
    if kind == "wait":
        # The whole way of one operation, until it is done.
        def whole():
            body()
            wait()
        return min(batch(whole, 64, False) for _ in range(max(1, int(milliseconds)))) / 64
    if kind == "launch":
        # Until the last of a series is given; the waiting in between is not timed.
        total, series, end = 0, 0, time.perf_counter_ns() + milliseconds * 1e6
        while time.perf_counter_ns() < end or series < 2:
            total += batch(body, 256, False)
            series += 1
            wait()
        return total / (256 * series)
    count, taken = 1, batch(body, 1, True)
    while taken < milliseconds * 1e6 / 4:
        count *= 2
        taken = batch(body, count, True)
    taken, count = taken / count, max(1, int(count * milliseconds * 1e6 / taken))
    if device.type == "cpu" and taken >= milliseconds * 1e6 / 64:
        # A processor is disturbed by the machine's other work: the fastest alone.
        return min(batch(body, 1, True) for _ in range(count))
    return batch(body, count, True) / count


for line in sys.stdin:
    words = line.split()
    if words == ["hello"]:
        print(f"PyTorch {torch.__version__}, {name}", flush=True)
    else:
        with torch.inference_mode(not words[0].startswith(("launch:", "wait:"))):
            print(measure(words[0], int(words[1]), float(words[2])), flush=True)
