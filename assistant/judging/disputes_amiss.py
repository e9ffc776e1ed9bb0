"""What a question takes for granted of lawsuits and reviews: how many there were, how they ended.

"Why did the court rule against it", where the one judgment upheld what it had done.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from assistant.evidence.evidence import Finds
from assistant.evidence.figures import Figure, figures_for
from assistant.judging.never_was import takes_for_happened
from assistant.judging.nought import names_what_was_not
from assistant.understanding.asks import TableAsk
from assistant.understanding.given import but_years
from assistant.understanding.question import Question
from assistant.understanding.reckoning import limit_in
from corpus.regex import regex
from corpus.report import Quantity

_DISPUTES = regex(
    r"[件起次场宗个]?(?:政府)?(?:信息)?(?:公开)?的?(?:行政)?(?:复议|诉讼|官司)|"
    r"\s+(?:\w+ ){0,3}(?:lawsuits?|suits?|court cases|reviews?|reconsiderations?)\b"
)
_DISPUTED = regex(
    r"(?:复议|诉讼|官司|被?告|起诉)了?$|\b(?:sued|taken to (?:court|review)|lawsuits?|reviews?)\s$"
)
"""What stands behind the number of all lawsuits or reviews, and before it."""


def disputes_denied(question: Question, finds: Finds) -> Figure | None:
    """The number of lawsuits or reviews, where a question takes another for granted.

    So where it asks why one was lost, and there was none. A smaller number may be of some only.
    """
    ask = question.ask
    if ask is None or ask.kind != "disputes" or len(ask.rows) != 1:
        return None
    total = _number_of(replace(ask, columns=("total",)), finds)
    if total is None or total.value is None:
        return None
    none = not total.value and takes_for_happened(question)
    if none or names_what_was_not(question, [Quantity(total.value)]):
        return total
    if ask.rows[0] not in ("review", "suits"):  # a way to a lawsuit: spoken of are all of them
        total = _number_of(replace(ask, rows=("suits",), columns=("total",)), finds)
    spoken = _disputes_spoken_of(question)
    if total is None or total.value is None or len(spoken) != 1 or spoken[0] == total.value:
        return None
    if limit_in(question.folded)[1]:
        return None
    of_all = question.portion == "all" or ("why" in question.intents and ask.columns == ("total",))
    return total if of_all or spoken[0] > total.value else None


def _disputes_spoken_of(question: Question) -> list[Decimal]:
    """How many lawsuits or reviews a question says that there were."""
    asked = question.asked
    return [
        n.value for n in but_years(asked)
        if (_DISPUTES.match(asked, n.end) or _DISPUTED.search(asked[: n.start]))
    ]  # fmt: skip


def ended_otherwise(question: Question, finds: Finds) -> tuple[Figure, ...]:
    """How disputes ended, where a question why takes it that so many ended in another way."""
    ask = question.ask
    if ask is None or ask.kind != "disputes" or len(ask.rows) != 1:
        return ()
    named = {c.name for c in question.concepts if c.group == "result" and c.start < c.end}
    columns = {"other" if name == "other_result" else name for name in named}
    so_ended = [f for f in finds.figures if f.column in columns]
    values = [Quantity(f.value) for f in so_ended]
    if len(columns) != 1 or "why" not in question.intents or not values:
        return ()
    spoken, value = _disputes_spoken_of(question), values[0].value
    more = len(spoken) == 1 and value is not None and spoken[0] > value
    if not more and not names_what_was_not(question, values):
        return ()
    others = (f for f in finds.figures if f.value and f.column not in ("pending", *columns))
    return (*others, *so_ended)


def _number_of(ask: TableAsk, finds: Finds) -> Figure | None:
    """The one figure that is asked for, as it is printed or added up."""
    plain = replace(ask, operation="", broken_down=False)
    return next(iter(figures_for(plain, finds.report.facts)), None)
