"""The things that a question names side by side.

"Who posted more, the press office or the portal"; "线下申请比网上申请多吗"; "A、B和C一共多少".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from assistant.understanding.named import bare
from assistant.understanding.place_spans import places_in
from assistant.understanding.question import Question
from assistant.understanding.requirements import synonyms
from assistant.understanding.terms import Term
from assistant.understanding.words import held_in, pairs_of
from corpus.language import HAN
from corpus.place_mention import PlaceMention
from corpus.place_words import spellings_of_a_zone
from corpus.regex import regex
from corpus.report import Span

_MAIN = regex(
    r",? (?:and(?! the like\b| so (?:on|forth)\b)|or|versus|vs\.?|than|compared (?:with|to)|"
    r"exceed(?:ed|s)?|outnumber(?:ed|s)?|plus|"
    r"oder|und|als|ou|et|que|или|и|чем) |"
    r"(?<![总之饱调])(?:[,，]?还是|以及|"
    r"(?:再|外)?加上?(?=[^,，。？?]{2,40}[,，]?(?:一共|总共|共|合计|加起来|加在一起))|"
    r"[和与跟及](?!其他|[^,，、。？?]{1,4}(?:交流|互动|沟通|座谈|对话|面对面|打交道))|(?:是不是|是否)?比(?![例重率较对如])|(?<=.)是(?=[^,，。？?]{1,24}[几多少]+倍))|"
    r"(?:的?(?:数量|件数|条数|总数))?(?:多于|少于|超过|高于|低于|不如)"
    r"(?!\d|了|[一二三四五六七八九十百千万半两]+[成倍个件条项次家起宗人户万千百])|"
    r" as (?!an? (?:share|percentage|proportion|portion|fraction)\b)"
    r"(?=[^?]{3,80}(?:were|was|did|are|in|\?))"
)
OF_MONEY = regex(
    r"\b(?:investments?(?! projects?)|spending|amounts?|sums?)\b|投资(?!项目)|资金|金额|经费"
)
_SMALL = regex(r", |、|，")
_STOP = regex(
    r"一共|总共|共有?|合计|合起来|合在一起|加起来|加在一起|之和|分别|哪[个类种家些边项]?|谁|各|两[个者类项]|相[差比]|"
    r"(?<!人)[多少高低大小](?=[吗？?出了些]|一[些点]|$)|更|有多少|多少|[，,。？?：:]|的(?=[数合总])|之间|"
    r"\b(?:how|which|who|together|altogether|combined|in total|respectively|did|were|was|are|is)\b"
    r"|[:;?]"
)
_DEGREE_BEFORE = regex(r"更?[多少高低大小]$|\) (?:more|fewer)$")
"""A多还是B多: the degree is no word of A."""
_DEGREE = regex(r"mo(?:re|st)|(?:high|low|larg|small|few|bigg)e\w+")
_MORE = regex(r"\b(?:more|most|less|least|fewer|fewest|(?:high|larg|small|bigg|great)e(?:r|st))\b")
_HEADS = regex(r"信息|内容|数量|条数|件数|情况")
_HEAD = regex(rf"(?:的?(?:{_HEADS.pattern}))+$")
"""What is said of any side behind its own words: 预算决算信息 is no 许可信息."""
_EXAMPLES = regex(r"(?:, [\w-]+)*,? and (?:the like|so (?:on|forth))$")
"""Behind the first of several examples that are one side: mediation, withdrawal and the like."""
_SPELLED = regex(r"[a-z]{2,} [a-z]{2,}")
"""Words of a language that has spaces between them."""
_QUOTED = regex(r"[“‘「『\"]([^“”‘’「」『』\"]{2,12})[”’」』\"]")
_SAYS_NOTHING = regex("[的了给由被几]")
"""What pairs of characters hold that stand between words: 写给书记的."""
_DATED = regex(r".*\d年度?")
_LED_UP = regex(rf"{_DATED.pattern}|.*[的是]")
_BEFORE_IT = 2
"""So many characters before the first word of a side belong to its name."""
_OF_A_BODY = regex(
    r"[\u4e00-\u9fff]{3}(?:局|委|办|厅|中心|支队|大队|公司|委员会)[^县市区镇乡]{0,2}$"
)
_IN_BRACKETS = regex(r"\(([^()]+(?:, |、)[^()]+)\)")
_BETWEEN = regex(r",? and |, |、|和")
_FARTHER = 0.6
"""A word of a side counts so much less for each word between it and the joint."""
_MOST_WORDS, _MOST_CHARS = 4, 10
_COMMON, _RARE = 0.3, 0.25
"""The least that a common word counts, and how telling a word is that counts in full."""
Rarity = Mapping[str, float]
"""How telling the terms of a question are in a report, by their text."""
_MOST_SIDES = 6
_A_PHRASE = 4
"""A phrase of so many characters means what reports say for it: 书记的信箱."""
_THE_SAME = 0.8
"""What a word counts that says the same as that of a side."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things named side by side: its words, nearest to the joint first, and where.

    ``first``: where what it is called begins; ``names``: what is named in it as nothing else is.
    """

    words: tuple[tuple[Term, float], ...]
    pairs: frozenset[str]
    start: int
    end: int
    first: int
    places: tuple[Term, ...] = ()
    names: tuple[Term, ...] = ()

    def held(self, label: str) -> float:
        """How much of the side a folded label holds, 0 to 1; nothing if not the place it names."""
        if self.places and not any(held_in(place, label) for place in self.places):
            return 0.0
        named = (_held(t, label) for t, _ in self.words if t not in self.places)
        if self.places and _OF_A_BODY.search(label) and not any(named):
            return 0.0  # the police of a county are not the county
        whole = sum(weight for _, weight in self.words)
        by_words = sum(w * _held(t, label) for t, w in self.words) / whole if whole else 0.0
        if not self.pairs:
            return by_words
        by_pairs = sum(pair in label for pair in self.pairs) / len(self.pairs)
        return (by_words + by_pairs) / 2 if by_words else by_pairs

    def called(self, label: str) -> Span:
        """Where the words of the side that a folded label holds stand in the question."""
        held = [t for t, _ in self.words if _held(t, label)]
        if not held:
            return Span(self.start, self.end)
        start = min(t.start for t in held)
        whole = 0 <= start - self.first <= _BEFORE_IT
        return Span(self.first if whole else start, max(t.end for t in held))


def _held(term: Term, label: str) -> float:
    """How much of a term a folded label holds; a word that says the same counts nearly as much."""
    return held_in(term.widened, label) or _THE_SAME * max(
        (held_in(replace(term, chinese=words), label) for words in _or_the_same(term.chinese)),
        default=0.0,
    )


@lru_cache(512)
def _or_the_same(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Words that say the same of what is counted: 单位 of 部门."""
    return tuple(tuple(sorted(group)) for group in synonyms() if not group.isdisjoint(words))


def sides_of(
    question: Question, report_id: str, rarity: Rarity = MappingProxyType({})
) -> tuple[tuple[Side, ...], ...]:
    """The ways to read a question as naming things side by side; each has two to six of them.

    The issuer of the report looked into is none of them.
    """
    text = question.folded
    terms = _terms(question, report_id, rarity)
    known = [t for t in terms if not re.fullmatch(f"[{HAN}]+", t.text)]
    mains = [m for m in _MAIN.finditer(text) if not _inside(m, known)]
    if not mains:
        mains = list(_SMALL.finditer(text))[-1:] if "、" in text else []
    places = places_named(question, report_id)
    around = [sides for main in reversed(mains) for sides in _around(text, main, terms, places)]
    listed = _listed(text, terms, places)
    names = [t for t in terms if t not in places and _is_a_name(t, question)]
    own = _pairs_of_issuer(question, report_id)
    return tuple(
        tuple(
            replace(
                side,
                names=tuple(t for t, _ in side.words if t in names),
                pairs=side.pairs - own if side.words else side.pairs,
            )
            for side in sides
        )
        for sides in ((*around, listed) if listed else around)
    )


def _pairs_of_issuer(question: Question, report_id: str) -> frozenset[str]:
    """The pairs of characters of the name that the issuer of a report is called by.

    They tell no side from others: 乌鲁木齐市长 is no 乌鲁木齐市人民政府机关.
    """
    own = [m for m in question.scope.mentions if report_id in m.report_ids]
    text = question.folded
    named = (p for p in places_in(text, own) if not _OPENED.search(text, 0, p.start))
    ended = ((p.start, p.end + (text[p.end : p.end + 1] in _RANKS)) for p in named)
    return frozenset(pair for start, end in ended for pair in pairs_of(text[start:end]))


_OPENED = regex(r"[“‘「『\"]$")
"""Behind it a place is part of a name: the account “乌鲁木齐发布”."""
_RANKS = tuple("市区县州旗")


def _is_a_name(term: Term, question: Question) -> bool:
    """Whether a term is several words that a question writes with capitals: Hongshan Net."""
    if " " not in term.text or not term.text.isascii():
        return False
    written = re.search(re.escape(term.text), question.text, re.IGNORECASE)
    return written is not None and written.group().istitle()


def _terms(question: Question, report_id: str, rarity: Rarity) -> list[Term]:
    """The question's terms with what is known of them wherever they stand, and names in it.

    What is common in the report, such as 信息, tells no two things apart.
    """
    known = {t.text: t for t in question.own_terms if t.chinese}
    terms = [
        Term(
            t.text,
            known[t.text].chinese if t.text in known else (),
            t.start,
            t.end,
            t.trust * max(_COMMON, min(1.0, rarity.get(t.text, 1.0) / _RARE)),
            alike=t.alike,
        )
        for t in question.own_terms
        if t.start < t.end and not _DEGREE.fullmatch(t.text)
    ]
    terms += places_named(question, report_id)
    return sorted(terms, key=lambda term: term.start)


def places_named(question: Question, report_id: str) -> list[Term]:
    """The places that a question names besides that of the report looked into."""
    return [
        Term(m.text, _names_of(m), m.start, m.end, 1.0)
        for m in question.scope.mentions
        if m.zh and not m.department and report_id not in m.report_ids
    ]


def _names_of(mention: PlaceMention) -> tuple[str, ...]:
    """A place as the reports over it call it, and as a Chinese question does."""
    own = mention.zh.removesuffix("人民政府")
    asked = (mention.text,) if re.fullmatch(f"[{HAN}]+", mention.text) else ()
    return tuple(dict.fromkeys((bare(own), *asked, *spellings_of_a_zone(mention.text))))


def _inside(match: re.Match[str], terms: Sequence[Term]) -> bool:
    return any(t.start < match.start() and match.end() < t.end for t in terms)


def _around(
    text: str, main: re.Match[str], terms: Sequence[Term], places: Sequence[Term]
) -> Iterator[tuple[Side, ...]]:
    """The sides at a joint: what is behind it, and before it, back over commas (A, B and C)."""
    degree = _DEGREE_BEFORE.search(text, 0, main.start())
    degree = degree or _EXAMPLES.search(text, 0, main.start())
    cuts = [(degree.start() if degree else main.start(), main.end())]
    for joint in reversed(list(_SMALL.finditer(text, 0, cuts[0][0]))):
        if _inside(joint, terms):
            continue  # suggestions, criticisms and opinions: one thing by its name
        between = text[joint.end() : cuts[0][0]]
        if _STOP.search(between) or len(between.split()) > _MOST_WORDS or len(between) > 40:
            break
        cuts.insert(0, joint.span())
    stop = _STOP.search(text, main.end())
    last = _side(
        text, main.end(), stop.start() if stop else len(text), terms, places, backwards=False
    )
    for at in range(max(0, len(cuts) - _MOST_SIDES + 1), len(cuts)):
        if at and text[slice(*cuts[at - 1])] == "、":
            continue  # none of A、B和C is left out
        ends = [end for end, _ in cuts[at:]]
        starts = [_last_stop(text, ends[0], terms), *(start for _, start in cuts[at:-1])]
        if ends[1:] and _MORE.search(text, starts[0], ends[0]):
            continue  # "which published more in 2011, A or B": the comma is before A
        before = [
            _side(text, start, end, terms, places, backwards=True)
            for start, end in zip(starts, ends, strict=True)
        ]
        first, *others = *before, last
        if len(others) > 1 and not first.places and all(side.places for side in others):
            continue  # "which handled fewer requests, Siyang or Sihong"
        if all(side.words or side.pairs for side in (first, *others)):
            yield (first, *others)


def _listed(text: str, terms: Sequence[Term], places: Sequence[Term]) -> tuple[Side, ...]:
    """The sides that stand in brackets behind what they are: three accounts (A, B and C)."""
    found = _IN_BRACKETS.search(text)
    if found is None:
        return ()
    starts = [found.start(1), *(m.end() for m in _BETWEEN.finditer(text, *found.span(1)))]
    ends = [*(m.start() for m in _BETWEEN.finditer(text, *found.span(1))), found.end(1)]
    sides = tuple(
        _side(text, start, end, terms, places, backwards=True)
        for start, end in zip(starts, ends, strict=True)
    )
    return sides if len(sides) <= _MOST_SIDES and all(s.words or s.pairs for s in sides) else ()


def _last_stop(text: str, end: int, terms: Sequence[Term]) -> int:
    stops = [m.end() for m in _STOP.finditer(text, 0, end) if not _inside(m, terms)]
    return max(stops, default=0)


def _side(
    text: str,
    start: int,
    end: int,
    terms: Sequence[Term],
    places: Sequence[Term],
    *,
    backwards: bool,
) -> Side:
    inside = [t for t in terms if start <= t.start and t.end <= end and t.chinese]
    inside = [t for t in inside if not _HEADS.fullmatch(t.text)] or inside
    printed = [t for t in inside if re.fullmatch(f"[{HAN}]+", t.text)]
    if printed and len(printed) < len(inside) and _SPELLED.search(text):
        inside = printed  # the spot ('马上办'): the report's own word says it best
    quoted = _QUOTED.findall(text, start, end) if re.search(f"[{HAN}]", text) else []
    if len(quoted) == 1 and any(t.text in quoted[0] for t in inside):
        inside = [t for t in inside if t.text in quoted[0]]
    ordered = list(reversed(inside)) if backwards else inside
    words = tuple((t, t.trust * _FARTHER**at) for at, t in enumerate(ordered[:_MOST_WORDS]))
    spelled = (
        _SPELLED.search(text, start, end) and len(re.findall(f"[{HAN}]", text[start:end])) == 1
    )
    printed_in_han = re.search(f"[{HAN}]", text) and not spelled
    han = re.findall(f"[{HAN}\\w.]+", text[start:end]) if printed_in_han else []
    joined = quoted[0] if len(quoted) == 1 else _DATED.sub("", "".join(han), 1)
    joined = _HEAD.sub("", joined) or joined
    run = joined[-_MOST_CHARS:] if backwards else joined[:_MOST_CHARS]
    pairs = frozenset(p for p in pairs_of(run) if p and not _SAYS_NOTHING.search(p))
    first = min((t.start for t, _ in words), default=start)
    dated = _LED_UP.match(text, start, first)
    begin = dated.end() if dated else start
    if re.fullmatch(f"[{HAN}]{{1,{_BEFORE_IT}}}", text[begin:first]):
        first = begin  # 政府投资: such a word is no term, and says all the same which it is
    last = max((t.end for t, _ in words), default=end)
    span = (first, end) if backwards else (start, last)
    named = tuple(t for t in inside if t in places)
    return Side(words, pairs, *span, first, named)
