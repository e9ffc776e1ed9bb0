"""Places in a report have a figure each; so have cells, wholes and parts asked for together."""

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
        "2023年泗洪、泗阳两县各收办了多少件申请？",
        "2023年泗洪、泗阳两个县收办的申请各是多少件？",
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


@pytest.mark.parametrize(
    "question",
    [
        "2023年泗阳、泗洪两个县收办的申请加起来有多少？",
        "How many requests did Siyang and Sihong handle together in 2023?",
    ],
)
def test_places_side_by_side_without_reports_are_parts_of_the_one_over_them_all(youju, question):
    answer = youju.ask(question)
    assert "1175" in answer.text
    assert quoted(answer) == ["泗阳县301件", "泗洪县874件"]


def test_so_is_one_beside_them_whose_own_report_is_of_another_year(youju):
    answer = youju.ask("2023年沭阳、泗阳、泗洪三个县的公开申请案件加起来有多少？")
    assert "1652" in answer.text
    assert quoted(answer) == ["沭阳县477件", "泗阳县301件", "泗洪县874件"]


def test_who_applied_is_told_of_the_applicants_that_are_named(youju):
    answer = youju.ask("Did any research bodies apply to Suqian in 2023?")
    assert answer.text.startswith("No")
    assert quoted(answer) == ["0"]
    answer = youju.ask("Did any companies apply to Suqian in 2023?")
    assert answer.text.startswith("Yes")
    assert quoted(answer) == ["99"]


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


def test_a_place_in_a_report_is_not_given_what_the_sentence_counts_of_the_whole(youju):
    answer = youju.ask("How many of Siyang County's requests in 2023 were turned down?")
    assert answer.abstained
    assert "142" not in answer.text


@pytest.fixture(scope="module")
def others(tmp_path_factory):
    names = ("huaian-2024", "shanghai-science-commission-2024", "taizhou-luoyang-street-2021")
    with Store.open(tmp_path_factory.mktemp("store"), Encoder(QuickEngine())) as store:
        store.index([BESIDE / f"{name}.txt" for name in names])
        yield Youju(store)


@pytest.mark.parametrize(
    "question",
    [
        "Which got more new requests in 2024, Huai'an or Shanghai's science commission?",
        "2024年淮安市和上海市科委,哪个新收的信息公开申请多?各多少?",
    ],
)
def test_a_department_is_that_of_the_place_beside_it_where_the_other_has_a_report_and_none(
    others, question
):
    assert quoted(others.ask(question)) == ["3119", "34"]


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("Huai'an 2024: lawsuits filed without going through reconsideration first - total, "
         "and how many were upheld?", ["26", "13"]),
        ("By how many did replies granting full disclosure exceed those granting partial "
         "disclosure in Huai'an in 2024?", ["1362", "454"]),
        ("台州路桥区螺洋街道2021年主动公开信息多少条,其中微信发的有多少?",
         ["我街道共主动公开政府信息数700条", "政务微信公开政府信息数635条"]),
        ("In Huai'an 2024, how many requests got nothing because the record didn't exist in "
         "ready-made form?", ["11"]),
        ("How many regulations did Huai'an issue in 2024 and how many are in force?", ["1", "11"]),
        ("What portion of Huai'an's 2024 requests came from individuals?", ["3001", "3119"]),
        ("淮安2024还有多少没办完转到明年", ["103"]),
    ],
)  # fmt: skip
def test_each_of_two_cells_and_a_part_beside_its_whole_are_told(others, question, figures):
    assert quoted(others.ask(question)) == figures


def test_some_of_what_was_told_from_the_text_is_told_from_it_too(youju):
    history = [
        {"role": "user", "content": "How many disclosure applications did Shuyang accept in 2025?"},
        {"role": "assistant", "content": "749."},
    ]
    answer = youju.ask("And how many of those came from natural persons?", history)
    assert quoted(answer) == ["其中自然人申请741件"]


@pytest.mark.parametrize(
    "question",
    [
        "泗阳县2023年不予公开的有多少件？",
        "泗洪县2023年予以公开的有多少件？",
    ],
)
def test_all_requests_of_a_place_are_not_those_with_one_outcome(youju, question):
    assert youju.ask(question).abstained


@pytest.mark.parametrize(
    "question",
    [
        "宿迁2023年何人が研修に参加しましたか",
        "How many participants attended training in Suqian in 2023?",
        "Wie viele Mitarbeiter wurden 2023 in Suqian geschult?",
    ],
)
def test_visits_to_a_website_are_no_people_who_did_something_else(youju, question):
    assert youju.ask(question).abstained


def test_how_many_visited_a_website_is_told_by_its_visits(youju):
    assert "7854070" in youju.ask("How many people visited Suqian's website in 2023?").text


@pytest.mark.parametrize(
    "question",
    [
        "Did Sihong or Shuyang receive more requests in 2023?",
        "2023年泗洪和沭阳哪个收到的申请多？",
    ],
)
def test_bureaus_in_a_county_are_not_the_county(youju, question):
    assert quoted(youju.ask(question)) == ["泗洪县874件", "沭阳县477件"]


@pytest.mark.parametrize(
    ("question", "shares"),
    [
        ("In percent, how many requests were granted fully or partly in Suqian in 2023?",
         ["34.2%", "9.4%", "43.6%"]),
        ("宿迁2023年不予公开和无法提供的申请占比多少？", ["4.1%", "30.9%", "35.0%"]),
        ("宿迁2023年予以公开加部分公开一共几件？", ["1191", "328", "1519"]),
    ],
)  # fmt: skip
def test_the_share_of_two_outcomes_together_stands_beside_that_of_each(youju, question, shares):
    text = youju.ask(question).text
    assert all(share in text for share in shares)
    assert "较少" not in text


def test_the_largest_of_things_that_are_no_bodies_tells_of_none(youju):
    assert youju.ask("宿迁2023年哪个局的问答制作最多？").abstained
