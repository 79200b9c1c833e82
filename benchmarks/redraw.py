"""How long a page takes to draw itself anew: its formulas after a change of notation, the cost curves after a move.

rows(page_of)      (what, figure, note); page_of(path) gives a page of the site, its first widget live
"""

from statistics import median

NOTATIONS = ["bishop", "book", "phases", "book", "nielsen", "risk"]
LONGEST, CURVES = "book/four-phases.html", "book/cost.html"

# From the choice until MathJax has set the last formula: the page itself marks both.
SWITCH = """() => { const at = name => performance.getEntriesByName(name).at(-1).startTime;
    return at('notation-end') - at('notation-start'); }"""

# What a move asks to draw at the next frame is drawn at once, so that the wait for the frame is not counted.
MOVE = """async (moves) => {
    const slider = document.querySelector('[data-cell]').closest('[data-widget]').querySelector('input[data-symbol="w"]');
    const later = window.requestAnimationFrame, times = [];
    for (let i = 0; i < moves; i++) {
        const queue = [];
        window.requestAnimationFrame = (draw) => queue.push(draw);
        const start = performance.now();
        slider.value = -2 + 4 * i / moves;
        slider.dispatchEvent(new Event('input', {bubbles: true}));
        queue.forEach((draw) => draw());
        times.push(performance.now() - start);
        window.requestAnimationFrame = later;
        await new Promise((done) => setTimeout(done, 5));
        if (!queue.length) throw new Error(`move ${i} drew nothing`);
    }
    return times;
}"""


def switched(page):
    """Milliseconds of each change of notation."""
    for name in NOTATIONS:
        page.locator(".bp-notation select").select_option(name)
        page.wait_for_selector(f'.bp-notation[data-shown="{name}"]')
        yield page.evaluate(SWITCH)


def rows(page_of):
    times = [*switched(page_of(LONGEST))]
    yield (
        "notation chosen to last formula",
        f"{median(times):.0f} ms",
        f"{min(times):.0f} to {max(times):.0f} ms in {len(times)} changes of {LONGEST}; aim ≤ 300 ms",
    )
    page = page_of(CURVES)
    page.wait_for_selector("[data-cell] svg")
    times = page.evaluate(MOVE, 60)
    yield (
        "a move to all cost curves",
        f"{median(times):.1f} ms",
        f"slowest {max(times):.1f} ms of {len(times)}; aim ≤ 16.7 ms, a frame",
    )
