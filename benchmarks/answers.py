"""How long an answer takes: from a letter typed in a chapter to the verdict on the page; and the slowest of 100,000
random and hostile strings.

    rows(page_of_a_chapter)      (what, figure, note): typing; judging
"""

from statistics import median, quantiles

from bplib.exercises import EXERCISES, plain
from bplib.widgets.assemble import esm
from tests.quick.exercises.hostile import strings

LABEL, MANY = "ex-hidden-bp2", 100_000
PAGE = "book/hidden-error.html"
RIGHT = "sum(w[k,j]*delta[k], k)*dsigma(z[j])"

# Each letter is typed as a keyboard would: the field's value changes, and it says so. The verdict stands there at once;
# the time to the next frame is what a reader waits.
TYPE = """async ([label, text, rounds]) => {
    const root = document.querySelector(`[data-exercise="${label}"]`), field = root.querySelector('input.formula'), times = [];
    const verdict = () => root.querySelector('.verdict').textContent;
    for (let round = 0; round < rounds; round++)
        for (let n = 1; n <= text.length; n++) {
            await new Promise(requestAnimationFrame);
            const was = verdict(), start = performance.now();
            field.value = text.slice(0, n);
            field.dispatchEvent(new Event('input', {bubbles: true}));
            const said = performance.now();
            await new Promise(requestAnimationFrame);
            times.push([said - start, performance.now() - start]);
        }
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


def rows(page):
    """``page`` shows the chapter PAGE, its widgets live."""
    times = page.evaluate(TYPE, [LABEL, RIGHT, 5])
    for what, values in zip(("letter typed to verdict", "letter typed to next frame"), zip(*times)):
        yield what, f"{median(values):.2f} ms", f"p95 {quantiles(values, n=20)[-1]:.2f} ms over {len(times)} letters"
    part = plain(EXERCISES[LABEL])["parts"][0]
    *slow, (middle, _) = page.evaluate(JUDGE, [f"{esm('judge')}\nexport {{ judgeFor }};", part, strings(MANY)])
    yield (
        f"judging, slowest of {MANY:,}",
        f"{slow[0][0]:.1f} ms",
        f"median {middle:.2f} ms; slowest: {slow[0][1][:40]!r}",
    )
