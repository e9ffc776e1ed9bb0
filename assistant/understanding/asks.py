"""What a question asks of the statutory tables: the concepts in its words as rows and columns.

The tables are those of the notices 国办公开办函〔2019〕60号 and 〔2021〕30号.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.understanding.concepts import Concept, merged, names_in, spans_of, without_the_part
from assistant.understanding.measures import MEASURES, usual_measures
from corpus.regex import regex
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
class TableAsk:
    """Cells asked for: each of ``rows`` crossed with each of ``columns``.

    A row or column may be a key of GROUPS (then its members are added up). ``operation`` is "" for
    the cells themselves, "share" for a part of a whole, "sum" for all of them together,
    "after_change" for the stock after a change. ``explained`` are the spans of the question that
    the reading accounts for; ``explicit``: it names the table's matter, not only a word that could
    mean it; ``measured``: it names the columns; ``broken_down``: the members of a sum are asked
    for, of which those that are nought are left out; ``together``: "alone" or "beside" the
    shares of each, that of all of them.
    """

    kind: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    operation: str = ""
    explained: tuple[Span, ...] = ()
    explicit: bool = True
    measured: bool = True
    broken_down: bool = False
    together: str = ""
    of: str = ""


def table_ask(concepts: tuple[Concept, ...]) -> TableAsk | None:
    """Read the concepts of a question as cells of a statutory table, or None if they name none."""
    topics, routes = names_in(concepts, "topic"), names_in(concepts, "route")
    if "review" in topics or "suit" in topics or routes:
        return _disputes(concepts, topics, routes)
    if names_in(concepts, "matter"):
        return _proactive(concepts)
    grounds, outcomes = names_in(concepts, "ground"), names_in(concepts, "outcome")
    named = "request" in topics or _of_requests(concepts)
    if named or grounds or outcomes:
        ask = _requests(concepts, grounds, outcomes, named)
        return None if _is_share_of_nothing(ask, concepts) else ask
    flows = names_in(concepts, "flow")
    carried = "carried_over" in flows or "carried_forward" in flows
    if carried or "grant_rate" in names_in(concepts, "computed"):
        return _requests(concepts, (), (), False)
    return None


def _is_share_of_nothing(ask: TableAsk, concepts: Sequence[Concept]) -> bool:
    """Whether a share of the requests is asked for, and no cell names which of them."""
    every = (ask.rows, ask.columns) == (("new",), ("total",)) and not names_in(concepts, "flow")
    return ask.operation == "share" and every


RATES = frozenset({"grant_rate", "rate_of"})
"""Concepts that name a share of a whole as such: 公开率, the refusal rate."""

_APPLIES = regex(r"申请|applicant|requester|栏|column|^who (?:asked|filed|requested)$")


def _of_requests(concepts: Sequence[Concept]) -> bool:
    """Whether only requests can be meant: two kinds of applicants, 个人申请, or 办理结果."""
    applicants = {c.name for c in concepts if c.group == "applicant" and c.start < c.end}
    several = "natural_person" in applicants and len(applicants - {"each_applicant"}) > 1
    if any(c.group == "applicant" and _APPLIES.search(c.text) for c in concepts):
        return True
    if any(c.name == "whole_load" and "结转" in c.text for c in concepts):
        return True
    return several or any("办理结果" in c.text or "outcomes" in c.text for c in concepts)


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
        now = merged(own, without_the_part(before, own))
        ask = table_ask(now)
        if ask is not None and (ask.rows, ask.columns) not in [(a.rows, a.columns) for a in asks]:
            asks.append(replace(ask, explained=whole.explained))
        before = now
    return tuple(asks) if len(asks) > 1 else (whole,)


def _operation(concepts: Iterable[Concept]) -> str:
    computed = names_in(concepts, "computed")
    for name in ("after_change", "share", "grant_rate", "rate_of", "added_up"):
        if name in computed:
            return {"grant_rate": "share", "rate_of": "share", "added_up": "sum"}.get(name, name)
    return ""


def _applicants(concepts: tuple[Concept, ...]) -> tuple[str, ...]:
    names = names_in(concepts, "applicant")
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
    flows = names_in(concepts, "flow")
    computed = names_in(concepts, "computed")
    rows: tuple[str, ...]
    if grounds:
        rows = _beside_each_other(concepts)
    elif outcomes:
        rows = outcomes
    elif "whole_load" in flows:
        rows = ("whole_load",)
    else:
        together = "added_up" in computed
        rows = (() if together else _listed(concepts)) or _flow_rows(flows, together)
    if "grant_rate" in computed:
        rows = ("granted",)
    carried = {"carried_over", "carried_forward"} & set(flows)
    rate = "grant_rate" in computed
    explicit = rate or bool(outcomes or topic or carried or any(map(_is_unmistakable, concepts)))
    broken_down = False
    if names_in(concepts, "breakdown") and not grounds and outcomes:
        broken_down = any(row in GROUPS for row in rows)
        rows = tuple(r for row in rows for r in (row, *GROUPS.get(row, ())))
    elif names_in(concepts, "breakdown") == ("each_outcome",) and not grounds and not carried:
        broken_down, rows = True, ("total", *_OUTCOMES)
    columns = _applicants(concepts) or ("total",)
    operation = "share" if "grant_rate" in computed else _operation(concepts)
    if not operation and "all_told" in computed and len(rows) > 1 and not broken_down:
        operation = "sum"
    if columns != ("total",) and "total" not in columns and _is_told_of_all(concepts):
        columns = ("total", *columns)
    return TableAsk(
        "requests",
        rows,
        columns,
        operation.replace("after_change", ""),
        spans_of(
            concepts,
            ("topic", "flow", "ground", "outcome", "applicant", "computed", "breakdown", "frame"),
        ),
        explicit,
        broken_down=broken_down,
        together="alone" if "added_up" in computed else "beside" * ("either_of" in computed),
    )


def _is_told_of_all(concepts: Sequence[Concept]) -> bool:
    """Whether the sum of all applicants is asked for: not where it stands behind one of them.

    "Of those handled, how many were individuals' in total" asks for no other.
    """
    told = [c for c in concepts if c.name == "all_told"]
    named = [c for c in concepts if c.group == "applicant" and c.start < c.end]
    return any(len(named) != 1 or c.start < named[0].start for c in told)


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


def _listed(concepts: Sequence[Concept]) -> tuple[str, ...]:
    """What was new beside what was carried over, or forward, where they are enumerated."""
    flows = [c for c in concepts if c.group == "flow" and c.start < c.end]
    rows = [c for c in flows if c.name in ("carried_over", "carried_forward") or _is_new(c)]
    apart = all(0 < b.start - a.end <= _JOINED for a, b in pairwise(rows))
    new = sum(map(_is_new, rows))
    return tuple(dict.fromkeys(c.name for c in rows)) if apart and 0 < new < len(rows) else ()


def _is_new(concept: Concept) -> bool:
    return concept.name == "new" and re.search("新|new", concept.text) is not None


_JOINED = 6
"""Characters between what is enumerated: ", " or "、"."""


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
    concepts = _without_the_frame(concepts)
    rows: list[str] = []
    if "review" in topics and routes != ("suit_after_review",):
        rows.append("review")
    if "suit" in topics or routes:
        rows.extend(routes or ("suits",))
    columns = list(names_in(concepts, "result"))
    if not columns and "carried_forward" in names_in(concepts, "flow"):
        columns = ["pending"]
    operation = _operation(concepts).replace("after_change", "")
    named = [column for column in columns if column != "verdict"]
    if operation == "sum" and len(named) > 1:
        columns = named
    else:
        if "verdict" in columns:
            columns = ["total", "upheld", "corrected", "other_result", "pending"]
        if not columns or len(named) > 1:
            columns.insert(0, "total")
    names = {"other_result": "other"}
    if not operation and len(rows) > 1 and "all_told" in names_in(concepts, "computed"):
        operation = "sum"
    return TableAsk(
        "disputes",
        tuple(rows),
        tuple(dict.fromkeys(names.get(c, c) for c in columns)),
        operation,
        spans_of(concepts, ("topic", "route", "result", "computed", "flow")),
    )


def _without_the_frame(concepts: tuple[Concept, ...]) -> tuple[Concept, ...]:
    """The concepts without "outcome" where it is counted how often one outcome was reached."""
    results = [c for c in concepts if c.group == "result"]
    named = [c for c in results if c.name != "verdict"]
    counted = any(c.name == "projects" for c in concepts)
    spelt = all(c.start < c.end for c in results)
    if len(named) != 1 or not counted or not spelt:
        return concepts
    return tuple(c for c in concepts if c.name != "verdict")


def _is_unmistakable(concept: Concept) -> bool:
    """Whether a ground cannot be anything else: by its kind, its length, or the word 申请 in it."""
    if concept.group != "ground" or concept.text in _DRAFTS:
        return False
    length = _AT_LENGTH["latin" if concept.text.isascii() else "han"]
    named = re.search("申请|request|application", concept.text)
    return concept.name not in _ORDINARY or len(concept.text) >= length or named is not None


_DRAFTS = frozenset({"draft", "drafts"})
"""What residents are asked about as well."""
_AT_LENGTH: Mapping[str, int] = {"han": 6, "latin": 24}


def _new_too(concepts: tuple[Concept, ...]) -> bool:
    """Whether what was newly published is asked for, and not only all that is."""
    return any(c.name == "published" and re.search("新|new", c.text) for c in concepts)


_DECIDED = regex("决定|decision")
"""Decisions named as such, where other verbs may speak of the items: handed out, 办."""


def _proactive(concepts: tuple[Concept, ...]) -> TableAsk:
    rows = names_in(concepts, "matter")
    operation = _operation(concepts)
    allowed = {m for row in rows for m in MEASURES[row]}
    measures = tuple(m for m in names_in(concepts, "measure") if m in allowed)
    if "available" in measures and "published" in measures and not _new_too(concepts):
        measures = tuple(m for m in measures if m != "published")
    if operation == "after_change" and {"rules", "normative_documents"}.issuperset(rows):
        operation = ""  # 还剩几件有效
    if operation == "after_change":
        measures = ("items_before", "change")
    if not operation and len(rows) > 1 and "all_told" in names_in(concepts, "computed"):
        operation = "sum"
    if (
        "change" in measures
        and "decisions" in measures
        and names_in(concepts, "measure")[0] != "decisions"
        and not any(c.name == "decisions" and _DECIDED.search(c.text) for c in concepts)
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
        spans_of(concepts, ("matter", "measure", "computed", "flow")),
        measured=measured,
    )
