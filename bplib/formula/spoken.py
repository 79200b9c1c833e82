r"""A formula in words, from its own tree: what somebody hears who does not see it.

    spoken(tree)                       "the error of neuron j of layer l is the slope of the cost along the weighted input of …"
    spoken(tree, NOTATIONS["bishop"])  the same with the indices and the numbers of layers of a notation
    spoken_text(r"l = 1, \ldots, L")   of running text, which has pieces that are no tree, and of quotations

A quantity is called what the book calls it (ONE, MANY), whatever its letter is; a letter alone, in running text, is
called by its letter. Two formulas that say different things never sound alike, large letters and small ones included:
brackets are said where they hold more than one thing, a sum or a fraction says where it ends, and layer L is the last.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from bplib.formula.grammar.parser import parse
from bplib.formula.grammar.running_text import QUOTED, Piece, pieces
from bplib.formula.grammar.tokens import TexError
from bplib.formula.grammar.tree import (
    Add,
    Cell,
    Chain,
    Derivative,
    Fraction,
    Function,
    Gradient,
    Group,
    Index,
    Layer,
    Letter,
    Mean,
    Node,
    Norm,
    Number,
    Over,
    Power,
    Product,
    Root,
    Sequence,
    Shape,
    Size,
    Space,
    Sum,
    Symbol,
    Transpose,
    Whole,
    Words,
)
from bplib.formula.letters_aloud import SIGNS, letter_name, read_letters
from bplib.notation import BOOK, Notation

# What the book calls each quantity: one of a neuron, and a whole layer's.
ONE = {
    "z": "weighted input",
    "a": "activation",
    "b": "bias",
    "delta": "error",
    "w": "weight",
    "x": "input",
    "y": "target",
    "yhat": "answer",
    "C": "cost",
    "R": "risk",
    "eta": "learning rate",
    "n": "number of neurons",
    "N": "number of samples",
    "ones": "column of ones",
}
MANY = {"z": "weighted inputs", "a": "activations", "b": "biases", "delta": "errors", "w": "weights"}
MANY |= {"x": "inputs", "y": "targets"}
BATCH = {"Z": "z", "A": "a", "Delta": "delta", "X": "x", "Y": "y"}  # a column for each sample

FUNCTIONS = {"ln": "the natural logarithm", "max": "the larger", "exp": "the exponential"}
RUNNING = {r"\prod": "product", r"\max": "largest"}
OPERATORS = {"/": "divided by", r"\odot": "times entry by entry"}
OPEN, CLOSE = "open bracket", "close bracket"
# Where a sum, a norm … ends, ⟨sum⟩, until it is known whether anything follows that must not be taken for a part of it.
END = re.compile(r"⟨(\w+)⟩")
ENDS_BY_ITSELF = re.compile(rf"⟨\w+⟩(?=(?:⟨\w+⟩|[⟧⟫])*(?: {CLOSE}|; |$))")
# Where a part begins and ends (bplib.formula.parts), and how a quantity is written.
MARKS = re.compile(r"\|[^⟧]*|[⟦⟧⟪⟫]")


def spoken(tree: Node, notation: Notation = BOOK) -> str:
    """The words of a formula. TypeError: no node of bplib.formula.grammar.tree."""
    speaker = Speaker(notation)
    return finished(speaker.letter_alone(tree) or speaker.words(tree))


def finished(words: str) -> str:
    """The words with the ends that need to be said."""
    return END.sub(r", end of \1", ENDS_BY_ITSELF.sub("", words))


def spoken_text(tex: str, notation: Notation = BOOK) -> str:
    r"""The words of a formula of running text, which is in the book's notation. What stands in ``\mathit{…}`` is quoted,
    and read letter by letter."""
    if QUOTED.search(tex):
        return read_letters(tex)
    try:
        return spoken(parse(tex, running=True), notation)
    except TexError:
        found = pieces(tex)
    if any(piece in ("_", "^", "{", "'") for _, piece, _ in found):  # letters with scripts that are not the book's
        return read_letters(tex)
    return " ".join(_said_in_pieces(found, Speaker(notation))).replace(" ,", ",")


def _said_in_pieces(found: list[Piece], speaker: "Speaker") -> Iterator[str]:
    """Tree by tree, and what lies between them letter by letter."""
    between = ""
    for before_it, piece, same in found:
        between += before_it
        if isinstance(piece, str):
            between += same
            continue
        if between.strip():
            yield read_letters(between)
        between = ""
        if isinstance(piece, Index) and (piece.name in BOOK.layers or piece.name.isdecimal()):
            piece = Layer(piece)
        yield finished(speaker.words(piece))
    if between.strip():
        yield read_letters(between)


class Speaker:
    """Says trees in the indices and layers of a ``notation``."""

    def __init__(self, notation: Notation) -> None:
        self.t = notation

    def words(self, node: Node | None) -> str:
        words, inside = self.words, self.inside
        match node:
            case Number(text):
                return text
            case Letter("ldots"):
                return SIGNS[r"\ldots"]
            case Letter(name):
                return name
            case Size(name):
                return read_letters(name)
            case Whole():
                return self.whole(node)
            case Cell():
                return self.cell(node)
            case Layer(index):
                return self.counted(index, "capital L")
            case Words("here" as text):
                return text
            case Words(text):
                return f"in the case of {text}"
            case Index():
                return self.index(node)
            case Symbol():
                return self.quantity(node)
            case Function():
                return self.function(node)
            case Sum(index, low, high, body):
                bounds = "" if low is None else f" from {words(low)} to {words(high)}"
                return f"the sum over {self.index(index)}{bounds} of {words(body)}⟨sum⟩"
            case Over(sign, index, low, high, body):
                bounds = "" if low is None else f" from {words(low)} to {words(high)}"
                whole = RUNNING[sign]
                return f"the {whole} over {self.index(index)}{bounds} of {words(body)}⟨{whole}⟩"
            case Root(body):
                return f"the root of {self.held(body, 'root')}"
            case Fraction(_, over, under) if is_atom(over) and is_atom(under):
                return f"{words(over)} over {words(under)}"
            case Fraction(_, over, under):
                return f"the fraction {words(over)}, all over {words(under)}⟨fraction⟩"
            case Derivative(_, None, by):
                return f"the slope along {words(by)}"
            case Derivative(_, Node() as of, by):
                return f"the slope{'s' * is_several(node)} of {inside(of)} along {words(by)}"
            case Gradient(by, of):
                along = self.quantity(by, many=True) if isinstance(by, Symbol) else words(by)
                return f"the gradient of {inside(of)} along {along}"
            case Mean(_, body, _):
                return f"the mean of {self.held(body, 'mean')}"
            case Space(None):
                return "the real numbers"
            case Space(Shape() as sizes):
                return f"the real matrices of {words(sizes)}"
            case Space(sizes):
                return f"the real columns of length {words(sizes)}"
            case Shape(sizes):
                return " by ".join(map(inside, sizes))
            case Norm(body):
                return f"the norm of {self.held(body, 'norm')}"
            case Group("+", body, ""):
                return f"plus {words(body)}"
            case Group(r"\begin{aligned}", body, _):
                return words(body)
            case Group("[", Chain(("=",), (Index() as one, Index() as other)), "]"):
                return f"{OPEN} 1 if {self.index(one)} is {self.index(other)}, else 0 {CLOSE}"
            case Group("[", Chain() as claim, "]"):
                return f"{OPEN} 1 if {self.chain(claim)}, else 0 {CLOSE}"
            case Group(r"\left|", body, _):
                return f"the size of {self.held(body, 'size')}"
            case Group(_, body, _):
                return words(body) if is_atom(node) or isinstance(body, Sum) else f"{OPEN} {words(body)} {CLOSE}"
            case Power():
                return self.power(node)
            case Transpose(body):
                return f"the transpose of {inside(body)}"
            case Product(("",), (Derivative(_, None, _) as slope, body)):
                return f"{words(slope)} of {words(body)}⟨slope⟩"
            case Product(operators, factors):
                return self.joined(factors, [OPERATORS.get(o, "times") for o in operators])
            case Add(signs, terms):
                said = self.joined(terms, ["minus" if s.endswith("-") else "plus" for s in signs[1:]])
                return ("minus " if signs[0] == "-" else "") + said
            case Chain():
                return self.chain(node)
            case Sequence(separators, parts):
                said = words(parts[0])
                for separator, part in zip(separators, parts[1:]):
                    said += (", " if separator == "," else "; ") + words(part)
                return said
        raise TypeError(f"expected a node of bplib.formula.grammar.tree; got {type(node).__name__}")

    def inside(self, node: Node) -> str:
        """What a phrase takes up: one thing as it is, more of them in brackets."""
        body = node.body if isinstance(node, Group) else node
        return self.words(node) if is_atom(node) or isinstance(body, Norm | Sum) else self.bracketed(body)

    def held(self, node: Node, whole: str) -> str:
        """What a mean or a norm is taken of: a mean of products is no product of means, in the ear too."""
        said = self.inside(node)
        return said if said.startswith(OPEN) else f"{said}⟨{whole}⟩"

    def bracketed(self, node: Node) -> str:
        return f"{OPEN} {self.words(node)} {CLOSE}"

    def joined(self, nodes: tuple[Node, ...], between: list[str]) -> str:
        """The nodes with words between them; after more than short ones, a comma."""
        said = self.words(nodes[0])
        short = is_short(said)
        for word, node in zip(between, nodes[1:]):
            text = self.words(node)
            said += ("" if short else ",") + f" {word} {text}"
            short = short and is_short(text)
        return said

    def chain(self, chain: Chain) -> str:
        """The sides of a statement: "A is B, which is about C"."""
        said, several = self.words(chain.sides[0]), is_several(chain.sides[0])
        for i, (relation, side) in enumerate(zip(chain.relations, chain.sides[1:])):
            before_it = ", which " if i else ", " if "," in plain(said) else " "
            said += before_it + verb(relation, several) + " " + self.words(side)
        return said

    def function(self, node: Function) -> str:
        name = self.function_name(node.name)
        if node.argument is None:
            return f"the slope of {name}" if node.primes else name
        if node.primes:
            name = "the " + "second " * (node.primes > 1) + f"slope{'s' * is_several(node)} of {name} at"
        elif node.name == "max":
            body = node.argument.body if isinstance(node.argument, Group) else node.argument
            both = body.parts if isinstance(body, Sequence) else (body,)
            return "the larger of " + " and ".join(map(self.inside, both))
        else:
            name += " of"
        argument = node.argument.body if isinstance(node.argument, Group) else node.argument
        return f"{name} {self.words(argument) if is_atom(argument) else self.bracketed(argument)}"

    def function_name(self, name: str) -> str:
        return FUNCTIONS.get(name) or letter_name(self.t.functions.get(name, name))

    # Cells of a forward pass.

    def cell(self, node: Cell) -> str:
        """By its letters: "h sub i upper t"."""
        said = read_letters(node.letter)
        for mark, indices in ("sub", node.lower), ("upper", node.upper):
            said += f" {mark} {' '.join(map(self.place, indices))}" if indices else ""
        return said

    def place(self, index: Node) -> str:
        """An index: one that is reckoned stands in brackets."""
        return self.bracketed(index) if isinstance(index, Whole) else self.words(index)

    def whole(self, node: Whole) -> str:
        said = ""
        for sign, times, part in zip(node.signs, node.times, node.parts):
            said += (" minus " if sign == "-" else " plus ") if said else "minus " if sign == "-" else ""
            said += (f"{times} " if times else "") + self.place(part)
        return said

    def power(self, node: Power) -> str:
        base, exponent = self.words(node.base), node.exponent
        if exponent == Number("2"):
            return f"{base} squared" if " " not in plain(base) else f"the square of {self.inside(node.base)}"
        if " " in plain(base) and not plain(base).startswith(OPEN):
            base = f"{OPEN} {base} {CLOSE}"
        above = self.words(exponent)
        if not is_atom(exponent) and not above.startswith(OPEN):  # brackets that are written are not said twice
            above = self.bracketed(exponent)
        return f"{base} to the power {above}"

    # Quantities, their neurons and layers.

    def quantity(self, node: Symbol, many: bool = False) -> str:
        """ "the error of neuron j of layer l"; ``many``: a bare letter stands for a whole layer's."""
        role, samples = BATCH.get(node.role, node.role), ""
        sub, layer = node.sub, node.layer
        if node.role in BATCH:
            samples = f" for sample {self.index(sub[-1])}" if len(sub) == 2 else " for all samples"
            sub = sub[:1] if len(sub) == 2 else sub
        one = ONE[role]
        match role, sub:
            case "n", (at,):
                return f"the {one} of {self.layer(at)}"
            case "C", (sample,):
                return f"the {one} of sample {self.index(sample)}"
            case (("x" | "y" | "yhat"), (neuron,)):
                return f"{one} {self.index(neuron)}{samples}"
            case "w", (receiver, sender):
                ends = (self.neuron(sender, before(layer)), self.neuron(receiver, layer))
                return f"the {one} from {ends[0]} to {ends[1]}"
            case _, (neuron,):
                return f"the {one} of {self.neuron(neuron, layer)}{samples}"
            case _, ():
                name = MANY.get(role, one) if layer or many or (samples and role in MANY) else one
                return f"the {name}" + (f" of {self.layer(layer)}" if layer else "") + samples
        indices = " ".join(map(self.index, sub))
        return f"the {one} with the indices {indices}" + (f" of {self.layer(layer)}" if layer else "") + samples

    def neuron(self, index: Index, layer: Index | None) -> str:
        if layer is None:
            return f"neuron {self.index(index)}"
        if layer.name == "0" and not layer.shift:
            return f"input {self.index(index)}"
        return f"neuron {self.index(index)} of {self.layer(layer)}"

    def layer(self, index: Index) -> str:
        """ "layer l minus 1", "layer 2"; "the last layer", "the last layer but 1": in the ear, L would be l."""
        if index.name == "L":
            but = f" but {-index.shift}" if index.shift < 0 else shifted(index.shift)
            return f"the last layer{but}"
        return f"layer {self.counted(index)}"

    def counted(self, index: Index, last: str = "") -> str:
        if index.name.isdecimal():
            return str(int(index.name) + index.shift + self.t.first_layer)
        name = last if index.name == "L" and last else self.t.layers.get(index.name, index.name)
        return name + shifted(index.shift)

    def index(self, index: Index) -> str:
        name = self.t.indices.get(index.name, index.name)
        return (letter_name(name) if not name.isdecimal() and name not in BOOK.indices else name) + shifted(index.shift)

    # Letters.

    def letter_alone(self, node: Node) -> str:
        """A letter without scripts that is the whole formula, by its name; "": it is more."""
        match node:
            case Symbol(role, (), None):
                return letter_name(self.t.letters[role])
            case Function("sigma", primes, None):
                return self.function_name("sigma") + " prime" * primes
        return ""

    def written(self, node: Symbol) -> str:
        """How a quantity is written: "w j k, layer l"."""
        if node.role == "n":
            return " ".join([letter_name(self.t.letters["n"]), *(self.counted(i, "capital L") for i in node.sub)])
        letters = [letter_name(self.t.letters[node.role]), *map(self.index, node.sub)]
        return " ".join(letters) + (f", layer {self.counted(node.layer, 'capital L')}" if node.layer else "")


def is_atom(node: Node) -> bool:
    """Whether the words of a node cannot be torn apart by what follows: a name, or a phrase about such a one."""
    match node:
        case Number() | Letter() | Layer() | Index() | Symbol() | Space() | Size() | Cell():
            return True
        case Group(left, body, _):
            return left not in ("+", "[") and is_atom(body)
        case Function(_, _, argument):
            return argument is None or is_atom(argument)
        case Derivative(_, of, _):
            return of is not None and is_atom(of)
        case Gradient(_, body) | Transpose(body):
            return is_atom(body)
        case Add(("-",), (term,)):
            return isinstance(term, Number | Letter | Index | Symbol)
    return False


def verb(relation: str, several: bool) -> str:
    """A relation after one thing, and after several: "is less than", "are less than"; "becomes", "become"."""
    one = SIGNS[relation.removeprefix(r"\\ ").removeprefix("&")]
    if not several:
        return one
    return f"are{one.removeprefix('is')}" if one.startswith("is") else one.removesuffix("s")


def is_several(node: Node) -> bool:
    """Whether a node is spoken of as several things: the errors of a layer, and the slopes along them."""
    match node:
        case Symbol(role, sub, layer):
            return not sub and (layer is not None or role in BATCH)
        case Derivative(_, _, by):
            return is_several(by)
        case Function(_, primes, Group(_, body, _)):
            return primes > 0 and is_several(body)
        case Group(_, body, _):
            return is_several(body)
    return False


def is_short(words: str) -> bool:
    """Whether one word, with its sign: a pause after it would only be in the way."""
    return " " not in plain(words).removeprefix("minus ")


def plain(words: str) -> str:
    """The words without the marks of parts."""
    return MARKS.sub("", words)


def before(layer: Index | None) -> Index | None:
    """The layer before one."""
    if layer is None:
        return None
    if layer.name.isdecimal():
        return Index(str(int(layer.name) + layer.shift - 1))
    return replace(layer, shift=layer.shift - 1)


def shifted(shift: int) -> str:
    return f" {'plus' if shift > 0 else 'minus'} {abs(shift)}" if shift else ""
