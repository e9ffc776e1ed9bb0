"""How much is looked into before an answer is given."""

import pytest

from assistant import Youju
from vectorstore.retriever import Retriever


@pytest.fixture
def searched(monkeypatch):
    """The questions that a search was made for."""
    found = []
    search = Retriever.sentences

    def sentences(self, query, k=10):
        found.append(query.text)
        return search(self, query, k)

    monkeypatch.setattr(Retriever, "sentences", sentences)
    return found


@pytest.mark.parametrize(
    "question",
    [
        "How many requests did Qiaokou refuse in 2020 as state secrets?",
        "硚口区2020年来自商业企业的申请有多少件？",
    ],
)
def test_what_cells_surely_answer_is_not_searched_for(store, searched, question):
    answer = Youju(store).ask(question)
    assert answer.citations[0].table is not None
    assert searched == []


@pytest.mark.parametrize(
    "question",
    [
        "How many requests about land did Qiaokou receive in 2020?",
        "By how much did requests grow in Qiaokou in 2020?",
        "硚口区2020年政府信息公开申请收费多少？",
    ],
)
def test_what_prose_may_say_more_of_is_searched_for(store, searched, question):
    Youju(store).ask(question)
    assert searched
