"""found(path)            what the one visit of a page has found: {what: list}, see tests/pages/looks.py
found_on_disk(path)    the same of a page opened straight from disk, on a phone
sheet(path)            a page that stays open for several tests; each sets what it needs
"""

import pytest

from tests import firefox
from tests.conftest import PHONE, Visit
from tests.pages import looks

collect_ignore = [] if firefox.find() else ["test_firefox.py"]  # tests/firefox.py has said so, and how to get one


@pytest.fixture(scope="session")
def sheet(window, served):
    opened = {}

    def of(path, home=served):
        if (home, path) not in opened:
            opened[home, path] = Visit.of(window, path, home)
        return opened[home, path]

    yield of
    for seen in opened.values():
        seen.page.close()


def once(look):
    """``look(path)``, called once for each path; one that failed is not tried again."""
    found = {}

    def of(path):
        if path not in found:
            found[path] = None
            found[path] = look(path)
        assert found[path] is not None, f"the visit of {path} broke off; the first test that asked for it says why"
        return found[path]

    return of


def looking(window, home, look, size):
    def at(path):
        seen = Visit.of(window, path, home, size)
        try:
            return look(seen)
        finally:
            seen.page.close()

    return once(at)


@pytest.fixture(scope="session")
def found(window, served):
    return looking(window, served, looks.served, looks.SCREEN)


@pytest.fixture(scope="session")
def found_on_disk(window, site):
    return looking(window, f"{site.as_uri()}/", looks.from_disk, PHONE)
