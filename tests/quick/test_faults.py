"""The faults of `make mutants`: each is one change, and what no code runs is spared."""

import ast
import sys

from tests.toc import ROOT

sys.path.insert(0, str(ROOT / "tools"))
from faults import of_javascript, of_python

PYTHON = '''
"""1 < 2"""

def f(a: tuple[int, 1], b=3) -> "0":
    """Nothing + nothing."""
    if not a < b and g(a, axis=0):
        raise ValueError(f"{b}: 1")
    b -= 2
    return -a[1] if b else a ** 2
'''
JAVASCRIPT = """import { a } from "./1.js";
/* 1 + 1 */
const f = (x) => x <= 10 && "1 + 1" !== x ? x ** 2 : -1; // 1 + 1
"""


def test_of_python():
    made = list(of_python(PYTHON))
    comparison, arithmetic = ["Lt → LtE", "And → Or", "Not left out"], ["Sub → Add", "Pow → Mult", "USub left out"]
    numbers, rest = ["0 → 1", "1 → 2", "2 → 3", "2 → 3", "3 → 4"], ["axis left out", "not raised", "the other branch"]
    assert sorted(fault.what for fault in made) == sorted([*comparison, *arithmetic, *numbers, *rest])
    right = ast.unparse(ast.parse(PYTHON))
    for fault in made:
        ast.parse(fault.text)
        assert fault.text != right, fault
        (changed,) = [q for p, q in zip(right.splitlines(), fault.text.splitlines(), strict=True) if p != q]
        assert fault.after.split("\n")[-1] == changed.strip(), fault
    (left_out,) = [fault.after for fault in made if fault.what == "not raised"]
    assert left_out == "if not a < b and g(a, axis=0):\npass"


def test_of_javascript():
    made = list(of_javascript(JAVASCRIPT))
    assert [fault.what for fault in made] == ["<= → <", "10 → 11", "&& → ||", "!== → ===", "** → *", "2 → 3", "1 → 2"]
    for fault in made:
        (changed,) = [q for p, q in zip(JAVASCRIPT.splitlines(), fault.text.splitlines(), strict=True) if p != q]
        assert changed.startswith("const f") and changed.endswith("// 1 + 1") and '"1 + 1"' in changed, fault
        assert fault.after == changed, fault
