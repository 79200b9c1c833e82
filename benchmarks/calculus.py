"""Measure the calculus and print two tables.

    .venv/bin/python -m benchmarks.calculus    these two alone; `make bench` prints them after its own

The first: milliseconds to derive and verify each of the four equations, and all together: cold (the first thing that a
fresh process does once its imports are done) and warm (the median of more runs in the same process), by the clock
and, because a busy machine lets everything wait, in time of the processor. The second: benchmarks.growth.
"""

from multiprocessing import get_context
from statistics import median
from time import perf_counter, process_time

from benchmarks.growth import growth
from bplib.calculus import derive

NAMES, WARM_RUNS, AIM = ("BP1", "BP2", "BP3", "BP4"), 5, "aim ≤ 1000 ms"


def milliseconds(names):
    """Deriving and verifying the equations called ``names``: by the clock, cold and warm; of the processor, likewise."""
    runs = []
    for _ in range(1 + WARM_RUNS):
        start = perf_counter(), process_time()
        for name in names:
            derive(name).verify()
        runs.append((1000 * (perf_counter() - start[0]), 1000 * (process_time() - start[1])))
    return [value for cold, *warm in zip(*runs) for value in (cold, median(warm))]


def derivations():
    """The lines of the first table. Every row is measured in a process of its own."""
    rows = {**{name: [name] for name in NAMES}, "together": NAMES}
    with get_context("spawn").Pool(1, maxtasksperchild=1) as processes:
        times = processes.map(milliseconds, rows.values(), chunksize=1)
    yield f"{'derive and verify':18}{'cold':>10}{'warm':>10}{'cold, CPU':>13}{'warm, CPU':>13}"
    for what, (cold, warm, cold_cpu, warm_cpu) in zip(rows, times):
        yield f"{what:18}{cold:>7.0f} ms{warm:>7.0f} ms{cold_cpu:>10.0f} ms{warm_cpu:>10.0f} ms   {AIM if what == 'together' else ''}"


def show():
    for table in derivations(), growth():
        print()
        for line in table:
            print(line.rstrip(), flush=True)


if __name__ == "__main__":
    show()
