"""The frames of the opening, with the processor slowed to a quarter, beside those of an empty page in the same run.

rows(page_of)      (what, figure, note); page_of(path) gives a page of the site, its first widget live
"""

from statistics import median, quantiles

FIRST, SLOWER = "book/index.html", 4
SIZES = {"1280 × 800": {"width": 1280, "height": 800}, "390 × 844": {"width": 390, "height": 844}}
STORY, HELD = 6500, 3000  # milliseconds

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


def rows(page_of):
    """Frames of the story, of rounds while "again" is held, and of a page with nothing on it."""
    for name, size in SIZES.items():
        page = page_of(FIRST)
        page.emulate_media(reduced_motion="no-preference")
        page.set_viewport_size(size)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.evaluate(WATCH)
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


def row(what, found):
    between, scripts = found["between"], found["scripts"] or [0.0, 0.0]
    late = sum(gap > 20 for gap in between) / len(between)
    note = f"between frames, p95 (median {median(between):.1f}), {late:.0%} late; scripts {median(scripts):.1f}, p95 {quantiles(scripts, n=20)[-1]:.1f} ms"
    return what, f"{quantiles(between, n=20)[-1]:.1f} ms", note
