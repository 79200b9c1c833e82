"""Every page as a reader opens it first, nothing cached, on a slow processor and a slow line: what its scripts weigh, when
its first widget lives, when its formulas are set, what moves by itself. Beside it, in turn and in the same run, the same page
by the standard route, the same page as it was before, and a page with nothing on it.

rows(browser, sites, paths)      (what, figure, note); ``sites`` is {name: (address, folder)} in the order of SITES, and may lack some
"""

from statistics import median

from benchmarks.serve import sizes
from tests.conftest import WATCH_SHIFTS

OURS, STANDARD, BEFORE, EMPTY = SITES = ("ours", "by the standard route", "before", "an empty page")
DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
ROUNDS = 3
SLOWER = 4  # times, the processor
LINE = {
    "offline": False,
    "latency": 40,
    "downloadThroughput": 10e6 / 8,
    "uploadThroughput": 5e6 / 8,
}  # ms, bytes a second
LONGEST = 300_000  # milliseconds: a machine may be busy

# The first widget is there when it is drawn, whoever has drawn it.
WATCH = """globalThis.seen = {};
new MutationObserver((changes, watching) => {
    if (!document.querySelector('[data-widget]')?.childElementCount) return;
    seen.widget = performance.now();
    watching.disconnect();
}).observe(document, { childList: true, subtree: true });
addEventListener('load', () => {
    seen.loaded = performance.now();
    globalThis.MathJax?.startup?.promise?.then(() => { seen.maths = performance.now(); });
});"""
DONE = """() => seen.loaded && (!globalThis.MathJax || seen.maths)
    && (seen.widget || !document.querySelector('script[type="application/vnd.jupyter.widget-view+json"]'))"""
FRAMES = "async () => { for (let i = 0; i < 30; i++) await new Promise(requestAnimationFrame); }"


def opened(browser, address, size, slow=True):
    """{what: milliseconds or layout shift} of one visit."""
    context = browser.new_context(viewport=size)
    page = context.new_page()
    page.add_init_script(WATCH_SHIFTS + WATCH)
    if slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", LINE)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, timeout=LONGEST)
    page.wait_for_function(DONE, timeout=LONGEST)
    page.evaluate(FRAMES)
    found = page.evaluate("({ ...seen, shifted })")
    context.close()
    return found


def middle(visits, what):
    """The median of what the visits have seen, and between what it lies; "" where there is none."""
    times = [visit[what] for visit in visits if what in visit]
    return f"{median(times):.0f} ms ({min(times):.0f} to {max(times):.0f})" if times else ""


def rows(browser, sites, paths):
    for path in paths:
        there = {name: site for name, site in sites.items() if name == EMPTY or (site[1] / path).is_file()}
        visits = {name: [] for name in there}
        for _ in range(ROUNDS):
            for name, (address, _) in there.items():
                visits[name].append(opened(browser, address + path * (name != EMPTY), DESKTOP))
        live = any("widget" in visit for visit in visits[OURS])
        for name, (address, folder) in there.items():
            if name == STANDARD and not live:
                continue  # it is the same page
            yield row(browser, name, path, visits, address, folder)


def row(browser, name, path, visits, address, folder):
    what = path.removeprefix("book/").removesuffix(".html") if name == OURS else f"  {name}"
    seen = visits[name]
    if name == EMPTY:
        return what, middle(seen, "loaded"), "loaded"
    weight = sum(sizes(folder, path).values())
    note = [f"first widget {middle(seen, 'widget')}" if middle(seen, "widget") else "no widget"]
    if name != OURS and middle(seen, "widget"):
        shares = [own["widget"] / other["widget"] for own, other in zip(visits[OURS], seen)]
        note.append(f"ours takes {median(shares):.2f} of it ({min(shares):.2f} to {max(shares):.2f})")
    if middle(seen, "maths"):
        note.append(f"formulas {middle(seen, 'maths')}")
    if name != STANDARD:
        shifts = seen[0]["shifted"], opened(browser, address + path, PHONE, slow=False)["shifted"]
        note.append(f"moves {shifts[0]:.3f} and, on a phone, {shifts[1]:.3f} (aim ≤ 0.05)")
    return what, f"{weight / 1000:.0f} kB gzip", "; ".join(note)
