"""Run a reader's cell in the page: what is said to it, and the error that stopped it, with the line where it stands."""

import sys
from traceback import extract_tb, format_exception_only

import numpy
from drawn import NORMALS

import bplib.widgets
from bplib.exercises.code import judge

FILE = "<string>"  # the name that exec gives to what it runs
numpy.random.NORMALS.update(NORMALS)
verdicts = []


def check(task, function):
    """What bplib.widgets.check is in JupyterLab."""
    verdicts.append(judge(task, function))
    return verdicts[-1]


bplib.widgets.check = check


def run(source):
    """(the verdicts, each of (right, text); the error, or ""; its line, or 0)"""
    verdicts.clear()
    try:
        exec(source, {"__name__": "reader"})  # not compile: Brython 3.15 stumbles over the methods of what it compiled
    except (Exception, SystemExit) as error:
        lines = [frame.lineno for frame in extract_tb(error.__traceback__) if frame.filename == FILE]
        line = getattr(error, "lineno", None) if isinstance(error, SyntaxError) else (lines or [None])[-1]
        return list(verdicts), format_exception_only(error)[-1], line or 0
    return list(verdicts), "", 0
