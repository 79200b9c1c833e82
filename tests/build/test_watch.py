"""The author's loop: `make watch` renews the page that is open, runs only what must run, and ends where a clean build ends."""

import os
import re
import shutil
import signal
import subprocess
import sys

import pytest

from tests.build.conftest import files_of, make, write_small_book

pytestmark = pytest.mark.xdist_group("watch")  # one `make watch` serves them all

ALL = {"start", "second", "third", "fourth"}

# What is edited, its text and the new one, the chapters that run then, and the pages that come out differently. The order
# of the edits is theirs below; what concerns every page comes last.
EDITS = {
    "a sentence": ("book/fourth.md", "No code", "No code at all", [], {"fourth"}),
    "a sentence beside code": ("book/second.md", "A sentence", "Another sentence", [], {"second"}),
    "a cell": ("book/start.md", "The fact is", "It is", ["start"], {"start"}),
    "a file that a cell reads": ("book/fact.txt", "one", "two", ["start"], {"start"}),
    "an exercise": ("book/exercises/second.yaml", "title: Two outputs, two", "title: Two", [], {"second"}),
    "what is said to a mistake": (
        "book/mistakes.yaml",
        "Right up to a factor 2",
        "Alas, right up to a factor 2",
        [],
        {"second"},
    ),
    "a widget's module": (
        "bplib/widgets/js/cost_curves/cost_curves.js",
        "export default",
        "const EDITED = 1;\nexport default",
        [],
        {"second"},
    ),
    "a widget's style": ("bplib/widgets/js/cost_curves/cost_curves.css", "{", "{ outline: none;", [], {"second"}),
    "a widget's class": ("bplib/widgets/cost_curves.py", "\nclass", "\n# edited\nclass", ["second"], set()),
    "a figure": ("book/figures/flow.py", "sheet(WIDE, 3.2)", "sheet(WIDE, 3.4)", ["third"], {"third"}),
    "what a figure imports": ("bplib/figures/graph.py", "import numpy", "import os\nimport numpy", ["third"], set()),
    "an equation": ("book/third.md", "C = ", "C_s = ", [], {"third"}),
    "the style of the page": ("book/_ext/assets/book.css", "{", "{ outline: none;", [], ALL),
    "a title": ("book/third.md", "# The third page", "# The third", ["third"], ALL),
    "a number": ("book/second.md", "Another", "$$C$$ (eq-new)\n\nAnother", [], {"second", "start", "third"}),
    "a setting": ("_config.yml", "author: The Backward Pass developers", "author: Somebody", [], ALL),
    "the order": ("_toc.yml", "second\n- file: book/third", "third\n- file: book/second", ["third"], ALL),
    "an extension": ("book/_ext/reachable.py", "This browser runs", "Your browser runs", [], ALL),
}


def replace(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file.name} has no {old!r}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


class Watch:
    """`make watch` on a small book."""

    def __init__(self, book):
        self.book, self.site = book, book / "_build/html"
        self.process = subprocess.Popen(
            [sys.executable, "-u", book / "tools/serve_site.py", "0", "--watch"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=os.environ | {"PYTHONPATH": str(book)},
            start_new_session=True,
        )
        self.said = []
        self.built()
        self.address = re.search(r"http://127\.0\.0\.1:\d+/", self.said[0])[0]

    def built(self):
        """Wait for the next build: whether it succeeded, and the chapters that ran."""
        ran = []
        for line in self.process.stdout:
            self.said.append(line)
            if line.startswith("running "):
                ran.append(line.rpartition(": ")[2].strip())
            if line.startswith(("built", "The build FAILED")):
                return line.startswith("built"), ran
        raise AssertionError(f"make watch has ended:\n{''.join(self.said)}")

    def pages(self):
        return {file.stem: file.read_bytes() for file in (self.site / "book").glob("*.html")}

    def end(self):
        """Ctrl-C, which reaches the whole group of processes."""
        os.killpg(self.process.pid, signal.SIGINT)
        self.said += self.process.stdout
        return self.process.wait()


@pytest.fixture(scope="module")
def watch(tmp_path_factory):
    """One for all tests here: each begins where another ended, and all end with Ctrl-C."""
    watching = Watch(write_small_book(tmp_path_factory.mktemp("book")))
    yield watching
    assert watching.end() == 0
    assert "Traceback" not in "".join(watching.said)


def differing(book, folder):
    """The names of the files in which the site differs from that of a copy of which nothing was built before."""
    shutil.copytree(book, folder, ignore=shutil.ignore_patterns("_build", "__pycache__"))
    clean = make(folder)
    assert clean.succeeded, clean.said
    ours, theirs = files_of(book / "_build/html"), files_of(folder / "_build/html")
    return sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))


def test_each_edit_runs_and_writes_what_it_must_and_the_site_is_that_of_a_clean_build(watch, tmp_path_factory):
    clean = tmp_path_factory.mktemp("clean")
    for what, (name, old, new, expected, changed) in EDITS.items():
        if what == "the style of the page":  # it writes every page again, which would hide what was forgotten till now
            assert differing(watch.book, clean / "before") == []
        before = watch.pages()
        replace(watch.book / name, old, new)
        built, ran = watch.built()
        after = watch.pages()
        assert built, f"{what}:\n{''.join(watch.said)}"
        assert ran == expected, what
        assert {page for page in after if after[page] != before.get(page)} == changed, what
    assert differing(watch.book, clean / "after") == []


def cut(file):
    file.write_bytes(file.read_bytes()[:-100])


def spoil(file):
    file.write_bytes(os.urandom(64))


def empty(file):
    file.write_bytes(b"")


def turn_one_character(file):
    text = file.read_text(encoding="utf-8")
    at = len(text) // 2
    file.write_text(f"{text[:at]}{'y' if text[at] == 'x' else 'x'}{text[at + 1 :]}", encoding="utf-8")


def put_a_file_there(folder):
    shutil.rmtree(folder)
    folder.write_text("no folder", encoding="utf-8")


# What befalls a file under _build/, and the chapters that run then.
DAMAGE = {
    "a run is cut off": (".jupyter_cache/book/second.json", cut, ["second"]),
    "a run is empty": (".jupyter_cache/book/third.json", empty, ["third"]),
    "a run has changed": (".jupyter_cache/book/start.json", turn_one_character, ["start"]),
    "the environment is garbage": (".doctrees/environment.pickle", spoil, []),
    "a page that was read is cut off": (".doctrees/book/fourth.doctree", cut, []),
    "what is known of the last build is garbage": (".doctrees/made-from.json", spoil, []),
    "the cache is a file": (".jupyter_cache", put_a_file_there, ["start", "second", "third"]),
}


def test_what_is_damaged_heals(watch):
    good = files_of(watch.site)
    for what, (name, damage, expected) in DAMAGE.items():
        heard = len(watch.said)
        damage(watch.book / "_build" / name)
        (watch.book / "book/fourth.md").touch()
        built, ran = watch.built()
        said = watch.said[heard:]
        assert built and sorted(ran) == sorted(expected), f"{what}:\n{''.join(said)}"
        assert sum("afresh" in line for line in said) == 1 and len(said) == 3 + len(ran), f"{what}:\n{''.join(said)}"
        assert files_of(watch.site) == good, what


def test_a_build_that_was_cut_off_is_taken_back(watch):
    good, build = files_of(watch.site), watch.book / "_build"
    for name in ("html", ".doctrees"):  # as it is while a build is going on
        shutil.copytree(build / name, build / ".last" / name)
    (build / "html/book/second.html").write_text("half a page", encoding="utf-8")
    (watch.book / "book/fourth.md").touch()
    assert watch.built() == (True, [])
    assert files_of(watch.site) == good


def test_the_open_page_is_renewed_and_a_failing_save_is_told_on_it(watch, browser):
    page, source = browser.new_page(), watch.book / "book/fourth.md"
    page.goto(f"{watch.address}book/fourth.html")
    right = source.read_text(encoding="utf-8")
    source.write_text(f"{right}\nOne more line.\n", encoding="utf-8")
    page.get_by_text("One more line.").wait_for()
    assert watch.built() == (True, [])

    source.write_text(f"{right}\nAnother line, {{ref}}`no-such-label`.\n", encoding="utf-8")
    alert = page.get_by_role("alert").get_by_text("undefined label: 'no-such-label'")
    alert.wait_for()
    assert watch.built() == (False, [])
    page.reload()
    alert.wait_for()
    assert page.get_by_text("One more line.").is_visible(), "the last good page stays"

    source.write_text(f"{right}\nAnother line.\n", encoding="utf-8")
    page.get_by_text("Another line.").wait_for()
    assert alert.count() == 0
    assert watch.built() == (True, [])
    page.close()
