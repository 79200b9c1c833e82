"""Forward passes by lot: each slope derived, verified, and in the plain data for the page the same as autograd finds."""

import os

import pytest

from bplib.calculus import Program
from bplib.calculus.program.way_back import derivations
from bplib.content import named
from tests.quick.calculus.program import by_data
from tests.quick.calculus.program.drawn import drawn

COUNT = int(os.environ.get("BP_PROGRAMS", "50"))


def leaves_of(program):
    """Numbers for every cell of the leaves, by name and indices, and the sizes."""
    run = program.samples(exactly=False)[0].run
    return {cell: value.real for cell, value in run.leaves.items()}, run.sizes


def told_alike(program):
    leaves, sizes = leaves_of(program)
    data = program.to_json()
    expected, found = by_data.slopes(data, leaves, sizes), by_data.back(data, leaves, sizes)
    for cell, slope in expected.items():
        assert found[cell] == pytest.approx(slope, rel=1e-8, abs=1e-9), (cell, sizes, leaves)


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_program_by_lot(seed):
    text = drawn(seed)
    program = Program(text)
    try:
        for derivation in derivations(program):
            derivation.verify()
        told_alike(program)
    except Exception as error:
        raise AssertionError(f"program {seed}:\n{text}\n{error}") from error


@pytest.mark.parametrize("name", named("programs", ".tex"))
def test_the_data_of_the_shelf_say_the_same_as_autograd(name):
    told_alike(Program.from_shelf(name))
