"""The book's pictures, drawn by Matplotlib from the numbers of a network; ``ALT[name]`` says each in one sentence.

    from bplib.figures import flow
    flow()              the picture that book/figures/flow.py draws, for the book's ``example()``
    flow(net, x, y)     the same for another network
    flow(narrow=True)   the same on a sheet as wide as a phone

Each picture is a file of book/figures: a function of the file's name that returns a Figure, and its ``ALT``. What they
are drawn with stands here: the sheet (bplib.figures.sheet), the graph on it (graph), the paths through it (paths). A page
shows the wide form or the narrow one, in its own colours (bplib.style.page).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from bplib.content import named, script
from bplib.figures.sheet import Sheet

NAMES = named("figures", ".py")
__all__ = ["ALT", *NAMES]


def __getattr__(name: str) -> Any:
    """A picture is read when it is asked for. AttributeError: there is none of this name."""
    if name == "ALT":
        return {picture: script("figures", picture).ALT for picture in NAMES}
    if name in NAMES:
        picture = script("figures", name)
        return _in_both_forms(getattr(picture, name), picture.ALT)
    raise AttributeError(f"expected a picture of book/figures, one of {', '.join(NAMES)}; got {name!r}")


def _in_both_forms(draw: Callable[..., Sheet], alt: str) -> Callable[..., Sheet]:
    """``draw``, whose figure brings along what it shows and, unless it is the narrow one itself, its narrow form."""

    @wraps(draw)
    def drawn(*given: Any, narrow: bool = False, **options: Any) -> Sheet:
        figure = draw(*given, narrow=narrow, **options)
        figure.set_label(alt)
        if not narrow:
            figure.narrow = draw(*given, narrow=True, **options)
        return figure

    return drawn


def __dir__() -> list[str]:
    return __all__
