"""python -m bplib.numbers [--write] FILE…: what is wrong with the numbers of chapters, and the lists that are missing.

--write puts a proposal below each block that has none; what it could not decide stands there as "or" and "?".
"""

import argparse
import sys
from pathlib import Path

from bplib.numbers.blocks import blocks
from bplib.numbers.faults import faults
from bplib.numbers.proposals import needs_a_list, proposal


def with_proposals(text: str) -> str:
    """A chapter's text with a list below each of its blocks that has numbers."""
    lines = text.split("\n")
    for block in reversed(blocks(text)):
        if block.list or not needs_a_list(block):
            continue
        at = block.line + block.text.count("\n")  # lines count from 1, so this is the line below
        if block.maths:
            at = next(i for i in range(at, len(lines)) if lines[i].strip()) + 1  # behind the fence
        first = lines[block.line - 1]
        lines.insert(at, first[: len(first) - len(first.lstrip())] + proposal(block))
    return "\n".join(lines)


def main() -> int:
    """0 if every number of the files is bound."""
    parser = argparse.ArgumentParser(prog="python -m bplib.numbers", description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the proposals into the files")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    asked = parser.parse_args()
    for file in asked.files if asked.write else ():
        file.write_text(with_proposals(file.read_text(encoding="utf-8")), encoding="utf-8")
    found = [fault for file in asked.files for fault in faults(file)]
    print("\n".join(found) or "every number is bound")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
