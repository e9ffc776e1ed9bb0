"""A number that names a thing is told of the thing that is asked of, and of no other."""

import pytest

from assistant import Youju
from assistant.understanding.numbered import asks_for_document, asks_for_number_of


@pytest.fixture(scope="module")
def quoted(store):
    youju = Youju(store)

    def quoted(question):
        answer = youju.ask(question)
        return [] if answer.abstained else [citation.quote for citation in answer.citations]

    return quoted


@pytest.mark.parametrize(
    ("question", "number", "other"),
    [
        ("硚口区2020年报告里《政府网站发展指引》的文号是多少?", "〔2017〕47号", "54"),
        (
            "What is the document number of the State Council's guidance on standardising "
            "grassroots openness cited in Qiaokou's 2020 report?",
            "〔2019〕54号", "47",
        ),
        ("乌鲁木齐高新区2018年:国办发〔2018〕几号是政务公开工作要点?", "23号", "58"),
        ("高新区2018年报告中乌鲁木齐市2018年政务公开工作要点的文号?", "158号", "新政发"),
        ("楚雄高新区2018年报告依据的楚雄市政府办公室通知是楚市政办通几号?", "32号", "35"),
        ("楚雄经开区2018年报告引用的“楚政办通〔2018〕”是多少号?", "35号", "32"),
        (
            "What is the document number of the Chuxiong Prefecture government office's notice "
            "cited in the Chuxiong zone's 2018 report?",
            "35号", "32",
        ),
        (
            "Chuxiong 2018: number of the Finance Ministry notice on opening up local budgets?",
            "36 号", "35",
        ),
    ],
)  # fmt: skip
def test_the_number_of_a_document_is_that_of_the_one_named(quoted, question, number, other):
    (quote,) = quoted(question)
    assert number in quote.replace("［", "〔")
    assert other not in quote


@pytest.mark.parametrize(
    "question",
    [
        "硚口区2020年提到的《政府采购法》文号是多少?",
        "What is the document number of the State Council notice on health insurance cited in "
        "Qiaokou's 2020 report?",
        "楚雄高新区2018年的楚政发几号文件?",
        "楚雄高新区2018年报告依据的文件文号是多少?",
        "楚雄高新区2018年报告的文号是多少?",
    ],
)
def test_no_number_is_told_of_what_has_none_or_of_one_of_several(quoted, question):
    assert quoted(question) == []


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("楚雄高新区2018年要打造的政务查询专线号码是多少?", "96128"),
        ("Which hotline number did Chuxiong's zone make the single platform in 2018?", "12345"),
        ("硚口区2020年那台试点“跨省通办”的自助终端编号是多少?", "4201040001号"),
    ],
)
def test_a_line_or_a_machine_is_told_by_its_number(quoted, question, quote):
    (found,) = quoted(question)
    assert quote in found


@pytest.mark.parametrize(
    "question",
    [
        "印发了多少件文件", "how many notices were issued", "通知是几号发布的", "接听热线多少次",
        "what was the number of documents issued", "how many calls did the hotline take",
        "硚口区2020年公开了几件规范性文件",
    ],
)  # fmt: skip
def test_what_is_counted_and_a_date_are_no_number_of_a_thing(question):
    assert not asks_for_number_of(question)


def test_the_number_of_the_report_is_none_of_a_document_that_it_cites():
    assert not asks_for_document("楚雄高新区2018年报告的文号是多少?")
    assert not asks_for_document("what is the document number of the chuxiong 2018 report?")
    assert asks_for_document("what is the document number of the notice that the report cites?")


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("楚雄市政府办那份分工方案的文号是多少号(楚雄高新区2018年报开头)", "〔2017〕32号"),
        ("楚雄州政府办那份分工方案的文号是多少号(楚雄高新区2018年报开头)", "〔2018〕35号"),
    ],
)
def test_of_two_documents_alike_that_of_the_level_named_is_meant(quoted, question, number):
    (found,) = quoted(question)
    assert number in found
