"""Languages, spelling and index tokens."""

import pytest

from corpus.language import (
    detect_language,
    read_simplified,
    simplify,
    simplify_char,
    stem,
    strip_accents,
    tokens,
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("How many applications did Qiaokou get in 2020?", "en"),
        ("How many applications did 硚口区 get?", "en"),
        ("Qiaokou 2020", "en"),
        ("硚口区2020年新收多少件申请？", "zh"),
        ("硚口區2020年收到多少件申請？", "zh"),
        ("Qiaokou新收申请", "zh"),
        ("2020年に武漢市硚口区が受け付けた申請は何件ですか?", "ja"),
        ("武漢市硚口区 2020年 情報公開 受付済", "ja"),
        ("2020년 차오커우구는 정보공개 신청을 몇 건 받았습니까?", "ko"),
        ("Сколько жалоб (行政复议) подано в районе Цяокоу (硚口) в 2020 году?", "ru"),
        ("Welche Probleme räumt der Bezirk Qiaokou in seinem Bericht 2020 ein?", "de"),
        ("Wie viele Anfragen gingen 2020 beim Bezirk Wuchang in Wuhan ein?", "de"),
        ("Combien de demandes Qiaokou a-t-il reçues en 2020 ?", "fr"),
        ("¿Cuántas solicitudes recibió Qiaokou en 2020?", "es"),
        ("Quantos pedidos recebeu Qiaokou em 2020?", "pt"),
        ("Hoeveel persconferenties hield Huai'an in 2024?", "nl"),
        ("كم عدد الطلبات التي تلقتها", "ar"),
        ("มีคำขอกี่รายการ", "th"),
        ("", "en"),
    ],
)
def test_the_language_is_told_by_script_and_function_words(text, language):
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "simple"),
    [
        ("硚口區２０２０年（申請）", "硚口区2020年(申请)"),
        ("規範性檔案", "规范性文件"),
        ("政府資訊公開", "政府信息公开"),
        ("武漢市情報公開", "武汉市信息公开"),
        ("宿遷県の経済", "宿迁县の经济"),
        ("檔案館", "档案馆"),
        ("予以公开", "予以公开"),
    ],
)
def test_all_spellings_become_mainland_simplified_chinese(text, simple):
    assert simplify(text) == simple


def test_simplifying_a_character_strips_accents_but_keeps_cyrillic_letters():
    assert "".join(map(simplify_char, "Ürümqi 區й")) == "urumqi 区й"
    assert strip_accents("Qiáokǒu") == "Qiaokou"


@pytest.mark.parametrize(
    "forms",
    [
        ("application", "applications", "Applications"),
        ("disclose", "disclosed", "disclosing", "discloses"),
        ("company", "companies"),
        ("licence", "licences"),
        ("plan", "planned", "planning"),
        ("agree", "agreed"),
        ("запрос", "запросы", "запросов"),
    ],
)
def test_inflected_forms_share_a_stem(forms):
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize("word", ["process", "status", "bus", "string", "red"])
def test_an_ending_that_is_no_inflection_stays(word):
    assert stem(word) == word


def test_different_words_keep_different_stems():
    assert len({stem(w) for w in ("disclosure", "disclose", "application", "applicant")}) == 4


def test_chinese_is_indexed_by_words_and_character_pairs():
    found = tokens("武汉市硚口区收到申请")
    assert {"武汉", "硚口", "收到", "申请", "到申"} <= set(found)


def test_numbers_stay_whole():
    assert tokens("12,932.14万元 99.22% 1,234 2018-2019") == (
        "12932.14",
        "万元",
        "万元",
        "99.22%",
        "1234",
        "2018",
        "2019",
    )


def test_both_spellings_give_the_same_tokens():
    assert tokens("硚口區收到申請") == tokens("硚口区收到申请")


def test_english_stop_words_are_left_out():
    assert tokens("How many of the applications were refused?") == ("application", "refus")


def test_latin_and_chinese_written_together_are_taken_apart():
    assert tokens("APP下载")[0] == "app"


def test_a_simplified_text_is_read_as_it_is():
    text = "各单位于2020年公开了信息，干部著书立说，乾隆年间"
    assert read_simplified(text) is text


def test_a_traditional_text_keeps_its_length():
    text = "市公安局入口網站更新發布信息1694條，冬粉增長27.6%，規範性檔案2件"
    plain = "市公安局门户网站更新发布信息1694条，粉丝增长27.6%，规范性文件2件"
    assert read_simplified(text) == plain
    assert len(text) == len(plain)
