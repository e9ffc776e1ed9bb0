"""The concepts that the words of a question name: rows, columns and topics of the tables.

The patterns are data (concepts.toml).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from assistant.understanding.patterns import Script, compile_words, in_script, load, script_of
from corpus.regex import regex
from corpus.report import Span


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
    text = _EITHER.sub(r"\1否", _WHETHER.sub("是否有", text))
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
    kept = tuple(c for c in found if not any(_is_left_out(c, span) for span in excluded))
    names = _names_of_things(text, kept)
    inside = (c for c in kept if not any(n.start <= c.start and c.end <= n.end for n in names))
    return _with_what_is_listed(outermost(tuple(inside)), text)


def _with_what_is_listed(found: Sequence[Concept], text: str) -> tuple[Concept, ...]:
    """The concepts with what is short for a ground where one stands beside it in a list.

    "Refused as internal, deliberative or in enforcement files": internal means nothing elsewhere.
    """
    meant = [c for c in found if c.group != "listed"]
    short = [c for c in found if c.group == "listed"]
    while True:
        grounds = [c for c in meant if c.group == "ground"]
        listed = next((c for c in short if _stands_beside(c, grounds, text)), None)
        if listed is None:
            break
        short.remove(listed)
        meant.append(replace(listed, name=listed.name.removesuffix("_listed"), group="ground"))
    return tuple(sorted(meant, key=lambda c: (c.start, c.end)))


def _stands_beside(concept: Concept, grounds: Sequence[Concept], text: str) -> bool:
    """Whether nothing but what joins a list stands between a concept and one of the grounds."""
    return any(
        _LISTED.fullmatch(text, min(concept.end, g.end), max(concept.start, g.start))
        for g in grounds
    )


_LISTED = regex(
    r"(?:\s|[,、;/&和或及与]|\b(?:and|or|as|for|plus)\b|-|matters?\b|information\b|reasons?\b|grounds?\b)+"
)


def _names_of_things(text: str, found: Sequence[Concept]) -> list[Span]:
    """What stands in quotation marks and says more than rows are called: 'several permits, one go'.

    Half of it at least is the row's where the row is meant.
    """
    quoted = [Span(*match.span("said")) for match in _QUOTED.finditer(text)]
    return [
        name
        for name in quoted
        if max(
            (c.end - c.start for c in found if name.start <= c.start and c.end <= name.end),
            default=0,
        )
        < (name.end - name.start) / 2
    ]


_QUOTED = regex(r"(?<![\w])['\"‘“](?P<said>[a-z][a-z0-9 ,'’+-]{5,60})['\"’”](?!\w)")
_WHETHER = regex(r"有没有|(?<=是不)是没有")
"""What asks whether there was any: 有没有废止 does not ask for what is 没有废止."""
_EITHER = regex(r"([\u4e00-\u9fff])[不没](?=\1)")
"""What leaves open whether something is so: 公不公开 is nothing that is 不公开."""


def _is_left_out(concept: Concept, span: Span) -> bool:
    """Whether words say what is not meant; "other than individuals" itself names organisations."""
    names_others = concept.name == "organisation" and concept.start <= span.start
    return span.start <= concept.start and concept.end <= span.end and not names_others


def outermost(found: Sequence[Concept]) -> tuple[Concept, ...]:
    """The concepts in the order of the question, without those strictly inside a longer one."""
    kept = [c for c in found if not any(_inside(c, other) for other in found)]
    return tuple(sorted(kept, key=lambda c: (c.start, c.end)))


def settled(concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    """Loose words as they are meant, without those that mean nothing here.

    Released and approved are outcomes where requests are spoken of, scrapped and dropped say what
    became of documents where rules are.
    """
    requests = any(c.name == "request" for c in concepts)
    if any(c.name in DOCUMENTS for c in concepts):
        concepts = [_meant_of_documents(c) for c in concepts]
        if not requests:
            concepts = [
                replace(c, name="issued", group="measure") if _only_says_new(c) else c
                for c in concepts
            ]
    sued = any(c.name in ("review", "suit") for c in concepts)
    concepts = [c for c in concepts if sued or c.text not in _STRAIGHT]
    disputes = sued or any(c.group == "route" for c in concepts)
    beside = {c.group for c in concepts}  # "number granted, number partly granted"
    requests = requests or ("outcome" in beside and not beside & {"matter", "topic"})
    return tuple(
        _meant_of_requests(c, disputes) if requests else c
        for c in concepts
        if c.group != "loose" or (requests and c.name == "granted_loosely")
    )


_STRAIGHT = frozenset({"direct", "directly", "straight"})
"""How suits come without a review before them; elsewhere it says how people write or ask."""


def granted_in_part(concepts: Sequence[Concept], folded: str) -> tuple[Concept, ...]:
    """The concepts without a grant that is but the verb of one in part: "grant it in part"."""
    parts = [c for c in concepts if c.name == "partial"]
    return tuple(
        c for c in concepts
        if c.name != "granted"
        or not any(c.end <= p.start and not _JOINT.search(folded[c.end : p.start]) for p in parts)
    )  # fmt: skip


def with_the_total(concepts: Sequence[Concept], folded: str) -> tuple[Concept, ...]:
    """The concepts with the total of disputes where it is asked for before one of their results.

    "Reviews in total, and how many upheld" asks for both; "how many in total were upheld" for one.
    """
    for total in (c for c in concepts if c.name == "all_told"):
        named = any(
            c.name in ("review", "suit") or c.group == "route"
            for c in concepts
            if _BESIDE.fullmatch(folded, min(c.end, total.end), max(c.start, total.start))
        )
        behind = [c for c in concepts if c.group == "result" and c.start > total.end]
        if named and behind and _AND_THEN.match(folded, total.end):
            whole = Concept("total", "result", total.start, total.end, "", total.text)
            return (*concepts, whole)
    return tuple(concepts)


def with_other_results(concepts: Sequence[Concept], folded: str) -> tuple[Concept, ...]:
    """The concepts with "other" as a result where it stands among results: 维持、纠正、其他."""
    results = [c for c in concepts if c.group == "result"]
    disputes = any(c.name in ("review", "suit") or c.group == "route" for c in concepts)
    if not disputes or len(results) < _SEVERAL or any(c.name == "other_result" for c in results):
        return tuple(concepts)
    found = next(
        (
            m for m in _OTHER.finditer(folded)
            if any(0 <= m.start() - c.end <= 1 for c in results)
        ),
        None,
    )  # fmt: skip
    if found is None:
        return tuple(concepts)
    other = Concept("other_result", "result", *found.span("other"), "", found["other"])
    return tuple(sorted((*concepts, other), key=lambda c: c.start))


_SEVERAL = 2
_OTHER = regex(
    r"(?:、|,|，|和|及| and) ?(?P<other>其[他它]|others?)(?=[、,，和及?？各多]| and\b|$)"
)


def with_the_list(concepts: Sequence[Concept], folded: str) -> tuple[Concept, ...]:
    """The concepts with the items there were where it is asked if any, and if they changed."""
    asked = _ANY_AND_THEN.search(folded)
    if asked is None or any(c.name == "items_before" for c in concepts):
        return tuple(concepts)
    listed = any(c.group == "matter" and c.end <= asked.end() for c in concepts)
    changed = any(c.name == "change" and c.start >= asked.end() for c in concepts)
    if not listed or not changed:
        return tuple(concepts)
    return (Concept("items_before", "measure", *asked.span(), "", asked.group()), *concepts)


_ANY_AND_THEN = regex(
    r"\b(?:did|has|have|had|were|was) (?:[^,?]{1,40} )?(?:have |had )?any "
    r"[^,?]{3,60}, and (?=did|has|have)|(?:有没有|有无|是否有)[^,，。？?]{2,20}[,，]"
)
_BESIDE = regex(
    r"(?: (?:cases?|applications?|proceedings?))?(?: first)?(?::| ?[-–—,])? ?(?:in )?|的?(?:案件?)?"
)
_AND_THEN = regex(r"[,;，；、:：]|\s(?:and|of (?:which|them)|among)\b")
_JOINT = regex(
    r"\b(?:and|or|plus|y|o|und|oder|et|ou|e|и|или|including|than|versus|vs|those|compared)\b|"
    r"\b(?:exceed|outnumber)|[,;，；、和与及或加跟(（含]|还是|比"
)
DOCUMENTS = frozenset({"rules", "normative_documents"})


def _only_says_new(concept: Concept) -> bool:
    """Whether a word says that something is new, and not that it was received."""
    return concept.name == "new" and concept.text in ("new", "fresh", "新的")


_OF_DOCUMENTS: Mapping[str, str] = {
    "issued_loosely": "issued", "repealed_loosely": "repealed", "in_force_loosely": "in_force",
}  # fmt: skip


def _meant_of_documents(concept: Concept) -> Concept:
    """A loose word as what was done to documents, if it is one of theirs."""
    name = _OF_DOCUMENTS.get(concept.name)
    if concept.name == "carried_forward" and "on the books" in concept.text:
        name = "in_force"
    return concept if name is None else replace(concept, name=name, group="measure")


def _meant_of_requests(concept: Concept, disputes: bool) -> Concept:
    """A concept as it is meant where requests are spoken of.

    Their results, unless disputes are spoken of too, are the ways in which they were handled.
    """
    if concept.name == "granted_loosely":
        return replace(concept, name="granted", group="outcome", holds=_GRANTED)
    if concept.name == "verdict" and not disputes:
        return replace(concept, name="each_outcome", group="breakdown")
    return concept


_GRANTED = "予以公开|同意公开|全部公开|给予公开"


def left_out(text: str) -> tuple[Span, ...]:
    """Where a folded question names what it does not ask for: apart from ..., 除……外."""
    apart = (Span(m.start(), m.end()) for m in _EXCEPT.finditer(text))
    return (*apart, *contrasted(text))


@lru_cache(64)
def contrasted(text: str) -> tuple[Span, ...]:
    """Where a folded question says what it does not mean: finished, not merely begun."""
    return tuple(Span(m.start(), m.end()) for m in _CONTRAST.finditer(text))


_CONTRAST = regex(
    r"\b(?:as opposed to|rather than|instead of) [a-z '’-]{3,30}|"
    r"(?<=\()(?:and )?(?:not|n't) [a-z '’-]{3,40}(?=\))|"
    r"(?<=[(（])(?:而)?(?:不是|并非|而非|非)[^()（）]{1,12}(?=[)）])|"
    r"(?<=, )(?:and )?not (?:just |only )?(?:the ones?|those|what|how many) [a-z '’-]{3,30}|"
    r"(?<=, )not (?:merely |just |only |simply |yet )?(?!counting|including|to )"
    r"[a-z][a-z '’-]{2,40}(?=[).?:;]|$)|"
    r"(?<=[,，])没有?[^,，、。？?]{1,8}[,，、](?=只是|而是|只不过|仅仅是)|"
    r"(?<=[,，(])(?:而)?不是(?:指|说|问)?[^,，。？?吗)]{2,12}(?:的|数)(?=[,，。？?)]|$)|"
    r"(?<=[(，,\u4e00-\u9fff])而(?:不是|非)[^,，。？?吗)]{1,10}?(?=[)，,。？?的]|$)|"
    r"(?<!是)不是[^,，。？?吗)]{2,16}?[,，、]?(?=而是)|"
    r"\bnot (?P<by>from|for|by|about|through|on|in|with|to|the|those) [a-z '’-]{3,40}?,? "
    r"(?=but (?P=by)\b)"
)

_EXCEPT = regex(
    r"除了?[^，,。？?]{2,16}?(?:以外|之外|外)|除了[^，,。？?]{2,12}(?=[，,])|"
    r"(?:other than|apart from|besides|except(?: for)?) [a-z '’-]{3,30}|"
    r"(?:不算|不计|不含|不包括|撇开|抛开)(?:上一?年度?|去年|往年)?的?结转的?(?:那些|部分)?|"
    r"(?:不算|不计|不含|不包括|撇开|抛开)(?:[^，,。？?]{0,8}年|行政|许可|处罚|强制|规)"
    r"[^，,。？?]{0,12}?(?=[，,)）]|的[？?]?$)|"
    r"(?:leaving|setting|(?:not|without) (?:counting|including)|excluding|exclusive of|minus) "
    r"(?:aside |out )?(?:the |those |any |last year['’]s )?(?:ones |requests |applications )?"
    r"(?:that were |which were )?"
    r"(?:old|carried|carry|rolled|left|backlog|licen[cs]|permit|penalt|fines|rules|normative)"
    r"[a-z '’-]{0,40}(?:\d{4})?(?=[,?.]|$)"
)
"""What is excepted; what no table has, such as requests sent online, keeps its weight."""


def _inside(inner: Concept, outer: Concept) -> bool:
    longer = outer.end - outer.start > inner.end - inner.start
    return longer and outer.start <= inner.start and inner.end <= outer.end


def names_in(concepts: Iterable[Concept], group: str) -> tuple[str, ...]:
    """The names of the concepts of a group, each once, in the order of the question."""
    return tuple(dict.fromkeys(c.name for c in concepts if c.group == group))


def spans_of(concepts: Iterable[Concept], groups: Iterable[str]) -> tuple[Span, ...]:
    """Where the concepts of these groups stand in the question."""
    wanted = set(groups)
    return tuple(Span(c.start, c.end) for c in concepts if c.group in wanted)


_SLOTS: Mapping[str, str] = {
    "flow": "row", "outcome": "row", "ground": "row", "matter": "row", "route": "row",
    "measure": "column", "result": "column", "applicant": "column",
    "topic": "topic", "computed": "computed",
}  # fmt: skip


_OF_A_LIST = frozenset({"decisions", "in_force", "repealed", "items_before", "change"})
"""Measures that the tables of what is published alone have."""


def without_the_part(before: tuple[Concept, ...], own: tuple[Concept, ...]) -> tuple[Concept, ...]:
    """The concepts before, where a later part asks for the total but for the columns of a part.

    "How many reviews were corrected, and what was the total number of cases?"
    """
    total = any(c.name == "all_told" for c in own)
    return tuple(c for c in before if not total or c.group not in _COLUMNS_OF_A_PART)


_COLUMNS_OF_A_PART = frozenset({"result", "applicant"})


def merged(own: tuple[Concept, ...], before: tuple[Concept, ...]) -> tuple[Concept, ...]:
    """The concepts of a follow-up, or of a later part: its own, and those before for what is open.

    Concepts taken over explain nothing in the new words, so their spans are empty.
    """
    if _OF_A_LIST & {c.name for c in own} and any(c.group == "matter" for c in before):
        own = tuple(c for c in own if c.group != "flow")  # decisions made are no requests
    filled = {_SLOTS.get(concept.group, concept.group) for concept in own}
    if "topic" in filled or any(c.group == "matter" for c in own):
        filled |= {"row", "topic"}
    taken = tuple(
        Concept(c.name, c.group, 0, 0, c.holds, c.text)
        for c in before
        if _SLOTS.get(c.group, c.group) not in filled and c.group != "computed"
    )
    return own + taken
