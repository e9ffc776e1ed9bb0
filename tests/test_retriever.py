"""Retrieval: the sentence that answers comes first, in any language, inside the reports asked."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from llama_index.core import VectorStoreIndex
from llama_index.core.instrumentation import get_dispatcher
from llama_index.core.instrumentation.event_handlers import BaseEventHandler
from llama_index.core.instrumentation.events.query import QueryEndEvent

from assistant import Youju
from vectorstore.retriever import SearchQuery

ANSWERS = [
    ("昆都仑区2013年政府热线接了多少个电话", "政府热线2500个"),
    ("硚口区2020年全年城建投入多少", "城建投入67亿元"),
    ("乌鲁木齐市依申请公开答复文本制定了几种规范格式", "16项答复文本规范格式"),
    ("How many hotline calls did Kundulun handle?", "政府热线2500个"),
    ("How many cases did mass nucleic acid testing find?", "没有发现一例确诊病例"),
]


@pytest.mark.parametrize(("question", "quote"), ANSWERS)
def test_the_sentence_that_answers_is_found(store, question, quote):
    hits = store.retriever.sentences(SearchQuery(question), 3)
    assert any(quote in hit.text for hit in hits)


@pytest.mark.parametrize("level", ["passages", "sentences"])
def test_a_hit_is_verbatim_and_names_its_place(store, level):
    for hit in getattr(store.retriever, level)(SearchQuery("政务公开存在哪些问题"), 10):
        report = store.catalogue.report(hit.report_id)
        assert report.source_text[hit.start : hit.end] == hit.text
        places = {p.id: p for p in store.catalogue.passages([hit.report_id])}
        assert places[hit.passage_id].path == hit.path


def test_a_scoped_search_stays_inside_its_reports(store):
    query = SearchQuery("政府热线", report_ids=("urumqi-2017", "no-such-report"))
    assert {hit.report_id for hit in store.retriever.sentences(query, 20)} == {"urumqi-2017"}
    assert store.retriever.sentences(SearchQuery("政府热线", report_ids=()), 5) == []


def test_a_preferred_report_goes_first(store):
    query = SearchQuery("政府热线", prefer=("wuhan-qiaokou-2020",))
    assert store.retriever.passages(query, 1)[0].report_id == "wuhan-qiaokou-2020"


def test_what_only_names_a_matter_goes_behind_what_tells_it(store):
    query = SearchQuery("楚雄高新区政务热线最后都往哪个号码上整合")
    assert "12345" in store.retriever.sentences(query, 1)[0].text


def test_hits_do_not_overlap(store):
    hits = store.retriever.sentences(SearchQuery("网站发布信息多少条"), 10)
    for one in hits:
        for other in hits:
            apart = one.end <= other.start or other.end <= one.start
            assert one is other or one.report_id != other.report_id or apart


def test_extra_terms_lift_what_holds_them(store):
    plain = SearchQuery("What was handled?", "en", report_ids=("kundulun-2013",))
    helped = SearchQuery("What was handled?", "en", ("市长信箱",), ("kundulun-2013",))
    assert store.retriever.terms(helped).keys() > store.retriever.terms(plain).keys()
    assert "市长信箱" in store.retriever.sentences(helped, 1)[0].text


def test_only_the_words_given_are_looked_for(store):
    query = SearchQuery("硚口区的政府热线", "zh", words="政府热线")
    terms = store.retriever.terms(query)
    assert "热线" in terms
    assert not any("硚" in term for term in terms)


def test_nothing_to_search_gives_no_hits(store, tmp_path, encoder):
    from vectorstore.store import Store

    with Store.open(tmp_path, encoder) as empty:
        assert empty.retriever.passages(SearchQuery("anything")) == []
    assert store.retriever.passages(SearchQuery("热线"), 0) == []


def test_threads_share_a_store(store):
    questions = [SearchQuery(question) for question, _ in ANSWERS]
    alone = [store.retriever.sentences(query, 5) for query in questions]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda q: store.retriever.sentences(q, 5), questions * 3))
    for i, hits in enumerate(together):
        assert [(h.report_id, h.start) for h in hits] == [
            (h.report_id, h.start) for h in alone[i % len(alone)]
        ]


def test_any_llama_index_application_can_take_the_parts(store):
    nodes = store.retriever.retrieve("政府热线接了多少个电话")
    assert nodes[0].score >= nodes[-1].score
    index = VectorStoreIndex.from_vector_store(
        store.vectors.vector_store(), embed_model=store.encoder
    )
    found = index.as_retriever(similarity_top_k=10).retrieve("政府热线接了多少个电话")
    assert any("政府热线2500个" in node.text for node in found)


def test_what_observes_llama_index_sees_every_question_that_is_asked(store):
    answered = []

    class Watching(BaseEventHandler):
        def handle(self, event, **_):
            if isinstance(event, QueryEndEvent):
                answered.append(event.response.metadata["answer"])

    root = get_dispatcher()
    root.add_event_handler(Watching())
    try:
        answer = Youju(store).ask("昆都仑区2013年主动公开多少条")
    finally:
        root.event_handlers.pop()
    assert answered == [answer]
