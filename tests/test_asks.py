"""What a question asks of the statutory tables: the same cells in whatever language it is put."""

import pytest

from assistant import Youju
from assistant.understanding.asks import table_asks
from assistant.understanding.aspects import aspects_in
from assistant.understanding.concepts import concepts_in, settled
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
        ("How many unfinished requests did it bring into the year?", "carried_over"),
        ("从上年带过来的申请几件？", "carried_over"),
        ("How many requests were still not dealt with at the end of the year?", "carried_forward"),
        ("How many applications were not completed by year end?", "carried_forward"),
        ("拖到第二年的申请几件？", "carried_forward"),
        ("How many requests did it answer in full?", "granted"),
        ("How many information seekers walked away with a complete answer?", "granted"),
        ("给出全部信息的申请有多少件？", "granted"),
        ("How many applicants only got some of what they wanted?", "partial"),
        ("How many applications where part of the material was held back?", "partial"),
        ("How many requests were refused since it would harm others' rights?", "d4"),
        ("How many applicants were told the agency did not have the information?", "u1"),
        ("How many requests were unmet since the data would need to be compiled first?", "u2"),
        ("How many stayed unclear after the applicant was asked to correct them?", "u3"),
        ("How many were turned away because they repeated earlier ones?", "n2"),
        ("How many fell away because no correction came within the time limit?", "o1"),
        ("过了期限没补正就不再办的申请有几件？", "o1"),
        ("How many were no longer handled since the fee had not been paid on time?", "o2"),
    ],
)
def test_an_everyday_wording_never_falls_back_to_all_requests(question, row):
    (ask,) = asks_of(question)
    assert ask.rows == (row,)


@pytest.mark.parametrize(
    ("question", "column"),
    [
        ("How many normative documents did it scrap?", "repealed"),
        ("How many rules-type documents did it get rid of?", "repealed"),
        ("How many normative documents ceased to apply?", "repealed"),
        ("不再有效的规范性文件有多少件？", "repealed"),
        ("How many normative documents still apply?", "in_force"),
        ("没废的规范性文件还有多少？", "in_force"),
        ("How many normative documents did it put out?", "issued"),
        ("一年出了多少红头文件？", "issued"),
    ],
)
def test_what_was_done_to_documents_is_said_in_many_words(question, column):
    (ask,) = asks_of(question)
    assert (ask.rows, ask.columns) == (("normative_documents",), (column,))


@pytest.mark.parametrize(
    "question",
    ["How many requests were dropped?", "取消了多少场会议？", "How many rooms are still in use?"],
)
def test_those_words_say_nothing_of_anything_else(question):
    assert not {c.name for c in settled(concepts_in(question.lower()))} & {"repealed", "in_force"}


@pytest.mark.parametrize(
    ("question", "row", "column"),
    [
        ("In how many reviews was the agency right?", "review", "upheld"),
        ("How many reconsiderations went the government's way?", "review", "upheld"),
        ("In how many reconsiderations was the agency found wrong?", "review", "corrected"),
        ("复议机关认错改了的几件？", "review", "corrected"),
        ("How many reviews are still open?", "review", "pending"),
        ("复议还没审完的几件？", "review", "pending"),
        ("How many suits skipped the reconsideration?", "direct_suit", "total"),
        ("How many suits came after going through a review?", "suit_after_review", "total"),
        ("复议后起诉还没审完的几件？", "suit_after_review", "pending"),
    ],
)
def test_how_a_dispute_ended_is_said_in_many_words(question, row, column):
    (ask,) = asks_of(question)
    assert (ask.rows, ask.columns) == ((row,), (column,))


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
        ("硚口区2020年行政许可从多少项变到多少项？", "465 + 303 = 768"),
        ("From how many to how many did Qiaokou's licence items go in 2020?", "465 + 303 = 768"),
        ("How many penalty items did Qiaokou have in 2019?", "1196"),
        ("How many requests were carried over into 2021 in Qiaokou?", "3 carried forward"),
        ("Quantos pedidos Qiaokou transferiu de 2020 para o ano seguinte?", "3 carried forward"),
        ("How many penal items did Qiaokou drop from its list compared with 2019?", "62"),
    ],
)
def test_what_is_asked_of_a_year_that_is_not_held_may_stand_in_the_report_beside_it(
    store, question, figure
):
    assert figure in Youju(store).ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "硚口区2020年行政处罚一共罚了多少钱？",
        "What was the highest fine in Qiaokou in 2020?",
        "How many licences were revoked in Qiaokou in 2020?",
        "How many licence applications came in to Qiaokou in 2020?",
        "硚口区2020年修改了多少规范性文件？",
    ],
)
def test_what_table_2_does_not_count_is_not_answered_from_it(store, question):
    assert Youju(store).ask(question).abstained


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("How many administrative coercion items did Qiaokou have for 2019, "
         "and how many such decisions did it make in 2020?", ["25", "24"]),
        ("2019年硚口区行政处罚事项有多少项？2020年处理决定又有多少？", ["1196", "1551"]),
        ("硚口区2019年签约了多少个项目，2020年作出多少行政处罚决定？", ["1551"]),  # no items
    ],
)  # fmt: skip
def test_items_of_the_year_before_stand_beside_the_decisions_of_the_year(store, question, figures):
    cited = [c.quote for c in Youju(store).ask(question).citations if c.quote.isdigit()]
    assert cited == figures


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


@pytest.mark.parametrize(
    "question",
    [
        "how many requests were newly received in 2025, not counting ones carried over?",
        "excluding those carried over from 2024, how many requests did it receive?",
        "2025年新收到多少件申请,不算上年结转的?",
        "2025年不含结转收到多少件申请?",
    ],
)
def test_what_a_question_leaves_out_is_no_row_that_it_asks_for(question):
    rows = {
        row for ask in table_asks(concepts_in(question), [(0, len(question))]) for row in ask.rows
    }
    assert rows == {"new"}


@pytest.mark.parametrize(
    "question",
    [
        "How many new requests for government information came in to Qiaokou in 2020, leaving out "
        "the ones left over from 2019?",
        "How many requests did Qiaokou get in 2020, not counting the backlog of 2019?",
    ],
)
def test_the_year_of_what_is_left_out_is_no_year_asked_for(store, question):
    assert "162 new applications" in Youju(store).ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "How did the disclosure lawsuit against Qiaokou in 2020 end?",
        "How did the one disclosure lawsuit brought without prior reconsideration end?",
    ],
)
def test_how_a_lawsuit_ended_asks_for_every_result(question):
    (asked,) = asks_of(question)
    assert asked.kind == "disputes"
    assert asked.columns == ("total", "upheld", "corrected", "other", "pending")


@pytest.mark.parametrize(
    "question",
    [
        "How many of the suggestions were rejected in Qiaokou in 2020?",
        "How many of the proposals on the budget were turned down in Qiaokou in 2020?",
        "How many of the opinions collected in Qiaokou in 2020 were rejected?",
    ],
)
def test_some_of_other_things_than_requests_are_no_requests(store, question):
    assert Youju(store).ask(question).abstained


@pytest.mark.parametrize(
    "question",
    [
        "How many of the requests in Qiaokou in 2020 were rejected?",
        "How many of the decisions were to refuse in Qiaokou in 2020?",
    ],
)
def test_some_of_the_requests_are(store, question):
    assert "= 5" in Youju(store).ask(question).text
