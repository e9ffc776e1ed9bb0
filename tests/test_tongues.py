"""Cells of the tables are asked for in other languages than Chinese and English too."""

import pytest

from assistant import Youju
from assistant.messages import say


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Combien de demandes Qiaokou a-t-elle entièrement acceptées en 2020 ?", "93 granted"),
        ("Wie viele Anträge lehnte Qiaokou 2020 ab?", "5 (1 + 2 + 2 = 5) refused"),
        ("Wie viele Klagen gab es 2020 in Qiaokou?", ": 1 administrative lawsuit ["),
        ("¿Cuántas solicitudes nuevas recibió Qiaokou en 2020?", "162 new"),
        ("Сколько запросов отклонил Цяокоу в 2020 году?", "5 (1 + 2 + 2 = 5) refused"),
        ("硚口区では2020年に不開示とされた請求は何件ですか。", "5 (1 + 2 + 2 = 5) refused"),
        ("차오커우구는 2020년에 정보공개 청구를 몇 건 받았습니까?", "162 new"),
    ],
)
def test_a_cell_is_found_from_any_language_and_answered_in_english(youju, question, said):
    assert said in youju.ask(question).text


def test_that_answers_come_in_english_is_said_once(youju):
    question = "Wie viele Klagen gab es 2020 in Qiaokou?"
    assert youju.ask(question).warnings == (say("english_only", "en"),)
    before = [{"role": "user", "content": question}]
    assert youju.ask("Und wie viele Widerspruchsverfahren?", history=before).warnings == ()
    assert youju.ask("How many lawsuits were there in Qiaokou in 2020?").warnings == ()
