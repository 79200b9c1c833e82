"""What a checker could be fooled by is refused, and true statements that look like it are not."""

import pytest

from bplib.formula import Inline, Wrong, check, parse, verdict
from tests.quick.formula.fooled import ACCEPTED, ACCEPTED_INLINE, REFUSED, REFUSED_INLINE


def listed(statements):
    return [pytest.param(tex, id=f"{kind}: {tex}") for kind, texts in statements.items() for tex in texts]


@pytest.mark.parametrize("tex", listed(REFUSED))
def test_is_refused(tex):
    with pytest.raises(Wrong):
        check(parse(tex))


@pytest.mark.parametrize("tex", listed(ACCEPTED))
def test_is_accepted(tex):
    assert check(parse(tex)) > 0


@pytest.mark.parametrize("tex", listed(REFUSED_INLINE))
def test_is_refused_in_running_text(tex):
    with pytest.raises(Wrong):
        verdict(Inline(tex, 1))


@pytest.mark.parametrize("tex", listed(ACCEPTED_INLINE))
def test_is_accepted_in_running_text(tex):
    assert verdict(Inline(tex, 1)) == "held"
