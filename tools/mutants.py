"""`make mutants`: small faults put into the library, one at a time. Which of them does no test notice?

    python tools/mutants.py                       30 of each file of FILES, drawn by lot
    python tools/mutants.py functions --all       every one of the files whose name holds "functions"
    python tools/mutants.py --draw 7              another lot

Each (tools/faults.py says which there are) runs the tests that FILES names, in a copy of the repository; what survives is
listed, unless EQUIVALENT says why no test could notice it.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from tempfile import TemporaryDirectory
from typing import NamedTuple

from faults import Fault, of_javascript, of_python

ROOT = Path(__file__).parents[1]
JS = "bplib/widgets/js"
SECONDS = 300  # a fault may make a loop that never ends
EACH = 30

NETWORK = [
    f"tests/quick/test_{name}.py" for name in ("functions", "network", "gradient_check", "parameters", "storage")
]
FORMULA = ["tests/quick/formula", "tests/quick/book/test_equations.py", "tests/quick/test_errata.py"]
JUDGE = ["tests/quick/exercises/test_corpus.py", "tests/quick/test_javascript.py", "tests/parity/test_formulas.py"]
FILES = {
    "bplib/functions.py": NETWORK,
    "bplib/network.py": NETWORK,
    "bplib/parameters.py": NETWORK,
    "bplib/checks.py": [*NETWORK, "tests/quick/test_data_file.py"],
    "bplib/gradient_check.py": NETWORK,
    "bplib/notation.py": ["tests/quick/notation", "tests/quick/book"],
    **{str(p.relative_to(ROOT)): FORMULA for p in sorted(ROOT.glob("bplib/formula/**/*.py"))},
    **{str(p.relative_to(ROOT)): ["tests/quick/calculus"] for p in sorted(ROOT.glob("bplib/calculus/*.py"))},
    f"{JS}/core/engine.js": ["tests/parity/test_engine.py", "tests/quick/test_javascript.py"],
    **{str(p.relative_to(ROOT)): JUDGE for p in sorted(ROOT.glob(f"{JS}/answer/*.js"))},
}

# Faults that no test can notice, each with the reason: (file, the line as it stands, what was changed).
EQUIVALENT: dict[tuple[str, str, str], str] = {}


class Mutant(NamedTuple):
    """A file with one fault in it."""

    file: str
    fault: Fault

    def __str__(self) -> str:
        return f"{self.file}:{self.fault.line}: {self.fault.what} in  {self.fault.before}"


def mutants(file: str) -> list[Mutant]:
    text = (ROOT / file).read_text(encoding="utf-8")
    return [Mutant(file, fault) for fault in (of_python(text) if file.endswith(".py") else of_javascript(text))]


def noticed(mutant: Mutant, place: Path) -> bool:
    """Whether a test fails, or does not end, with this fault in the copy at ``place``."""
    target = place / mutant.file
    right = target.read_text(encoding="utf-8")
    target.write_text(mutant.fault.text, encoding="utf-8")
    options = ["-x", "-q", "-p", "no:cacheprovider", "--no-header"]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *options, *FILES[mutant.file]],
            cwd=place,
            env=os.environ | {"PYTHONPATH": str(place), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            timeout=SECONDS,
        )
        return done.returncode != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        target.write_text(right, encoding="utf-8")


def copied(place: Path) -> Path:
    """What git knows of the repository, copied to ``place``."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, names.split("\0")):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, place / name)
    return place


def tried(made: list[Mutant]) -> Iterator[tuple[Mutant, bool]]:
    """Each with whether it was noticed: as many at a time as there are processors, each in a copy of its own."""
    workers = os.cpu_count() or 1
    places: Queue[Path] = Queue()

    def trial(mutant: Mutant) -> tuple[Mutant, bool]:
        place = places.get()
        try:
            return mutant, noticed(mutant, place)
        finally:
            places.put(place)

    with TemporaryDirectory() as folder, ThreadPoolExecutor(workers) as pool:
        for i in range(workers):
            places.put(copied(Path(folder) / str(i)))
        yield from pool.map(trial, made)


def main() -> int:
    """The exit status: 0 if at least 95 in 100 were noticed, or are equivalent."""
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*", help="only files whose name holds one of these")
    parser.add_argument("--all", action="store_true", help="every fault, not a draw")
    parser.add_argument("--draw", type=int, default=0, help="the seed of the lot")
    asked = parser.parse_args()
    lot, chosen = random.Random(asked.draw), []
    for file in FILES:
        if not asked.names or any(name in file for name in asked.names):
            made = mutants(file)
            chosen += made if asked.all or len(made) <= EACH else lot.sample(made, EACH)
    counts: dict[str, Counter[str]] = {}
    for mutant, good in tried(chosen):
        same = (mutant.file, mutant.fault.before, mutant.fault.what) in EQUIVALENT
        end = "noticed" if good else "equivalent" if same else "survived"
        counts.setdefault(mutant.file, Counter())[end] += 1
        if end == "survived":
            print(f"survived: {mutant}", flush=True)
    for file, ends in counts.items():
        print(f"{ends['noticed']:4} of {ends.total():4} noticed  {file}")
    ends = sum(counts.values(), Counter())
    kept = (ends["noticed"] + ends["equivalent"]) / max(ends.total(), 1)
    said = ", ".join(f"{ends[end]} {end}" for end in ("noticed", "equivalent", "survived"))
    print(f"mutants of the code: {ends.total()} made, {said}; {kept:.1%} noticed or equivalent")
    return 0 if kept >= 0.95 else 1


if __name__ == "__main__":
    sys.exit(main())
