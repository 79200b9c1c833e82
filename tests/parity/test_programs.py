"""Any program in Python and in the page: each of the shelf, on sizes and numbers by lot; every value, every slope, the way back."""

import numpy as np
import pytest

from bplib.calculus import Program
from bplib.calculus.program.sample import Sample
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


@pytest.mark.parametrize("name", SHELF)
def test_a_program_of_the_shelf_is_the_same_in_the_page(core, name):
    program = Program.from_shelf(name)
    samples = [Sample(program, np.random.default_rng(seed)) for seed in SEEDS]
    answers = core(ANSWER, [program.to_json(), [leaf_numbers(sample) for sample in samples]])
    for seed, sample, (wrong, cells) in zip(SEEDS, samples, answers):
        expected = {
            f"{array}:{','.join(map(str, at))}": [
                sample.run.cell(array, at).real,
                float(np.real(sample.slope(array, at))),
            ]
            for array in program.widths.axes
            for at in sample.run.cells(array)
        }
        assert wrong == "", f"{name}, seed {seed}"
        assert cells.keys() == expected.keys(), f"{name}, seed {seed}"
        for key, both in expected.items():
            gap = max(abs(ours - theirs) / (1 + abs(ours)) for ours, theirs in zip(both, cells[key]))
            assert gap <= 1e-12, f"{name}, seed {seed}, {key}: {cells[key]} in the page, {both} in Python"


def test_the_other_sigma_is_told(core):
    """What the page gets says which activation \\sigma is."""
    program = Program(r"a_i = \sigma(z_i) \\ C = \sum_i a_i^2", sigma="tanh")
    [[_, cells]] = core(ANSWER, [program.to_json(), [{"z": [0.5, -2]}]])
    assert cells["a:1"][0] == pytest.approx(np.tanh(0.5), rel=1e-12)
