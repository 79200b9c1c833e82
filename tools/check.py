"""`make check`: every tool that needs no browser, two at a time; a line for each, and then what the failed ones said.

python tools/check.py            all of CHECKS
python tools/check.py mypy       only those whose name begins so
"""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
WORKERS = min(os.cpu_count() or 1, 4)  # each reads all test modules first: more do not pay

CHECKS = {
    "tests": ["pytest", "-q", "-n", f"{WORKERS}", "--dist", "worksteal", "tests/quick", "tests/parity"],
    "ruff check": ["ruff", "check", "--quiet", "--output-format", "concise", "."],
    "ruff format": ["ruff", "format", "--check", "--quiet", "."],
    "mypy": ["mypy", "--no-error-summary"],
    "deno fmt": ["deno", "fmt", "--check", "--quiet"],
    "deno lint": ["deno", "lint", "--quiet"],
}


def run(name: str) -> tuple[str, float, bool, str]:
    """(name, seconds, whether it succeeded, what it said) of one check."""
    begun = monotonic()
    program, *arguments = CHECKS[name]
    done = subprocess.run([BIN / program, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return name, monotonic() - begun, done.returncode == 0, done.stdout.decode(errors="replace").rstrip()


def report(name: str, seconds: float, good: bool, said: str) -> None:
    """One line; and what the tests have counted, which pytest says below its dots."""
    print(f"{'✓' if good else '✗'} {name:12} {seconds:5.1f} s", flush=True)
    if good and name == "tests":
        print(*(f"  {line}" for line in said.rpartition("[100%]\n")[2].splitlines()), sep="\n", flush=True)


def main(asked: list[str]) -> int:
    """The exit status: 0 if all that was ``asked`` for, or everything, succeeded."""
    chosen = [name for name in CHECKS if not asked or name.startswith(tuple(asked))]
    if not chosen:
        sys.exit(f"expected the beginning of one of {', '.join(CHECKS)}; got {' '.join(asked)}")
    failed = []
    with ThreadPoolExecutor(2) as pool:
        for future in as_completed([pool.submit(run, name) for name in chosen]):
            result = future.result()
            report(*result)
            failed += [] if result[2] else [result]
    for name, _, _, said in failed:
        print(f"\n─── {name} ───\n{said}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
