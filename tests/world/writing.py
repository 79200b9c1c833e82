"""A formula in the plain form of the exercises, written as a course or a book writes it.

    write("sum(w[k,j]*delta[k], k)", STYLES["bishop"], {"j": "l", "k": "l+1"})      \\sum_{k} w_{kj} \\delta_{k}
    write("w^(l+1).T @ delta^(l+1)", STYLES["goodfellow"], {}, whole=True)

Letters and frames are data: styles.yaml. Brackets stand wherever one could ask for them, so that nothing hangs on how
tightly a product holds; what a stranger leaves out is in the files of formulas.
"""

import ast
import re
from pathlib import Path

import yaml

from tests.quick.exercises.rewriting import read

HERE = Path(__file__).parent
STYLES = yaml.safe_load((HERE / "styles.yaml").read_text(encoding="utf-8"))
INDEXED = {"w", "z", "a", "b", "y", "x", "delta", "dw", "db", "da", "dz"}
SLOPE = re.compile(r"^dC_d(\w)$")


def write(text, style, where, whole=False):
    return Writer(style, where, whole).text(read(text))


class Writer:
    def __init__(self, style, where, whole):
        self.letters, self.frames, self.where, self.whole = style["letters"], style["frames"], where, whole

    def text(self, node):
        return getattr(self, type(node).__name__.lower())(node)

    def inside(self, node):
        """In brackets, unless it is one thing."""
        text = self.text(node)
        is_one = isinstance(node, (ast.Name, ast.Subscript, ast.Constant, ast.Attribute, ast.Call))
        return text if is_one else self.bracketed(text)

    def bracketed(self, text):
        return rf"\left( {text} \right)" if "\\" in self.frames["over"] else f"({text})"

    def framed(self, frame, **pieces):
        return self.frames[frame].format(**pieces)

    def constant(self, node):
        return str(node.value)

    def unaryop(self, node):
        return f"{'-' if isinstance(node.op, ast.USub) else '+'}{self.inside(node.operand)}"

    def list(self, node):
        [compared] = node.elts
        [other] = compared.comparators
        return self.framed("gate", p=self.text(compared.left), q=self.text(other))

    def attribute(self, node):
        return self.framed("transpose", p=self.inside(node.value))

    def name(self, node):
        if node.id.startswith("same_"):
            return "[{}={}]".format(*node.id.split("_")[1:])
        return self.quantity(node.id, [])

    def subscript(self, node):
        found = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        return self.quantity(node.value.id, [self.text_of_index(index) for index in found])

    def text_of_index(self, node):
        return node.id if isinstance(node, ast.Name) else str(node.value)

    def quantity(self, name, sub):
        role, _, said = name.partition("__")
        layer = said.replace("p", "+").replace("m", "-")
        slope = SLOPE.match(role)
        role = "lambda" if role == "Lambda" else role
        letter = self.letters.get(role, role)
        if slope:
            return self.framed("slope", C=self.letters["C"], x=self.scripted(slope[1], layer, sub))
        if role in INDEXED and (sub or layer):
            return self.scripted(role, layer, sub)
        return self.framed("whole", x=letter, l=layer) if layer else letter

    def scripted(self, role, layer, sub):
        letter, index = self.letters.get(role, role), self.frames.get("comma", "").join(sub)
        if "[" in self.frames["bare"]:
            index = ",".join(sub)
        if layer and not sub:
            return self.framed("whole", x=letter, l=layer)
        if layer:
            return self.framed("layered", x=letter, l=layer, i=index)
        own = self.where.get(sub[0], "")
        if role in ("w", "b", "dw", "db") and "weight" in self.frames:
            return self.framed("weight", x=letter, i=index)
        if role in ("y", "x") or not own:
            return self.framed("bare", x=letter, i=index)
        return self.framed("entry", x=letter, l=own, i=index)

    def call(self, node):
        name = node.func.id
        if name == "sum":
            body, *letters = node.args
            text = self.bracketed(self.text(body))
            for letter in reversed(letters):
                text = self.bracketed(self.framed("sum", p=text, k=letter.id))
            return text
        if name == "mean":
            return self.bracketed(self.framed("mean", p=self.bracketed(self.text(node.args[0]))))
        known = "dsigma" if name.startswith("prime_") else name
        function = self.letters.get(
            known, ("\\" if "\\" in self.frames["over"] and name in ("exp", "ln", "tanh") else "") + name
        )
        return f"{function}({', '.join(self.text(arg) for arg in node.args)})"

    def binop(self, node):
        left, right = node.left, node.right
        match node.op:
            case ast.Add() | ast.Sub():
                sign = "+" if isinstance(node.op, ast.Add) else "-"
                second = self.inside(right) if isinstance(right, ast.UnaryOp) or is_sum(right) else self.text(right)
                return f"{self.text(left)} {sign} {second}"
            case ast.Pow():
                return self.framed("power", p=self.inside(left), q=self.text(right))
            case ast.Div():
                return self.framed("over", p=self.text(left), q=self.text(right))
            case ast.MatMult():
                return self.inside(left) + self.frames["matrix"] + self.inside(right)
        first, second = self.inside(left), self.inside(right)
        if self.whole and not is_number(left) and not is_number(right):
            return first + self.frames["entrywise"] + second
        times = self.frames["times"]
        return first + (r" \cdot " if times == " " and second[:1].isdigit() else times) + second


def is_sum(node):
    return isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub))


def is_number(node):
    match node:
        case ast.Constant():
            return True
        case ast.Name():
            return node.id in ("N", "eta", "Lambda")  # as rewriting.read calls λ
        case ast.UnaryOp():
            return is_number(node.operand)
        case ast.BinOp():
            return is_number(node.left) and is_number(node.right)
    return False
