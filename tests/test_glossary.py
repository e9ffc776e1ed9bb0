"""Terms in other languages and the Chinese that they mean."""

from pathlib import Path

import pytest

from corpus.glossary import Glossary
from corpus.language import detect_language


@pytest.fixture(scope="module")
def glossary():
    return Glossary.load()


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("How many freedom-of-information applications were filed?", {"政府信息公开申请", "收到"}),
        ("How many FOI requests were partially granted?", {"部分公开"}),
        ("requests carried forward to next year", {"结转下年度继续办理"}),
        ("backlog carried over from the previous year", {"上年结转"}),
        ("denied because they were state secrets", {"不予公开", "属于国家秘密"}),
        ("administrative licences", {"行政许可"}),
        ("administrative license", {"行政许可"}),
        ("government service centers", {"政务服务大厅"}),
        ("mayor's mailbox letters", {"市长信箱"}),
        ("How many CPPCC proposals did they handle?", {"政协提案", "办理"}),
        ("nucleic-acid tests", {"核酸检测"}),
        ("WeChat posts", {"微信公众号"}),
        ("scattered polluting firms shut down", {"散乱污企业", "取缔"}),
        ("labour dispute arbitration cases", {"劳动争议仲裁案件"}),
        ("unpaid wages of migrant workers", {"拖欠工资", "农民工"}),
        ("lawsuits sued directly without reconsideration", {"未经复议直接起诉"}),
        ("2020年の行政訴訟は何件ですか", {"行政诉讼"}),
        ("部分開示は何件ですか", {"部分公开"}),
        ("Сколько запросов получил район Цяокоу в 2020 году?", {"政府信息公开申请", "收到"}),
        ("Сколько жалоб в порядке административного пересмотра было подано", {"行政复议"}),
        ("Welche Probleme räumt der Bezirk ein?", {"存在的主要问题"}),
        ("Combien de demandes ont été refusées en 2020 ?", {"不予公开"}),
        ("¿Cuántas licencias administrativas hubo en el distrito?", {"行政许可"}),
        ("2020년 차오커우구는 정보공개 신청을 몇 건 받았습니까?", {"政府信息公开申请", "收到"}),
    ],
)
def test_a_question_in_another_language_gives_chinese_terms(glossary, question, terms):
    found = {term.zh for term in glossary.translate(question, detect_language(question))}
    assert terms <= found


def test_the_longest_phrase_wins_and_shorter_ones_inside_it_are_dropped(glossary):
    (term,) = glossary.translate("information disclosure application", "en")
    assert (term.zh, term.source) == ("政府信息公开申请", "information disclosure application")


def test_a_word_of_several_meanings_weighs_less(glossary):
    terms = glossary.translate("pending", "en")
    assert {term.zh for term in terms} >= {"结转下年度继续办理", "尚未审结"}
    assert all(term.weight < 0.8 for term in terms)


@pytest.mark.parametrize(
    ("question", "absent"),
    [
        ("How many people live there?", "收到"),
        ("cases brought over information disclosure", "上年结转"),
        ("How many cases were there?", "件"),
        ("more than Kundulun", "增加"),
    ],
)
def test_a_common_word_is_not_taken_for_a_term(glossary, question, absent):
    assert absent not in {term.zh for term in glossary.translate(question, "en")}


def test_a_chinese_question_needs_no_translation(glossary):
    assert glossary.translate("硚口区2020年收到多少申请", "zh") == ()


def test_a_term_is_told_in_english(glossary):
    assert glossary.gloss("行政复议") == "administrative reconsideration"
    assert glossary.gloss("件") == "case"
    assert glossary.gloss("硚口") is None


def test_the_glossary_is_large_and_every_row_has_english(glossary):
    assert len(glossary.english) >= 700
    assert all(all(variants) for variants in glossary.english.values())


def test_no_term_comes_twice():
    lines = (Path(__file__).parents[1] / "corpus" / "glossary.tsv").read_text("utf-8").splitlines()
    terms = [line.split("\t")[0] for line in lines if line and not line.startswith("#")]
    assert len(terms) == len(set(terms))


def test_a_phrase_does_not_reach_over_a_name_that_was_taken_out(glossary):
    whole = {term.zh for term in glossary.translate("corrected on site", "en")}
    assert "现场" in whole
    broken = {term.zh for term in glossary.translate("corrected on         site", "en")}
    assert "现场" not in broken


def test_a_preposition_before_a_name_that_was_taken_out_may_be_the_name_s(glossary):
    settled = {term.zh for term in glossary.translate("letters settled in         ", "en")}
    assert {"办结", "入驻"} <= settled
    assert not glossary.translate("was it zero in         ", "en")


def test_every_english_phrase_is_found_by_its_own_words(glossary):
    """Only those phrases are looked through that begin as a question's words do."""
    for zh, variants in glossary.english.items():
        for phrase in variants:
            if not phrase.startswith("=") and len(phrase.split()) > 1:
                found = glossary.translate(phrase, "en")
                assert any(term.zh == zh for term in found), phrase
