"""What a question asks of the statutory tables: concepts in its words -> rows and columns.

The patterns are data (concepts.toml); this module matches them and reads the outcome as cells of
the tables of the notices 国办公开办函〔2019〕60号 and 〔2021〕30号.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.patterns import Script, compile_words, in_script, load, script_of
from corpus.report import Span

REFUSED = ("d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8")
UNABLE = ("u1", "u2", "u3")
NOT_PROCESSED = ("n1", "n2", "n3", "n4", "n5")
OTHER = ("other", "o1", "o2", "o3")
ORGANISATIONS = ("company", "research", "charity", "legal_service", "other")
APPLICANTS = ("natural_person", *ORGANISATIONS)
IN_PROSE: Mapping[str, tuple[str, ...]] = {
    "new": ("requests.accepted", "requests.new"),
    "total": ("requests.completed", "requests.handled"),
    "carried_over": ("requests.carried_over",),
    "carried_forward": ("requests.carried_forward",),
    "whole_load": ("requests.handled", "requests.accepted"),
    "review": ("prose.reviews",),
    "suits": ("prose.suits",),
}
"""What prose states in place of a row, where a report has no such table: indicators, best first."""

IN_STATISTICS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("new", "total"): ("requests",), ("whole_load", "total"): ("requests",),
    ("total", "total"): ("closed", "replies"), ("granted", "total"): ("replies_granted",),
    ("partial", "total"): ("replies_partial",), ("refused", "total"): ("replies_refused",),
    ("d1", "total"): ("refused_state_secret",), ("d3", "total"): ("refused_security",),
    ("u1", "total"): ("replies_no_information",),
    ("review", "total"): ("reviews",), ("review", "upheld"): ("reviews_upheld",),
    ("review", "corrected"): ("reviews_corrected",), ("review", "other"): ("reviews_other",),
    ("suits", "total"): ("suits",), ("suits", "upheld"): ("suits_upheld",),
    ("suits", "corrected"): ("suits_corrected",), ("suits", "other"): ("suits_other",),
    ("normative_documents", "issued"): ("normative_issued",),
    ("normative_documents", "made"): ("normative_issued",),
    ("normative_documents", "published"): ("disclosed_normative",),
    ("normative_documents", "available"): ("disclosed_normative",),
}  # fmt: skip
"""Rows of the statistics tables before 2019 that count what a row and column since count."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "refused": REFUSED,
    "unable": UNABLE,
    "not_processed": NOT_PROCESSED,
    "other_handling": OTHER,
    "whole_load": ("new", "carried_over"),
    "suits": ("direct_suit", "suit_after_review"),
    "organisation": ORGANISATIONS,
}
"""Rows and columns that are sums of others: what is asked -> what is added up."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept found in a question, where, and in which words.

    ``holds`` is what Chinese text on it says.
    """

    name: str
    group: str
    start: int
    end: int
    holds: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class TableAsk:
    """Cells asked for: each of ``rows`` crossed with each of ``columns``.

    A row or column may be a key of GROUPS (then its members are added up). ``operation`` is "" for
    the cells themselves, "share" for a part of a whole, "sum" for all of them together,
    "after_change" for the stock after a change. ``explained`` are the spans of the question that
    the reading accounts for; ``explicit``: it names the table's matter, not only a word that could
    mean it; ``measured``: it names the columns; ``broken_down``: the members of a sum are asked
    for, of which those that are nought are left out; ``together``: the share of all of them.
    """

    kind: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    operation: str = ""
    explained: tuple[Span, ...] = ()
    explicit: bool = True
    measured: bool = True
    broken_down: bool = False
    together: bool = False
    of: str = ""


@cache
def _patterns(script: Script) -> tuple[tuple[str, str, str, re.Pattern[str]], ...]:
    return tuple(
        (name, entry["group"], entry.get("holds", ""), compile_words(patterns))
        for name, entry in load("concepts").items()
        if (patterns := in_script(entry["patterns"], script))
    )


def concepts_in(text: str) -> tuple[Concept, ...]:
    """The concepts in a question (simplified, lower-cased), longest first where they overlap.

    A match that lies strictly inside a longer one is dropped; equal spans are all kept, because a
    word such as "issued" means one thing of licences and another of documents.
    """
    texts = {text, text.replace("-", " ")}  # compulsory-measure items are compulsory measures
    found = list(
        dict.fromkeys(
            Concept(name, group, match.start(), match.end(), holds, match.group())
            for name, group, holds, pattern in _patterns(script_of(text))
            for one in texts
            for match in pattern.finditer(one)
            if match.end() > match.start()
        )
    )
    excluded = left_out(text)
    kept = (c for c in found if not any(_is_left_out(c, span) for span in excluded))
    return outermost(tuple(kept))


def _is_left_out(concept: Concept, span: Span) -> bool:
    """Whether words say what is not meant; "other than individuals" itself names organisations."""
    names_others = concept.name == "organisation" and concept.start <= span.start
    return span.start <= concept.start and concept.end <= span.end and not names_others


def outermost(found: Sequence[Concept]) -> tuple[Concept, ...]:
    """The concepts in the order of the question, without those strictly inside a longer one."""
    kept = [c for c in found if not any(_inside(c, other) for other in found)]
    return tuple(sorted(kept, key=lambda c: (c.start, c.end)))


def settled(concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    """Loose words (released, approved) mean an outcome only where requests are spoken of."""
    requests = any(c.name == "request" for c in concepts)
    disputes = any(c.name in ("review", "suit") or c.group == "route" for c in concepts)
    return tuple(
        _meant_of_requests(c, disputes) if requests else c
        for c in concepts
        if requests or c.group != "loose"
    )


def _meant_of_requests(concept: Concept, disputes: bool) -> Concept:
    """A concept as it is meant where requests are spoken of.

    Their results, unless disputes are spoken of too, are the ways in which they were handled.
    """
    if concept.group == "loose":
        return replace(concept, name="granted", group="outcome", holds=_GRANTED)
    if concept.name == "verdict" and not disputes:
        return replace(concept, name="each_outcome", group="breakdown")
    return concept


_GRANTED = "予以公开|同意公开|全部公开|给予公开"


def left_out(text: str) -> tuple[Span, ...]:
    """Where a folded question names what it does not ask for: apart from ..., 除……外."""
    return tuple(Span(m.start(), m.end()) for m in _EXCEPT.finditer(text))


_EXCEPT = re.compile(
    r"除了?[^，,。？?]{2,16}?(?:以外|之外|外)|除了[^，,。？?]{2,12}(?=[，,])|"
    r"(?:other than|apart from|besides|except(?: for)?|as opposed to|rather than) [a-z '’-]{3,30}|"
    r"(?<=, )(?:and )?not (?:just |only )?(?:the ones?|those|what|how many) [a-z '’-]{3,30}|"
    r"(?<=,)(?:而)?不是(?:指|说|问)?[^,，。？?吗]{2,12}(?:的|数)(?=[,，。？?]|$)|"
    r"(?:不算|不计|不含|不包括|撇开|抛开)(?:[^，,。？?]{0,8}年|结转|行政|许可|处罚|强制|规)[^，,。？?]{0,12}?(?=[，,])|"
    r"(?:leaving|setting|not counting) (?:aside )?(?:the |those )?"
    r"(?:old|carried|licen[cs]|permit|penalt|fines|rules|normative)[a-z '’-]{0,40}(?=,)"
)
"""What is excepted; what no table has, such as requests sent online, keeps its weight."""


def _inside(inner: Concept, outer: Concept) -> bool:
    longer = outer.end - outer.start > inner.end - inner.start
    return longer and outer.start <= inner.start and inner.end <= outer.end


def _names(concepts: Iterable[Concept], group: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c.name for c in concepts if c.group == group))


def _spans(concepts: Iterable[Concept], groups: Iterable[str]) -> tuple[Span, ...]:
    wanted = set(groups)
    return tuple(Span(c.start, c.end) for c in concepts if c.group in wanted)


def table_ask(concepts: tuple[Concept, ...]) -> TableAsk | None:
    """Read the concepts of a question as cells of a statutory table, or None if they name none."""
    topics, routes = _names(concepts, "topic"), _names(concepts, "route")
    if "review" in topics or "suit" in topics or routes:
        return _disputes(concepts, topics, routes)
    if _names(concepts, "matter"):
        return _proactive(concepts)
    grounds, outcomes = _names(concepts, "ground"), _names(concepts, "outcome")
    named = "request" in topics or _of_requests(concepts)
    if named or grounds or outcomes:
        ask = _requests(concepts, grounds, outcomes, named)
        return None if _is_share_of_nothing(ask, concepts) else ask
    flows = _names(concepts, "flow")
    carried = "carried_over" in flows or "carried_forward" in flows
    if carried or "grant_rate" in _names(concepts, "computed"):
        return _requests(concepts, (), (), False)
    return None


def _is_share_of_nothing(ask: TableAsk, concepts: Sequence[Concept]) -> bool:
    """Whether a share of the requests is asked for, and no cell names which of them."""
    every = (ask.rows, ask.columns) == (("new",), ("total",)) and not _names(concepts, "flow")
    return ask.operation == "share" and every


RATES = frozenset({"grant_rate", "rate_of"})
"""Concepts that name a share of a whole as such: 公开率, the refusal rate."""

_APPLIES = re.compile(r"申请|applicant|requester")


def _of_requests(concepts: Sequence[Concept]) -> bool:
    """Whether only requests can be meant: two kinds of applicants, 个人申请, or 办理结果."""
    applicants = {c.name for c in concepts if c.group == "applicant" and c.start < c.end}
    several = "natural_person" in applicants and len(applicants - {"each_applicant"}) > 1
    if any(c.group == "applicant" and _APPLIES.search(c.text) for c in concepts):
        return True
    if any(c.name == "whole_load" and "结转" in c.text for c in concepts):
        return True
    return several or any("办理结果" in c.text or "outcomes" in c.text for c in concepts)


_SLOTS: Mapping[str, str] = {
    "flow": "row", "outcome": "row", "ground": "row", "matter": "row", "route": "row",
    "measure": "column", "result": "column", "applicant": "column",
    "topic": "topic", "computed": "computed",
}  # fmt: skip


def merged(own: tuple[Concept, ...], before: tuple[Concept, ...]) -> tuple[Concept, ...]:
    """The concepts of a follow-up, or of a later part: its own, and those before for what is open.

    Concepts taken over explain nothing in the new words, so their spans are empty.
    """
    filled = {_SLOTS.get(concept.group, concept.group) for concept in own}
    if "topic" in filled or any(c.group == "matter" for c in own):
        filled |= {"row", "topic"}
    taken = tuple(
        Concept(c.name, c.group, 0, 0, c.holds, c.text)
        for c in before
        if _SLOTS.get(c.group, c.group) not in filled and c.group != "computed"
    )
    return own + taken


def table_asks(
    concepts: tuple[Concept, ...], parts: Sequence[tuple[int, int]]
) -> tuple[TableAsk, ...]:
    """What a question asks of the tables, read part by part if its parts name different cells.

    "新收几件，予以公开几件" asks for two rows; "被拒几件" for one, though it has two concepts.
    """
    whole = table_ask(concepts)
    if whole is None or len(parts) < 2 or whole.operation:
        return () if whole is None else (whole,)
    asks: list[TableAsk] = []
    before: tuple[Concept, ...] = tuple(c for c in concepts if c.start == c.end)
    for start, end in parts:
        own = tuple(c for c in concepts if start <= c.start < end and c.start < c.end)
        if not own:
            continue
        now = merged(own, before)
        ask = table_ask(now)
        if ask is not None and (ask.rows, ask.columns) not in [(a.rows, a.columns) for a in asks]:
            asks.append(replace(ask, explained=whole.explained))
        before = now
    return tuple(asks) if len(asks) > 1 else (whole,)


def _operation(concepts: Iterable[Concept]) -> str:
    computed = _names(concepts, "computed")
    for name in ("after_change", "share", "grant_rate", "rate_of", "added_up"):
        if name in computed:
            return {"grant_rate": "share", "rate_of": "share", "added_up": "sum"}.get(name, name)
    return ""


def _applicants(concepts: tuple[Concept, ...]) -> tuple[str, ...]:
    names = _names(concepts, "applicant")
    own = tuple(name for name in names if name not in ("each_applicant", "organisation"))
    if "each_applicant" in names and own:
        return own
    if "each_applicant" in names:
        return ORGANISATIONS if "organisation" in names else APPLICANTS
    return names


def _requests(
    concepts: tuple[Concept, ...],
    grounds: tuple[str, ...],
    outcomes: tuple[str, ...],
    topic: bool,
) -> TableAsk:
    flows = _names(concepts, "flow")
    computed = _names(concepts, "computed")
    rows: tuple[str, ...]
    if grounds:
        rows = _beside_each_other(concepts)
    elif outcomes:
        rows = outcomes
    elif "whole_load" in flows:
        rows = ("whole_load",)
    else:
        rows = _flow_rows(flows, "added_up" in computed)
    if "grant_rate" in computed:
        rows = ("granted",)
    carried = {"carried_over", "carried_forward"} & set(flows)
    rate = "grant_rate" in computed
    explicit = rate or bool(outcomes or topic or carried or any(map(_is_unmistakable, concepts)))
    broken_down = False
    if _names(concepts, "breakdown") and not grounds and outcomes:
        broken_down = any(row in GROUPS for row in rows)
        rows = tuple(r for row in rows for r in (row, *GROUPS.get(row, ())))
    elif _names(concepts, "breakdown") == ("each_outcome",) and not grounds and not carried:
        broken_down, rows = True, ("total", *_OUTCOMES)
    columns = _applicants(concepts) or ("total",)
    operation = "share" if "grant_rate" in computed else _operation(concepts)
    if not operation and "all_told" in computed and len(rows) > 1 and not broken_down:
        operation = "sum"
    if "all_told" in computed and columns != ("total",) and "total" not in columns:
        columns = ("total", *columns)
    return TableAsk(
        "requests",
        rows,
        columns,
        operation.replace("after_change", ""),
        _spans(
            concepts, ("topic", "flow", "ground", "outcome", "applicant", "computed", "breakdown")
        ),
        explicit,
        broken_down=broken_down,
        together="added_up" in computed,
    )


def _beside_each_other(concepts: Sequence[Concept]) -> tuple[str, ...]:
    """The grounds, and the outcomes named beside them that are not what the grounds are for.

    "Partly granted or refused as state secrets" names two rows, "refused as state secrets" one.
    """
    grounds = [c for c in concepts if c.group == "ground"]
    heads = {head for head, members in GROUPS.items() for c in grounds if c.name in members}
    beside = [
        c for c in concepts
        if c.group == "outcome" and c.start < c.end and c.name not in heads
        and c.name not in GROUPS
        and not any(c.start < g.end and g.start < c.end for g in grounds)
    ]  # fmt: skip
    named = sorted((*grounds, *beside), key=lambda c: c.start)
    return tuple(dict.fromkeys(c.name for c in named))


_OUTCOMES = ("granted", "partial", "refused", "unable", "not_processed", "other_handling")
_ORDINARY = frozenset({"d4", "d8", "u2", "n1", "n3", "n5", "o1", "o2"})
"""Grounds whose words (created, complaints, publications) mean other things without "request"."""


def _flow_rows(flows: tuple[str, ...], together: bool) -> tuple[str, ...]:
    """New, carried over, handled, carried forward: those named; new when none is."""
    carried = tuple(f for f in flows if f in ("carried_over", "carried_forward"))
    if together and carried == ("carried_over",) and "new" in flows:
        return ("whole_load",)
    if carried:
        # "How many of the requests it worked on were left over from 2019": the verb is a frame.
        return carried
    rows = tuple({"new": "new", "handled": "total"}[f] for f in flows if f in ("new", "handled"))
    return rows or ("new",)


def _disputes(
    concepts: tuple[Concept, ...], topics: tuple[str, ...], routes: tuple[str, ...]
) -> TableAsk:
    rows: list[str] = []
    if "review" in topics and routes != ("suit_after_review",):
        rows.append("review")
    if "suit" in topics or routes:
        rows.extend(routes or ("suits",))
    columns = list(_names(concepts, "result"))
    if not columns and "carried_forward" in _names(concepts, "flow"):
        columns = ["pending"]
    if "verdict" in columns:
        columns = ["total", "upheld", "corrected", "other_result", "pending"]
    if not columns or _asks_total_too(concepts):
        columns.insert(0, "total")
    names = {"other_result": "other"}
    operation = _operation(concepts).replace("after_change", "")
    if not operation and len(rows) > 1 and "all_told" in _names(concepts, "computed"):
        operation = "sum"
    return TableAsk(
        "disputes",
        tuple(rows),
        tuple(dict.fromkeys(names.get(c, c) for c in columns)),
        operation,
        _spans(concepts, ("topic", "route", "result", "computed", "flow")),
    )


def _asks_total_too(concepts: tuple[Concept, ...]) -> bool:
    """Two results asked side by side usually break down a total that is asked for as well."""
    return len(_names(concepts, "result")) >= 2


_MEASURES: Mapping[str, tuple[str, ...]] = {
    "rules": ("made", "published", "available", "issued", "repealed", "in_force"),
    "normative_documents": ("made", "published", "available", "issued", "repealed", "in_force"),
    "other_documents": ("made", "published", "available"),
    "licences": ("items_before", "change", "decisions"),
    "other_services": ("items_before", "change", "decisions"),
    "penalties": ("items_before", "change", "decisions"),
    "compulsory_measures": ("items_before", "change", "decisions"),
    "fees": ("items_before", "change", "amount"),
    "procurement": ("projects", "amount"),
}
_USUAL: Mapping[str, tuple[str, ...]] = {
    "licences": ("decisions",),
    "other_services": ("decisions",),
    "penalties": ("decisions",),
    "compulsory_measures": ("decisions",),
    "fees": ("amount", "items_before"),
    "procurement": ("projects", "amount"),
}


def _is_unmistakable(concept: Concept) -> bool:
    """Whether a ground cannot be anything else: by its kind, its length, or the word 申请 in it."""
    if concept.group != "ground":
        return False
    length = _AT_LENGTH["latin" if concept.text.isascii() else "han"]
    named = re.search("申请|request|application", concept.text)
    return concept.name not in _ORDINARY or len(concept.text) >= length or named is not None


_AT_LENGTH: Mapping[str, int] = {"han": 6, "latin": 24}


def usual_measures(row: str) -> tuple[str, ...]:
    """The columns of a row of table 2 that a question means which names none, best first."""
    return _USUAL.get(row, ("made", "published", "available", "issued", "repealed", "in_force"))


def _proactive(concepts: tuple[Concept, ...]) -> TableAsk:
    rows = _names(concepts, "matter")
    operation = _operation(concepts)
    allowed = {m for row in rows for m in _MEASURES[row]}
    measures = tuple(m for m in _names(concepts, "measure") if m in allowed)
    if "available" in measures and "published" in measures:
        measures = tuple(m for m in measures if m != "published")
    if operation == "after_change":
        measures = ("items_before", "change")
    if not operation and len(rows) > 1 and "all_told" in _names(concepts, "computed"):
        operation = "sum"
    if (
        "change" in measures
        and "decisions" in measures
        and _names(concepts, "measure")[0] != "decisions"
    ):
        measures = tuple(m for m in measures if m != "decisions")
    measured = bool(measures)
    if not measures:
        measures = usual_measures(rows[0])
    return TableAsk(
        "proactive",
        rows,
        measures,
        operation,
        _spans(concepts, ("matter", "measure", "computed", "flow")),
        measured=measured,
    )
