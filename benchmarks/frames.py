"""The frames of the opening and of a drag on every page that has something to drag, beside those of an empty page in the
same run, for a processor of a quarter of the speed.

rows(page_of, paths)      (what, figure, note); page_of(path) gives a page of the site, its first widget live
frames_of(events)         the frames of a trace: of each, when it was committed and what the page's thread computed for it

The figure is four times the computing time of the page's own thread, at the 95th percentile: it stays what it is, or nearly,
when the machine has other work. (Where Chromium slows a processor down, it lets the thread compute in vain, for longer if
others compute meanwhile; so this clock runs unslowed.) The time from frame to frame is measured on a processor slowed so;
it hangs on all that the machine does, and stands in the note.
"""

import json
from collections import Counter
from functools import partial
from itertools import pairwise
from statistics import median, quantiles

FIRST, SLOWER = "book/index.html", 4
SIZES = {"1280 × 800": {"width": 1280, "height": 800}, "390 × 844": {"width": 390, "height": 844}}
STORY, HELD = 6000, 3000  # milliseconds
MOVES = 120

# What Chromium calls the work of a frame; what is neither of these kinds is its own housekeeping.
KINDS = {
    name: kind
    for kind, names in {
        "script": [
            "EvaluateScript",
            "FunctionCall",
            "FireAnimationFrame",
            "TimerFire",
            "EventDispatch",
            "RunMicrotasks",
        ],
        "style": ["UpdateLayoutTree"],
        "layout": ["Layout"],
        "paint": ["PrePaint", "Paint", "Layerize", "Commit"],
    }.items()
    for name in names
}
OTHER = "other"
TRACED = ["devtools.timeline", "disabled-by-default-devtools.timeline"]
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
# A page with nothing on it still makes frames, and all that it has to do is to ask for the next.
NOTHING = """() => {
    document.body.replaceChildren();
    const next = () => requestAnimationFrame(next);
    next();
}"""


def rows(page_of, paths):
    for name, size in SIZES.items():
        page = page_of(FIRST)
        page.set_viewport_size(size)
        for what, act in OPENING.items():
            yield row(f"{what}, {name}", page, act)
        page.context.close()
    for path in paths:
        page = page_of(path)
        if grip := page.evaluate(GRIP):
            what = f"{path.removeprefix('book/').removesuffix('.html')}: {grip['what']}"
            yield row(what, page, partial(drag, grip=grip))
        page.context.close()


def story(page):
    page.emulate_media(reduced_motion="no-preference")
    page.get_by_role("button", name="Replay").click()
    page.wait_for_timeout(STORY)


def held(page):
    """Rounds, while "again" is held."""
    page.get_by_role("button", name="Replay").click()
    box = page.get_by_role("button", name="again hold").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.wait_for_timeout(HELD)
    page.mouse.up()


def nothing(page):
    page.evaluate(NOTHING)
    page.wait_for_timeout(HELD)


OPENING = {"opening, story": story, "opening, held": held, "an empty page": nothing}


def drag(page, grip):
    """To and fro by a real mouse."""
    x, y, (over_x, over_y) = grip["x"], grip["y"], grip["over"]
    page.mouse.move(x, y)
    page.mouse.down()
    for move in range(MOVES):
        share = 1 - abs(1 - 2 * (2 * move / MOVES % 1))  # from 0 to 1 and back, twice
        page.mouse.move(x + share * over_x, y + share * over_y)
    page.mouse.up()


def traced(page, act, slower):
    """The frames that the page makes during ``act``."""
    session, browser = page.context.new_cdp_session(page), page.context.browser
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    browser.start_tracing(page=page, categories=TRACED)
    act(page)
    frames = frames_of(json.loads(browser.stop_tracing())["traceEvents"])
    session.detach()
    return frames


def frames_of(events):
    """[{"at", "script", "style", "layout", "paint", "other"}] in milliseconds: when the frame was committed, and the computing
    time of all that the page's thread has done since the frame before. ``events`` as Chromium traces them, in microseconds;
    they lie in one another, and what an event takes is not counted again for the one around it.
    """
    timed = [event for event in events if event["ph"] == "X" and "tdur" in event]
    thread = lambda event: (event["pid"], event["tid"])
    page = Counter(thread(event) for event in timed if event["name"] == "Commit").most_common(1)[0][0]
    frames, frame, around = [], Counter(), []
    for event in sorted((e for e in timed if thread(e) == page), key=lambda e: (e["ts"], -e["dur"])):
        while around and around[-1][0] <= event["ts"]:
            around.pop()
        if not around and "at" in frame:
            frames.append(frame)
            frame = Counter()
        outer = around[-1][1] if around else OTHER
        kind = KINDS.get(event["name"], outer)
        if around:
            frame[outer] -= event["tdur"] / 1000
        frame[kind] += event["tdur"] / 1000
        if event["name"] == "Commit":
            frame["at"] = event["ts"] / 1000
        around.append((event["ts"] + event["dur"], kind))
    return frames


def row(what, page, act):
    frames, slowed = (traced(page, act, slower) for slower in (1, SLOWER))
    kinds = [*dict.fromkeys(KINDS.values()), OTHER]
    whole = [sum(frame[kind] for kind in kinds) * SLOWER for frame in frames]
    parts = ", ".join(f"{kind} {p95([frame[kind] * SLOWER for frame in frames]):.1f}" for kind in kinds)
    between = [later["at"] - frame["at"] for frame, later in pairwise(slowed)]
    note = f"p95 of {len(frames)} (median {median(whole):.1f}; {parts}); from frame to frame {p95(between):.1f} (median {median(between):.1f})"
    return what, f"{p95(whole):.1f} ms", note


def p95(values):
    return quantiles(values, n=20)[-1]
