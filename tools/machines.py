"""`make machines`: the tests as other machines would run them.

    python tools/machines.py              four processors for all quick tests, and 20 libraries for the numeric ones
    python tools/machines.py --draws 3    3 libraries alone, and of the numeric tests the shortest

A processor is one of OpenBLAS's kernels, with the instructions that NumPy may use beside it; a library is an exp that is off
by a unit in the last place, by lot (tests/nudge.py). No test may hang on either.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).parents[1]
LATEST = "X86_V4 AVX512_ICL AVX512_SPR"
PROCESSORS = {
    "SkylakeX": {},
    "Haswell": {"NPY_DISABLE_CPU_FEATURES": LATEST},
    "Nehalem": {"NPY_DISABLE_CPU_FEATURES": f"{LATEST} X86_V3"},
    "Prescott": {"NPY_DISABLE_CPU_FEATURES": f"{LATEST} X86_V3"},
}
DRAWS = 20
QUICK = ["tests/quick", "tests/parity"]
SHORT = [f"tests/quick/test_{name}.py" for name in ("functions", "network", "gradient_check", "examples")]
NUMERIC = [
    *SHORT,
    *(f"tests/quick/{name}" for name in ("test_errata.py", "book", "formula", "calculus", "exercises/test_code.py")),
    "tests/parity/test_engine.py",
]


def run(what: str, tests: list[str], options: list[str], environment: dict[str, str]) -> bool:
    """Whether the tests passed; a line for it, and what failed."""
    command = [sys.executable, "-m", "pytest", "-q", "-n", "auto", "--dist", "worksteal", *options, *tests]
    begun = monotonic()
    done = subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True)
    good = done.returncode == 0
    print(f"{'✓' if good else '✗'} {what:12} {monotonic() - begun:5.0f} s", flush=True)
    if not good:
        print(done.stdout, done.stderr, sep="\n", flush=True)
    return good


def main() -> int:
    """The exit status: 0 if no run failed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--draws", type=int, help="run so many libraries alone, with the shortest tests")
    draws = parser.parse_args().draws
    good = True
    if draws is None:
        for kernel, environment in PROCESSORS.items():
            good &= run(kernel, QUICK, [], {"OPENBLAS_CORETYPE": kernel, **environment})
    for seed in range(1, (draws or DRAWS) + 1):
        good &= run(f"exp, lot {seed}", SHORT if draws else NUMERIC, ["--nudge-exp", str(seed)], {})
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
