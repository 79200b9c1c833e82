"""The last line of an error, and the frames that it went through."""

import _sys
from browser import self as page


class FrameSummary:
    def __init__(self, filename, name, lineno):
        self.filename, self.name, self.lineno = filename, name, lineno
        self.line = page.lineOf(filename, lineno).strip()


def extract_tb(trace):
    """As CPython has it, from the frame that has caught the error on: Brython begins with the outermost."""
    here, frame = [], _sys._getframe(1)
    while frame:
        here.insert(0, _place(frame))
        frame = frame.f_back
    frames = []
    while trace:
        frames.append((*_place(trace.tb_frame), trace.tb_lineno))
        trace = trace.tb_next
    shared = 0
    while shared < min(len(here), len(frames)) and here[shared] == frames[shared][:2]:
        shared += 1
    return [FrameSummary(*place) for place in frames[max(shared - 1, 0) :]]


def _place(frame):
    return frame.f_code.co_filename, frame.f_code.co_name


def format_exception_only(error):
    try:
        said = str(error)
    except Exception:
        said = "<exception str() failed>"
    return [f"{type(error).__name__}: {said}" if said else type(error).__name__]
