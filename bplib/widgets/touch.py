"""Any forward pass, every number of it under the hand: drag one, and all others answer.

    Touch()                           a small convolution
    Touch(program, numbers)           a program (bplib.calculus.Program, or plain data), and what it is given
    widget.numbers["w"]               the numbers as they are now; widget.numbers = {…} sets them
    program.widget(x=…, w=…)          the same
    Touch(program, numbers, way="slope", position=0)     on the way back; with nothing computed yet

What plain data are: {"cost": "C", "leaves": [{"s": "x", "at": ["j"]}, …], "defs": [{"s": "z", "at": ["i"], "is": …}, …],
"widths": {"x": ["n_x"], …}}, as ``Program.to_json()`` gives them; js/core/program_reading.js checks them all.
"""

from collections.abc import Mapping
from reprlib import repr as short
from typing import Any

import numpy as np
import traitlets

from bplib.calculus.program import Program
from bplib.widgets.assemble import css, esm
from bplib.widgets.widget import Refused, Widget

OPENING = r"""
    % A convolution
    % x: input; w: kernel; b: bias; y: target; C: cost
    z_i = \sum_k w_k x_{i+k-1} + b
    a_i = \sigma(z_i)
    C = \frac{1}{2} \sum_i (a_i - y_i)^2
"""
NUMBERS = {"x": [0.5, -1, 0.8, 0.3, -0.6, 1.1], "w": [0.6, -0.4, 0.9], "b": 0.1, "y": [1, 0, 0, 1]}
NEEDED = ("cost", "leaves", "defs", "widths")
WAYS = ("value", "slope")


class Touch(Widget):
    """The widget: ``way`` is what the equation tells, ``by`` how the record is stepped through, ``position`` how many of
    its steps are done (None: all), ``selected`` the cell under the reader's eye, such as "z:2" ("": one of the widget's
    choice). Refused: what is no program, and numbers that are none or not those that it is given."""

    _esm = esm("touch")
    _css = css("controls", "program_letters", "touch")

    program = traitlets.Dict().tag(sync=True)
    numbers = traitlets.Dict().tag(sync=True)
    way = traitlets.Enum(WAYS, "value").tag(sync=True)
    by = traitlets.Enum(("cell", "line"), "cell").tag(sync=True)
    position = traitlets.Int(None, allow_none=True, min=0).tag(sync=True)
    selected = traitlets.Unicode("").tag(sync=True)

    def __init__(self, program: Any = None, numbers: Any = None, **state: Any) -> None:
        if program is None:
            program, numbers = Program(OPENING), numbers or NUMBERS
        if isinstance(program, Program):
            spaced = {name.replace(" ", "_"): name for name in [*program.leaves, *program.widths.names]}
            numbers = {spaced.get(name, name): value for name, value in (numbers or {}).items()}
            program = program.to_json()
        super().__init__(program=program, numbers=numbers or {}, **state)

    @traitlets.validate("program")
    def _is_a_program(self, proposal: Any) -> dict[str, Any]:
        return _program(proposal["value"])

    @traitlets.validate("numbers")
    def _are_given(self, proposal: Any) -> dict[str, Any]:
        numbers: Mapping[str, Any] = proposal["value"]
        program = _program(self.program)  # traits are checked in no order of their own: it may be the first to be read
        given = _given(program)
        widths = {width for axes in program["widths"].values() for width in axes}
        if set(numbers) - widths | set(given) != set(given) or not set(given) <= set(numbers):
            raise Refused(f"numbers: expected {', '.join(given)}; got {', '.join(numbers) or 'none'}")
        return {name: plain_numbers(name, value) for name, value in numbers.items()}


def _program(data: dict[str, Any]) -> dict[str, Any]:
    """A program's data, as far as Python reads them; the page checks the rest. Refused: anything else."""
    if missing := [name for name in NEEDED if name not in data]:
        raise Refused(f"program: expected {', '.join(NEEDED)}; {' and '.join(missing)} missing in {short(data)}")
    for name in ("leaves", "defs"):
        arrays = data[name]
        if not isinstance(arrays, list) or not all(isinstance(a, dict) and isinstance(a.get("s"), str) for a in arrays):
            raise Refused(f"program: expected a list of arrays with their names as {name}; got {short(arrays)}")
    widths = data["widths"]
    if not isinstance(widths, dict) or not all(isinstance(axes, list) for axes in widths.values()):
        raise Refused(f"program: expected a list of widths for each array; got {short(widths)}")
    return data


def _given(program: Mapping[str, Any]) -> list[str]:
    """What a program is given: its leaves, and what begins with a start."""
    return [array["s"] for array in program["leaves"]] + [array["s"] for array in program["defs"] if array.get("start")]


def plain_numbers(name: str, value: Any) -> Any:
    """Nested lists of finite numbers. Refused: anything else."""
    try:
        array = np.asarray(value, dtype=float)
    except (TypeError, ValueError):
        raise Refused(f"{name}: expected numbers in rows of one length; got {short(value)}") from None
    if array.size == 0 or not np.isfinite(array).all():
        raise Refused(f"{name}: expected finite numbers; got {short(value)}")
    return array.tolist()
