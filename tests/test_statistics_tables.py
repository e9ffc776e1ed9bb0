"""The statistics table of 2014 to 2018: every value under its own row, whatever the layout."""

import pytest
from statistics_generator import BETWEEN, make

from corpus.read import report_of

SEEDS = range(8)


def read(text):
    found = {}
    for fact in report_of(text, "made", "made.txt", "made.txt").facts:
        if fact.table is not None and fact.indicator.startswith("statistics."):
            found.setdefault(fact.indicator.removeprefix("statistics."), fact.quantity.value)
    return found


@pytest.mark.parametrize("layout", BETWEEN)
def test_every_value_stands_under_its_row(layout):
    for seed in SEEDS:
        text, truth = make(seed, layout)
        assert read(text) == truth


@pytest.mark.parametrize("layout", ["lines", "pipes", "tabs"])
def test_a_lost_value_is_left_out_and_shifts_no_other(layout):
    for seed in SEEDS:
        text, truth = make(seed, layout)
        between = BETWEEN[layout]
        lost = between.join(("2.政府网站公开政府信息数", "条", str(truth["website"])))
        found = read(text.replace(lost, between.join(("2.政府网站公开政府信息数", "条"))))
        assert found.get("website") is None
        assert {k: v for k, v in found.items() if v is not None and truth[k] != v} == {}
