r"""A forward pass of your own: typed, read as it is typed, run and touched; and what you think a slope of it is, judged.

    Workbench()                             a convolution, the first of the shelf (book/programs)
    Workbench(text=r"z = w x + b \\ C = z^2")    a text; without numbers they are drawn by lot
    bench.program                           what its text says now, a bplib.calculus.Program
    bench.program.slope("w_k")              with its derivation, where Python runs

What is typed is read and judged in JavaScript (js/core/program_text.js, program_judge.js), so that a page needs no Python. Where Python
runs, it derives the way back of each text that it can read, and the widget prints that, too.
"""

from functools import cache
from typing import Any

import traitlets

from bplib.calculus import Program
from bplib.content import BOOK, named
from bplib.widgets.assemble import css, esm
from bplib.widgets.touch import NUMBERS, WAYS, plain_numbers
from bplib.widgets.widget import Refused, Widget

FIRST = "convolution"
LONGEST = 4000  # characters of a text, as js/workbench/workbench_link.js has it


@cache
def shelf() -> list[dict[str, Any]]:
    """The programs of book/programs: name, title, text, and the derived way back as data."""
    found = []
    for name in sorted(named("programs", ".tex"), key=lambda name: (name != FIRST, name)):
        text = (BOOK / "programs" / f"{name}.tex").read_text(encoding="utf-8")
        program = Program(text).to_json()
        found.append({"name": name, "title": program["title"], "text": text.rstrip(), "back": program["back"]})
    return found


class Workbench(Widget):
    """The widget: ``text`` is the program's, ``numbers`` what it is given ({}: by lot); ``way``, ``by``, ``position`` and ``selected``
    as in Touch; ``of`` the cell along which a slope is put forward, and ``formula`` what is. Refused: a text that is longer than
    the field takes, and numbers that are none. A text that cannot be read is no error here: the widget says where."""

    _esm = esm("workbench")
    _css = css("controls", "program_letters", "touch", "workbench")

    text = traitlets.Unicode("").tag(sync=True)
    numbers = traitlets.Dict().tag(sync=True)
    way = traitlets.Enum(WAYS, "value").tag(sync=True)
    by = traitlets.Enum(("cell", "line"), "cell").tag(sync=True)
    position = traitlets.Int(None, allow_none=True, min=0).tag(sync=True)
    selected = traitlets.Unicode("").tag(sync=True)
    of = traitlets.Unicode("").tag(sync=True)
    formula = traitlets.Unicode("").tag(sync=True)
    shelf: traitlets.List = traitlets.List(help="the programs that can be picked").tag(sync=True)
    derived = traitlets.Dict(help="the last text that Python has read, and its way back").tag(sync=True)

    def __init__(self, **state: Any) -> None:
        opening = {"text": shelf()[0]["text"], "numbers": NUMBERS} if "text" not in state else {}
        super().__init__(**{"shelf": shelf(), **opening, **state})

    @property
    def program(self) -> Program:
        """What the text says. TexError: where it cannot be read."""
        return Program(self.text)

    @traitlets.validate("text")
    def _fits(self, proposal: Any) -> str:
        text: str = proposal["value"]
        if len(text) > LONGEST:
            raise Refused(f"text: expected at most {LONGEST} characters; got {len(text)}")
        return text

    @traitlets.validate("numbers")
    def _are_numbers(self, proposal: Any) -> dict[str, Any]:
        return {name: plain_numbers(name, value) for name, value in proposal["value"].items()}

    @traitlets.observe("text")
    def _derive(self, change: Any) -> None:
        if any(one["text"] == change["new"].strip() for one in shelf()):
            return  # derived already
        try:
            self.derived = {"text": change["new"], "back": Program(change["new"]).to_json()["back"]}
        except ValueError:  # half a line, while somebody types
            self.derived = {}
