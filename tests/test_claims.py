"""No sentence of a language model is shown that says what its marks do not show."""

import pytest

from assistant import Youju
from assistant.engine import Ask
from assistant.writing.claims import Grounds, fault_of
from assistant.writing.sources import sources_for

QUESTION = "How many requests did Qiaokou receive in 2020?"


@pytest.fixture(scope="module")
def grounds(store):
    """The evidence for a question that every assistant must answer."""
    engine = Youju(store).query_engine
    answer = Youju(store).ask(QUESTION)
    sources = sources_for(
        engine.understood(Ask(QUESTION)), answer, store.catalogue.report, store.retriever, 9000
    )
    return Grounds({s.n: s for s in sources}, engine.index, store.encoder, store.catalogue.report)


@pytest.fixture(scope="module")
def mark(grounds):
    """The mark of the source whose text holds some words."""

    def find(words):
        return next(f"[{s.n}]" for s in grounds.sources.values() if words in s.text)

    return find


NEW, PEOPLE, COMPANIES = (
    "收政府信息公开申请数量 / 总计",
    "收政府信息公开申请数量 / 自然人",
    "商业企业: 3",
)
GRANTED, HANDLED, ONLINE = "(一)予以公开 / 总计", "(七)总计 / 总计", "网上申请55件"
PENALTIES, LEFT = "行政处罚 / 本年增/减", "二、上年结转政府信息公开申请数量 / 总计"


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("In 2020 Qiaokou received 162 new requests {}.", [NEW]),
        ("2020年硚口区新收政府信息公开申请162件{}。", [NEW]),
        ("2020年硚口区新收政府信息公开申请一百六十二件{}。", [NEW]),
        ("Qiaokou received one hundred and sixty-two new requests {}.", [NEW]),
        ("Of these new requests 159 came from natural persons and 3 from companies {}{}.",
         [PEOPLE, COMPANIES]),
        ("Together with those carried over it had 162 + 6 = 168 requests {}{}.", [NEW, LEFT]),
        ("It granted 93 of 165 requests, 93/165 = 56.4% {}{}.", [GRANTED, HANDLED]),
        ("网上申请55件，占比33%{}。", [ONLINE]),
        ("在线申请占33%，报告写道“其中网上申请55件”{}。", [ONLINE]),
        ("В 2020 году район Цяокоу получил 162 новых заявления {}.", [NEW]),
        ("2020年に硚口区は新たに162件の政府情報公開申請を受け付けた{}。", [NEW]),
    ],
)  # fmt: skip
def test_what_the_cited_places_say_is_shown(grounds, mark, sentence, places):
    assert fault_of(sentence.format(*map(mark, places)), grounds) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2020 Qiaokou received 999 new requests {}.",
        "In 2020 Qiaokou received 1162 new requests {}.",
        "In 2020 Qiaokou received 162.5 new requests {}.",
        "In 2020 Qiaokou received 1.62 million new requests {}.",
        "In 2020 Qiaokou received two hundred new requests {}.",
        "In 2020 Qiaokou received nine hundred and ninety-nine new requests {}.",
        "In 2020 Qiaokou received hundreds of new requests {}.",
        "In 2020 Qiaokou received a hundred new requests {}.",
        "In 2020 Qiaokou received dozens of new requests {}.",
        "In 2020 Qiaokou received 162% of the requests {}.",
        "In 2020 Qiaokou received 162 new requests, 12 more than before {}.",
        "In 2020 Qiaokou received 162 new requests, twice as many as before {}.",
        "In 2019 Qiaokou received 162 new requests {}.",
        "On 3 May 2020 Qiaokou received 162 new requests {}.",
        "2020年硚口区新收政府信息公开申请九百九十九件{}。",
        "2020年硚口区新收政府信息公开申请162万件{}。",
        "2020年硚口区新收政府信息公开申请1.62亿件{}。",
        "2020年硚口区新收政府信息公开申请数百件{}。",
        "2020年硚口区新收政府信息公开申请162件，其中一半来自企业{}。",
        "2020年硚口区新收政府信息公开申请162件，比上年翻番{}。",
        "2020年硚口区新收政府信息公开申请廿件{}。",
        "2020年硚口区新收政府信息公开申请一六三件{}。",
        "2020年硚口区新收政府信息公开申请百分之九十{}。",
        "En 2020, Qiaokou a reçu deux cents nouvelles demandes {}.",
        "Im Jahr 2020 erhielt Qiaokou zweihundertdreiundvierzig neue Anträge {}.",
        "En 2020 Qiaokou recibió doscientas solicitudes nuevas y veinte más {}.",
        "В 2020 году район Цяокоу получил двести новых заявлений {}.",
        "2020년 차오커우구는 이백 건의 신청을 접수했다 {}.",
        "2020年に硚口区は二百件の申請を受け付けた{}。",
        "In 2020 Qiaokou received 162 new requests 162k {}.",
        "In 2020 Qiaokou received 162 + 6 = 169 new requests {}.",
    ],
)
def test_a_number_that_no_cited_place_states_is_caught(grounds, mark, sentence):
    assert fault_of(sentence.format(mark(NEW)), grounds)


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("In 2020 Qiaokou received 93 new requests {}.", GRANTED),
        ("In 2020 Qiaokou granted 162 requests {}.", NEW),
        ("2020年硚口区予以公开162件{}。", NEW),
        ("Penalties increased by 62 {}.", PENALTIES),
        ("No new requests were received in 2020 {}.", NEW),
        ("2020年硚口区没有收到政府信息公开申请{}。", NEW),
    ],
)
def test_a_figure_is_not_given_for_another_or_turned_around(grounds, mark, sentence, place):
    assert fault_of(sentence.format(mark(place)), grounds)


@pytest.mark.parametrize(
    "sentence",
    [
        "Qiaokou received 162 new requests, the most in the province {}.",
        "2020年硚口区新收政府信息公开申请162件，居全省第一{}。",
        "Only companies filed new requests in Qiaokou {}.",
        "Qiaokou received 162 new requests in December {}.",
        "Qiaokou received 162 new requests per day {}.",
        "Qiaokou paid 162 yuan for new requests {}.",
        "New requests took Qiaokou 162 days {}.",
        "Qiaokou received CLXII new requests {}.",
        "Qiaokou received ninehundred new requests {}.",
        "Qiaokou received 162-fold more new requests {}.",
    ],
)
def test_what_is_claimed_beyond_the_figure_must_be_cited_too(grounds, mark, sentence):
    assert fault_of(sentence.format(mark(NEW)), grounds)


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2020 Kundulun received 162 new requests {}.",
        "2020年北京市海淀区新收政府信息公开申请162件{}。",
        "In 2020 the people of Springfield filed 162 new requests {}.",
    ],
)
def test_another_place_is_caught(grounds, mark, sentence):
    assert fault_of(sentence.format(mark(NEW)), grounds)


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2020 Qiaokou received 162 new requests.",
        "In 2020 Qiaokou received 162 new requests [998].",
        "The mayor was arrested for bribery {}.",
        "市长因受贿被捕{}。",
        "报告写道“硚口区新收申请全部办结”{}。",
        "See http://203.0.113.9/x for the new requests {}.",
        "Requests were received in 2020 [see](http://203.0.113.9) {}.",
    ],
)
def test_what_cites_nothing_or_something_else_is_caught(grounds, mark, sentence):
    assert fault_of(sentence.format(mark(NEW)), grounds)
