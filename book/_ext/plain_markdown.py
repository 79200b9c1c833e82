"""A chapter's MyST as the Markdown that any Jupyter shows, without an extension.

Writer(index, page, address).plain(text)     the text of one cell

The text is parsed as the site parses it; what is plain Markdown already is copied as it stands. Maths becomes `$$…$$`, with
the number that it has on the site; an exercise and a solution become text; a box becomes a quotation; what is folded stays
so; a reference becomes words, and a link: to the page under ``address`` or, where that is unknown, to the notebook beside
this one. A directive or a role that has no plain form is an error: DIRECTIVES and ROLES say which have.
"""

import posixpath
import re
from collections.abc import Callable, Iterator
from html import escape
from textwrap import dedent, indent

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from book_index import Block, Index, Target, directive, reader

# A running text with everything off but what hides or holds a role: the rest of it is copied.
INLINE = (
    MarkdownIt("zero").enable(["escape", "backticks"]).disable("text_join").use(myst_role_plugin).use(dollarmath_plugin)
)
COMMENT = re.compile(r"\s*<!--.*?-->\s*", re.S)
TEXT_AND_TARGET = re.compile(r"(.*?)\s*<([^<>]+)>", re.S)

# Boxes whose text may begin behind their name, and what stands above it; those whose argument is their title; and those
# of sphinx-proof, whose name stands before it.
NOTES = {
    "attention": "Attention",
    "caution": "Caution",
    "danger": "Danger",
    "error": "Error",
    "hint": "Hint",
    "important": "Important",
    "note": "Note",
    "seealso": "See also",
    "tip": "Tip",
    "warning": "Warning",
}
TITLED = {"admonition", "margin", "sidebar", "topic"}
PROOFS = {
    "algorithm",
    "assumption",
    "axiom",
    "conjecture",
    "corollary",
    "criterion",
    "definition",
    "example",
    "lemma",
    "observation",
    "proof",
    "property",
    "proposition",
    "remark",
    "theorem",
}


class Writer:
    """Writes the cells of one page. ``pictures`` collects the paths of the pictures that they show, as attachments."""

    def __init__(self, index: Index, page: str, address: str = "") -> None:
        self.index, self.page, self.address = index, page, address
        self.pictures: list[str] = []

    def plain(self, text: str) -> str:
        """``text`` as plain Markdown. ValueError: something in it has no plain form; it says which line of the text."""
        lines, at, out = text.split("\n"), 0, []
        for token in reader().parse(text):
            block = directive(token)
            if token.map is None or token.map[0] < at or not (block or token.type in BLOCKS):
                continue  # a part of what is written already, or plain Markdown
            start, end = token.map
            try:
                if block:
                    written = self._directive(block)
                else:
                    written = BLOCKS[token.type](self, token, "\n".join(lines[start:end]))
            except (KeyError, ValueError) as error:
                said = error.args[0] if isinstance(error, ValueError) else f"unknown label or name {error}"
                raise ValueError(f"line {start + 1}: {said}") from None
            out += lines[at:start]
            at = end
            if token.type == "inline":
                out += written.split("\n")
            elif written:
                out += _set_apart(written, lines[start], out[-1:], lines[end : end + 1])
            elif all(map(_blank, out[-1:] + lines[end : end + 1])):
                at += 1  # what is left out takes a blank line with it
        return "\n".join(out + lines[at:]).strip("\n")

    def _directive(self, block: Block) -> str:
        if write := DIRECTIVES.get(block.name):
            return write(self, block)
        if block.name in NOTES:
            return self.box(NOTES[block.name], block.text)
        if block.name in TITLED and "dropdown" in block.options.get("class", "").split():
            return self.folded(escape(block.argument), block.body)
        if block.name in TITLED:
            return self.box(self.inline(block.argument), block.body)
        kind = block.name.removeprefix("prf:")
        if kind in PROOFS and kind != block.name:
            title = f" ({self.inline(block.argument)})" if block.argument else ""
            return self.box(kind.capitalize() + title, block.body)
        raise ValueError(f"expected a directive that has a plain form; got {{{block.name}}}")

    def inline(self, text: str) -> str:
        """A running text with its roles written out."""
        return "".join(self._piece(token) for token in INLINE.parseInline(text)[0].children or ())

    def _piece(self, token: Token) -> str:
        if token.type == "myst_role":
            name = token.meta["name"]
            if name not in ROLES:
                raise ValueError(f"expected a role that has a plain form; got {{{name}}}`{token.content}`")
            return ROLES[name](self, " ".join(token.content.split()))
        if token.type == "code_inline":
            pad = " " if "`" in (token.content[:1], token.content[-1:]) else ""
            return f"{token.markup}{pad}{token.content}{pad}{token.markup}"
        if token.type in ("math_inline", "math_inline_double"):
            return f"{token.markup}{token.content}{token.markup}"
        return token.markup if token.type == "text_special" else token.content

    # Blocks

    def maths(self, tex: str, label: str = "") -> str:
        """On one line: inside a quotation or a list, a line of its own would begin with marks that are no TeX."""
        parts = [" ".join(part.split()) for part in re.split(r"\n\s*\n", tex.strip())]
        whole = r" \\ ".join(parts)
        if len(parts) > 1 or (r"\\" in whole and r"\begin" not in whole):
            whole = rf"\begin{{aligned}} {whole} \end{{aligned}}"
        tag = rf" \tag{{{self.index.targets[label].name.strip('()')}}}" if label else ""
        return f"$${whole}{tag}$$"

    def box(self, title: str, body: str) -> str:
        """A quotation, its title in bold."""
        lines = f"**{title}**\n\n{self.plain(body)}" if title else self.plain(body)
        return indent(lines, "> ", lambda line: True).replace("> \n", ">\n")

    def folded(self, summary: str, body: str) -> str:
        """A text that opens at a click."""
        return f"<details>\n<summary>{summary}</summary>\n\n{self.plain(body)}\n\n</details>"

    def exercise(self, block: Block) -> str:
        title = self.inline(self.index.targets[block.options["label"]].name)
        return f"**{title}**\n\n{self.plain(block.body)}"

    def solution(self, block: Block) -> str:
        title = self.index.targets[block.argument].name
        return self.folded(f"Solution to {escape(title)}", block.body)

    def figure(self, block: Block) -> str:
        self.pictures.append(block.argument)
        name = posixpath.basename(block.argument)
        caption = f"\n\n*{self.plain(block.body)}*" if block.body.strip() else ""
        return f"![{block.options.get('alt', '')}](attachment:{name}){caption}"

    def glossary(self, block: Block) -> str:
        """A term stands at the margin, what it means under it, set in; a blank line ends the entry."""
        entries = []
        for entry in re.split(r"\n\s*\n(?=\S)", block.body.strip()):
            terms = [line for line in entry.split("\n") if not line.startswith(" ")]
            meaning = dedent("\n".join(line for line in entry.split("\n") if line.startswith(" ") or not line))
            entries.append(f"**{', '.join(terms)}**: {self.plain(meaning)}")
        return "\n\n".join(entries)

    # Roles

    def link(self, words: str, page: str, anchor: str = "") -> str:
        """``words``, linked unless they speak of this page."""
        if page == self.page:
            return words
        if self.address:
            return f"[{words}]({self.address.rstrip('/')}/{page}.html{anchor})"
        return f"[{words}]({posixpath.relpath(page, posixpath.dirname(self.page))}.ipynb)"

    def chapter(self, content: str) -> str:
        words, name = _split(content)
        page = posixpath.normpath(posixpath.join(posixpath.dirname(self.page), name))
        return self.link(words or self.inline(self.index.titles[page]), page)

    def equation(self, content: str) -> str:
        target = self._target(content)
        return self.link(target.name, target.page, f"#equation-{content}")

    def reference(self, content: str) -> str:
        words, label = _split(content)
        target = self._target(label)
        return self.link(words or self.inline(target.name), target.page, f"#{label}")

    def term(self, content: str) -> str:
        words, name = _split(content)
        return words or name

    def cited(self, content: str, form: str = "{} ({})") -> str:
        works = (self.index.works[key.strip()] for key in content.split(","))
        return "; ".join(form.format(*work) for work in works)

    def _target(self, label: str) -> Target:
        return self.index.targets[label]


def _split(content: str) -> tuple[str, str]:
    """("words", "target") of ``words <target>``; ("", "target") of a target alone."""
    found = TEXT_AND_TARGET.fullmatch(content)
    return (found[1], found[2]) if found else ("", content)


def _blank(line: str) -> bool:
    return not line.strip(" >")


def _set_apart(text: str, first_line: str, above: list[str], below: list[str]) -> Iterator[str]:
    """The lines of ``text`` in place of a block: behind what stands before it (marks of a list, a quotation), and alone."""
    before = first_line[: len(first_line) - len(first_line.lstrip(" >-*+0123456789."))]
    further = re.sub(r"[^ >]", " ", before)
    if not all(map(_blank, above)):
        yield further.rstrip()
    for number, line in enumerate(text.split("\n")):
        yield (further if number else before) + line
    if not all(map(_blank, below)):
        yield further.rstrip()


def _titled(writer: Writer, block: Block) -> str:
    title = f"**{writer.inline(block.argument)}**\n\n" if block.argument else ""
    return title + writer.plain(block.body)


def _code(writer: Writer, block: Block) -> str:
    return f"```{block.argument}\n{block.body}\n```"


BLOCKS: dict[str, Callable[[Writer, Token, str], str]] = {
    # A comment is for who writes the book, such as a list of numbers.
    "html_block": lambda writer, token, source: "" if COMMENT.fullmatch(token.content) else source,
    "inline": lambda writer, token, source: writer.inline(source),
    "math_block": lambda writer, token, source: writer.maths(token.content),
    "math_block_label": lambda writer, token, source: writer.maths(token.content, token.info),
    "myst_line_comment": lambda writer, token, source: "",
    "myst_target": lambda writer, token, source: "",
}

DIRECTIVES: dict[str, Callable[[Writer, Block], str]] = {
    "bibliography": lambda writer, block: writer.index.bibliography,
    "code": _code,
    "code-block": _code,
    "contents": lambda writer, block: "",
    "epigraph": lambda writer, block: writer.box("", block.text),
    "div": lambda writer, block: writer.plain(block.body),
    "dropdown": lambda writer, block: writer.folded(escape(block.argument), block.body),
    "exercise": Writer.exercise,
    "figure": Writer.figure,
    "glossary": Writer.glossary,
    "image": Writer.figure,
    "math": lambda writer, block: writer.maths(block.text, block.options.get("label", "")),
    "solution": Writer.solution,
    "tab-item": _titled,
    "tab-set": lambda writer, block: writer.plain(block.body),
    "table": _titled,
    "tableofcontents": lambda writer, block: "",
    "toggle": lambda writer, block: writer.folded("Show", block.body),
}

ROLES: dict[str, Callable[[Writer, str], str]] = {
    "abbr": lambda writer, content: content,
    "cite": lambda writer, content: writer.cited(content),
    "cite:p": lambda writer, content: f"({writer.cited(content, '{}, {}')})",
    "cite:t": lambda writer, content: writer.cited(content),
    "doc": Writer.chapter,
    "eq": Writer.equation,
    "math": lambda writer, content: f"${content}$",
    "numref": Writer.reference,
    "prf:ref": Writer.reference,
    "ref": Writer.reference,
    "sub": lambda writer, content: f"<sub>{escape(content)}</sub>",
    "sup": lambda writer, content: f"<sup>{escape(content)}</sup>",
    "term": Writer.term,
}
