"""What every widget has in common: it takes no name that it does not know.

class ShapeBlocks(Widget)       a widget's own class adds its module, its style and its traits
ShapeBlocks(sise=[3, 2])        TypeError: what it has in place of that name, and which of them was probably meant
widget.sise = [3, 2]            AttributeError, likewise
"""

from typing import Any

import anywidget
import traitlets

from bplib.checks import nearest


class Refused(traitlets.TraitError, ValueError):
    """A value that does not fit: a ValueError as everywhere in the library, a TraitError as of every widget."""


class Widget(anywidget.AnyWidget):
    """A widget of the book."""

    def __init__(self, **state: Any) -> None:
        for name in state:
            if not self.has_trait(name):
                raise TypeError(self._unknown(name))
        super().__init__(**state)

    def __setattr__(self, name: str, value: Any) -> None:
        if not name.startswith("_") and not hasattr(type(self), name):
            raise AttributeError(self._unknown(name))
        super().__setattr__(name, value)

    @classmethod
    def arguments(cls) -> list[str]:
        """The names of what a reader can give it or set: its traits but those that it sets itself."""
        own = cls.class_trait_names(sync=True, inner=None)
        return [name for name in own if not name.startswith("_") and not hasattr(anywidget.AnyWidget, name)]

    @classmethod
    def _unknown(cls, name: str) -> str:
        there = cls.arguments()
        return f"{cls.__name__} has no {name!r}; it has {', '.join(there)}{nearest(name, there)}"
