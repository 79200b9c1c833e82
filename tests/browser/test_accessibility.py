"""axe-core finds no violation in the book's own content and widgets, light and dark, everything unfolded."""
import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.pages import PAGES

ARTICLE = ".bd-article"  # around it stands the theme: its search, menus and sidebars


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(visit, path):
    seen = visit(path)
    seen.unfold()
    for theme in ("light", "dark"):
        seen.theme(theme)
        report = Axe().run(seen.page, context=ARTICLE)
        assert report.violations_count == 0, f"{theme}: {report.generate_report()}"
