r"""The statements of a formula about a forward pass, and what is supposed of them.

    statements(tree, region)     its claims; the conditions beside them, \qquad t < T; the words, \qquad \text{sigmoid}
    comparisons(chain, region)   a condition, as indices in pairs with what stands between them
    Supposed(...)                what the text around it gives

A relation of indices alone, one of whose letters has no number, is a condition: it says which places are meant.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bplib.calculus.program.tree import Affine
from bplib.calculus.stated.meaning import index_of
from bplib.calculus.stated.region import Region
from bplib.formula.grammar.printer import to_tex
from bplib.formula.grammar.tree import Chain, Group, Node, Sequence, Words
from bplib.formula.meaning.indices import Wrong
from bplib.formula.meaning.relations import IN_GUARDS, sign

HERE = "here"  # where the example's numbers are meant, and no others
SIGMAS = ("sigmoid", "tanh", "relu", "linear")


@dataclass(frozen=True)
class Supposed:
    """What the text gives: cells, widths and letters with their numbers, conditions on letters, which activation \\sigma is;
    ``here``: whether the example's numbers alone are meant."""

    cells: Mapping[tuple[str, tuple[int, ...]], float] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)
    letters: Mapping[str, float] = field(default_factory=dict)
    conditions: tuple[Chain, ...] = ()
    sigma: str = ""
    here: bool = False


NOTHING = Supposed()


def statements(
    tree: Node, region: Region, supposed: Supposed = NOTHING
) -> tuple[list[Chain], tuple[Chain, ...], tuple[str, ...]]:
    """The claims of a formula, the conditions and the words beside them. Wrong: it has no relation, or words that say
    nothing."""
    claims, conditions, words = list[Chain](), list[Chain](), list[str]()
    for part in flat(tree):
        if isinstance(part, Words):
            words.append(known(part.text))
        elif not isinstance(part, Chain):
            raise Wrong(f"expected a statement with a relation; got {to_tex(part)}")
        elif is_condition(part, region, supposed):
            conditions.append(part)
        else:
            claims.append(part)
    return claims, tuple(conditions), tuple(words)


def known(words: str) -> str:
    """Wrong: words that say nothing here."""
    if words in (*SIGMAS, HERE):
        return words
    raise Wrong(rf"expected \text of one of {', '.join((*SIGMAS, HERE))}; got {words}")


def flat(node: Node) -> Iterator[Node]:
    """The parts of statements side by side, or one below the other."""
    match node:
        case Group(left, body, _) if left.startswith(r"\begin"):
            yield from flat(body)
        case Sequence(_, parts):
            for part in parts:
                yield from flat(part)
        case _:
            yield node


def is_condition(chain: Chain, region: Region, supposed: Supposed = NOTHING) -> bool:
    """t < T, j = i + k - 1: indices alone, one of them a letter without a number. It says which places are meant."""
    try:
        found = comparisons(chain, region)
    except Wrong:
        return False
    told = {*region.program.widths.names, *supposed.letters}
    return not union(one.letters | other.letters for one, _, other in found) <= told


def comparisons(chain: Chain, region: Region) -> list[tuple[Affine, str, Affine]]:
    """A condition, as indices in pairs with what stands between them."""
    indices = [index_of(side, region) for side in chain.sides]
    signs = [sign(layout) for layout in chain.relations]
    if strange := [each for each in signs if each not in IN_GUARDS]:
        raise Wrong(f"expected a condition on indices with {', '.join(IN_GUARDS)}; got {strange[0]} in {to_tex(chain)}")
    return list(zip(indices, signs, indices[1:]))


def union(sets: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset().union(*sets)
