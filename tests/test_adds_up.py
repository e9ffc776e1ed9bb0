"""Whether the numbers of a report add up is told from its own arithmetic, with the places."""

import pytest
from stand_ins import FIVE, ROOT

from assistant import Youju
from vectorstore.store import Store

FAULTY = ROOT / "evals" / "sets" / "reports" / "pingtan-2020.txt"


@pytest.fixture(scope="module")
def ask(tmp_path_factory, encoder):
    with Store.open(tmp_path_factory.mktemp("sums"), encoder) as store:
        store.index([FIVE / "wuhan-qiaokou-2020.txt", FAULTY])
        yield Youju(store).ask


@pytest.mark.parametrize(
    "question", ["Do the numbers in Qiaokou's report add up?", "硚口区的报告有没有数据矛盾?"]
)
def test_a_report_whose_sums_hold_is_said_to_add_up(ask, question):
    answer = ask(question)
    assert not answer.abstained
    assert "add up" in answer.text or "全部成立" in answer.text


@pytest.mark.parametrize(
    "question",
    ["Which reports contradict themselves?", "哪些报告自相矛盾?", "平潭2020年报告的数据对得上吗?"],
)
def test_a_report_that_contradicts_itself_is_named_with_what_it_prints(ask, question):
    answer = ask(question)
    assert {c.report_id for c in answer.citations} == {"pingtan-2020"}
    assert "26" in answer.text
    assert any("20" in c.quote for c in answer.citations)


def test_a_place_without_a_report_is_not_said_to_add_up(ask):
    assert ask("Do the numbers in Beijing's report add up?").abstained


def test_how_many_units_had_errors_is_no_question_on_the_sums_of_a_report(ask):
    assert ask(
        "How many of the 49 units reviewed in Qiaokou had errors in their reports?"
    ).abstained
