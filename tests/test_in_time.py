"""Whether requests were answered in time is told by words for that, and by no number of answers."""

import pytest
from stand_ins import BESIDE, QuickEngine

from assistant import Youju
from vectorstore.encoder import Encoder
from vectorstore.store import Store


@pytest.fixture(scope="module")
def youju(tmp_path_factory):
    reports = ("hongze-2024", "huaian-2024", "pingtan-2022", "pingtan-2024")
    with Store.open(tmp_path_factory.mktemp("store"), Encoder(QuickEngine())) as store:
        store.index([BESIDE / f"{name}.txt" for name in reports])
        yield Youju(store)


@pytest.mark.parametrize(
    "question",
    [
        "淮安2024年的公开申请都按时答复了吗?",
        "洪泽2024年的申请都按期答复了吗？",
        "Were all of Huai'an's 2024 requests answered on time?",
        "Did Huai'an deal with every request of 2024 before the deadline?",
        "Did Pingtan answer all its 2022 requests in time?",
    ],
)
def test_that_all_were_answered_in_time_is_told_by_the_sentence_that_says_so(youju, question):
    answer = youju.ask(question)
    assert answer.text.startswith(("是", "Yes"))
    assert "法定期限" in "".join("".join(c.quote.split()) for c in answer.citations)


@pytest.mark.parametrize(
    "question",
    ["平潭2024年的申请都按时办结了吗？", "Were all of Pingtan's 2024 requests answered on time?"],
)
def test_that_all_or_not_all_were_answered_does_not_tell_it(youju, question):
    assert youju.ask(question).abstained


def test_whether_all_were_answered_at_all_is_told_by_the_numbers(youju):
    assert "103" in youju.ask("淮安2024年的申请都办结了吗？").text
