"""What a question wants, and the content words that it stands on."""

import pytest

from assistant.understanding.intents import intents_of
from assistant.understanding.terms import terms_in
from assistant.understanding.wants import counted_unit, intents_in, wants_in
from corpus.glossary import Glossary
from corpus.language import detect_language, simplify
from corpus.report import Span


@pytest.fixture(scope="module")
def terms_of():
    glossary = Glossary.load()

    def terms_of(question, taken=(), lookup=lambda stem: ()):
        folded = simplify(question).lower()
        return terms_in(folded, question, detect_language(question), taken, glossary, lookup)

    return terms_of


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("收到多少件申请", "number"),
        ("how many were received", "number"),
        ("有没有收到申请", "yesno"),
        ("谁收到的更多", "compare"),
        ("which received more", "compare"),
        ("存在哪些问题", "list"),
        ("list the problems", "list"),
        ("why was it refused", "why"),
        ("什么时候发布的", "when"),
        ("when was it published", "when"),
        ("where is the office", "where"),
        ("电话是多少", "contact"),
    ],
)
def test_the_words_of_a_question_tell_what_it_wants(text, intent):
    assert intent in intents_in(text)


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("多少人参加", "people", "人"),
        ("how many people took part", "people", "人次"),
        ("投入多少钱", "money", "万元"),
        ("how much money was invested", "money", "亿元"),
        ("多少亿元", "money", "亿元"),
        ("百分之几", "percent", "%"),
        ("what percentage", "percent", "%"),
        ("几小时内", "duration", "小时"),
    ],
)
def test_the_kind_of_figure_wanted_comes_with_its_units(text, kind, unit):
    wanted = dict(wants_in(text))
    assert unit in wanted[kind]


def test_kinds_of_figure_come_in_the_order_asked():
    assert [kind for kind, _ in wants_in("投入多少钱,多少人参加")] == ["money", "people"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("多少家企业", "家"),
        ("几场发布会", "场"),
        ("多少亿元", "亿元"),
        ("几小时", "小时"),
        ("几个小时", "小时"),
        ("几个月", "月"),
        ("几月份", ""),
        ("多少万人次", "万人次"),
        ("多少", ""),
        ("哪几个", ""),
        ("how many", ""),
    ],
)
def test_the_measure_word_asked_with_is_known(text, unit):
    assert counted_unit(text) == unit


def test_an_english_term_of_the_domain_brings_its_chinese_word(terms_of):
    (term,) = (t for t in terms_of("How many press conferences were held?") if "press" in t.text)
    assert "新闻发布会" in term.chinese
    assert term.sure


def test_a_word_of_the_corpus_is_offered_for_an_english_stem(terms_of):
    found = terms_of("How many embankments?", lookup=lambda stem: ("堤坝",))
    assert any("堤坝" in term.chinese for term in found)


@pytest.mark.parametrize("question", ["What are the “四场硬仗”?", "“四场硬仗”是什么？"])
def test_what_stands_in_quotation_marks_is_one_term(terms_of, question):
    assert "四场硬仗" in [term.text for term in terms_of(question)]


@pytest.mark.parametrize("question", ["有多少？", "How many are there?", "which?", "多少件"])
def test_words_that_only_ask_are_no_terms(terms_of, question):
    assert not [term for term in terms_of(question) if term.trust >= 0.6]


def test_places_and_periods_are_left_out(terms_of):
    question = "硚口区2020年城建投入多少"
    terms = [term.text for term in terms_of(question, (Span(0, 8),))]
    assert "城建" in terms
    assert not [text for text in terms if "硚口" in text or "2020" in text]


@pytest.mark.parametrize(
    "question", ["硚口区城建投入多少？", "How many hotline calls were handled?"]
)
def test_terms_stand_where_they_say_in_order(terms_of, question):
    folded = simplify(question).lower()
    found = terms_of(question)
    assert found
    assert [t.start for t in found] == sorted(t.start for t in found)
    for term in found:
        assert folded[term.start : term.end] == term.text
        assert 0 < term.trust <= 1


@pytest.mark.parametrize("question", ["", " ", "?!", "😀" * 50, "a" * 5000, "\ufffd", "((((“"])
def test_odd_texts_are_read_without_a_crash(terms_of, question):
    assert isinstance(terms_of(question), tuple)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("how many passed 100 million views", {"1亿", "亿"}),
        ("over 10 million plays", {"1000万", "千万"}),
        ("7.85 million visits", {"785万"}),
        ("67 billion yuan", {"670亿"}),
    ],
)
def test_round_numbers_are_meant_as_chinese_writes_them(terms_of, question, words):
    assert any(words == set(term.chinese) for term in terms_of(question))


def test_the_sort_of_thing_asked_for_tells_little(terms_of):
    (sort,) = [t for t in terms_of("which local bureau built a mini-programme") if "bur" in t.text]
    (same,) = [t for t in terms_of("did the bureau build a mini-programme") if "bur" in t.text]
    assert sort.trust < same.trust


def test_a_chinese_name_in_french_quotation_marks_is_meant_word_for_word(terms_of):
    assert "乌鲁木齐发布" in {t.text for t in terms_of("le compte « 乌鲁木齐发布 » en 2017")}


def test_a_noun_that_the_word_breaker_takes_for_an_adverb_is_a_term(terms_of):
    assert {"渠道", "互动"} <= {term.text for term in terms_of("靠哪些渠道跟群众互动")}


@pytest.mark.parametrize(
    ("text", "language", "intents"),
    [
        ("when a unit is criticised, who is called in for a talk?", "en", {"who"}),
        ("when was the site opened, and who opened it?", "en", {"when", "who"}),
        ("what system, in three parts, does it want inside its units?", "en", {"what"}),
        ("with which two banks did it work together?", "en", set()),
        ("what is the serial number of the terminal?", "en", {"what"}),
        ("没说能不能公开,办公室会怎么弄?", "zh", {"how"}),
        ("改名之后叫什么?", "zh", {"what"}),
        ("which hotlines merged , did ?", "ja", set()),
        ("was it published , did ?", "ja", {"yesno"}),
    ],
)
def test_a_question_word_asks_whatever_else_looks_as_if_it_did(text, language, intents):
    assert intents_of(text, text, language, leaning=False) == intents


@pytest.mark.parametrize(
    "text", ["wessen vorlagen übernahm es?", "чьи образцы?", "in quali mercati?"]
)
def test_whose_and_which_of_other_languages_are_no_questions_for_yes_or_no(text):
    language = {"w": "de", "ч": "ru", "i": "it"}[text[0]]
    assert "yesno" not in intents_of(text, text, language, leaning=False)


def test_a_round_number_that_something_passes_is_one_word(terms_of):
    limits = [term for term in terms_of("播放量破千万的有几条") if term.limit]
    assert [term.text for term in limits] == ["破千万"]
    assert "超千万" in limits[0].chinese


def test_a_known_term_is_known_each_time_that_it_stands_in_a_question(terms_of):
    asked = "how many comments did the surveys bring, and how many surveys were there"
    surveys = [term for term in terms_of(asked) if term.text == "surveys"]
    assert len(surveys) == 2
    assert surveys[0].chinese == surveys[1].chinese
    assert surveys[0].trust == surveys[1].trust
