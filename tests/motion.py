"""What begins to move in a page, told for certain: it may be over before a test asks what moves.

watch(page)         from now on each animation that a script begins is noted
begun(page)         [[class of the element, milliseconds], …] since the last time
"""

WATCH = """() => {
    window.bpBegun = [];
    const animate = Element.prototype.animate;
    Element.prototype.animate = function (...given) {
        const made = animate.apply(this, given);
        bpBegun.push([this.getAttribute('class') ?? '', made.effect.getTiming().duration]);
        return made;
    };
}"""


def watch(page):
    page.evaluate(WATCH)


def begun(page):
    return page.evaluate("bpBegun.splice(0)")
