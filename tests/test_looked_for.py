"""What is looked for among all reports: those that a question names go first, by other words."""

import pytest

from assistant.engine import Youju

NAMED = [
    ("昆区2013年的信箱收了多少封信？", "kundulun-2013", "处理市长信箱信件100件"),
    ("How many hotline calls did Kundulun handle in 2013?", "kundulun-2013", "政府热线2500个"),
    ("Сколько звонков приняла горячая линия района Куньдулунь?", "kundulun-2013", "热线2500个"),
    ("乌鲁木齐高新区2018年那129个市级重点项目投资多少", "urumqi-hightech-zone-2018", "466.2亿元"),
]


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


@pytest.mark.parametrize(("question", "report", "quote"), NAMED)
def test_the_report_that_a_question_names_goes_first(youju, question, report, quote):
    hits = youju.store.retriever.sentences(youju.search_for(question), 3)
    assert hits[0].report_id == report
    assert any(quote in hit.text for hit in hits)


def test_other_reports_compete_all_the_same(youju):
    query = youju.search_for("昆区2013年的政府热线")
    hits = youju.store.retriever.passages(query, 60)
    assert len({hit.report_id for hit in hits}) > 1


def test_the_name_of_a_report_is_not_looked_for_in_it(youju):
    query = youju.search_for("昆区2013年的政府热线")
    terms = youju.store.retriever.terms(query)
    assert "热线" in terms
    assert not any("昆" in term for term in terms)


def test_without_a_report_named_all_words_are_looked_for(youju):
    query = youju.search_for("华沙的人口")
    assert query.prefer == ()
    assert any("华沙" in term for term in youju.store.retriever.terms(query))
