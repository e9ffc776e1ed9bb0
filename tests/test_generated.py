"""Generated reports are read without a mistake, and questions about them answered rightly."""

import pytest
from stand_ins import QuickEngine

from assistant.youju import Youju
from corpus.checks import check
from corpus.read import report_of
from evals.generated import generated, lookups, write
from vectorstore import reading
from vectorstore.encoder import Encoder
from vectorstore.store import Store

COLUMNS = ("natural_person", "company", "research", "charity", "legal_service", "other", "total")
MANY = 70
"""More reports than are searched one by one."""


@pytest.mark.parametrize("number", range(0, 9000, 600))
def test_every_cell_of_a_generated_report_is_read_right(number):
    made = generated(number)
    report = report_of(made.text, made.id, "", f"{made.id}.txt")
    read = {(f.table.row, f.table.column): f.quantity.value for f in report.facts if f.table}
    truth = {
        (row, column): value
        for row, values in made.requests.items()
        for column, value in zip(COLUMNS, values, strict=True)
    }
    assert read == truth
    assert (report.header.issuer, report.header.year) == (made.issuer, made.year)
    assert not [one.rule for one in check(report) if one.outcome == "fail"]


def test_numbers_make_different_reports_and_always_the_same():
    assert len({generated(number).id for number in range(0, 10_000, 7)}) == len(range(0, 10_000, 7))
    assert generated(4321) == generated(4321)


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    folder = tmp_path_factory.mktemp("many")
    write(folder / "files", MANY)
    with (
        pytest.MonkeyPatch.context() as patch,
        Store.open(folder / "store", Encoder(QuickEngine())) as store,
    ):
        patch.setattr(reading, "_MANY_FILES", MANY)  # so that processes read them
        outcomes = store.index([folder / "files"], jobs=2)
        assert {outcome.status for outcome in outcomes} == {"indexed"}
        yield store


def test_files_read_by_processes_are_indexed_like_others(many, tmp_path):
    made = generated(MANY - 1)
    (tmp_path / f"{made.id}.txt").write_text(made.text, encoding="utf-8")
    with Store.open(tmp_path / "store", Encoder(QuickEngine())) as alone:
        alone.index([tmp_path / f"{made.id}.txt"])
        one, other = (s.catalogue.report(made.id) for s in (many, alone))
    assert (one.sections, one.tables, one.facts) == (other.sections, other.tables, other.facts)
    assert many.catalogue.passages([made.id]) == alone.catalogue.passages([made.id])


def test_a_lookup_among_many_reports_gives_the_figure_of_the_right_one(many):
    youju = Youju(many)
    for number in range(0, MANY, 12):
        for lookup in lookups(generated(number)):
            answer = youju.ask(lookup.question)
            assert {c.report_id for c in answer.citations} == {lookup.report_id}, lookup
            assert str(lookup.number) in answer.text, lookup


def test_facts_of_many_reports_are_the_same_by_the_index_and_one_by_one(many):
    catalogue = many.catalogue
    asked = catalogue.facts(indicator="requests.new")
    one_by_one = [
        fact for row in catalogue.reports() for fact in catalogue.facts([row.id], "requests.new")
    ]
    assert list(asked) == one_by_one
    totals = catalogue.cells(["requests.new"], ["total"])
    truth = {made.id: made.requests["new"][-1] for made in map(generated, range(MANY))}
    assert {i: int(facts[0].quantity.value) for i, facts in totals.items()} == truth


def test_the_most_among_many_reports_is_the_most(many):
    answer = Youju(many).ask("哪个地方2024年新收到的政府信息公开申请最多？")
    best = max((generated(number) for number in range(MANY)), key=lambda m: m.requests["new"][-1])
    assert str(best.requests["new"][-1]) in answer.text.splitlines()[0]
    assert answer.citations[0].report_id == best.id
