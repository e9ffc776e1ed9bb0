"""Documents counted without a word on which: no figure of one kind stands for all."""

import pytest
from stand_ins import ROOT

from assistant import Youju
from vectorstore.store import Store


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("How many documents did Qiaokou make public in 2020?", ("62", "58")),
        ("How many documents did Qiaokou issue in 2020?", ("89", "128")),
        ("硚口区2020年发了多少文件？", ("89", "128", "62", "58")),
        ("硚口区2020年公开了多少份文件？", ("62", "58")),
    ],
)
def test_each_row_that_documents_can_mean_is_given(youju, question, numbers):
    text = youju.ask(question).text
    assert all(number in text for number in numbers), text


def test_the_kind_that_is_named_stands_alone(youju):
    assert "58" not in youju.ask("硚口区2020年新公开了多少规范性文件？").text


def test_without_such_a_table_all_that_prose_counts_is_given(tmp_path, encoder):
    with Store.open(tmp_path, encoder) as store:
        store.index([ROOT / "evals" / "sets" / "reports" / "shanghai-2022.txt"])
        text = Youju(store).ask("How many documents did Shanghai publish in 2022?").text
    assert all(number in text for number in ("42", "106", "113")), text
