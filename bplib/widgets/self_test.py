"""Twelve questions whose verdicts wait for the end, where the chapters to read are named.

    SelfTest("start")                   where should I start?
    SelfTest("end")                     what have I learnt?
    SelfTest("start", [[q], [r, s]])    questions of your own (bplib.exercises.question.Question): in each place a list of
                                        equals, of which each try asks another

Nobody keeps the answers once the page is closed. The browser keeps how many tries there were (js/self_test_tries.js).
"""
import anywidget
import traitlets

from bplib.exercises import plain
from bplib.exercises.chapters import CHAPTERS
from bplib.exercises.self_tests import SELF_TESTS
from bplib.functions import pick
from bplib.widgets.assemble import css, esm

# Two pages stand at the back of the book and are read early: the refresher teaches what the first chapter takes for granted,
# and the worksheet is for whoever has seen the four phases.
READING = [page for page in CHAPTERS if page not in ("refresher", "worksheet")]
READING.insert(0, "refresher")
READING.insert(READING.index("four-phases") + 1, "worksheet")


class SelfTest(anywidget.AnyWidget):
    """The widget. ValueError: a test that is neither "start" nor "end"."""

    _esm = esm("self_test")
    _css = css("graph", "controls", "exercise", "self_test")

    which = traitlets.Unicode().tag(sync=True)
    questions = traitlets.List(help="for each place a list of equals").tag(sync=True)
    chapters = traitlets.List(help="page and title, in the order in which to read them").tag(sync=True)
    entered = traitlets.Dict(help="answers and verdicts, kept when the view is drawn again").tag(sync=True)

    def __init__(self, which, questions=None, **state):
        own = pick(SELF_TESTS, which)
        super().__init__(which=which, questions=plain(own if questions is None else questions),
                         chapters=[[page, CHAPTERS[page]] for page in READING], **state)
