"""Twenty questions of every kind over the five reports, asked of the real thing."""

import pytest

from assistant import Youju
from evals.product import Product
from evals.run import held_in, run
from evals.sets import check, find_set, load
from evals.summary import summarise


@pytest.fixture(scope="module")
def summary(store):
    cases = load(find_set("smoke"))
    held = held_in(store.catalogue)
    check(cases, {report_id: report.text for report_id, report in held.items()})
    records = run(Product(Youju(store)), [("smoke", case) for case in cases], held)
    return summarise("youju", records, {})


def test_most_answers_are_right(summary):
    assert summary.total.n == 20
    assert summary.total.mean >= 0.8, summary.wrong


def test_every_quote_is_verbatim(summary):
    assert summary.means["quotes verbatim"].mean == 1


def test_no_number_is_invented_where_the_reports_do_not_say(summary):
    assert summary.means["invented numbers"].mean == 0


def test_every_number_is_proven(summary):
    assert summary.means["numbers proven"].mean == 1
