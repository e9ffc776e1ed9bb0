"""What a report says of the places in it: each its own figure, also of one with another report."""

import pytest
from stand_ins import BESIDE, QuickEngine

from assistant import Youju
from vectorstore.encoder import Encoder
from vectorstore.store import Store


@pytest.fixture(scope="module")
def youju(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("store"), Encoder(QuickEngine())) as store:
        store.index([BESIDE / "suqian-2023.txt", BESIDE / "shuyang-2025.txt"])
        yield Youju(store)


def quoted(answer):
    return ["".join(c.quote.split()) for c in answer.citations]


@pytest.mark.parametrize(
    "question",
    [
        "How many requests did Sihong and Siyang each handle, in Suqian's 2023 report?",
        "宿迁2023年，泗洪县和泗阳县各收办了多少件申请？",
        "¿Cuántas solicitudes tramitaron Sihong y Siyang según Suqian 2023?",
    ],
)
def test_several_places_have_a_figure_each(youju, question):
    assert quoted(youju.ask(question)) == ["泗洪县874件", "泗阳县301件"]


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("How many requests did Shuyang handle according to Suqian's 2023 report?",
         ["沭阳县477件"]),
        ("Who handled more requests in Suqian in 2023, Sihong county or Shuyang county?",
         ["泗洪县874件", "沭阳县477件"]),
        ("How many requests did Sihong, Siyang and Shuyang handle in all in Suqian in 2023?",
         ["沭阳县477件", "泗阳县301件", "泗洪县874件"]),
    ],
)  # fmt: skip
def test_a_place_whose_own_report_is_of_another_year_is_a_part_of_the_one_over_it(
    youju, question, figures
):
    assert quoted(youju.ask(question)) == figures


def test_a_place_beside_the_one_over_it_is_no_part_of_it(youju):
    answer = youju.ask("How many new requests did Shuyang and Suqian get in 2023?")
    assert "3511" in quoted(answer)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("宿迁2023年，泗洪制作了多少期政策简明问答？", "泗洪县2期"),
        ("宿迁2023年，宿豫制作了多少期政策简明问答？", "宿豫区22期"),
        ("宿迁2023年一共制作了多少期政策简明问答？", "全年共制作119期政策简明问答"),
    ],
)
def test_a_place_named_short_is_not_given_the_figure_of_the_whole(youju, question, figure):
    assert quoted(youju.ask(question)) == [figure]
