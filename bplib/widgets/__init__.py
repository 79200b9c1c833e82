"""What a reader can touch. Each widget is one Python class, in a module of its name, and one ES module in a room of its name under js/.

    from bplib.widgets import FourPhases      the class FourPhases of four_phases.py, whose view is js/four_phases/four_phases.js
    FourPhases()                              the widget; the last line of a cell shows it

A widget is found by these names, and read when it is asked for. There are:

"""

from importlib import import_module
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
MODULES = {  # {"FourPhases": "four_phases"}
    "".join(map(str.capitalize, path.stem.split("_"))): path.stem
    for path in sorted(HERE.glob("*.py"))
    if (HERE / "js" / path.stem / f"{path.stem}.js").is_file()
}
__all__ = [*MODULES, "check"]


def first_line(module: str) -> str:
    """What a widget's module says of itself first."""
    return (HERE / f"{module}.py").read_text(encoding="utf-8").split('"""')[1].partition("\n")[0]


LIST = "\n".join(f"    {name + '()':<20}{first_line(module)}" for name, module in MODULES.items())
__doc__ = f"""{__doc__}{LIST}

``check("hidden-error", hidden_error)`` is the exercise with what the book says to that function of the reader's.
"""


def __getattr__(name: str) -> Any:
    """AttributeError: no widget has this name."""
    if name == "check":
        return import_module("bplib.widgets.checked_code").check
    if name in MODULES:
        return getattr(import_module(f"bplib.widgets.{MODULES[name]}"), name)
    raise AttributeError(f"expected a widget, one of {', '.join(__all__)}; got {name!r}")


def __dir__() -> list[str]:
    return __all__
