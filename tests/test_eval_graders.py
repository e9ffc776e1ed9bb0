import pytest

from evals.graders import grade
from evals.graders.abstention import abstention_precision, abstention_recall
from evals.graders.citation import citation_precision, citation_recall, evidence_coverage
from evals.graders.correctness import correctness, faults
from evals.graders.invented import invented_numbers
from evals.graders.language import answer_language
from evals.graders.proof import proof, unproven
from evals.graders.quotes import quote_fidelity
from evals.graders.retrieval import ndcg_at, recall_at, reciprocal_rank, sentence_mrr
from evals.graders.seconds import seconds
from evals.places import Place
from evals.sample import Held, sample_of
from evals.sets import Case

TEXT = (
    "一、总体情况。新收申请162件，上年结转6件。办结165件。没有发现一例。二、问题。责任分工不明确。"
)
HELD = {"q": Held(title="硚口区2020年年报", year=2020, text=TEXT)}


def _cite(n, quote, start=None):
    start = TEXT.index(quote) if start is None else start
    return {
        "n": n,
        "report_id": "q",
        "title": "硚口区2020年年报",
        "year": 2020,
        "heading_path": [],
        "quote": quote,
        "start": start,
        "end": start + len(quote),
    }


def _sample(text="", cites=(), *, abstained=False, hits=None, sentences=None, **case):
    shape = {"id": "x", "question": "How many?", "kind": "number", "lang": "en", **case}
    answer = {
        "answer": text,
        "abstained": abstained,
        "citations": list(cites),
        "seconds": {"total": 0.25},
    }
    return sample_of(Case(**shape), answer, HELD, hits, sentences)


# correctness


def test_an_answer_with_every_required_number_is_right():
    sample = _sample("162 new, 6 carried over [1]", answer_numbers=("162", "6"))
    assert correctness(sample) == 1


def test_a_missing_number_makes_an_answer_wrong():
    assert faults(_sample("162 [1]", answer_numbers=("162", "6"))) == ("The number 6 is missing.",)


def test_another_way_to_write_a_number_counts():
    case = {"answer_numbers": ("6",), "number_alternatives": {"6": ("six", "шесть")}}
    assert correctness(_sample("Six.", **case)) == 1
    assert correctness(_sample("Sixty.", **case)) == 0


def test_a_forbidden_number_makes_an_answer_wrong_even_beside_the_right_one():
    case = {"answer_numbers": ("162",), "forbidden_numbers": ("168",)}
    assert faults(_sample("162, or 168 with the backlog", **case)) == (
        "The forbidden number 168 is in the answer.",
    )
    assert correctness(_sample("162 (of 1,168) [168]", **case)) == 1


def test_an_operand_of_a_shown_calculation_is_not_given_as_the_answer():
    case = {"answer_numbers": ("1134",), "forbidden_numbers": ("1196",)}
    assert correctness(_sample("1134 (1196 - 62 = 1134) [1]", **case)) == 1
    assert correctness(_sample("1134 (1196 - 61 = 1134) [1]", **case)) == 0
    assert correctness(_sample("1196, now 1134 (1196 - 62 = 1134) [1]", **case)) == 0


def test_one_keyword_of_each_group_must_be_in_the_answer_or_a_quote():
    case = {"kind": "text", "answer_keywords": (("division", "责任分工"), ("unclear", "不明确"))}
    assert correctness(_sample("The division is unclear.", **case)) == 1
    assert correctness(_sample("One problem [1].", [_cite(1, "责任分工不明确")], **case)) == 1
    assert correctness(_sample("The division.", **case)) == 0


def test_an_unanswerable_question_is_answered_rightly_by_abstaining_only():
    assert correctness(_sample("The reports do not say.", kind="unanswerable", abstained=True)) == 1
    assert correctness(_sample("The reports do not say.", kind="unanswerable")) == 0
    assert correctness(_sample("162", answer_numbers=("162",), abstained=True)) == 0


# abstention: two of three abstentions are right, two of three unanswerable are abstained from


def test_abstention_precision_and_recall_are_means_over_where_they_apply():
    samples = [
        _sample(kind="unanswerable", abstained=True),
        _sample(kind="unanswerable", abstained=True),
        _sample(kind="unanswerable"),
        _sample(answer_numbers=("1",), abstained=True),
        _sample(answer_numbers=("1",)),
    ]
    assert [abstention_precision(s) for s in samples] == [1, 1, None, 0, None]
    assert [abstention_recall(s) for s in samples] == [1, 1, 0, None, None]


# invented numbers


def test_numbers_on_unanswerable_questions_are_invented_unless_they_are_the_questions():
    case = {"kind": "unanswerable", "question": "How many in 2019?", "forbidden_numbers": ("162",)}
    assert invented_numbers(_sample("It was 40 in 2019.", **case)) == 1
    assert invented_numbers(_sample("Many in 2019.", **case)) == 0
    assert invented_numbers(_sample("It was 40.", answer_numbers=("40",))) is None


def test_who_abstains_may_say_what_is_proven():
    case = {"kind": "unanswerable", "abstained": True}
    assert invented_numbers(_sample("No report. 1 report of 2020 is held.", **case)) == 0
    carried = [_cite(1, "上年结转6件")]
    assert invented_numbers(_sample("Only that 6 were carried over [1].", carried, **case)) == 0
    assert invented_numbers(_sample("Only that 7 were carried over [1].", carried, **case)) == 1


# proof


def test_a_number_is_proven_by_a_quote_next_to_it_only():
    cites = [_cite(1, "新收申请162件"), _cite(2, "上年结转6件")]
    assert proof(_sample("162 new [1]. 6 carried over [2].", cites)) == 1
    # 162 stands in [1], but the second sentence cites [2]: 1 of 2 is proven
    swapped = _sample("6 carried over [2]. 162 new [2].", cites)
    assert proof(swapped) == 0.5
    assert unproven(swapped) == ("162",)


def test_numbers_of_the_question_and_years_of_reports_need_no_proof():
    assert proof(_sample("Not 999 in 2020.", question="Were it 999?")) is None


def test_a_result_is_proven_by_an_equation_that_holds_over_proven_operands():
    cites = [_cite(1, "新收申请162件，上年结转6件")]
    assert proof(_sample("162 + 6 = 168 [1].", cites)) == 1
    assert unproven(_sample("162 + 6 = 169 [1].", cites)) == ("169",)
    assert proof(_sample("168 to deal with (162 + 6 = 168) [1].", cites)) == 1
    # 5 is not proven, so neither is 167: 1 of 3
    assert proof(_sample("162 + 5 = 167 [1].", cites)) == pytest.approx(1 / 3)
    assert proof(_sample("165 / 168 = 98.2 % [1].", cites, question="Of 165 and 168?")) == 1


# citations (ALCE): evidence is the sentence of new and carried-over requests


EVIDENCE = {
    "reports": ("q",),
    "evidence": ("新收申请162件，上年结转6件",),
    "answer_numbers": ("162",),
}


def test_citation_recall_is_the_share_of_supported_statements():
    cites = [_cite(1, "新收申请162件"), _cite(2, "责任分工不明确")]
    # "162 new [1]" is supported, "Unclear [2]" is not: 1 of 2
    assert citation_recall(_sample("162 new [1]. Unclear [2].", cites, **EVIDENCE)) == 0.5
    # a lead without a number belongs to the statement behind it: 1 of 1
    assert citation_recall(_sample("Yes. 162 new [1].", cites, **EVIDENCE)) == 1
    # a number without a citation is a statement of its own: 1 of 2
    assert citation_recall(_sample("162 new. 6 old [1].", cites, **EVIDENCE)) == 0.5


def test_citation_precision_is_the_share_of_citations_that_support():
    cites = [_cite(1, "新收申请162件"), _cite(2, "责任分工不明确")]
    # of three marks [1] supports twice: 2 of 3
    text = "162 new [1][2]. Again 162 [1]."
    assert citation_precision(_sample(text, cites, **EVIDENCE)) == pytest.approx(2 / 3)
    assert citation_precision(_sample("162.", **EVIDENCE)) is None


def test_evidence_coverage_is_the_share_of_evidence_cited():
    case = {**EVIDENCE, "evidence": ("新收申请162件", "办结165件")}
    assert evidence_coverage(_sample("162 [1].", [_cite(1, "新收申请162件")], **case)) == 0.5


def test_citations_have_no_score_where_nothing_is_to_be_cited():
    for sample in (_sample(kind="unanswerable"), _sample(abstained=True, **EVIDENCE)):
        assert citation_recall(sample) is None
        assert citation_precision(sample) is None
        assert evidence_coverage(sample) is None


# quotes


def test_quote_fidelity_is_the_share_of_quotes_that_stand_where_they_are_said_to():
    moved = _cite(2, "办结165件", start=TEXT.index("办结165件") + 1)
    assert quote_fidelity(_sample("", [_cite(1, "上年结转6件"), moved])) == 0.5
    assert quote_fidelity(_sample("", [{**_cite(1, "上年结转6件"), "report_id": "?"}])) == 0
    assert quote_fidelity(_sample("")) is None


# retrieval: two pieces of evidence; the hits touch none, the first, both, none


A, B, NONE, BOTH = Place("q", 0, 10), Place("q", 20, 30), Place("q", 50, 60), Place("q", 0, 30)


def test_recall_counts_the_evidence_in_the_first_hits():
    assert recall_at(1, [NONE, A, B], [[A], [B]]) == 0
    assert recall_at(2, [NONE, A, B], [[A], [B]]) == 0.5
    assert recall_at(1, [BOTH], [[A], [B]]) == 1


def test_reciprocal_rank_is_of_the_first_hit_that_touches():
    assert reciprocal_rank(10, [NONE, B, A], [[A], [B]]) == 0.5
    assert reciprocal_rank(1, [NONE, B, A], [[A], [B]]) == 0


def test_ndcg_discounts_by_the_logarithm_of_the_rank():
    # gains 0, 1, 1: (1/log2(3) + 1/log2(4)) / (1/log2(2) + 1/log2(3)) = 1.1309 / 1.6309
    assert ndcg_at(10, [NONE, A, B], [[A], [B]]) == pytest.approx(0.6934, abs=1e-4)
    assert ndcg_at(10, [BOTH, NONE], [[A], [B]]) == 1
    assert ndcg_at(10, [NONE], [[A], [B]]) == 0
    # the same evidence again gains nothing
    assert ndcg_at(10, [A, A, B], [[A], [B]]) < 1


def test_sentences_have_no_score_where_the_evidence_is_in_a_table():
    sample = _sample(hits=[A], sentences=[A], **EVIDENCE)
    assert sentence_mrr(sample) is not None
    in_table = {"q": Held(title="", year=None, text=TEXT, tables=((0, len(TEXT)),))}
    tabular = sample_of(sample.case, sample.answer, in_table, [A], [A])
    assert sentence_mrr(tabular) is None


def test_what_was_not_searched_has_no_score():
    scores = grade(_sample(**EVIDENCE))
    assert scores["passage R@1"] is None
    assert scores["sentence MRR"] is None


# language and seconds


@pytest.mark.parametrize(
    ("text", "case", "score"),
    [
        ("Qiaokou received 162 requests: “新收申请162件，上年结转6件” [1].", {}, 1),
        ("硚口区新收申请162件。", {}, 0),
        ("Urumqi, 2017: 1945 ““红山网”微博发布信息1945条” [1]", {}, 1),
        ("No, 0 refused (属于国家秘密) [1]", {}, 1),
        ("硚口区新收申请162件。", {"lang": "zh", "question": "多少件？"}, 1),
        ("Der Bezirk hat 162 Anträge erhalten.", {"lang": "other", "question": "Wie viele?"}, 1),
        ("162 [1]", {}, None),
    ],
)
def test_the_answer_speaks_the_language_of_the_question(text, case, score):
    assert answer_language(_sample(text, **case)) == score


def test_seconds_are_those_of_the_answer():
    assert seconds(_sample()) == 0.25
