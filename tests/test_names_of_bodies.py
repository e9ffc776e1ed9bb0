"""What small bodies are called: by other words of their kind, by a bare name, with a slip."""

import pytest
from stand_ins import ROOT

from corpus.aliases import aliases_of
from corpus.places import PlaceIndex
from corpus.read import read_report

BODIES = ROOT / "evals" / "sets" / "bodies" / "reports"


@pytest.fixture(scope="module")
def meant():
    """The reports that a question means."""
    headers = [
        (path.stem, read_report(path, path.stem).header) for path in sorted(BODIES.glob("*.txt"))
    ]
    places = PlaceIndex.build(headers)

    def find(question):
        held = [m for m in places.find(question) if m.kind == "issuer" and not m.department]
        return {report_id for mention in held for report_id in mention.report_ids}

    return find


@pytest.mark.parametrize(
    ("question", "report"),
    [
        ("What did the taxmen of Jinghu post in 2022?", "jinghu-shuiwu-2022"),
        ("Yongjia's ag bureau got how many requests?", "yongjia-nongye-2010"),
        ("Did Luzhai's school board pay for its website?", "luzhai-jiaoyu-2019"),
        ("How many items came from city management in Deyang, 2020?", "deyang-chengguan-2020"),
        ("How did the stats office of Pingwu do in 2021?", "pingwu-tongji-2021"),
        ("蓝田自燃资源局2021年办了多少行政许可", "lantian-ziran-2021"),
        ("宁强2021年自然资源上罚过几次", "ningqiang-ziran-2021"),
        ("岱山县管看病的2021年收到多少申请", "daishan-weijian-2021"),
        ("西青2020年教育局收到多少申请", "xiqing-jiaoyu-2020"),
        ("安康2023年应急管理局发了多少预警", "ankang-yingji-2023"),
        ("瑞安2023年自规局收到多少申请", "ruian-ziran-2023"),
    ],
)
def test_a_department_is_known_by_other_words_of_its_kind(meant, question, report):
    assert meant(question) == {report}


@pytest.mark.parametrize(
    ("question", "report"),
    [
        ("Xijie in Longquan: who chairs the group?", "longquan-xijie-2019"),
        ("How did Xinhua in Tongzhou answer in 2019?", "tongzhou-xinhua-2019"),
        ("What did Ducun publish in 2024?", "qingyang-ducun-2024"),
        ("Yongan, Dianjiang: how many items in 2022?", "dianjiang-yongan-2022"),
        ("和平2025年受理申请几件", "heping-street-2025"),
        ("Как в волости Дапо доводили информацию до людей в 2024 году?", "rongan-dapo-2024"),
    ],
)
def test_a_town_is_known_by_its_bare_name(meant, question, report):
    assert meant(question) == {report}


@pytest.mark.parametrize(
    "question",
    [
        "How many requests did Xinhua District get in 2019?",
        "和平区2025年受理申请几件",
        "How did Xinhua in Baoding answer in 2019?",
        "How many requests did the taxmen of Lantian get?",
        "金乡2009年教育局收到多少申请",
    ],
)
def test_what_has_no_report_is_not_taken_for_another_body(meant, question):
    assert not meant(question)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("国家林业和草原局", "国家林草局"),
        ("国家粮食和物资储备局", "国家粮储局"),
        ("国家卫生健康委员会", "国家卫健委"),
    ],
)
def test_a_body_of_the_state_has_its_short_name(name, short):
    assert short in aliases_of(name, 0, name, (), "department")
