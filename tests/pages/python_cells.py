"""What is run in a page and in CPython alike: cells(task) are sources; verdicts(source) is what CPython says to one.

A cell ends as the chapter's does, with check. Those of a task: as a reader finds it, with the chapter's solution, and with each
wrong function that the task lists; and some that no judge sees to the end.
"""

import linecache
import re
from contextlib import redirect_stdout
from io import StringIO

from bplib.exercises import EXERCISES
from bplib.exercises.code.tasks import TASKS
from bplib.widgets import check
from bplib.widgets.checked_code import cell_of
from tests.quick.exercises.test_text import blocks

LISTED = """\
from bplib.widgets import check
from bplib.exercises.code.tasks import TASKS
check("{task}", list(TASKS["{task}"].wrong)[{number}])"""

STOPPED = {
    "its own error": "\na = [1, 2]\n\nprint(a)\nprint(a[5])\n",
    "an error deeper in": "def f(x):\n    return [1, 2][x]\n\nfor n in range(3):\n    print(f(n))",
    "a name that is not there": "print('before')\nprint(undefined)",
    "shapes that do not fit": "import numpy as np\nw = np.ones((2, 3))\nprint(w.T @ w)\nw @ w",
    "an order of shapes": "import numpy as np\nnp.ones((2, 3)) < np.ones((3, 2))",
    "a product with nothing": "import numpy as np\nNone @ np.ones((2, 3))",
    "what is no number is true": "import numpy as np\nx = np.array([np.nan])\nprint(bool(x), x.any(), not float('nan'))",
    "nothing to judge": "x = 1",
    "no module": "import nothing_of_the_kind",
}


def cells(task):
    label = f"ex-code-{task}"
    cell = cell_of(label)
    _, solution, _, _ = blocks(EXERCISES[label].chapter, "solution")[label]
    function = re.search(r"^```python\n(.*?)^```$", solution, re.M | re.S)[1]
    last = cell.splitlines()[-1]
    imports = "import numpy as np\nfrom bplib.widgets import check\n\n"
    listed = [LISTED.format(task=task, number=number) for number in range(len(TASKS[task].wrong))]
    return [cell, f"{imports}{function}\n{last}", *listed]


def said(source):
    """{verdicts, printed, error, line} as js/code/python.js has them, from CPython."""
    linecache.cache["<string>"] = (len(source), None, source.splitlines(True), "<string>")
    verdicts, printed, error, line = [], StringIO(), "", 0

    def noted(task, function):
        verdicts.append(check(task, function).verdict)

    world = {"__name__": "reader"}
    try:
        with redirect_stdout(printed):
            exec(source.replace("import check", "import check as _"), world | {"check": noted})
    except Exception as stopped:
        trace = stopped.__traceback__
        while trace:
            line = trace.tb_lineno if trace.tb_frame.f_code.co_filename == "<string>" else line
            trace = trace.tb_next
        error = f"{type(stopped).__name__}: {stopped}"
    return {"verdicts": verdicts, "printed": printed.getvalue(), "error": error, "line": line, "values": "{}"}
