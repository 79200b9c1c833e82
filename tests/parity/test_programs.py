"""Any program in Python and in the page: each of the shelf, and programs by lot, on sizes and numbers by lot; every value, every
slope, the way back."""

import numpy as np
import pytest

from bplib.calculus import Program
from bplib.calculus.program.sample import Sample
from tests.quick.calculus.program.drawn import drawn
from tests.quick.calculus.program.test_drawn import COUNT
from tests.toc import ROOT

SHELF = sorted(path.stem for path in (ROOT / "book" / "programs").glob("*.tex"))
SEEDS = range(3)

ANSWER = """([data, all]) => all.map((numbers) => {
  const run = book.programRun(data, numbers);
  const {cells, tape} = run;
  return [book.wrongBack(run), Object.fromEntries(cells.cells.map(({key, id}) => [key, [tape.values[id], tape.slopes[id]]]))];
})"""


def leaf_numbers(sample):
    """The leaves of a sample as the page is given them: nested lists, a start without its own axis; and widths that no leaf shows."""
    program, run = sample.program, sample.run
    numbers = {}
    for name in program.leaves:
        cells = list(program.leaf_cells(name, run.sizes))
        kept = [len({cell[axis] for cell in cells}) for axis in range(len(cells[0]))]
        if name in program.starts:
            letters = program.widths.letters[name]
            kept = [n for n, letter in zip(kept, letters) if letter not in program.starts[name]]
        numbers[name] = np.array([run.cell(name, at).real for at in cells]).reshape(kept).tolist()
    shown = {width for name in program.leaves for width in program.widths.axes[name]}
    return numbers | {width: size for width, size in run.sizes.items() if width not in shown}


def the_same_in_the_page(core, program, seeds, what):
    """Values and slopes of every cell on samples by lot, and the derived way back beside them."""
    samples = [Sample(program, np.random.default_rng(seed)) for seed in seeds]
    answers = core(ANSWER, [program.to_json(), [leaf_numbers(sample) for sample in samples]])
    for seed, sample, (wrong, cells) in zip(seeds, samples, answers):
        expected = {
            f"{array}:{','.join(map(str, at))}": [
                sample.run.cell(array, at).real,
                float(np.real(sample.slope(array, at))),
            ]
            for array in program.widths.axes
            for at in sample.run.cells(array)
        }
        assert wrong == "", f"{what}, seed {seed}"
        assert cells.keys() == expected.keys(), f"{what}, seed {seed}"
        for key, both in expected.items():
            gap = max(abs(ours - theirs) / (1 + abs(ours)) for ours, theirs in zip(both, cells[key]))
            assert gap <= 1e-12, f"{what}, seed {seed}, {key}: {cells[key]} in the page, {both} in Python"


@pytest.mark.parametrize("name", SHELF)
def test_a_program_of_the_shelf_is_the_same_in_the_page(core, name):
    the_same_in_the_page(core, Program.from_shelf(name), SEEDS, name)


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_program_by_lot_is_the_same_in_the_page(core, seed):
    text = drawn(seed)
    the_same_in_the_page(core, Program(text), SEEDS[:1], f"program {seed}:\n{text}\n")


def test_the_other_sigma_is_told(core):
    """What the page gets says which activation \\sigma is."""
    program = Program(r"a_i = \sigma(z_i) \\ C = \sum_i a_i^2", sigma="tanh")
    [[_, cells]] = core(ANSWER, [program.to_json(), [{"z": [0.5, -2]}]])
    assert cells["a:1"][0] == pytest.approx(np.tanh(0.5), rel=1e-12)


# Equal by lot they are never; a reader who types makes them so, and a ReLU does.
LEVEL = [
    (r"a_i = \max(0, x_i) \\ m_i = \max_{k=1}^2 a_{2i+k-2} \\ C = \sum_i m_i^2", {"x": [-1, -2, 0.5, -1, 0.7, 0.7]}),
    (r"z_{ij} = \max_k x_k \\ a_i = \max_j z_{ij} y_i y_j \\ C = \sum_i a_i^2", {"x": [1, 1, 0.5], "y": [1, 1]}),
    (r"C = \max(z, 0) + \max(0, z) + 2 \max(z, z)", {"z": 0}),
]


@pytest.mark.parametrize("tex, numbers", LEVEL)
def test_where_several_are_the_largest_python_and_the_page_take_the_same(core, tex, numbers):
    program = Program(tex)
    [[wrong, cells]] = core(ANSWER, [program.to_json(), [numbers]])
    assert wrong == "", (tex, numbers)
    run = program.run(numbers)
    for name in program.leaves:
        for at in program.leaf_cells(name, run.sizes):
            slope = run.pushed(name, at).slope_of("C")
            assert cells[f"{name}:{','.join(map(str, at))}"][1] == pytest.approx(np.real(slope), abs=1e-12), (
                tex,
                numbers,
            )
