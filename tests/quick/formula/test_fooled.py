"""What a checker could be fooled by is refused, and true statements that look like it are not."""

import pytest

from bplib.formula import Wrong, check, parse
from tests.quick.formula.fooled import ACCEPTED, REFUSED


def listed(statements):
    return [pytest.param(tex, id=f"{kind}: {tex}") for kind, texts in statements.items() for tex in texts]


@pytest.mark.parametrize("tex", listed(REFUSED))
def test_is_refused(tex):
    with pytest.raises(Wrong):
        check(parse(tex))


@pytest.mark.parametrize("tex", listed(ACCEPTED))
def test_is_accepted(tex):
    assert check(parse(tex)) > 0
