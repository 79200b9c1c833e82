"""The book's pictures, drawn by Matplotlib from the numbers of a network; ``ALT[name]`` says each in one sentence.

    from bplib.figures import flow
    flow()              the picture that book/figures/flow.py draws, for the book's ``example()``
    flow(net, x, y)     the same for another network

Each picture is a file of book/figures: a function of the file's name that returns a Figure, and its ``ALT``. What they
are drawn with stands here: the sheet (bplib.figures.sheet), the graph on it (graph), the paths through it (paths).
"""

from typing import Any

from bplib.content import named, script

NAMES = named("figures", ".py")
__all__ = ["ALT", *NAMES]


def __getattr__(name: str) -> Any:
    """A picture is read when it is asked for. AttributeError: there is none of this name."""
    if name == "ALT":
        return {picture: script("figures", picture).ALT for picture in NAMES}
    if name in NAMES:
        return getattr(script("figures", name), name)
    raise AttributeError(f"expected a picture of book/figures, one of {', '.join(NAMES)}; got {name!r}")


def __dir__() -> list[str]:
    return __all__
