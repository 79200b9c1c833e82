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


def run(source, before="", names=()):
    """(the verdicts, each of (right, text); the error, or ""; its line, or 0; what these names then stand for, as JSON).

    ``before`` is run first, in the same world: what a cell may count on."""
    verdicts.clear()
    world, error, line = {"__name__": "reader"}, "", 0
    exec(before, world)
    try:
        exec(source, world)  # not compile: Brython 3.15 stumbles over the methods of what it compiled
    except (Exception, SystemExit) as stopped:
        error = format_exception_only(stopped)[-1]
        lines = [frame.lineno for frame in extract_tb(stopped.__traceback__) if frame.filename == FILE]
        line = getattr(stopped, "lineno", None) if isinstance(stopped, SyntaxError) else (lines or [None])[-1]
    found = ",".join([f'"{name}":{as_json(world.get(name))}' for name in names])
    return list(verdicts), error, line or 0, "{" + found + "}"


def as_json(value, deep=4):
    """Numbers, arrays and lists of them; null in the place of anything else."""
    value = value.tolist() if isinstance(value, numpy.ndarray) else value
    if isinstance(value, (list, tuple)) and deep:
        return f"[{','.join([as_json(part, deep - 1) for part in value])}]"
    return repr(float(value)) if isinstance(value, (int, float)) and numpy.isfinite(value) else "null"
