"""What a question asks of the statutory tables: the same cells in whatever language it is put."""

import pytest

from assistant import Youju
from assistant.asks import table_asks
from assistant.aspects import aspects_in
from assistant.concepts import concepts_in, settled
from corpus.language import simplify


def asks_of(question):
    folded = simplify(question).lower()
    parts = [(part.start, part.end) for part in aspects_in(folded)]
    return table_asks(settled(concepts_in(folded)), parts)


CELLS = [
    # requests: the movement through the year
    ("requests", "new", "total", "硚口区2020年新收政府信息公开申请多少件？"),
    ("requests", "new", "total", "How many new requests did Qiaokou receive?"),
    ("requests", "new", "total", "收到多少件政府資訊公開申請？"),
    ("requests", "new", "total", "申請は何件ですか"),
    ("requests", "new", "total", "Сколько запросов получено?"),
    ("requests", "carried_over", "total", "上年结转多少件申请？"),
    (
        "requests",
        "carried_over",
        "total",
        "How many requests were carried over from the previous year?",
    ),
    ("requests", "carried_forward", "total", "结转下年度继续办理的有几件？"),
    (
        "requests",
        "carried_forward",
        "total",
        "How many requests were carried forward to the next year?",
    ),
    ("requests", "total", "total", "办结了多少件申请？"),
    ("requests", "total", "total", "How many requests were handled in total?"),
    # requests: outcomes and grounds
    ("requests", "granted", "total", "予以公开的申请有几件？"),
    ("requests", "granted", "total", "How many requests were granted in full?"),
    ("requests", "partial", "total", "部分公开的有几件申请？"),
    ("requests", "partial", "total", "How many requests were partially disclosed?"),
    ("requests", "refused", "total", "有多少申请被拒绝？"),
    ("requests", "refused", "total", "How many requests were refused?"),
    ("requests", "unable", "total", "无法提供的申请多少件"),
    ("requests", "unable", "total", "How many requests could not be provided?"),
    ("requests", "not_processed", "total", "不予处理的申请有几件？"),
    ("requests", "not_processed", "total", "How many requests were not processed?"),
    ("requests", "d1", "total", "因国家秘密不予公开的申请有几件？"),
    ("requests", "d1", "total", "How many requests were refused because of state secrets?"),
    ("requests", "u1", "total", "本机关不掌握的有几件？"),
    ("requests", "n1", "total", "信访举报投诉类申请有几件？"),
    ("requests", "n2", "total", "How many repeated requests were there?"),
    # in everyday words
    ("requests", "granted", "total", "How many requests got a full yes?"),
    ("requests", "partial", "total", "只给了一部分的申请有几件？"),
    ("requests", "u1", "total", "机关手里根本没这份东西的有几件？"),
    ("requests", "u1", "total", "paper did not exist with them: how many requests?"),
    ("requests", "u3", "total", "补了材料还是看不懂要啥的申请有几件？"),
    ("requests", "new", "total", "不算上年留下的，新收了多少申请？"),
    ("disputes", "review", "pending", "没出结果的复议有几件？"),
    ("disputes", "review", "corrected", "How many cases were corrected on review?"),
    ("disputes", "direct_suit", "total", "没走复议直接起诉的有几件？"),
    ("disputes", "suit_after_review", "total", "先复议再起诉的有几起？"),
    ("proactive", "other_services", "items_before", "许可以外的对外办事项目上一年有几个？"),
    ("proactive", "penalties", "decisions", "Leaving licences aside, how many penalty decisions?"),
    ("proactive", "normative_documents", "repealed", "作废了多少规范性文件？"),
    # requests: applicants
    ("requests", "new", "natural_person", "自然人提出的申请有几件"),
    ("requests", "new", "natural_person", "How many requests came from individuals?"),
    ("requests", "new", "company", "商业企业提出多少件申请"),
    ("requests", "new", "research", "科研机构提出多少申请"),
    (
        "requests",
        "new",
        "legal_service",
        "How many requests came from legal service organisations?",
    ),
    # disputes
    ("disputes", "review", "total", "行政复议多少件？"),
    ("disputes", "review", "total", "How many administrative reconsiderations were there?"),
    ("disputes", "review", "upheld", "How many reconsiderations were upheld?"),
    ("disputes", "review", "corrected", "行政复议结果纠正几件？"),
    ("disputes", "suits", "total", "行政诉讼多少件？"),
    ("disputes", "suits", "total", "How many lawsuits were filed?"),
    ("disputes", "suits", "pending", "尚未审结的行政诉讼几件"),
    ("disputes", "direct_suit", "total", "未经复议直接起诉几件？"),
    ("disputes", "suit_after_review", "total", "复议后起诉几件？"),
    # what is to be published unasked
    ("proactive", "licences", "decisions", "行政许可处理决定数量"),
    (
        "proactive",
        "licences",
        "decisions",
        "How many administrative licensing decisions were made?",
    ),
    ("proactive", "penalties", "decisions", "行政处罚多少件？"),
    ("proactive", "penalties", "decisions", "How many administrative penalties?"),
    ("proactive", "compulsory_measures", "decisions", "行政强制多少件"),
    ("proactive", "fees", "amount", "How much was collected in administrative fees?"),
    ("proactive", "procurement", "amount", "政府集中采购金额"),
    ("proactive", "procurement", "amount", "How much was spent on government procurement?"),
    ("proactive", "normative_documents", "issued", "规范性文件制发了几件？"),
    ("proactive", "rules", "in_force", "规章有几件现行有效？"),
]


@pytest.mark.parametrize(("kind", "row", "column", "question"), CELLS)
def test_a_question_means_its_cell(kind, row, column, question):
    (ask,) = asks_of(question)
    assert (ask.kind, ask.rows, ask.operation) == (kind, (row,), "")
    assert column in ask.columns
    assert column == "total" or "total" not in ask.columns


@pytest.mark.parametrize(
    "question",
    [
        "空气质量优良率是多少？",
        "How many press conferences were held?",
        "存在哪些问题？",
        "What is the telephone number?",
        "硚口区城建投入多少亿元？",
        "",
    ],
)
def test_what_is_no_matter_of_the_tables_asks_nothing_of_them(question):
    assert asks_of(question) == ()


@pytest.mark.parametrize(
    "question", ["予以公开的申请占比多少", "What percentage of requests was granted in full?"]
)
def test_a_share_is_asked_as_a_share(question):
    (ask,) = asks_of(question)
    assert (ask.rows, ask.operation) == (("granted",), "share")


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("新收申请几件，予以公开几件？", {"new", "granted"}),
        ("How many requests were granted and how many were refused?", {"granted", "refused"}),
    ],
)
def test_a_question_of_two_parts_asks_for_both(question, rows):
    asked = asks_of(question)
    assert {row for ask in asked for row in ask.rows} == rows


def test_the_longest_reading_of_the_words_wins():
    names = {concept.name for concept in concepts_in("不予公开的申请")}
    assert "refused" in names
    assert "granted" not in names


def test_a_concept_stands_where_it_says():
    text = simplify("予以公开的申请有几件").lower()
    for concept in concepts_in(text):
        assert 0 <= concept.start < concept.end <= len(text)


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("How many applications did Suqian turn down in 2023?", "refused"),
        ("上年没办完转过来的申请有几件？", "carried_over"),
        ("只公开一部分的申请有几件？", "partial"),
        ("法律不让公开的申请有几件？", "d2"),
        ("执法卷宗不予公开几件？", "d7"),
        ("手里没有该信息的申请有几件？", "u1"),
        ("要加工制作才能提供的申请几件？", "u2"),
        ("补正以后内容还是不清楚的申请几件？", "u3"),
        ("Mass repetitive applications: how many?", "n4"),
        ("How many applications lapsed for want of correction?", "o1"),
        ("How many requests were dropped because the fee was not paid?", "o2"),
        ("How many requests were carried into the next year?", "carried_forward"),
        ("How many requests were left on the table for the next year?", "carried_forward"),
        ("2019年没办完转到2020年的申请几件？", "carried_over"),
        ("How many requests were still open from the year before?", "carried_over"),
        ("How many requests did it say yes to completely?", "granted"),
        ("只给了一部分的申请有几件？", "partial"),
        ("How many requests could it not satisfy?", "unable"),
        ("没能提供信息的申请有几件？", "unable"),
        ("没有这个信息的申请有几件？", "u1"),
        ("要另外制作而没法提供的申请几件？", "u2"),
        ("How many requests were put in the 'other' category of outcomes?", "other_handling"),
    ],
)
def test_an_everyday_wording_never_falls_back_to_all_requests(question, row):
    (ask,) = asks_of(question)
    assert ask.rows == (row,)


@pytest.mark.parametrize(
    "question",
    ["其他组织提出的申请有几件？", "How many requests came from other kinds of organisation?"],
)
def test_other_organisations_are_a_column_of_their_own(question):
    (ask,) = asks_of(question)
    assert ask.columns == ("other",)


def test_a_ground_named_at_length_needs_no_word_for_request():
    assert asks_of("要求提供公开出版物的几件?")[0].explicit
    assert not asks_of("how many publications?")[0].explicit


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("硚口区2019年的行政许可事项有多少项？", "465"),
        ("How many penalty items did Qiaokou have in 2019?", "1196"),
        ("How many requests were carried over into 2021 in Qiaokou?", "3 carried forward"),
    ],
)
def test_what_is_asked_of_a_year_that_is_not_held_may_stand_in_the_report_beside_it(
    store, question, figure
):
    assert figure in Youju(store).ask(question).text


def test_a_contraction_is_no_slip_of_the_pen(store):
    question = (
        "In 2020 for how many requests did Qiaokou say the records weren't in its possession?"
    )
    assert "58" in Youju(store).ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "Apart from normative documents, how many other proactively disclosed documents did "
        "Qiaokou publish in total in 2020?",
        "除规范性文件外，硚口区2020年其他主动公开文件对外公开总数是多少？",
    ],
)
def test_what_a_question_leaves_out_is_not_what_it_asks_for(store, question):
    assert "77" in Youju(store).ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "硚口区有没有复议？",
        "校园安全稳定工作会议开了几次？",
        "手里没有钱的困难户有多少？",
        "还在讨论的议题有几个？",
        "行政费用支出多少？",
        "上年转移支付多少钱？",
        "健全公开制度有几项？",
        "How many films were shown in some other way?",
    ],
)
def test_everyday_words_of_other_things_name_no_rows_of_their_own(question):
    named = {c.group for c in concepts_in(question.lower())}
    assert not named & {"ground", "outcome", "route", "flow", "matter"}
