"""Whether most of something was so, or so many percent of it, where its share is stated.

"Were most of the cases closed", 结案率82%; "七成以上能马上办吗", “马上办”1232项,占比72%.
"""

from __future__ import annotations

from decimal import Decimal

from assistant.evidence.evidence import Evidence, Finds
from assistant.evidence.fit import ASIDE
from assistant.evidence.prose import Candidate
from assistant.judging.parts import DOING, done_of_all, is_rate_of_doing, is_share_of, rate_beside
from assistant.judging.required import lacks_a_requirement
from assistant.judging.touched import touches
from assistant.judging.unspoken import leaves_the_last_out
from assistant.understanding.portions import PART_OR_MORE, limits_in_percent
from assistant.understanding.question import Question
from assistant.understanding.reckoning import limit_in
from assistant.understanding.words import fold
from corpus.regex import regex
from corpus.report import Fact

_NAMED = regex('[“‘「『"]([^“”‘’「」『』"]{2,12})[”’」』"]')
_LOOKED_AT, _FIRST, _SURE = 12, 6, 0.9


def share_stated(question: Question, finds: Finds) -> Evidence | None:
    """The share that a report states of what is asked about, for a yes or a no."""
    folded = question.folded
    limited = limits_in_percent(folded) and limit_in(folded)[0]
    if "yesno" not in question.intents or not (limited or question.portion in PART_OR_MORE):
        return None
    if len(question.scope.report_ids) != 1 or not finds.ranked:
        return None
    best = finds.ranked[0][:_LOOKED_AT]
    shares = [c for c in best if _is_share_named(question, c, best)]
    shares = shares or [c for c in best if rate_of_what_was_done(question, c, finds)]
    shares = shares or _rate_of_the_whole(question, finds)
    if not shares:
        return None
    return Evidence(
        finds.report, "statements", _SURE, statements=(shares[0],), sentences=finds.hits[:3]
    )


def _rate_of_the_whole(question: Question, finds: Finds) -> list[Candidate]:
    """The rate beside what was done of the figure found first: 案件1462件, 审结1193件,结案率82%."""
    pair = done_of_all(finds) if DOING.search(question.folded) else None
    if pair is None or pair.whole.fact not in [c.fact for c in finds.ranked[0][:_FIRST]]:
        return []
    rates = rate_beside(pair.part, finds)
    said = question.language != "zh" or any(says_what_was_done(question, c) for c in rates)
    return rates if said and not any(_leaves_out(question, c, finds) for c in rates) else []


def _leaves_out(question: Question, rate: Candidate, finds: Finds) -> bool:
    """Whether a rate's sentence has no word for the last thing that a question names: WeChat."""
    context = rate.fact.context
    said = finds.report.source_text[context.start : context.end]
    return leaves_the_last_out(question, said) or lacks_a_requirement(question, said, said)


def _is_share_named(question: Question, share: Candidate, best: tuple[Candidate, ...]) -> bool:
    """Whether a figure is the share of what a question names as the report does: “马上办”."""
    name = _NAMED.search(share.fact.label)
    if name is None or name[1] not in question.folded:
        return False
    return any(is_share_of(share, part) for part in best)


def rate_of_what_was_done(question: Question, rate: Candidate, finds: Finds) -> bool:
    """Whether a figure is the rate of what a question says was done: of the letters, 办结率.

    It stands in the sentence found first, or behind the best figure in that one's words.
    """
    if not is_rate_of_doing(rate.fact.label) or not DOING.search(question.folded):
        return False
    if question.language == "zh" and not says_what_was_done(question, rate):
        return False
    if _leaves_out(question, rate, finds):
        return False
    first = finds.hits[0] if finds.hits else None
    beside = finds.ranked[0][0].fact.context.start == rate.fact.context.start
    return beside or (first is not None and first.start <= rate.fact.start < first.end)


def says_what_was_done(question: Question, part: Candidate) -> bool:
    """Whether a question has a word of what was done to a part: 取缔, of 已取缔460家."""
    return any(touches(term, fold(part.fact.label)) for term in question.own_terms)


def rate_told(part: Candidate, whole: Candidate, finds: Finds) -> Evidence | None:
    """The rate that a report states itself for a part and its whole: 结案率82%, for 81.6%.

    It is theirs if it is what the two come to, as a report rounds it.
    """
    done, of_all = part.fact.quantity.value, whole.fact.quantity.value
    if done is None or not of_all:
        return None
    rates = rate_beside(part, finds)
    share = 100 * done / of_all
    if not rates or abs((rates[0].fact.quantity.value or 0) - share) > _ROUNDED:
        return None
    return Evidence(
        finds.report, "statements", _SURE, statements=(rates[0],), sentences=finds.hits[:3]
    )


_ROUNDED = Decimal("0.6")


def is_printed(part: Candidate, finds: Finds) -> bool:
    """Whether the report states behind a part what share it is: 电话咨询3200人次，占65.31%."""
    fact, text = part.fact, finds.report.source_text
    return any(
        c.fact.quantity.unit == "%"
        and (share := _SHARE_OF.fullmatch(c.fact.label.removeprefix(f"{fact.label} ")))
        and c.fact.label.startswith(f"{fact.label} ")
        and 0 < _between(fact, c.fact, text) <= _RIGHT_BEHIND + len(share[0])
        for c in finds.ranked[0]
    )


_SHARE_OF = regex("占[^ ]*|占?比[例重]?")
"""What a report calls the share that a figure is: 占, 占全部公开信息."""


def _between(part: Fact, share: Fact, text: str) -> int:
    """Characters between two figures, but for those in brackets and for what the first counts."""
    return len(ASIDE.sub("", text[part.end : share.start]).replace(part.label, ""))


_RIGHT_BEHIND = 6
"""So many characters behind a figure, besides what the share is called and what stands in brackets,
stands it: ，占65.31%."""
