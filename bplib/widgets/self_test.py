"""Twelve questions whose verdicts wait for the end, where the chapters to read are named.

    SelfTest("start")               where should I start?
    SelfTest("end")                 what have I learnt?
    SelfTest("start", questions)    questions of your own: a list of bplib.exercises.question.Question

Nobody keeps the answers once the page is closed.
"""
import anywidget
import traitlets

from bplib.exercises import plain
from bplib.exercises.chapters import CHAPTERS
from bplib.exercises.self_tests import SELF_TESTS
from bplib.functions import pick
from bplib.widgets.assemble import css, esm

# The refresher stands at the back of the book, but teaches what the first chapter takes for granted.
READING = ["refresher", *(page for page in CHAPTERS if page != "refresher")]


class SelfTest(anywidget.AnyWidget):
    """The widget. ValueError: a test that is neither "start" nor "end"."""

    _esm = esm("self_test")
    _css = css("controls", "exercise", "self_test")

    which = traitlets.Unicode().tag(sync=True)
    questions = traitlets.List().tag(sync=True)
    chapters = traitlets.List(help="page and title, in the order in which to read them").tag(sync=True)
    entered = traitlets.Dict(help="answers and verdicts, kept when the view is drawn again").tag(sync=True)

    def __init__(self, which, questions=None, **state):
        own = pick(SELF_TESTS, which)
        super().__init__(which=which, questions=plain(own if questions is None else questions),
                         chapters=[[page, CHAPTERS[page]] for page in READING], **state)
