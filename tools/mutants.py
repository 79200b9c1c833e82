"""`make mutants`: small faults put into the library, one at a time. Which of them does no test notice?

    python tools/mutants.py                       30 of each file of FILES, drawn by lot
    python tools/mutants.py functions --all       every one of the files whose name holds "functions"
    python tools/mutants.py --each 10 --draw 7    ten of each, by another lot

tools/faults.py says which faults there are. Each is put into a copy of the repository, and the tests that FILES names run
there, file by file, until one notices it: first those that noticed most of the faults before it, and cheap ones before
dear ones. What survives is listed, with what tools/survivors.py says of it.
"""

import argparse
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from queue import Queue
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from deno import find_deno_bin
from faults import Fault, of_javascript, of_python
from hypothesis import Phase, settings
from survivors import ACCEPTED, EQUIVALENT

ROOT = Path(__file__).parents[1]
JS = "bplib/widgets/js"
ENOUGH = 0.95
SECONDS = 60  # of a processor, for one file of tests (one in JavaScript takes 2 by the clock): a loop may never end
WAITED = 10 * SECONDS  # by the clock, for a fault that makes it wait
TOLD = "told.json"

NETWORK = [
    f"tests/quick/test_{name}.py" for name in ("network", "functions", "gradient_check", "parameters", "storage")
]
STATED = ["tests/quick/formula/test_of_programs.py", "tests/quick/notation/test_switch.py"]
FORMULA = ["tests/quick/formula", "tests/quick/test_errata.py", "tests/quick/book/test_equations.py"]
OWN = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("tests/js/*_test.js"))  # in JavaScript
JUDGE = [
    *OWN,
    *(
        f"tests/quick/exercises/test_{name}.py"
        for name in ("corpus", "fooled", "rewriting", "known_mistakes", "read_answer", "syntax_table", "set", "answers")
    ),
    "tests/parity/test_formulas.py",
    "tests/quick/exercises/test_self_tests.py",
]
FILES = {
    "bplib/functions.py": NETWORK,
    "bplib/network.py": NETWORK,
    "bplib/parameters.py": NETWORK,
    "bplib/checks.py": [*NETWORK, "tests/quick/test_data_file.py"],
    "bplib/gradient_check.py": NETWORK,
    "bplib/notation.py": ["tests/quick/notation", "tests/quick/book"],
    **{str(p.relative_to(ROOT)): FORMULA for p in sorted(ROOT.glob("bplib/formula/**/*.py"))},
    "bplib/formula/grammar/running_text.py": [*FORMULA, "tests/quick/notation"],
    **{str(p.relative_to(ROOT)): ["tests/quick/calculus"] for p in sorted(ROOT.glob("bplib/calculus/*.py"))},
    **{str(p.relative_to(ROOT)): STATED for p in sorted(ROOT.glob("bplib/calculus/stated/*.py"))},
    f"{JS}/core/engine.js": [
        *OWN,
        "tests/parity/test_engine.py",
        "tests/quick/test_functions.py",
        "tests/quick/widgets/test_keys.py",
    ],
    **{str(p.relative_to(ROOT)): JUDGE for p in sorted(ROOT.glob(f"{JS}/answer/*.js"))},
}

# A run is a child of a process that has imported what the tests import: half of each would go into that.
SERVER = get_context("forkserver")
SERVER.set_forkserver_preload(
    ["__main__", "pytest", "numpy", "sympy", "yaml", "hypothesis.strategies", "autograd.numpy"]
)


class Mutant(NamedTuple):
    """A file with one fault in it."""

    file: str
    fault: Fault

    def __str__(self) -> str:
        return f"{self.file}:{self.fault.line}: {self.fault.what} in  {self.fault.before}"


def mutants(file: str) -> list[Mutant]:
    text = (ROOT / file).read_text(encoding="utf-8")
    return [Mutant(file, fault) for fault in (of_python(text) if file.endswith(".py") else of_javascript(text))]


def reason(mutant: Mutant, table: dict[tuple[str, str], str]) -> str | None:
    """What a table of survivors says of the mutant, if anything."""
    line = mutant.fault.after
    return next((why for (file, start), why in table.items() if file == mutant.file and line.startswith(start)), None)


def tests_of(file: str) -> list[str]:
    """The files of tests that may notice a fault of ``file``, first the one that bears its name."""
    found = [path for name in FILES[file] for path in sorted((ROOT / name).rglob("test_*.py")) or [ROOT / name]]
    found.sort(key=lambda path: path.stem not in (f"test_{Path(file).stem}", f"{Path(file).stem}_test"))
    return [str(path.relative_to(ROOT)) for path in found]


class Told:
    """A pytest plugin: the cheap tests first, and in the file TOLD how long each took and which one failed."""

    def __init__(self, price: dict[str, float]) -> None:
        self.price, self.failed = price, ""
        self.took: dict[str, float] = {}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda item: self.price.get(item.nodeid, 0.0))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.took[report.nodeid] = self.took.get(report.nodeid, 0.0) + report.duration
        if report.failed:
            self.failed = report.nodeid

    def pytest_sessionfinish(self) -> None:
        Path(TOLD).write_text(json.dumps({"failed": self.failed, "took": self.took}), encoding="utf-8")


def _pytest(place: Path, test: str, price: dict[str, float], keep: bool) -> None:
    """Run a file of tests in the copy at ``place``, and end as pytest does. ``keep``: write what Python compiles."""
    os.setsid()
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    os.chdir(place)
    os.environ["PYTHONPATH"] = str(place)
    sys.path.insert(0, str(place))
    sys.dont_write_bytecode = not keep
    # That there is an example is enough: the smallest would take most of the time.
    settings.register_profile("any", phases=[Phase.explicit, Phase.generate], database=None)
    settings.load_profile("any")
    sys.exit(pytest.main(["-x", "-q", "--tb=no", "-p", "no:cacheprovider", test], [Told(price)]))


def run(place: Path, test: str, price: dict[str, float], keep: bool = False) -> tuple[str, dict[str, float]]:
    """(the first test of the file ``test`` that fails, how many seconds each took): "" if all pass, and the file itself if
    they end in no way that pytest could tell."""
    if test in OWN:
        command = [find_deno_bin(), "test", "--no-check", "--no-remote", "--no-prompt", test]
        try:
            done = subprocess.run(command, cwd=place, capture_output=True, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return test, {}
        return test if done.returncode else "", {}
    (place / TOLD).unlink(missing_ok=True)
    child = SERVER.Process(target=_pytest, args=(place, test, dict(price), keep))
    child.start()
    child.join(WAITED)
    with suppress(ProcessLookupError):  # what it has started ends with it
        os.killpg(child.pid or 0, signal.SIGKILL)
    child.join()
    told = json.loads((place / TOLD).read_text(encoding="utf-8")) if (place / TOLD).exists() else {}
    return (told.get("failed") or test) if child.exitcode else "", told.get("took", {})


def copied(place: Path) -> Path:
    """What git knows of the repository, copied to ``place``."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, names.split("\0")):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, place / name)
    return place


def tried(made: list[Mutant], workers: int) -> Iterator[tuple[Mutant, bool]]:
    """Each with whether it was noticed: as many at a time as there are ``workers``, each in a copy of its own.

    SystemExit: a test fails without any fault, so that every fault would seem to be noticed.
    """
    places: Queue[Path] = Queue()
    files = list(dict.fromkeys(mutant.file for mutant in made))
    price: dict[str, float] = {}  # seconds that each test takes
    seen: dict[str, Counter[str]] = {file: Counter() for file in files}  # how many faults each test noticed

    def ready(place: Path) -> None:
        copied(place)
        for test in dict.fromkeys(test for file in files for test in tests_of(file)):
            failed, took = run(place, test, {}, keep=True)
            if failed:
                sys.exit(f"expected tests that pass without a fault; got a failure in {failed}")
            price.update(took)
        places.put(place)

    def noticed(mutant: Mutant, place: Path) -> bool:
        told = seen[mutant.file]
        first = {test: seconds / (1 + told[test]) ** 2 for test, seconds in price.items()}
        for test in sorted(tests_of(mutant.file), key=lambda test: -told[test]):
            failed, _ = run(place, test, first)
            if failed:
                told.update({test, failed})
                return True
        return False

    def trial(mutant: Mutant) -> tuple[Mutant, bool]:
        if reason(mutant, EQUIVALENT):
            return mutant, False  # which would take all tests
        place = places.get()
        target = place / mutant.file
        right = target.rename(target.with_suffix(".right"))  # it keeps its date, by which Python knows what it compiled
        target.write_text(mutant.fault.text, encoding="utf-8")
        try:
            return mutant, noticed(mutant, place)
        finally:
            right.replace(target)
            places.put(place)

    with TemporaryDirectory() as folder, ThreadPoolExecutor(workers) as pool:
        list(pool.map(ready, [Path(folder) / str(i) for i in range(workers)]))
        yield from pool.map(trial, made)


def main() -> int:
    """The exit status: 0 if at least 95 in 100 were noticed, or are equivalent."""
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*", help="only files whose name holds one of these")
    parser.add_argument("--all", action="store_true", help="every fault, not a draw")
    parser.add_argument("--each", type=int, default=30, help="how many of each file")
    parser.add_argument("--draw", type=int, default=0, help="the seed of the lot")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="how many at a time")
    asked = parser.parse_args()
    lot, chosen = random.Random(asked.draw), []
    for file in FILES:
        if not asked.names or any(name in file for name in asked.names):
            made = mutants(file)
            chosen += made if asked.all or len(made) <= asked.each else lot.sample(made, asked.each)
    counts: dict[str, Counter[str]] = {}
    last = {mutant.file: mutant for mutant in chosen}
    for mutant, good in tried(chosen, asked.workers):
        equivalent = reason(mutant, EQUIVALENT)
        end = "noticed" if good else "equivalent" if equivalent else "survived"
        ends = counts.setdefault(mutant.file, Counter())
        ends[end] += 1
        if not good:
            why = equivalent or reason(mutant, ACCEPTED) or "no reason known"
            print("\n    ".join([f"{end}: {mutant}", *mutant.fault.after.split("\n"), why]), flush=True)
        if mutant is last[mutant.file]:
            said = f"{ends['noticed']:4} noticed, {ends['equivalent']:2} equivalent of {ends.total():4}"
            print(f"{said}  {mutant.file}", flush=True)
    for file, start in EQUIVALENT | ACCEPTED:
        if file in counts and not any(mutant.fault.after.startswith(start) for mutant in mutants(file)):
            print(f"tools/survivors.py speaks of a fault that there is not: {file}: {start}")
    ends = sum(counts.values(), Counter())
    kept = (ends["noticed"] + ends["equivalent"]) / max(ends.total(), 1)
    said = ", ".join(f"{ends[end]} {end}" for end in ("noticed", "equivalent", "survived"))
    print(f"mutants of the code: {ends.total()} made, {said}; {kept:.1%} noticed or equivalent")
    return 0 if kept >= ENOUGH else 1


if __name__ == "__main__":
    sys.exit(main())
