"""How long an answer takes: from a letter typed in a chapter to the formula as it is read; the slowest of 100,000 random and
hostile strings; and, of every formula exercise, how long it takes to name the mistakes in what is wrong with one slip or two.

    rows(page_of_a_chapter)      (what, figure, note): typing; judging; naming, beside the same judge without the operations
"""

from statistics import median, quantiles

from bplib.exercises import EXERCISES, plain
from bplib.exercises.kinds import Formula
from bplib.widgets.assemble import esm
from tests.quick.exercises.hostile import strings
from tests.quick.exercises.rewriting import same
from tests.quick.exercises.slips import slips

LABEL, MANY = "ex-hidden-bp2", 100_000
PAGE = "book/hidden-error.html"
RIGHT = "sum(w[k,j]*delta[k], k)*dsigma(z[j])"

# Each letter is typed as a keyboard would: the field's value changes, and it says so. What is read stands there at once; the
# time to the next frame is what a reader waits. At last it is checked.
TYPE = """async ([label, text, rounds]) => {
    const root = document.querySelector(`[data-exercise="${label}"]`), field = root.querySelector('input.formula'), times = [];
    const verdict = () => root.querySelector('.verdict').textContent;
    for (let round = 0; round < rounds; round++)
        for (let n = 1; n <= text.length; n++) {
            await new Promise(requestAnimationFrame);
            const start = performance.now();
            field.value = text.slice(0, n);
            field.dispatchEvent(new Event('input', {bubbles: true}));
            const said = performance.now();
            await new Promise(requestAnimationFrame);
            times.push([said - start, performance.now() - start]);
        }
    field.dispatchEvent(new FocusEvent('focusin', {bubbles: true}));
    field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}));
    for (let waits = 0; waits < 600 && !verdict().includes('Right'); waits++) await new Promise(requestAnimationFrame);
    if (!verdict().includes('Right')) throw new Error(`the right formula was not accepted: ${verdict()}`);
    return times;
}"""

JUDGE = """async ([source, part, texts]) => {
    const book = await import(URL.createObjectURL(new Blob([source], {type: 'text/javascript'})));
    const judge = book.judgeFor(part), times = [];
    for (const text of texts) judge(text.slice(0, 40)); // the first calls compile
    for (const text of texts) {
        const start = performance.now();
        judge(text);
        times.push([performance.now() - start, text]);
    }
    return times.sort((p, q) => q[0] - p[0]).slice(0, 1).concat([[times[Math.floor(times.length / 2)][0], 'median']]);
}"""

# [set-up for one mistake, for two], and [with the operations, without] of each verdict, in ms
NAME = """async ([judging, explaining, exercises]) => {
    const load = (source) => import(URL.createObjectURL(new Blob([source], {type: 'text/javascript'})));
    const {judgeFor} = await load(judging), {explainerFor} = await load(explaining), made = [], told = [];
    const timed = (act) => { const start = performance.now(); act(); return performance.now() - start; };
    for (const [part, texts] of exercises) {
        const explainer = explainerFor(part);
        made.push([timed(() => explainer.prepare(Infinity, 'one')), timed(() => explainer.prepare(Infinity))]);
        const [judge, plain] = [judgeFor(part, explainer), judgeFor(part)];
        for (const text of texts.slice(0, 2)) { judge(text); plain(text); } // the first calls compile
        for (const text of texts) told.push([timed(() => judge(text)), timed(() => plain(text))]);
    }
    return [made, told];
}"""


def exercises():
    """[(question, wrong formulas), …], the wrong ones with one slip and with two, rewritten by algebra."""
    for exercise in EXERCISES.values():
        for part in exercise.parts:
            if isinstance(part, Formula):
                ones = [text for text, _ in slips(part.answer)]
                twos = [text for one in ones[:8] for text, _ in slips(one)[:3]]
                whole = "matrices" in part.conditions
                yield plain(part), [same(text, "benchmark", whole=whole, times=2)[:390] for text in ones[:16] + twos]


def rows(page):
    """``page`` shows the chapter PAGE, its widgets live."""
    times = page.evaluate(TYPE, [LABEL, RIGHT, 5])
    for what, values in zip(("letter typed to formula read", "letter typed to next frame"), zip(*times)):
        yield what, f"{median(values):.2f} ms", f"p95 {quantiles(values, n=20)[-1]:.2f} ms over {len(times)} letters"
    part = plain(EXERCISES[LABEL])["parts"][0]
    *slow, (middle, _) = page.evaluate(JUDGE, [f"{esm('judge')}\nexport {{ judgeFor }};", part, strings(MANY)])
    yield (
        f"judging, slowest of {MANY:,}",
        f"{slow[0][0]:.1f} ms",
        f"median {middle:.2f} ms; slowest: {slow[0][1][:40]!r}",
    )
    modules = [f"{esm('judge')}\nexport {{ judgeFor }};", f"{esm('explainer')}\nexport {{ explainerFor }};"]
    made, told = page.evaluate(NAME, [*modules, list(exercises())])
    for what, values in zip(("ready to name one mistake", "ready to name two"), zip(*made)):
        yield (
            what,
            f"{median(values):.1f} ms",
            f"slowest of {len(values)} exercises {max(values):.0f} ms, in slices of 8 ms",
        )
    for what, values in zip(("verdict that names mistakes", "the same, operations left out"), zip(*told)):
        yield (
            what,
            f"{median(values):.2f} ms",
            f"p99 {quantiles(values, n=100)[-1]:.1f} ms, slowest {max(values):.1f} ms of {len(values)}",
        )
