"""The library, described by its own docstrings.

    reference("bplib.network")      what the module says of itself, then each public name with its signature

Public is what ``__all__`` lists or, where there is none, every function and class that the module defines and whose
name does not begin with an underscore; of a class, its methods as well.
"""

import inspect
import re
from collections.abc import Callable
from importlib import import_module
from textwrap import dedent
from types import ModuleType

from bplib.markdown import Markdown

KEEPS_ITS_LINES = re.compile(r"^ |^- |\S {3,}\S|[\\$]", re.MULTILINE)  # a table, a list, or TeX
SPECIAL = re.compile(r"[*_<>\[\]{}|#`^~]")


def reference(name: str) -> Markdown:
    """The module called ``name``, as Markdown. ValueError: not a module of this library."""
    if not isinstance(name, str) or name.split(".")[0] != "bplib":
        raise ValueError(f"expected a module of bplib, such as 'bplib.network'; got {name!r}")
    try:
        module = import_module(name)
    except ModuleNotFoundError:
        raise ValueError(f"expected a module of bplib, such as 'bplib.network'; got {name!r}") from None
    parts = [text(module)]
    for public in public_names(module):
        value = getattr(module, public)
        if inspect.isclass(value):
            parts += entry(public, value)
            for method in own_methods(value):
                parts += entry(f"{public}.{method}", getattr(value, method))
        elif callable(value):
            parts += entry(public, value)
    return Markdown("\n\n".join(parts))


def public_names(module: ModuleType) -> list[str]:
    """In the order of ``__all__``, else of the source."""
    return getattr(module, "__all__", None) or [
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and getattr(value, "__module__", None) == module.__name__ and callable(value)
    ]


def own_methods(cls: type) -> list[str]:
    return [
        name
        for name, value in vars(cls).items()
        if not name.startswith("_") and inspect.isfunction(value) and value.__doc__
    ]


def entry(name: str, value: Callable[..., object]) -> list[str]:
    """One name with its signature, and what it says of itself."""
    return [f"**`{name}{signature(value)}`**", *([text(value)] if value.__doc__ else [])]


def signature(value: Callable[..., object]) -> str:
    """The arguments, without types; a default that is neither a number nor a text is "…"; "" for what has none to tell."""
    try:
        arguments = inspect.signature(value)
    except ValueError:
        return ""
    return str(
        arguments.replace(
            parameters=[bare(p) for p in arguments.parameters.values() if p.name != "self"],
            return_annotation=arguments.empty,
        )
    )


def bare(parameter: inspect.Parameter) -> inspect.Parameter:
    plain = parameter.default in (parameter.empty, None) or isinstance(
        parameter.default, bool | int | float | str | tuple
    )
    return parameter.replace(annotation=parameter.empty, default=parameter.default if plain else Something())


class Something:
    def __repr__(self) -> str:
        return "…"


def text(value: object) -> str:
    """A docstring as Markdown: prose flows, a table or list keeps its lines and stands as it is."""
    return "\n\n".join(
        f"```text\n{dedent(p)}\n```" if KEEPS_ITS_LINES.search(p) else prose(p)
        for p in (inspect.getdoc(value) or "").split("\n\n")
    )


def prose(paragraph: str) -> str:
    """Code between double backquotes, and nothing else, is more than plain text."""
    pieces = paragraph.replace("\n", " ").split("``")
    return "".join(f"`{piece}`" if i % 2 else SPECIAL.sub(r"\\\g<0>", piece) for i, piece in enumerate(pieces))
