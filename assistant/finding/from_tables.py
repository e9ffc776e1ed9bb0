"""Evidence from the statutory tables, and from what prose states in their place."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence.evidence import Evidence, Finds
from assistant.evidence.figures import Figure
from assistant.evidence.prose import Candidate
from assistant.finding.from_charges import asks_for_charges
from assistant.finding.groups import names_one_of_many
from assistant.finding.left_over import SPECIFIED, left_over, telling, which_requests
from assistant.finding.meant_first import tells_too_little
from assistant.finding.within import arranged, relation
from assistant.judging.disputes_amiss import disputes_denied, ended_otherwise
from assistant.judging.named_itself import names_its_own
from assistant.judging.never_was import none_received
from assistant.judging.premises import change_denied
from assistant.judging.requests_amiss import (
    applicants_denied,
    are_other_requests,
    portion_denied,
    total_denied,
)
from assistant.judging.required import OTHER_WAYS, cells_lack_what_was_specified
from assistant.judging.spoken import counted_of
from assistant.judging.subject import is_told_apart, speaks_only_about_the_matter, subjects_of
from assistant.judging.touched import touches
from assistant.judging.untold import not_in_tables
from assistant.understanding.asks import IN_PROSE, TableAsk
from assistant.understanding.given import numbers_given
from assistant.understanding.question import Question
from assistant.understanding.requirements import generic
from assistant.understanding.terms import VERB, accounts_for
from assistant.understanding.words import fold
from corpus.language import han_count
from corpus.regex import regex
from corpus.report import Span

_EXPLAINED, _UNEXPLAINED = 0.3, 1.3
"""So much of a question, by the weight of its terms, may a reading as table cells leave out: to be
sure, and to stand at all."""


_SURE = 0.95
_EACH = frozenset({"verdict", "each_outcome", "each_applicant", "each_ground"})
"""Concepts that ask for all rows or columns of a kind: who, how and why are then cells."""


def from_table(question: Question, finds: Finds) -> Evidence | None:
    """The cells of the statutory tables that answer; None if no cell can."""
    if question.ask is None or not finds.figures or question.scope.body:
        return None
    if are_other_requests(question, finds):
        return None
    other = disputes_denied(question, finds) or change_denied(question, finds)
    other = other or applicants_denied(question, finds) or none_received(question, finds)
    denied = ended_otherwise(question, finds) if other is None else (other,)
    if denied:
        return Evidence(finds.report, "figures", _SURE, figures=denied, denies=True)
    return None if _asks_for_no_cell(question, finds) else _cells(question, question.ask, finds)


def _asks_for_no_cell(question: Question, finds: Finds) -> bool:
    """Whether something is asked that no cell of a table tells: which body, when, on what."""
    assert question.ask is not None
    ways = _other_ways(question)
    results = any(c.name in _EACH for c in question.concepts) or "change" in question.ask.columns
    if ways and ("compare" not in question.intents or _asks_which_body(question)) and not results:
        return True
    if not_in_tables(question, question.ask) or _is_about_a_matter(question, question.ask):
        return True
    if _is_a_rate_of_others(question, question.ask, finds):
        return True
    if ("who" in ways and _asks_which_body(question)) or _single_is_none(question, finds.figures):
        return True
    return question.ask.kind == "disputes" and _no_table_of_disputes_says(question)


def _is_a_rate_of_others(question: Question, ask: TableAsk, finds: Finds) -> bool:
    """Whether a rate of success is asked, and of no requests: of loans, of a treatment."""
    requests = any(c.group in ("topic", "applicant", "outcome") for c in question.concepts)
    rate = any(c.name == "grant_rate" for c in question.concepts)
    left = (item.term for item in left_over(ask, question, finds))
    return rate and not requests and any(t.trust >= 1 and t.trust != VERB for t in left)


def _cells(question: Question, ask: TableAsk, finds: Finds) -> Evidence | None:
    """The cells asked for, and how surely they are."""
    left = _unexplained(question, ask, finds)
    if _carries_other_things(question, ask, finds):
        return None
    if question.reckoning is not None and not question.scope.named and left >= _EXPLAINED:
        return None
    if _is_of_some(question, ask, finds):
        confidence = 0.4
    elif ask.explicit and left < _EXPLAINED:
        confidence = _SURE
    elif ask.explicit and left < _UNEXPLAINED:
        confidence = 0.75
    else:
        confidence = 0.4
    figures = arranged(question.reckoning, finds.figures)
    related = relation(question.reckoning, figures, "en")
    if not related and cells_lack_what_was_specified(question, _labels(finds)):
        confidence *= 0.4
    if _names_something_else(question, finds):
        confidence *= 0.4
    denied = total_denied(question, finds) or portion_denied(question, finds)
    if denied is not None:
        figures = (denied, *figures)
    return Evidence(finds.report, "figures", confidence, figures=figures, denies=denied is not None)


def _names_something_else(question: Question, finds: Finds) -> bool:
    """Whether a follow-up that takes over what was asked before names another thing itself.

    A word for what is measured names no thing: "and how did that change?" is of what was before.
    """
    if not question.elliptical:
        return False
    spans = [(c.group == "measure", Span(c.start, c.end)) for c in question.concepts]
    meant = [span for of_measure, span in spans if not of_measure]
    measured = [span for of_measure, span in spans if of_measure]
    own = [
        t for t in question.own_terms
        if t.trust >= 1 and t.text not in generic()
        and not any(accounts_for(span, t) for span in measured)
    ]  # fmt: skip
    labels = fold(_labels(finds))
    return bool(own) and not any(
        touches(t, labels) or any(accounts_for(span, t) for span in meant) for t in own
    )


def _carries_other_things(question: Question, ask: TableAsk, finds: Finds) -> bool:
    """Whether what was left over are projects, or the like, and requests are not spoken of."""
    carried = {"carried_over", "carried_forward"}.issuperset(ask.rows) and ask.kind == "requests"
    if not carried or question.language != "zh" or len(question.scope.report_ids) != 1:
        return False
    if any(c.name == "request" for c in question.concepts) or question.taken_terms:
        return False
    counted = counted_of(question).nouns(question.own_terms)
    left = [item.term for item in left_over(ask, question, finds)]
    return any(t in left and t.trust >= 1 and not _A_CASE.fullmatch(t.text) for t in counted)


_A_CASE = regex("事情?|案件?|案子|办?件|东西|业务|工作")
"""What requests are called as well, where they are left over."""


def _unexplained(question: Question, ask: TableAsk, finds: Finds) -> float:
    """The weight of the words that a reading as cells leaves out."""
    if _names_the_row_in_chinese(question):
        return 0.0
    reason = any(concept.group == "ground" for concept in question.concepts)
    return sum(
        item.weight
        for item in left_over(ask, question, finds)
        if item.term.trust != VERB and not (reason and item.term.trust < VERB)
    )


def _names_the_row_in_chinese(question: Question) -> bool:
    """Whether a question in another language has the label of a row as printed beside its words."""
    return question.language != "zh" and any(
        concept.group in ("ground", "outcome", "matter") and han_count(concept.text) >= _A_LABEL
        for concept in question.concepts
    )


_A_LABEL = 5
"""So many Chinese characters are the label of a row, where fewer may be a word."""


def _other_ways(question: Question) -> frozenset[str]:
    """What a question asks that no cell answers; "when the year closed" names a row, no date."""
    ways = question.intents & OTHER_WAYS
    spans = question.ask.explained if question.ask is not None else ()
    inside = [
        any(span.start <= found.start() < span.end for span in spans)
        for found in _WHEN.finditer(question.folded)
    ]
    return ways - {"when"} if inside and all(inside) else ways


_WHEN = regex(r"\bwhen\b")


def _asks_which_body(question: Question) -> bool:
    """Whether it is asked which body of one report's had the most: no table tells them apart."""
    applicants = any(concept.group == "applicant" for concept in question.concepts)
    return "who" in question.intents and len(question.scope.report_ids) == 1 and not applicants


def _is_about_a_matter(question: Question, ask: TableAsk) -> bool:
    """Whether what is counted is about something, which no table tells."""
    if ask.kind == "proactive" and (
        is_told_apart(question) or ("procurement" in ask.rows and _BY_A_WAY.search(question.folded))
    ):
        return True
    return bool(subjects_of(question)) or (
        ask.kind == "proactive" and speaks_only_about_the_matter(question)
    )


_BY_A_WAY = regex(r"招标|磋商|谈判|单一来源|询价|\btenders?\b")
"""Ways of procurement, which no cell tells apart."""


def _single_is_none(question: Question, figures: Sequence[Figure]) -> bool:
    """Whether one cell is no answer: the question states it, or asks which of several."""
    if len(figures) != 1:
        return False
    return figures[0].value in numbers_given(question) or names_one_of_many(question)


def _no_table_of_disputes_says(question: Question) -> bool:
    """Whether it is asked who went to law, or why it ended so; not whether all ended alike."""
    if any(c.group == "applicant" for c in question.concepts):
        return True
    reasons = "why" in question.intents or any(c.name == "each_ground" for c in question.concepts)
    return reasons and not _ALL.search(question.folded)


_ALL = regex(r"\b(?:all|both|every|none|no|any|avoid\w*|without)\b|全|都|均|没有")


def _labels(finds: Finds) -> str:
    """The printed labels of the rows and columns found."""
    cells = (part.table for figure in finds.figures for part in figure.parts)
    return " ".join(f"{cell.row_label} {cell.column_label}" for cell in cells if cell)


def from_indicators(question: Question, finds: Finds) -> Evidence | None:
    """What prose states in place of the cells of a table that the report does not have."""
    ask = question.ask
    if _names_another_figure(question, finds):
        return None
    nought = _nought(question, finds)
    if nought is not None:
        return nought
    if ask is None or ask.kind == "proactive" or ask.columns != ("total",):
        return None
    if ask.operation not in ("", "sum") or _asks_of_some(question, ask, finds):
        return None
    chosen: list[Candidate] = []
    for row in dict.fromkeys(row for one in question.asks for row in one.rows):
        for indicator in _in_prose(row, question):
            fitting = [c for c in finds.ranked[0] if c.fact.indicator == indicator]
            if fitting:
                chosen += [] if fitting[0] in chosen else fitting[:1]
                break
    if not chosen or (len(chosen) == 1 and tells_too_little(question, finds.ranked[0], chosen[0])):
        return None
    if "number" in question.intents and "yesno" not in question.intents:
        chosen += _of_further_parts(finds, chosen)
    ways = question.intents & OTHER_WAYS
    if ways and "compare" not in question.intents and any(c.fact.quantity.value for c in chosen):
        return None
    return Evidence(
        finds.report, "statements", 0.9, statements=tuple(chosen), sentences=finds.hits[:3]
    )


def _of_further_parts(finds: Finds, chosen: Sequence[Candidate]) -> list[Candidate]:
    """The figures for the parts of a question behind those that have one already."""
    best = (
        next((c for c in ranked if c.fact not in [one.fact for one in chosen]), None)
        for ranked in finds.ranked[len(chosen) :]
    )
    return [c for c in best if c is not None and c.features.near >= _NEAR_ENOUGH]


_NEAR_ENOUGH = 0.5
"""So much of what a further part asks for must stand by its figure."""
_DEALT_WITH = regex(r"\b(?:handl\w+|deals? with|dealt with|process\w*)\b|办理|处理|受理")


def _in_prose(row: str, question: Question) -> tuple[str, ...]:
    """The indicators in place of a row; those that came in where it is asked what was dealt with.

    Reports without a table say 受理 or 办理 of the same requests.
    """
    names = IN_PROSE.get(row, ())
    came_in = row == "total" and _DEALT_WITH.search(question.folded) is not None
    return (*names, *IN_PROSE["new"]) if came_in else names


def _asks_of_some(question: Question, ask: TableAsk, finds: Finds) -> bool:
    """Whether it is asked of some requests only: on a matter, by a channel, or as is said of them.

    申请里，寄信来的有多少: no figure of all of them answers.
    """
    if question.scope.body or subjects_of(question) or names_one_of_many(question):
        return True
    if any(c.group == "channel" for c in question.concepts) or not_in_tables(question, ask):
        return True
    if any(item.term.sure and item.weight > 0.3 for item in telling(ask, question, finds)):
        return True
    return _says_more_of_them(question, ask)


def _is_of_some(question: Question, ask: TableAsk, finds: Finds) -> bool:
    """Whether it is said which requests are meant, or of all disputes what no result explains."""
    if sum(item.weight for item in which_requests(question, finds)) >= SPECIFIED:
        return True
    all_disputes = ask.kind == "disputes" and ask.columns == ("total",)
    return all_disputes and _says_more_of_them(question, ask)


def _says_more_of_them(question: Question, ask: TableAsk) -> bool:
    """Whether something is said of what is counted that the cells asked for do not explain."""
    return any(
        term.trust and not any(accounts_for(span, term) for span in ask.explained)
        for term in counted_of(question).predicate(question.own_terms)
    )


def _is_nought(candidate: Candidate) -> bool:
    """Whether nothing was counted: in words of requests and disputes, in figures of requests.

    No reviews, in figures, says nothing of lawsuits.
    """
    quantity = candidate.fact.quantity
    requests = candidate.fact.indicator == "requests.accepted"
    return quantity.state == "none" or (requests and quantity.value == 0)


def _names_another_figure(question: Question, finds: Finds) -> bool:
    """Whether the best figure is of what a follow-up itself names: "the fees?"."""
    best = finds.ranked[0][:1] if question.elliptical else ()
    return any(names_its_own(question, one.fact.label) for one in best)


def _nought(question: Question, finds: Finds) -> Evidence | None:
    """That there were no requests, or no disputes, answers whatever is asked of them."""
    ask = question.ask
    if ask is None or ask.kind == "proactive" or question.scope.body:
        return None
    if not any(c.group == "topic" for c in question.concepts):
        return None
    wanted = ("requests.accepted",) if ask.kind == "requests" else ("prose.reviews", "prose.suits")
    if ask.kind == "requests" and asks_for_charges(question):
        return None
    found = [c for c in finds.ranked[0] if c.fact.indicator in wanted and _is_nought(c)]
    if not found:
        return None
    return Evidence(
        finds.report, "statements", 0.9, statements=tuple(found[:1]), sentences=finds.hits[:3]
    )
