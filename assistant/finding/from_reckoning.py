"""Evidence that one report's prose comes to: compared, added up, the largest, a share, a change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence.arithmetic import (
    Computation,
    and_the_rest,
    asks_how_often,
    asks_to_compute,
    compares,
    computed,
    how_often,
    of_pair,
    of_sides,
    share_of_sum,
    shares,
    sums,
)
from assistant.evidence.decide import figure_confidence
from assistant.evidence.evidence import Evidence, Finds
from assistant.evidence.prose import Candidate
from assistant.finding.all_and_most import with_all_of_them
from assistant.finding.averages import average_asked
from assistant.finding.from_extremes import most_of_sorts, of_one, ranks, superlative, the_most
from assistant.finding.from_to import from_to
from assistant.finding.from_years import of_years_before
from assistant.finding.groups import names_one_of_many, of_so_many
from assistant.finding.matched import matched_sides, one_holds_all, partly_matched
from assistant.finding.one_a_part import CONSIDERED
from assistant.finding.other_kinds import whole_of_kinds
from assistant.finding.reckoned import NAMED_BY_LABEL, SURE, as_evidence
from assistant.finding.stated_extreme import stated_extreme
from assistant.finding.was_and_is import by_how_much
from assistant.judging.another_body import is_of_another_body
from assistant.judging.growth import (
    CHANGE,
    against_the_year_before,
    asks_for_growth,
    changes_another,
    what_changed,
)
from assistant.judging.parts import (
    WHOLE_RATE,
    Pair,
    all_asked,
    is_of_money,
    is_rate_of_doing,
    portion_asked,
    rate_beside,
    share_asked,
)
from assistant.judging.required import words_of
from assistant.judging.rest import lacks_the_part, leaves_out, rest_asked, the_rest_of_it
from assistant.judging.share_stated import is_printed, rate_told, says_what_was_done, share_stated
from assistant.judging.whole_named import whole_named
from assistant.understanding.given import figures_taken_for_granted, numbers_given
from assistant.understanding.portions import PART_OR_MORE
from assistant.understanding.question import Question
from assistant.understanding.reckoning import (
    asks_which_way,
    compares_things,
    direction_in,
    limit_in,
)
from assistant.understanding.words import coverage, fold, held_in
from corpus.regex import regex
from corpus.report import Report
from corpus.tongues import is_read_as_english
from corpus.units import unit_kind

_SURELY_HELD = 0.5
"""So much of the things named side by side must stand in the labels of their figures to be sure."""
_NOT_UNLIKELY = 0.3
"""So sure must each figure be that is given where that of another thing named is missing."""

_ABOUT_IT = 0.45
_SURELY_NAMED = 1.0
"""So much of a part and of its whole, together, must their labels hold to be sure."""
_NAMED_WHERE_TOLD = 0.6
"""So much where the question states the whole itself (of the 429 items, what share), or names a
part that the report tells of that whole and leaves it out.
"""
_CLAIMED_BY_LABEL = 0.3
"""So much of a question must the label of a change hold that it states the very figure of."""
_CHANGE_STATED = regex(r"(?:增(?:长|加|幅)?|上升|提高|上涨|下降|减少|降低|下滑)$")

_NAMES = regex(r"[“「『\"]([^“”「」『』\"]{2,20})[”」』\"]")
_BEST_OF_EACH = regex(r"最[多大少小高低]的[^,，。？?]{1,6}[和与及]")
"""The largest of one sort and of another: no figures of two things side by side."""
EACH = regex(
    r"分别(?!由|来自|[是有为]?(?:什么|哪|谁))|各(?!类|种|项|级|地|方|部门|单位)|respectively|\beach\b"
)


def from_reckoning(question: Question, finds: Finds) -> Evidence | None:
    """What the figures of a report's prose come to, where a question asks for that."""
    stated = stated_change(question, finds) or by_how_much(question, finds)
    stated = stated or share_stated(question, finds) or _all_of_it(question, finds)
    stated = stated or stated_extreme(question, finds) or from_to(question, finds)
    if stated is not None or asks_for_growth(question):
        return stated
    if question.portion in PART_OR_MORE:
        return _portion(question, finds)
    if (average := _average(question, finds)) is not None:
        return average
    if asks_which_way(question.folded):
        return None
    if _share_is_told(question, finds):
        return None
    found = _share_of_several(question, finds) or most_of_sorts(question, finds)
    found = found or of_so_many(question, finds)
    found = found or _of_sides(question, finds)
    if found is None and ranks(question):
        found = the_most(question, finds)
        found = found and with_all_of_them(question, finds, found)
        if found is None and names_one_of_many(question):
            return None
    found = found or _of_a_whole(question, finds) or of_years_before(question, finds)
    if found is not None:
        return found
    compared = _compares(question) and "compare" in question.intents and not question.asks
    compared = compared and not ranks(question) and "yesno" not in question.intents
    if and_the_rest(question.folded):
        return None
    if not shares(question.folded) and _asks_for_one_name(question, finds):
        return None
    figures = finds.ranked[0] if compared or asks_to_compute(question.folded) else ()
    own = [c for c in figures if not is_of_another_body(question, fold(c.fact.label))]
    computation = computed(question.folded, own, numbers_given(question), compared)
    if computation is not None and (
        _is_of_something_else(question, finds, computation)
        or (computation.operation == "share" and is_printed(computation.parts[0], finds))
    ):
        return None
    of_two = computation is not None and computation.operation == "share" and computation.parts
    rate = rate_told(of_two[0], of_two[-1], finds) if of_two else None
    return rate or as_evidence(question, finds, computation)


def _share_is_told(question: Question, finds: Finds) -> bool:
    """Whether the best figure surely is the share of what was done: nothing is reckoned then."""
    best = next(iter(finds.ranked[0]), None) if len(finds.ranked) == 1 else None
    if best is None or best.fact.quantity.unit != "%" or not shares(question.folded):
        return False
    sure = is_rate_of_doing(best.fact.label) and figure_confidence(question, best) >= SURE
    return sure and says_what_was_done(question, best)


def _is_of_something_else(question: Question, finds: Finds, computation: Computation) -> bool:
    """Whether figures that go well together are not those to be added up or subtracted.

    What reports are held against is not what stands beside it in each of them.
    """
    if computation.operation == "share":
        money = unit_kind(computation.parts[0].fact.quantity.unit) == "money"
        return is_of_money(question.folded) and not money
    if computation.operation not in ("difference", "sum"):
        return False
    left = computation.operation == "difference"
    if left and shares(question.folded):
        return True  # the share of what is left is no number of it
    across = left and len(question.scope.groups) > 1 and not of_one(question)
    of_another = left and lacks_the_part(question, computation.parts[-1], finds.report)
    return across or of_another or _is_half_read(question)


def _is_half_read(question: Question) -> bool:
    """Whether no list translates some words of another language: what is compared may be there."""
    half = not all(term.chinese for term in question.own_terms)
    return half and is_read_as_english(question.language)


def _asks_for_one_name(question: Question, finds: Finds) -> bool:
    """Whether one thing is asked for by its name, which the best figure has: “零距离”一共几条."""
    names = [re.sub(r"\s", "", name) for name in _NAMES.findall(question.folded)]
    label = "".join(finds.ranked[0][0].fact.label.split()) if finds.ranked[0] else ""
    return len(names) == 1 and f"“{names[0]}”" in label


def stated_change(question: Question, finds: Finds) -> Evidence | None:
    """By how much something rose or fell, as the report states it, where it is asked how it did."""
    reckoned = question.reckoning
    trend = reckoned is not None and reckoned.operation in ("trend", "growth")
    claims = bool(question.intents & {"why", "yesno"})
    trend = trend or (claims and direction_in(question.folded) != "")
    alone = len(finds.ranked) == 1 and not EACH.search(question.folded)
    if len(question.scope.report_ids) != 1 or not alone:
        return None
    if not (trend or asks_for_growth(question) or against_the_year_before(question)):
        return None
    matter = [w for w in finds.weighed if w.term.chinese and not CHANGE.fullmatch(w.term.text)]
    matter = [w for w in matter if not w.taken and not w.term.text[0].isdigit()] or matter
    claimed = {n.value for n in figures_taken_for_granted(question)}
    best = finds.ranked[0][:CONSIDERED]
    for c in sorted(best, key=lambda c: c.fact.quantity.value not in claimed):
        label = fold(c.fact.label)
        enough = _CLAIMED_BY_LABEL if c.fact.quantity.value in claimed else NAMED_BY_LABEL
        if changes_another(question, c):
            continue
        if _CHANGE_STATED.search(label) and coverage(matter, label) >= enough:
            return Evidence(
                finds.report, "statements", SURE, sentences=finds.hits[:3],
                statements=(*what_changed(question, c, finds.ranked[0]), c),
            )  # fmt: skip
    return None


def _all_of_it(question: Question, finds: Finds) -> Evidence | None:
    """A whole and what is done of it, where it is asked whether all is done."""
    pair = all_asked(question, finds) if of_one(question) else None
    if pair is None or pair.held < _ABOUT_IT:
        return None
    rate = rate_beside(pair.part, finds)
    told = () if rate and _is_one_of_two_ways(question, pair, rate[0], finds) else (pair.part,)
    others = the_rest_of_it(pair, finds) if told else ()
    return Evidence(
        finds.report, "statements", SURE,
        statements=(pair.whole, *told, *others, *rate), sentences=finds.hits[:3],
    )  # fmt: skip


def _is_one_of_two_ways(question: Question, pair: Pair, rate: Candidate, finds: Finds) -> bool:
    """Whether a part was done in one way, the rest in another, and the rate says that all was.

    收到348件,现场解决162件,跟进解决186件,办结率100%: unless the one way is asked for.
    """
    part, whole = pair.part.fact, pair.whole.fact
    if rate.fact.quantity.value != WHOLE_RATE or part.parent != whole.label:
        return False
    left = (whole.quantity.value or 0) - (part.quantity.value or 0)
    others = [c.fact for c in finds.ranked[0] if c.fact.parent == whole.label]
    rest = next((f for f in others if f.quantity.value == left), None)
    if rest is None or rest == part:
        return False
    own, other = fold(part.label), fold(rest.label)
    return not any(held_in(t, own) > held_in(t, other) for t in question.own_terms)


def _portion(question: Question, finds: Finds) -> Evidence | None:
    """The share that decides whether most of something, or less than half of it, was so."""
    if question.portion not in PART_OR_MORE or not of_one(question):
        return None
    pair = portion_asked(_of_the_premise(question, finds))
    found = pair and as_evidence(question, finds, of_pair("share", pair.part, pair.whole))
    return replace(found, confidence=SURE) if found else None


def _of_the_premise(question: Question, finds: Finds) -> Finds:
    """What was found, by the words of what a question says before it asks why so."""
    asks = _THEN_WHY.search(question.folded)
    if asks is None:
        return finds
    before = tuple(w for w in finds.weighed if w.term.start < asks.start())
    return replace(finds, weighed=before or finds.weighed)


_THEN_WHY = regex(r"[,，;；](?=[^,，;；]*(?:为什么|为何|怎么|\bwhy\b|\bhow come\b))")


def _average(question: Question, finds: Finds) -> Evidence | None:
    """What comes to each on average, where the report states both figures."""
    computation = average_asked(question, finds) if of_one(question) else None
    if computation is None:
        return None
    return Evidence(
        finds.report, "statements", SURE, statements=computation.parts,
        sentences=finds.hits[:3], computation=computation,
    )  # fmt: skip


def _of_sides(question: Question, finds: Finds) -> Evidence | None:
    """The figures of things that the question names side by side, added up or compared."""
    if and_the_rest(question.folded):
        return None
    against = _compares(question) or compares(question.folded) or ranks(question)
    ratio = asks_how_often(question.folded)
    against = against or ratio
    if (not against and not sums(question.folded)) or _BEST_OF_EACH.search(question.folded):
        return None
    if not against and (partly := partly_matched(question, finds)) is not None:
        sure = all(figure_confidence(question, c) >= _NOT_UNLIKELY for c in partly.figures)
        return Evidence(
            finds.report, "statements", SURE if sure and partly.figures else 0.0,
            statements=partly.figures or finds.ranked[0][:1], sentences=finds.hits[:3],
            missing=partly.missing,
        )  # fmt: skip
    matched = matched_sides(question, finds, chosen_of=superlative(question))
    if matched is None or (not against and one_holds_all(question, finds, matched)):
        return None
    if not _of_the_requests(question, matched.figures, finds.report):
        return None
    wholes = (whole_of_kinds(question, c, finds.ranked[0]) or c for c in matched.figures)
    matched = replace(matched, figures=tuple(wholes))
    if ratio:
        computation = how_often(matched.figures)
    else:
        figures = matched.figures if against else matched.all_of_them(finds)
        computation = of_sides(figures, matched.names, "compared" if against else "sum")
    found = as_evidence(question, finds, computation)
    if found is None or matched.held < _SURELY_HELD:
        return found
    return replace(found, confidence=max(found.confidence, SURE))


def _of_the_requests(question: Question, figures: Sequence[Candidate], report: Report) -> bool:
    """Whether figures speak of requests, or their sentences, where requests are asked for."""
    if question.ask is None or question.ask.kind != "requests" or not question.ask.explicit:
        return True
    return all(_OF_REQUESTS.search("".join(words_of(c, report))) for c in figures)


_OF_REQUESTS = regex("申请|受理|收办|办件|案件|答复")
"""What reports call requests, or say that was done with them."""


def _compares(question: Question) -> bool:
    """Whether two figures of one report are held against each other, none against a limit."""
    one_report = of_one(question) or not question.scope.named
    limited = bool(limit_in(question.folded)[1]) and not compares_things(question.folded)
    reckoned = question.reckoning
    than = reckoned is not None and reckoned.than and reckoned.operation in _HELD_AGAINST
    return one_report and (than or "compare" in question.intents) and not limited


_HELD_AGAINST = frozenset({"compared", "growth", "trend"})
"""What may hold one thing against another: the fall of the one against that of the other."""


def lacks_the_other(question: Question, chosen: Sequence[Candidate]) -> bool:
    """Whether one figure is to say which of two things of a report is more, or by how much."""
    if len(chosen) != 1:
        return False
    by_how_much = _EXCEEDS.search(question.folded) and len(question.scope.report_ids) == 1
    if _adds_the_unknown(question):
        return True
    by_how_much = by_how_much and not _STATES_MORE.search(chosen[0].fact.label)
    return bool(by_how_much) or (_compares(question) and "yesno" in question.intents)


def _adds_the_unknown(question: Question) -> bool:
    """Whether two things are to be added up of which one is in no list: a figure is the other's."""
    added = _TOGETHER.search(question.folded)
    if added is None:
        return False
    known = [
        any(s <= t.start < e and t.chinese and t.trust >= 1 for t in question.own_terms)
        for s, e in (added.span(1), added.span(2))
    ]
    return any(known) and not all(known)


_TOGETHER = regex(
    r"(?:\bhow many |[:,] |\bof )([^?,:]{3,60}?) (?:and|plus) ([^?,:]{3,60}?) "
    r"(?:together|combined|altogether|added up)\b"
)
_EXCEEDS = regex(
    r"\bby how (?:much|many)\b[^?]*\b(?:exceed\w*|surpass\w*|outnumber\w*|outstrip\w*)\b|"
    r"\bhow (?:much|many) (?:more|fewer|less|higher|lower)\b[^?]*\b"
    r"than (?!in \d|the year|last year)"
)
_STATES_MORE = regex("超|多|少|高|低|增|减|升|降|差")


def _of_a_whole(question: Question, finds: Finds) -> Evidence | None:
    """A share of a whole that the question names with its part, or what is left of a whole."""
    if shares(question.folded):
        pair = share_asked(question, finds)
        if pair and is_printed(pair.part, finds):
            return None
        if pair and (rate := rate_told(pair.part, pair.whole, finds)):
            return rate
        found = of_pair("share", pair.part, pair.whole) if pair else None
    else:
        pair = rest_asked(question, finds) if question.wants_number else None
        found = of_pair("difference", pair.whole, pair.part) if pair else None
    evidence = as_evidence(question, finds, found)
    if pair is None or evidence is None:
        return evidence
    told = pair.whole.fact.quantity.value in numbers_given(question)
    told = told or (leaves_out(question) and pair.part.fact.parent == pair.whole.fact.label != "")
    if pair.held < (_NAMED_WHERE_TOLD if told else _SURELY_NAMED):
        return evidence
    return replace(evidence, confidence=max(evidence.confidence, SURE))


def _share_of_several(question: Question, finds: Finds) -> Evidence | None:
    """The share that several things named side by side have together in what governs them."""
    if not shares(question.folded) or EACH.search(question.folded):
        return None
    matched = matched_sides(question, finds)
    if matched is None:
        return None
    whole = _whole_of_all(matched.figures, finds) or whole_named(question, matched.figures, finds)
    found = share_of_sum(matched.figures, whole) if whole is not None else None
    evidence = as_evidence(question, finds, found)
    return evidence and replace(evidence, confidence=SURE)


def _whole_of_all(figures: Sequence[Candidate], finds: Finds) -> Candidate | None:
    """The figure that governs all of these."""
    parents = {c.fact.parent for c in figures} - {""}
    return next((c for c in finds.ranked[0] if {c.fact.label} == parents), None)
