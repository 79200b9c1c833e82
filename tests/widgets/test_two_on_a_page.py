"""Widgets on one page share no name and no id: a choice made in one leaves the others as they are."""

from bplib.widgets import CostCurves, ErrorShares, FourPhases, OuterProduct


def test_widgets_share_no_name_and_no_id(show):
    page = show(FourPhases(), CostCurves(), ErrorShares(), OuterProduct(), OuterProduct()).page
    page.wait_for_function("() => document.querySelectorAll('[data-widget]').length === 5")
    shared = page.evaluate("""() => { const widgets = [...document.querySelectorAll('[data-widget]')], all = [];
        for (const [i, widget] of widgets.entries()) for (const e of widget.querySelectorAll('[id], [name]'))
            for (const key of [e.id && `id ${e.id}`, e.name && `name ${e.name}`]) if (key) all.push([key, i]);
        const owner = new Map();
        return all.filter(([key, i]) => { const first = owner.get(key) ?? i; owner.set(key, first); return first !== i; }); }""")
    assert shared == []
    networks = page.get_by_role("radiogroup", name="Network")
    assert networks.count() == 3
    networks.nth(2).get_by_label("1-2-2-1").check(force=True)
    chosen = networks.evaluate_all("all => all.map(g => g.querySelector(':checked').value)")
    assert chosen == ["1-2-2-1", "2-3-2", "1-2-2-1"]
