"""Small faults, made in a text of Python or JavaScript: a wrong sign, a comparison turned, a number one too large, an
argument left out, a refusal that is never raised.

    for fault in of_python(text): fault.line, fault.before, fault.what, fault.after, fault.text
    for fault in of_javascript(text)

Python's are made in the syntax tree, so that each can be read again; JavaScript's in the text, outside of strings and
comments.
"""

import ast
import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

TURNED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.Pow: ast.Mult, ast.FloorDiv: ast.Mult,
}  # fmt: skip
TURNED_IN_TEXT = {
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "===": "!==", "!==": "===", "&&": "||", "||": "&&", "+": "-", "-": "+",
    "*": "/", "/": "*", "**": "*", "+=": "-=", "-=": "+=", "true": "false", "false": "true", "??": "&&",
}  # fmt: skip
SPARED = re.compile(
    r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|^import[^;]*;|=>|\+\+|--", re.S | re.M
)
OPERATOR = re.compile(
    r"(?<=[\w)\]] )(===|!==|<=|>=|&&|\|\||\?\?|\*\*|\+=|-=|[<>+*/-])(?= )|\b(true|false)\b|(?<![\w.])\d+(?![\w.])"
)


@dataclass(frozen=True)
class Fault:
    """In which line, how that line reads, what was done, how it reads ``after`` that (below the line that it stands
    under), and the whole text with it."""

    line: int
    before: str
    what: str
    after: str
    text: str


def faults(node: Any) -> Iterator[tuple[str, ast.AST]]:
    """(what it is called, the node in place of this one) for each fault of one node."""
    name = lambda operator: type(operator).__name__
    if isinstance(node, ast.Compare):
        for i, operator in enumerate(node.ops):
            if type(operator) in TURNED:
                turned = TURNED[type(operator)]()
                yield f"{name(operator)} → {name(turned)}", _with(node, ops=_replaced(node.ops, i, turned))
    elif isinstance(node, ast.BinOp | ast.BoolOp | ast.AugAssign) and type(node.op) in TURNED:
        turned = TURNED[type(node.op)]()
        yield f"{name(node.op)} → {name(turned)}", _with(node, op=turned)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.Not):
        yield f"{name(node.op)} left out", node.operand
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool | int | float):
        value = not node.value if isinstance(node.value, bool) else node.value + 1
        yield f"{node.value} → {value}", ast.Constant(value)
    elif isinstance(node, ast.IfExp):
        yield "the other branch", ast.IfExp(node.test, node.orelse, node.body)
    elif isinstance(node, ast.Raise):
        yield "not raised", ast.Pass()
    elif isinstance(node, ast.Call):
        for i, keyword in enumerate(node.keywords):
            yield f"{keyword.arg} left out", _with(node, keywords=_replaced(node.keywords, i))


def _with(node: Any, **fields: Any) -> Any:
    other = copy.copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


def _replaced(all: list[Any], i: int, *others: Any) -> list[Any]:
    return [*all[:i], *others, *all[i + 1 :]]


def of_python(text: str) -> Iterator[Fault]:
    """Every fault of a module, its type hints aside."""
    tree, lines = ast.parse(text), text.splitlines()
    right = ast.unparse(tree)
    hints = {id(n) for whole in ast.walk(tree) for hint in _hints(whole) for n in ast.walk(hint)}
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            for i, node in enumerate(value if isinstance(value, list) else [value]):
                if not isinstance(node, ast.AST) or id(node) in hints:
                    continue
                for what, other in faults(node):
                    _put(parent, field, value, i, other)
                    changed = ast.unparse(ast.fix_missing_locations(tree))
                    _put(parent, field, value, i, node)
                    line = getattr(node, "lineno", 1)
                    yield Fault(line, lines[line - 1].strip(), what, _after(right, changed), changed)


def _after(right: str, changed: str) -> str:
    """The line that differs, below the one that it stands under."""
    lines = changed.splitlines()
    at = next(i for i, (p, q) in enumerate(zip(right.splitlines(), lines, strict=True)) if p != q)
    indent = lambda line: len(line) - len(line.lstrip())
    under = [line.strip() for line in lines[:at] if line.strip() and indent(line) < indent(lines[at])]
    return "\n".join([*(re.sub(r"^(def \w+).*", r"\1", line) for line in under[-1:]), lines[at].strip()])


def _hints(node: ast.AST) -> list[ast.AST]:
    """The type hints of a node, which nothing runs."""
    return [hint for name in ("annotation", "returns") if (hint := getattr(node, name, None)) is not None]


def _put(parent: ast.AST, field: str, value: object, i: int, node: ast.AST) -> None:
    if isinstance(value, list):
        value[i] = node
    else:
        setattr(parent, field, node)


def of_javascript(text: str) -> Iterator[Fault]:
    """Every fault of a module, its strings, comments and imports aside."""
    open_text = SPARED.sub(lambda match: re.sub(r"\S", "_", match[0]), text)  # every character keeps its place
    for match in OPERATOR.finditer(open_text):
        old = match[0]
        new = str(int(old) + 1) if old.isdigit() else TURNED_IN_TEXT[old]
        start, line = match.start(), text.count("\n", 0, match.start())
        changed = text[:start] + new + text[match.end() :]
        before = text.splitlines()[line].strip()
        yield Fault(line + 1, before, f"{old} → {new}", _after(text, changed), changed)
