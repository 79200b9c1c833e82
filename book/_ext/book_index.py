"""What the pages call each other by: titles, numbers and names, read from the chapters' sources and `_toc.yml`.

Index.read(root)      of the whole book
index.titles[page]    {"book/cost": "Cost", …}, in the order of the book
index.targets[label]  {"eq-chain": Target("book/chain-rule", "(9)"), …}: equations, exercises, headings and what else has a label
index.works[key]      {"nielsen2015": Work("Nielsen", "2015"), …}: what the book cites; index.bibliography has it in full

Equations and exercises are numbered as on the site: through the whole book, in its order.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

import jupytext
import yaml
from docutils.parsers.rst import Directive
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.directives import parse_directive_text
from myst_parser.parsers.mdit import create_md_parser
from nbformat import NotebookNode
from pybtex.database import BibliographyData, Entry, parse_file
from pybtex.plugin import find_plugin

FENCES = {"fence", "colon_fence"}
DIRECTIVE = re.compile(r"\{([\w:-]+)\}\s*(.*)", re.S)


class Target(NamedTuple):
    """Where a label stands, and what one calls the thing."""

    page: str
    name: str


class Work(NamedTuple):
    """Who wrote it, and when."""

    authors: str
    year: str


class Block(NamedTuple):
    """A directive: ```` ```{name} argument ````, its options, and what stands in it."""

    name: str
    argument: str
    options: dict[str, str]
    body: str

    @property
    def text(self) -> str:
        """Argument and body, for a directive that may begin behind its name."""
        return f"{self.argument}\n{self.body}".strip("\n")


class _Any(Directive):
    """The syntax that all directives share."""

    optional_arguments, final_argument_whitespace, has_content, option_spec = 1, True, True, {"label": str}


@cache
def reader() -> MarkdownIt:
    """The parser of the book's pages."""
    extensions = {"amsmath", "colon_fence", "deflist", "dollarmath", "substitution"}
    return create_md_parser(MdParserConfig(enable_extensions=extensions), RendererHTML)


def directive(token: Token) -> Block | None:
    """The directive that a fence is, or None: code, or something else."""
    if token.type not in FENCES or not (found := DIRECTIVE.fullmatch(token.info.strip())):
        return None
    parsed = parse_directive_text(_Any, found[2], token.content, validate_options=False)
    return Block(found[1], " ".join(parsed.arguments), dict(parsed.options), "\n".join(parsed.body))


def chapters(root: Path) -> list[str]:
    """The pages of the book under ``root``, in its order: "book/index", …"""

    def listed(entry: object) -> Iterator[str]:
        for key, value in entry.items() if isinstance(entry, dict) else ():
            if key in ("root", "file"):
                yield value
        for value in entry.values() if isinstance(entry, dict) else entry if isinstance(entry, list) else ():
            yield from listed(value)

    return list(listed(yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))))


def read_chapter(root: Path, page: str) -> NotebookNode:
    """The chapter as the notebook that its source is."""
    return jupytext.read(root / f"{page}.md")


def bibliography(cited: BibliographyData) -> str:
    """The works in full, as a Markdown list, by author."""
    backend = find_plugin("pybtex.backends", "markdown")()
    entries = find_plugin("pybtex.style.formatting", "plain")().format_bibliography(cited)
    return "\n".join(f"- {' '.join(entry.text.render(backend).split())}" for entry in entries)


def _work(entry: Entry) -> Work:
    names = [" ".join(person.last_names) for person in entry.persons.get("author", entry.persons.get("editor", []))]
    few = " and ".join(names) if len(names) < 3 else f"{names[0]} et al."
    return Work(few, entry.fields.get("year", "n.d."))


@dataclass
class Index:
    titles: dict[str, str] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)
    works: dict[str, Work] = field(default_factory=dict)
    bibliography: str = ""
    exercises: int = 0
    equations: int = 0

    @classmethod
    def read(cls, root: Path) -> "Index":
        """Every label of the book under ``root``."""
        cited = parse_file(root / "book" / "references.bib")
        index = cls(works={key: _work(e) for key, e in cited.entries.items()}, bibliography=bibliography(cited))
        for page in chapters(root):
            for cell in read_chapter(root, page).cells:
                if cell.cell_type == "markdown":
                    index._note(page, cell.source)
        return index

    def _note(self, page: str, text: str) -> None:
        waiting: list[str] = []  # labels that name the heading that follows
        in_heading = False
        for token in reader().parse(text):
            if token.type == "myst_target":
                waiting.append(token.content)
            elif token.type == "heading_open":
                in_heading = True
            elif token.type == "inline" and in_heading:
                in_heading = False
                self.titles.setdefault(page, token.content)
                self.targets |= {label: Target(page, token.content) for label in waiting}
                waiting = []
            elif token.type == "math_block_label":
                self._equation(page, token.info)
            elif block := directive(token):
                self._note_directive(page, block)

    def _note_directive(self, page: str, block: Block) -> None:
        label = block.options.get("label") or block.options.get("name")
        if block.name == "math":
            if label:
                self._equation(page, label)
        elif block.name == "exercise":
            self.exercises += 1
            title = f" ({block.argument})" if block.argument else ""
            if label:
                self.targets[label] = Target(page, f"Exercise {self.exercises}{title}")
        elif label:
            name = block.name.removeprefix("prf:").capitalize()
            self.targets[label] = Target(page, block.argument if name in ("Figure", "Table") else name)
        self._note(page, block.body)

    def _equation(self, page: str, label: str) -> None:
        self.equations += 1
        self.targets[label] = Target(page, f"({self.equations})")
