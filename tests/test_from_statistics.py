"""Questions about the statistics tables of 2014 to 2018: the row named, or nothing."""

import pytest
from stand_ins import OTHERS
from statistics_generator import ROWS

from assistant import Youju
from vectorstore.store import Store

HEAD = (
    "洪湖市2016年政府信息公开工作年度报告\n\n发布机构：洪湖市人民政府\n\n附表\n\n"
    "政府信息公开情况统计表\n（2016年度）\n"
)
VALUES = {key: 1013 + 37 * at for at, (_, _, key) in enumerate(ROWS) if key}


@pytest.fixture(scope="module")
def youju(tmp_path_factory, encoder):
    folder = tmp_path_factory.mktemp("statistics")
    lines = ["统计指标 | 单位 | 统计数"]
    lines += [" | ".join((label, unit, str(VALUES.get(key, "")))) for label, unit, key in ROWS]
    (folder / "honghu-2016.txt").write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    with Store.open(folder / "store", encoder) as store:
        store.index([folder / "honghu-2016.txt"])
        yield Youju(store)


@pytest.fixture(scope="module")
def pingtan(tmp_path_factory, encoder):
    """The reports of 2011 and 2016, whose tables have a column for all years so far."""
    folder = tmp_path_factory.mktemp("pingtan")
    with Store.open(folder / "store", encoder) as store:
        store.index([OTHERS / "018.txt", OTHERS / "019.txt"])
        yield Youju(store)


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("Pingtan County 2011: the running total over all years of items disclosed", ["1516"]),
        ("平潭县2011年附表里主动公开信息从开始到年底一共累计多少条", ["1516"]),
        ("Pingtan 2016: documents on the government website over all the years?", ["85376"]),
        ("平潭综合实验区2016年主动公开的总累计数是多少", ["85376"]),
        (
            "Pingtan County 2011, annex: items put on websites that year and since the start",
            ["418", "1509"],
        ),
        ("平潭县2011年网站公开的当年几条、累计几条?", ["418", "1509"]),
        ("平潭县2011年网站公开多少条?", ["418"]),
    ],
)
def test_the_column_of_all_years_is_asked_for_in_many_words(pingtan, question, figures):
    assert [c.quote for c in pingtan.ask(question).citations] == figures


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("洪湖市2016年主动公开了多少条政府信息？", "disclosed"),
        ("How many items did Honghu publish on its website in 2016?", "website"),
        ("洪湖2016年政务微博发了多少条信息？", "weibo"),
        ("How many information requests did Honghu receive in 2016?", "requests"),
        ("洪湖2016年当面提出的申请有多少件？", "requests_in_person"),
        ("How many requests came by fax in Honghu in 2016?", "requests_fax"),
        ("How many requests were completed on time in Honghu in 2016?", "closed_on_time"),
        ("洪湖2016年答复了多少件申请？", "replies"),
        ("洪湖2016年不同意公开的有多少件？", "replies_refused"),
        ("How many requests did Honghu refuse as state secrets in 2016?", "refused_state_secret"),
        ("洪湖2016年因商业秘密不公开的申请有多少件？", "refused_trade_secret"),
        ("洪湖2016年行政复议被依法纠错多少件？", "reviews_corrected"),
        ("How many lawsuits did Honghu lose in 2016?", "suits_corrected"),
        ("How many full-time disclosure staff did Honghu have in 2016?", "staff_full_time"),
        ("洪湖2016年培训了多少人？", "people_trained"),
    ],
)
def test_the_row_that_a_question_names_answers_it(youju, question, key):
    answer = youju.ask(question)
    assert answer.citations[0].quote == str(VALUES[key])
    assert len(answer.citations) == 1


def test_two_rows_named_are_both_given(youju):
    answer = youju.ask("洪湖2016年网站和微信各公开多少条")
    assert [c.quote for c in answer.citations] == [str(VALUES["website"]), str(VALUES["wechat"])]


@pytest.mark.parametrize(
    "question",
    [
        "洪湖2016年收到个人申请多少件？",
        "How many requests about land did Honghu receive in 2016?",
        "洪湖2016年招聘信息公开多少条",
        "How many education items did Honghu publish in 2016?",
        "洪湖2016年新闻发布会多少次",
        "How many staff does the Honghu government have?",
        "洪湖2016年平均每件申请办理多少天",
    ],
)
def test_what_no_row_states_is_not_given(youju, question):
    assert youju.ask(question).abstained


def test_rows_that_are_asked_for_together_are_added_up(youju):
    answer = youju.ask("洪湖2016年不同意公开和同意部分公开的答复加起来多少件?")
    total = VALUES["replies_refused"] + VALUES["replies_partial"]
    assert f"合计{total}" in answer.text
