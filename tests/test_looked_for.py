"""What is looked for among all reports: those that a question names go first, by other words."""

import pytest

from assistant.youju import Youju

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


ANSWERED = [
    ("硚口区2020年建了几个方舱医院？", "方舱医院2个"),
    ("How much in taxes and fees was waived for Qiaokou businesses in 2020?", "减"),
    ("昆区2013年全文电子化率是多少", "全文电子化率"),
]


@pytest.mark.parametrize(("question", "quote"), ANSWERED)
def test_the_place_that_the_answer_stands_on_goes_before_all_others(youju, question, quote):
    cited = youju.ask(question).citations[0]
    query = youju.search_for(question)
    for found in (youju.store.retriever.sentences, youju.store.retriever.passages):
        first = found(query, 3)[0]
        assert first.report_id == cited.report_id
        assert first.start < cited.end
        assert cited.start < first.end
        assert quote in first.text


def test_the_cell_that_answers_brings_its_table_first(youju):
    hits = youju.store.retriever.passages(youju.search_for("Qiaokou 2020 new requests?"), 3)
    assert hits[0].kind == "table"
    assert "本年新收政府信息公开申请数量" in hits[0].text


def test_what_the_reports_do_not_say_brings_nothing_forward(youju):
    assert youju.search_for("昆区2013年发布了多少条微信？").answers == ()


def test_a_search_asks_no_language_model(store):
    class Silent:
        def __getattr__(self, name):
            raise AssertionError("a model was asked")

    assert Youju(store, Silent()).search_for("昆区2013年全文电子化率是多少").answers
