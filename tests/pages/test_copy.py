"""What is copied from a page: its formulas as TeX."""

COPIED = """element => {
    if (element) getSelection().selectAllChildren(element);
    const event = new ClipboardEvent('copy', {clipboardData: new DataTransfer(), bubbles: true, cancelable: true});
    getSelection().anchorNode.parentElement.dispatchEvent(event);
    return event.clipboardData.getData('text/plain');
}"""


def test_a_sentence_with_formulas(visit):
    page = visit("book/hidden-error.html").page
    paragraph = page.locator(".bd-article p:has(.math)").first
    text = paragraph.evaluate(COPIED)
    inside = paragraph.locator(".math").count()
    assert text.count("$") == 2 * inside > 0 and "\\" in text and "\\class" not in text
    for words in paragraph.evaluate("p => [...p.childNodes].filter(n => n.nodeType === 3).map(n => n.data.trim())"):
        assert " ".join(words.split()) in " ".join(text.split())


def test_one_formula_in_the_notation_that_is_shown(visit):
    page = visit("book/hidden-error.html").page
    formula = page.locator("div.math mjx-container").first
    formula.dblclick(position={"x": 5, "y": 5})
    assert page.evaluate(COPIED, None).count(r"\delta_2^1") == 1
    page.locator(".bp-notation select").select_option("bishop")
    page.wait_for_selector(".bp-notation[data-shown='bishop']")
    page.locator("div.math mjx-container").first.dblclick(position={"x": 5, "y": 5})
    assert page.evaluate(COPIED, None).count(r"\delta_2^{(1)}") == 1
