"""What a question asks to be reckoned from several figures: the most, an average, a trend."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

from assistant.understanding.patterns import compile_words, expression_of, load
from assistant.understanding.wants import OF_ALL_YEARS
from corpus.quantities import numbers_in
from corpus.regex import regex
from corpus.report import Span

Operation = Literal[
    "count", "top", "ranking", "extreme", "growth", "ratio", "difference", "average", "trend",
    "sum", "compared",
]  # fmt: skip
Relation = Literal["over", "at_least", "under", "at_most", "none", "unsaid"]

_OPERATIONS: tuple[Operation, ...] = (
    "count", "top", "ranking", "extreme", "growth", "ratio", "difference", "average", "trend",
    "sum", "compared",
)  # fmt: skip
_LIMITS: tuple[Relation, ...] = ("at_most", "at_least", "over", "under")
_NUMERALS = {
    **dict(zip("一二两三四五六七八九十", (1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True)),
    **dict(zip(("two", "three", "four", "five", "six", "ten"), (2, 3, 4, 5, 6, 10), strict=True)),
}

_THAN_A_THING = regex(
    r"\b(?:more|fewer|less|higher|lower|(?:larg|small|bigg)er)\b[^?]{1,80}?\bthan (?!\d|an? |one )"
)
_WHICH_WAY = regex(
    r"(?:增加?|上升|多|涨|提高)了?(?:还是|或是?)(?:减少?|下降|少|跌|降低)|"
    r"\b(?:longer or shorter|more or (?:less|fewer)|(?:larg|bigg)er or smaller|higher or lower)\b|"
    r"\b(?:ris\w+|rose|increas\w+|go(?:ne)? up|went up|up|grow\w*|grew) or "
    r"(?:f[ae]ll\w*|decreas\w+|go(?:ne)? down|went down|declin\w+|shr[iau]nk\w*|down)\b"
)
_WHICH_OF_TWO = regex(
    r"^(?:[^?]{3,90}(?:[,:;]| [-–—]) )?(?:and |but |so )?"
    r"(?:did|do|does|were|was|are|is|have|has|had) [^?,]{2,60}? or "
    r"[^?,]{2,60}?\b(?:more|fewer|less|most|higher|lower|larger|bigger|greater)\b"
    r"(?! (?:or|than)\b)|"
    r"^(?:[^?]{3,90}(?:[,:;]| [-–—]) )?"
    r"(?:did|do|does|were|was|are|is|have|has|had) [^?,]{0,60}?\b(?:more|fewer) (?!or |than )"
    r"(?![^?]*\bthan\b)[^?,]{2,90}? or |"
    r"^(?:(?!\b(?:how|what|why|when|where|which|who|if|whether)\b)[^?,:])*?"
    r"\b(?:more|fewer) (?!or |than |and )(?![^?]*\bthan\b)[^?,]{2,90}? or [^?,]{2,60}[?]$|"
    r"(?:[和与跟及、]|还是)[^,，。？?]{1,30}[,，]?(?:哪一?[个边方种类者项]|谁)(?:更|较)?"
    r"(?![^?？]*最)[^,，。？?]{0,8}(?:多|少|高|低|大|小)|"
    r"\bof (?:the )?[^?,]{2,160},? (?:how many )?which (?:one )?"
    r"(?:had |has |was |were |got )?(?:more|fewer|less)\b(?! than)|"
    r"^(?:which|who|what) [^?]*\b(?:more|most|fewer|fewest|less|least)\b[^?]*[,:] "
    r"[^?,]{2,60}? or [^?,]{2,60}[?]?$"
)
_CHANGED = regex(r"增减|变化|变动|变没变|\bchang(?:e|ed|es|ing)\b|\bany different\b")
_EITHER = regex(
    r"^(?:[^?]{0,90}[,:] )?(?:and |but |so )?(?:did|do|does|were|was|are|is|have|has|had) [^?]+?"
    r"(?:,| [—–-]) or (?:did|do|does|were|was|are|is|have|has|had)\b|"
    r"(?:是|有|由)[^,，。？?]{1,20}[,，]?还是(?![没未不])[^,，。？?]{2,}"
)
_SO_FAR = 16
"""Characters from "more than" to the number that limits: "more than it did in 2017" has none."""
_WHY = regex(
    r"\bwhy\b|\bhow come\b|\bhow did .{0,40} (?:manage to|avoid)\b|为什么|为何|怎么会|怎么做到"
)
_THAN = regex(r"\bthan\b|比|超过|多于|少于|高于|低于|exceed|outnumber")


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What is to be reckoned: ``operation``, and what goes with it.

    ``least``: the smallest comes first. ``less``: "fewer than", not "more than".
    ``direction``: it asks whether something rose, or fell. ``places``: how many are asked for ("the
    top three"), 0 if the question does not say. ``relation`` and ``limit``: what is counted ("more
    than 100"; unsaid: the reports that do not state it).
    ``yesno``: the question wants a yes or a no; ``why``: it asks why, and takes the outcome for
    granted; ``than``: on one thing against another. ``spans``:
    the words of the question that say so. ``across``: places or reports are held side by side, so
    that what one of them says of something else is no answer.
    """

    operation: Operation
    least: bool = False
    less: bool = False
    direction: Literal["", "rise", "fall"] = ""
    places: int = 0
    relation: Relation = "over"
    limit: Decimal = Decimal(0)
    yesno: bool = False
    why: bool = False
    than: bool = False
    across: bool = False
    nth: int = 0
    spans: tuple[Span, ...] = ()

    @property
    def fewer(self) -> bool:
        """Whether it is asked if the first of two is the smaller."""
        return self.less or self.least

    def counts(self, value: Decimal) -> bool:
        """Whether a value is one of those that a question for "more than 100" counts."""
        match self.relation:
            case "over":
                return value > self.limit
            case "at_least":
                return value >= self.limit
            case "under":
                return value < self.limit
            case "at_most":
                return value <= self.limit
            case "none":
                return not value
            case "unsaid":
                return False


@cache
def _stated() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (key, compile_words(entry["patterns"]))
        for key, entry in load("reckoning")["stated"].items()
    )


def stated_in(folded: str) -> tuple[str, Span] | None:
    """The indicator of prose that a folded question asks for, and where; the longest wins."""
    found = [
        (key, Span(m.start(), m.end()))
        for key, pattern in _stated()
        for m in pattern.finditer(folded)
    ]
    through = [one for one in found if one[0] in _CHANNELS]
    if through:  # items "on its website" are none in all
        found = [one for one in found if one[0] != "disclosed.total"]
    return max(found, key=lambda item: item[1].end - item[1].start, default=None)


_CHANNELS = frozenset({"disclosed.website", "disclosed.wechat", "disclosed.weibo"})


_RANKED = regex(
    r"(?:排名?(?:是不是|是否|是|为|在|全[国省市区])?|名列|位列|位居|拿了?|得了?)"
    r"第[一二三四](?![批届次期])(?![^?？]*哪)|"
    r"\b(?:rank(?:ed)?|c[ao]me|plac(?:e|ed)|finish(?:ed)?)(?: in)? (?:first|second|third|fourth)\b"
)
"""Whether something came first is no question for what was the most."""
_BY_RANK: frozenset[Operation] = frozenset({"extreme", "top", "ranking"})


def _pattern(name: str) -> re.Pattern[str]:
    return expression_of("reckoning", name, "patterns")


_REFUSES = regex(
    r"\bdeclin\w+ (?=to (?!(?:an?|the|just|only|some|about|under|below|zero|its?)\b)[a-z])"
)
"""Requests that it declined to handle did not become fewer."""


def reckoning_in(folded: str, yesno: bool) -> Reckoning | None:
    """What a folded question asks to be reckoned; None where it asks for no more than figures."""
    folded = _REFUSES.sub(_blank, folded)
    found = next((name for name in _OPERATIONS if _pattern(name).search(folded)), None)
    if found is None and _nth(folded):
        found = "extreme"
    if found is None or (found in _BY_RANK and yesno and claims_a_rank(folded)):
        return None
    if found == "sum" and OF_ALL_YEARS.search(folded):
        return None  # a running total is stated, and no sum of it and of the year's
    relation, limit = limit_in(folded)
    if found == "count" and not relation:
        other = next((name for name in _OPERATIONS[1:] if _pattern(name).search(folded)), None)
        if other is None or other in ("sum", "compared"):
            return None
        found = other
    nth = _nth(folded)
    if nth and found in ("extreme", "ranking"):
        found = "top"
    spans = tuple(
        Span(m.start(), m.end())
        for name in (
            *_OPERATIONS,
            "each",
            "nth",
            "least",
            *_LIMITS,
            "none",
            "unsaid",
            "behind",
            "frame",
        )
        for m in _pattern(name).finditer(folded)
    )
    return Reckoning(
        found, bool(_pattern("least").search(folded)), bool(_pattern("less").search(folded)),
        direction_in(folded), nth or _places(folded, found),
        relation or "over", limit, yesno and not asks_which_it_is(folded),
        bool(_WHY.search(folded)), bool(_THAN.search(folded)),
        bool(_pattern("across").search(folded)), nth, spans,
    )  # fmt: skip


def of_each_place(folded: str) -> Reckoning | None:
    """What a folded question asks of every place without a word that reckons; None if of none.

    How many each place had asks for all of them in order; which places had any, for those with one.
    """
    if _pattern("each_place").search(folded):
        operation: Operation = "ranking"
    elif _pattern("count").search(folded) and _pattern("across").search(folded):
        operation = "count"
    else:
        return None
    names = ("count", "each_place", "frame")
    found = (m for name in names for m in _pattern(name).finditer(folded))
    return Reckoning(operation, across=True, spans=tuple(Span(m.start(), m.end()) for m in found))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def claims_a_rank(folded: str) -> bool:
    """Whether a folded question for yes or no says which place something came in."""
    return _RANKED.search(folded) is not None


def direction_in(folded: str) -> Literal["", "rise", "fall"]:
    """Whether a folded question speaks of a rise or a fall; "" where of neither, or of both."""
    folded = _REFUSES.sub(_blank, folded)
    rises, falls = (bool(_pattern(name).search(folded)) for name in ("rise", "fall"))
    return "" if rises == falls else "rise" if rises else "fall"


_BEFORE = regex(
    r"(?=\b[abfiptu]|[2此以到截新不去减扣])(?:"  # how each of them begins: little has to be tried
    r"\b(?:by|until|till|up to|as of|before) the (?:end|close) of (?P<end>20\d\d)\b|"
    r"(?<!\byear )\b(?:before|prior to|until) (?P<en>20\d\d)\b|"
    r"(?P<zh>20\d\d)年?(?:以前|之前|前(?!一年))|(?P<all>此前|以往各?年)|"
    r"(?:到|截至|截止)(?P<by>20\d\d)年?年?[底末]|(?P<last>20\d\d)年?年?[底末](?:以前|之前|前|为止)|"
    r"\bbefore (?:the |its |any |this year's )?(?:(?P<added>20\d\d) )?(?:additions?|new ones)\b|"
    r"新增(?:的)?(?:之前|以前|前)|"
    r"(?:不算|不计|不含|不包括|去掉|减去|扣除)了?(?:(?P<new>20\d\d)年?|今年|当年|本年)?新增|"
    r"\b(?P<earlier>(?:in|from) (?:the )?(?:earlier|previous|prior) years)\b)"
)


@lru_cache(256)
def before_which_year(folded: str) -> int | None:
    """The year before which a folded question asks for something, 0 if it does not name it.

    By the end of 2012 is before 2013.
    """
    found = _BEFORE.search(folded)
    if found is None:
        return None
    year = found["en"] or found["zh"] or found["added"] or found["new"]
    ended = found["end"] or found["by"] or found["last"]
    return int(year) if year else int(ended) + 1 if ended else 0


def asks_which_way(folded: str) -> bool:
    """Whether a folded question asks if something rose or fell."""
    return _WHICH_WAY.search(folded) is not None


def asks_whether_it_changed(folded: str) -> bool:
    """Whether a folded question asks if something rose or fell at all: 有增减吗."""
    return _CHANGED.search(folded) is not None


def asks_which_it_is(folded: str) -> bool:
    """Whether neither yes nor no answers: if it rose or fell, if the one or the other had more."""
    return asks_which_way(folded) or asks_which_of_two(folded) or offers_a_choice(folded)


def offers_a_choice(folded: str) -> bool:
    """Whether a folded question names what may answer it: is it a job, or do they do it besides."""
    return _EITHER.search(folded) is not None


def asks_which_of_two(folded: str) -> bool:
    """Whether a folded question asks which of two things it names had more, or fewer."""
    return _WHICH_OF_TWO.search(folded) is not None


def compares_things(folded: str) -> bool:
    """Whether a folded question holds one thing against another, not a thing against a number."""
    return _THAN_A_THING.search(folded) is not None


def _places(folded: str, operation: Operation) -> int:
    match = _pattern("top").search(folded) if operation == "top" else None
    if match is None:
        return 0
    digits = re.search(r"\d{1,2}", match.group())
    if digits:
        return int(digits.group())
    named = (n for word, n in _NUMERALS.items() if re.search(_whole(word), match.group()))
    return next(named, 3)


_ORDINALS = {"second": 2, "2nd": 2, "runner": 2, "二": 2, "次": 2, "third": 3, "3rd": 3, "三": 3,
             "fourth": 4, "4th": 4, "四": 4}  # fmt: skip


def _nth(folded: str) -> int:
    """Which place is asked for by an ordinal, from the second on; 0 where none is."""
    match = _pattern("nth").search(folded)
    if match is None:
        return 0
    return next(place for word, place in _ORDINALS.items() if word in match.group())


def _whole(word: str) -> str:
    return rf"\b{word}\b" if word.isascii() else word


_HOW_OFTEN = regex(r"(?<=at least )(once|twice)\b|(?<=at most )(once|twice)\b")
_IN_A_YEAR = regex(r"\b(?:in|during) (?:19|20)\d\d\b")


def _in_digits(often: re.Match[str]) -> str:
    return "1 times" if often.group() == "once" else "2 times"


_A_HUNDRED = 100
"""A word like "hundred" that counts nothing is a limit all the same: "over a hundred"."""


_OF_SIZE = regex("(?:规模|限额)以[上下]")
"""What firms are called, not so many or more of them."""


_ROUND_SIZE = regex("(?<=[破超过])(?=[十百千]?[万亿](?![多余几]))")
"""Where a round number passed has its one left out: 播放量破亿 is past one 亿."""


@lru_cache(256)
def limit_in(folded: str) -> tuple[Relation | Literal[""], Decimal]:
    """What is counted: "more than 100" -> over 100; "no lawsuits" -> none; "any" -> over 0."""
    if _pattern("unsaid").search(folded):
        return "unsaid", Decimal(0)
    folded = _IN_A_YEAR.sub(" ", _HOW_OFTEN.sub(_in_digits, _OF_SIZE.sub("", folded)))
    folded = _ROUND_SIZE.sub("1", folded)
    for name in _LIMITS:
        match = _pattern(name).search(folded)
        if match is None:
            continue
        behind_it = numbers_in(folded[match.end() :])
        numbers = [n for n in behind_it if n.counts or n.unit or n.value >= _A_HUNDRED]
        if numbers and numbers[0].start <= _SO_FAR:
            return name, numbers[0].value
    behind = _pattern("behind").search(folded)
    numbers = [n for n in numbers_in(folded[: behind.start()]) if n.counts] if behind else []
    if behind and numbers:
        above = behind.group().endswith(("上", "more"))
        return ("at_least" if above else "at_most"), numbers[-1].value
    if _pattern("none").search(folded):
        return "none", Decimal(0)
    if re.search(r"\bany\b|\bat least one\b|有(?:过)?(?!多少|几|哪)", folded):
        return "over", Decimal(0)
    return "", Decimal(0)
