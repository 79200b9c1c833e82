"""One self-contained ES module and one style for each widget, made from the shared files and the widget's own.

    esm("four_phases")              the text of an ES module: what it imports, in order, then js/four_phases/four_phases.js
    css("controls", "four_phases")  the style: base.css, then the files named, with the mathematical font inside
    file_named("four_phases.css")   where a file stands: every name is given once under js/

A module that is imported from a Blob cannot import relative files, and the book's pages must open from disk; so the
files under js/ are written as ordinary ES modules, each importing others by their path, and joined here. What a file
imports when it is first needed, ``await import("./later.js")``, becomes a function that makes the module in a scope of its
own: a part that a built page fetches then and not before (book/_ext/shared_modules.py).

    later("fair_judge")             that function, as the text of a part
    wanted_later("exercise")        the modules that a module may want later
"""

import os
import re
from functools import cache
from pathlib import Path

from bplib.widgets.font import embed

JS = Path(__file__).parent / "js"
IMPORT = re.compile(r'^(?:import\s[^;]*?|export \{[^}]*\} )from\s+"(\.{1,2}/[\w/]+\.js)";\n', re.M)
LATER = re.compile(r'\bimport\("(?:\.{1,2}/)+(?:\w+/)*(\w+)\.js"\)')
EXPORT = re.compile(r"^export (?!default)(?=const|let|function|class|async)", re.M)
REEXPORT = re.compile(r"^export \{[^}]*\};\n", re.M)
# Headers, types and remarks, which a page need not carry; what stands before an expression, in its line, is none of them.
FOR_PEOPLE = re.compile(r"^ */\*\*(?:(?!\*/).)*\*/\n", re.M | re.S)
EXPORTED = re.compile(r"^export (?:(?:const|class|function\*?) (\w+)|\{ ([^}]*) \} from)", re.M)
LATER_HEAD = "/* later: "
ROOT = re.compile(r"\.bp(?![-\w])")


def file_named(name: str) -> Path:
    """The file called ``name`` in whichever room it stands. FileNotFoundError: none is, or more than one."""
    found = list(JS.rglob(name))
    if len(found) != 1:
        raise FileNotFoundError(f"expected one file {name} under {JS}; got {len(found)}")
    return found[0]


def imports(file: Path) -> list[Path]:
    """The files that ``file`` imports, in the order in which it names them."""
    text = file.read_text(encoding="utf-8")
    return [Path(os.path.normpath(file.parent / needed)) for needed in IMPORT.findall(text)]


def joined(name: str) -> list[Path]:
    """The files that the module ``name`` is made of: each once, behind all that it imports."""
    order: list[Path] = []

    def visit(file: Path) -> None:
        for needed in imports(file):
            if needed not in order:
                visit(needed)
        order.append(file)

    visit(file_named(f"{name}.js"))
    return order


@cache
def esm(name: str) -> str:
    """The module ``name`` with everything that it imports, each file once and under its name, in one scope."""
    files = "".join(f"/* {file.name} */\n{_plain(file.read_text(encoding='utf-8'))}" for file in joined(name))
    return "".join(later(module) for module in wanted_later(name)) + files


@cache
def later(name: str) -> str:
    """The module ``name`` as a function that makes it once: later_name() is a promise of what the module exports."""
    names = ", ".join(map("".join, EXPORTED.findall(file_named(f"{name}.js").read_text(encoding="utf-8"))))
    body = "".join(_plain(file.read_text(encoding="utf-8")) for file in joined(name))
    return f"{LATER_HEAD}{name} */\nlet made_{name};\nconst later_{name} = () => made_{name} ??= (async () => {{\n{body}return {{ {names} }};\n}})();\n"


def wanted_later(name: str) -> list[str]:
    """The modules that the files of the module ``name`` import when they are first needed."""
    texts = [FOR_PEOPLE.sub("", file.read_text(encoding="utf-8")) for file in joined(name)]
    return list(dict.fromkeys(module for text in texts for module in LATER.findall(text)))


def _plain(text: str) -> str:
    return LATER.sub(r"later_\1()", EXPORT.sub("", REEXPORT.sub("", IMPORT.sub("", FOR_PEOPLE.sub("", text)))))


@cache
def css(*names: str) -> str:
    """base.css and then the file ``name``.css of each name, with the fonts put in: the style of the widget that is named
    last, and of no other, whatever else stands on its page."""
    text = "\n".join(file_named(f"{name}.css").read_text(encoding="utf-8") for name in ("base", *names))
    own = names[-1].replace("_", "-")
    # :where leaves each rule as strong as it is written.
    return embed(ROOT.sub(f'.bp:where([data-widget="{own}"])', text))
