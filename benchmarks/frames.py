"""The frames of the opening and of a drag on every page that has something to drag, on a processor slowed to a quarter,
beside those of an empty page in the same run.

rows(page_of, paths)      (what, figure, note); page_of(path) gives a page of the site, its first widget live
"""

from statistics import median, quantiles

FIRST, SLOWER = "book/index.html", 4
SIZES = {"1280 × 800": {"width": 1280, "height": 800}, "390 × 844": {"width": 390, "height": 844}}
STORY, HELD = 6500, 3000  # milliseconds
MOVES = 120

# The time between two frames, and what the scripts of a frame take.
WATCH = """() => {
    const later = window.requestAnimationFrame.bind(window), seen = { between: [], scripts: [] };
    let last = 0;
    const tick = (time) => { if (last) seen.between.push(time - last); last = time; later(tick); };
    window.requestAnimationFrame = (draw) => later((time) => {
        const start = performance.now();
        draw(time);
        seen.scripts.push(performance.now() - start);
    });
    later(tick);
    window.watched = () => { const found = { ...seen }; [seen.between, seen.scripts] = [[], []]; return found; };
}"""
# Where something can be dragged: an edge of a graph, else the thumb of a slider; and which way.
GRIP = """() => {
    const seen = (selector) => [...document.querySelectorAll(`[data-widget] ${selector}`)].find((e) => e.checkVisibility());
    const edge = seen('[data-edge]'), slider = seen('input[type=range]'), grip = edge ?? slider;
    if (!grip) return null;
    grip.scrollIntoView({ block: 'center', behavior: 'instant' });
    if (edge) {
        const { x, y } = edge.getPointAtLength(edge.getTotalLength() / 4).matrixTransform(edge.getScreenCTM());
        return { what: `an edge of ${edge.closest('[data-widget]').dataset.widget}`, x, y, over: [0, 40] };
    }
    const box = slider.getBoundingClientRect(), share = (slider.value - slider.min) / (slider.max - slider.min);
    const [x, y] = [box.x + 8 + share * (box.width - 16), box.y + box.height / 2];
    return { what: `a slider of ${slider.closest('[data-widget]').dataset.widget}`, x, y, over: [box.width / 4, 0] };
}"""


def slowed(page):
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.evaluate(WATCH)


def rows(page_of, paths):
    for name, size in SIZES.items():
        yield from opening(page_of(FIRST), name, size)
    for path in paths:
        page = page_of(path)
        slowed(page)
        if grip := page.evaluate(GRIP):
            yield dragged(page, path, grip)
        page.context.close()


def opening(page, name, size):
    """Of the story, of rounds while "again" is held, and of a page with nothing on it."""
    page.emulate_media(reduced_motion="no-preference")
    page.set_viewport_size(size)
    slowed(page)
    page.get_by_role("button", name="Replay").click()
    page.evaluate("watched()")
    page.wait_for_timeout(STORY)
    yield row(f"opening, story, {name}", page.evaluate("watched()"))
    page.get_by_role("button", name="Replay").click()
    box = page.get_by_role("button", name="again hold").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.wait_for_timeout(200)
    page.evaluate("watched()")
    page.wait_for_timeout(HELD)
    found = page.evaluate("watched()")
    page.mouse.up()
    yield row(f"opening, held, {name}", found)
    page.evaluate("document.body.replaceChildren()")
    page.evaluate("watched()")
    page.wait_for_timeout(HELD)
    yield row(f"an empty page, {name}", page.evaluate("watched()"))
    page.context.close()


def dragged(page, path, grip):
    """To and fro by a real mouse."""
    x, y, (over_x, over_y) = grip["x"], grip["y"], grip["over"]
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate("watched()")
    for move in range(MOVES):
        share = 1 - abs(1 - 2 * (2 * move / MOVES % 1))  # from 0 to 1 and back, twice
        page.mouse.move(x + share * over_x, y + share * over_y)
    found = page.evaluate("watched()")
    page.mouse.up()
    return row(f"{path.removeprefix('book/').removesuffix('.html')}: {grip['what']}", found)


def row(what, found):
    between, scripts = found["between"], found["scripts"] if len(found["scripts"]) > 1 else [0.0, 0.0]
    late = sum(gap > 20 for gap in between) / len(between)
    note = f"between frames, p95 (median {median(between):.1f}), {late:.0%} late; scripts {median(scripts):.1f}, p95 {quantiles(scripts, n=20)[-1]:.1f} ms"
    return what, f"{quantiles(between, n=20)[-1]:.1f} ms", note
