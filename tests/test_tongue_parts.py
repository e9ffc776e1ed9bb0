"""Questions in other languages that ask twice, for an average, or whether all was so."""

import pytest

from assistant import Youju
from corpus.tongues import in_english


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


@pytest.mark.parametrize(
    "question",
    [
        "Em média, quantas pessoas havia por pedido de regresso a Wuhan em Qiaokou em 2020?",
        "En moyenne, combien de personnes par demande de retour à Wuhan à Qiaokou en 2020 ?",
        "En promedio, ¿cuántas personas había por solicitud de regreso a Wuhan en Qiaokou en 2020?",
        "In media, quante persone per domanda di ritorno a Wuhan trattata a Qiaokou nel 2020?",
    ],
)
def test_what_an_average_is_for_each_of_is_told_by_the_word_for_per(youju, question):
    assert "2.14" in youju.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "Năm 2018, cả 129 dự án trọng điểm của Khu công nghệ cao Urumqi đều đã khởi công chứ?",
        "우루무치 고신구의 중점 프로젝트 129개는 2018년에 모두 착공했나요?",
        "Все ли 129 ключевых проектов зоны высоких технологий Урумчи были начаты в 2018 году?",
        "Les 129 projets clés de la zone high-tech d'Urumqi ont-ils tous démarré en 2018 ?",
    ],
)
def test_whether_all_were_begun_is_asked_with_the_word_for_all(youju, question):
    text = youju.ask(question).text
    assert text.startswith("No, ")
    assert "128" in text


@pytest.mark.parametrize(
    "question",
    [
        "En la Zona de Alta Tecnología de Urumqi (2018), ¿había más cuadrículas de supervisión de "
        "segundo o de tercer nivel?",
        "Gab es 2018 in der Hightech-Zone Urumqi mehr Aufsichtsraster der zweiten oder der dritten "
        "Ebene?",
        "ウルムチ高新区では2018年、二級と三級のグリッドではどちらの件数が多いですか?",
    ],
)
def test_of_two_levels_named_in_one_word_each_has_its_figure(youju, question):
    text = youju.ask(question).text
    assert "165" in text
    assert "22" in text


def test_a_korean_verb_that_goes_on_to_another_question_parts_the_two():
    asked = "차오커우구는 신청을 몇 건 처리했고 만족률은 얼마였나요?"
    assert ", and what was the figure of" in in_english(asked, "ko")
    assert ", and" not in in_english("차오커우구는 신청을 처리했고 공개했나요?", "ko")


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("wie viele tankwagen", "de"), ("combien de camions-citernes", "fr"),
        ("cuántos camiones cisterna", "es"), ("quante autobotti", "it"),
        ("сколько автоцистерн", "ru"), ("berapa truk tangki", "id"), ("kaç su tankeri", "tr"),
    ],
)  # fmt: skip
def test_what_reports_of_all_sorts_count_is_known_in_each_language(question, language):
    assert in_english(question, language) == "how many water tankers"
