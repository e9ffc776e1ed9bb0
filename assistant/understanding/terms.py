"""The content terms of a question, with the Chinese words that may stand for each in a report."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from assistant.understanding.limited import limits_in, numerals
from assistant.understanding.patterns import load
from assistant.understanding.whole_phrases import whole_phrases_in
from corpus.everyday import phrases_in, written_as
from corpus.glossary import Glossary
from corpus.language import HAN, STOP_WORDS, han_words, is_word, simplify, stem
from corpus.numerals import ENGLISH_ONES
from corpus.regex import regex
from corpus.report import Span
from corpus.units import MEASURE_WORDS

_NOUN, VERB, _GUESS = 1.0, 0.6, 0.4
"""How much a term tells: a noun or known term; a verb or adjective; a dictionary's offer."""
SORT = 0.3
"""What is left of that in a noun that only says what sort of thing is asked for (which county)."""
_CONTENT = regex(r"n\w*|vn|x|eng|j|l|i|s|b|z")
_ACTION = regex(r"v|a\w*|t|zg")
_ASKING = regex(r"[几哪谁]|多少|什么|怎|百分之[几多]|占多[大少高]")


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of a question and the Chinese words that may stand for it in a report.

    ``trust`` says how much the term tells: 1 for nouns of the question itself and terms of the
    domain glossary, less for verbs and for what a general dictionary offers. ``limit``: it is a
    number that limits what is counted ("over eighty"). ``alike``: words that a report may have in
    place of an everyday Chinese one. ``verb``: it ends as a verb and nothing translates it.
    ``spelt``: it is a name that the question spells in pinyin.
    """

    text: str
    chinese: tuple[str, ...]
    start: int
    end: int
    trust: float
    limit: bool = False
    alike: tuple[str, ...] = ()
    verb: bool = False
    spelt: bool = False

    @property
    def sure(self) -> bool:
        """Whether the Chinese words are surely meant."""
        return self.trust >= VERB

    @property
    def widened(self) -> Term:
        """The term with the words that a report may have in its place among its own."""
        return replace(self, chinese=(*self.chinese, *self.alike)) if self.alike else self


def accounts_for(span: Span, term: Term) -> bool:
    """Whether words account for a term: of a longer phrase that means one thing, half at least."""
    shared = min(term.end, span.end) - max(term.start, span.start)
    return shared > 0 and shared >= _HALF * (term.end - term.start)


_HALF = 0.45
"""So much of a term must be spoken of: "applications" do not account for "applications to return
to Wuhan"."""


@cache
def _empty() -> re.Pattern[str]:
    words = sorted(load("wording")["empty"]["patterns"], key=len, reverse=True)
    return re.compile("|".join(re.escape(word) if "(" not in word else word for word in words))


@cache
def _nouns() -> frozenset[str]:
    return frozenset(load("wording")["nouns"]["words"].split())


@cache
def _idle() -> frozenset[str]:
    return frozenset(stem(word) for word in load("wording")["idle"]["words"].split()) | STOP_WORDS


def is_idle(word: str) -> bool:
    """Whether an English word carries no content in a question about a report."""
    return word in STOP_WORDS or stem(word) in _idle()


def terms_in(
    text: str,
    original: str,
    language: str,
    taken: Iterable[Span],
    glossary: Glossary,
    lookup: Callable[[str], tuple[str, ...]],
) -> tuple[Term, ...]:
    """The content terms of a question, places and periods (``taken``) left out.

    ``original`` is the question as asked: Japanese terms are spelt with its characters. ``lookup``
    offers the corpus's own Chinese words for an English stem.
    """
    free = [True] * len(text)
    for span in taken:
        free[span.start : span.end] = [False] * (span.end - span.start)
    masked = "".join(char if ok else " " for char, ok in zip(text, free, strict=True))
    found = [*_quoted_terms(masked, language), *_magnitudes(masked), *_limits(masked)]
    found += _towns(masked)
    for term in found:
        masked = masked[: term.start] + " " * (term.end - term.start) + masked[term.end :]
    if language != "zh":
        spoken_of = masked if language != "ja" else original
        known = tuple(_known_terms(masked, spoken_of, language, glossary, lookup))
        found.extend(known)
        for term in known:
            masked = masked[: term.start] + " " * len(term.text) + masked[term.end :]
    found.extend(_told_whole(masked))
    if language == "zh":
        masked = _HOW_OFTEN.sub(_blank, _SOME_TENS.sub(_blank, masked))
        masked = _ANYBODY.sub(_blank, _COUNTED.sub(_blank, masked))
        masked = _CAN_BE_DONE.sub(_blank, _WHETHER_DONE.sub(_blank, masked))
        spoken = tuple(_spoken_phrases(masked))
        found.extend(spoken)
        for term in spoken:
            masked = masked[: term.start] + " " * (term.end - term.start) + masked[term.end :]
    found.extend(_han_terms(masked, text, language == "zh"))
    latin = tuple(_latin_terms(masked, lookup))
    if language == "zh":
        latin = tuple(_as_it_is(term, glossary) for term in latin)
    found.extend(term for term in latin if term.chinese or language == "en")
    sorts = [match.span(match.lastindex or 0) for match in _sorts().finditer(text)]
    return tuple(
        replace(term, trust=SORT * term.trust)
        if any(start <= term.start < end for start, end in sorts)
        else term
        for term in sorted(found, key=lambda term: term.start)
    )


def _as_it_is(term: Term, glossary: Glossary) -> Term:
    """A word in Latin letters in a Chinese question: reports write it so, or as it is known."""
    if not term.text.isalpha():
        return term
    known = (meant.zh for meant in glossary.translate(term.text, "en"))
    return replace(term, chinese=tuple(dict.fromkeys((term.text, *known))), trust=_NOUN)


def _known_terms(
    text: str,
    spoken: str,
    language: str,
    glossary: Glossary,
    lookup: Callable[[str], tuple[str, ...]],
) -> Iterable[Term]:
    """The terms that the glossary knows, ``spoken`` as they are looked up, each where it stands."""
    by_source: dict[str, list[str]] = {}
    for meant in glossary.translate(spoken, language):
        if meant.zh not in _MEASURES:
            by_source.setdefault(simplify(meant.source).lower(), []).append(meant.zh)
    for again in (False, True):  # all of them once before any of them twice: public money, money
        for source, chinese in by_source.items():
            specific = source.isalpha() and not _BODIES.fullmatch(source)
            others = lookup(stem(source)) if specific else ()  # a department is no planning bureau
            words = tuple(dict.fromkeys((*chinese, *others)))
            for start in _places_of(source, text, again):
                if _says_nothing(source) and not _means_something(text, start):
                    break
                if _THE_REPORT_ITSELF.fullmatch(source):
                    break
                end = start + len(source)
                yield Term(source, words, start, end, _NOUN)
                text = text[:start] + " " * len(source) + text[end:]


def _places_of(source: str, text: str, again: bool) -> list[int]:
    """Where a known term stands in a text: its first place, or ``again`` as words of its own."""
    if again and source in text:
        whole = re.compile(rf"(?<!\w){re.escape(source)}(?!\w)")
        return [match.start() for match in whole.finditer(text)]
    first = -1 if again else text.find(source)
    return [] if first < 0 else [first]


_BODIES = regex("departments?|bureau[sx]?|agenc(?:y|ies)")
"""Nouns of which a dictionary of single bodies tells no more than the glossary does."""
_MEASURES = frozenset({"人次", "户次", "场次", "批次"})
_COUNTED = regex(r"(?<=\d)[件条个项场期篇家户名位份起宗](?=[\u3400-\u9fff])")
"""A measure word behind a number: 3824起来访 speaks of 来访."""
_SOME_TENS = regex("(?:[数几上]|好几)[十百千万][件条个项次场期篇家户人名位份起宗]")
"""A size that is no figure, with its measure word: 几十起因信息公开 speaks of no 起因."""
_ANYBODY = regex(r"(?:有没有|有无|[有没])人(?=[为因向对就来去到给在提申问找])")
"""Whether anybody did something: 有没有人为 speaks of nothing 人为."""
_WHETHER_DONE = regex("[了过](?:吗|么|没有?)(?=[?？。]*$)")
"""What asks at the end whether it was done, which the word breaker takes into a word: 好了吗."""
_CAN_BE_DONE = regex(
    "(?<=[上里中下端站机厅])(?:都|还|也|就)?(?:能|可以)(?=[办查看做买交问申干](?!公))"
)
"""What says only that something can be done somewhere: 网上能办什么."""
_HOW_OFTEN = regex(r"(?<=[少几])(?:万|千)?(?:[人户场批]次)")
"""Measure words of two characters behind 多少 and 几: they are no words of the matter."""


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _says_nothing(source: str) -> bool:
    words = re.findall(r"\w+", source)
    of_other = words[0] == "other" and len(words) > 1  # 其他方式 is one of several ways
    first = words[-1] == "first" and len(words) > 1  # been first: so long, or among so many
    telling = of_other or first or words[0] == "newly" or "and" in words  # county and city news
    return all(stem(word) in _idle() for word in words) and not telling


_THE_REPORT_ITSELF = regex(
    r"annual (?:openness|transparency|information disclosure) report|openness annual report"
)
"""What a question calls the report it asks of; of several it asks what became of them."""


def _means_something(text: str, at: int) -> bool:
    """Whether districts, counties or towns stand at a place in a question as what is spoken of.

    So does it where some things are said to be new: "how many were new, amended and repealed".
    """
    said = (*_DIVISIONS.finditer(text), *_NEW.finditer(text))
    return any(match.start("what") <= at < match.end() for match in said)


_NEW = regex(r"\bhow many (?:of \w+ )?(?:were|was|are|is) (?P<what>new)\b")
_DIVISIONS = regex(
    r"(?:,(?= \w+ or\b)|\b(?:how many|number of|its|or|than|versus|vs|the(?= \w+ or\b)|"
    r"(?:from|by|in|of|did|do|and|all|for|to|have|had|were|are|or|than) (?:the|its|all)|"
    r"(?:did|do|have|had|from|by) +['’]s|"
    r"(?:came|come|comes|were|was|are|is|published|disclosed|issued|made|released) (?:from|by))) "
    r"(?:[\w ]{2,24}['’](?:s| )? ?(?=annual))?(?P<what>annual reports|(?:(?:\w+ )?(?:and|or|,) ?|"
    r"(?:districts|counties|cities|towns|townships|villages|subdistricts|provinces) ?)+)"
)


@lru_cache(maxsize=2_000)
def are_verbs(chinese: tuple[str, ...]) -> bool:
    """Whether the Chinese words of a term are all verbs: 举办, 组织, 开展 for "organised"."""
    tags = [tag for word in chinese for _, tag in han_words(word)[-1:]]
    return bool(tags) and all(_ACTION.fullmatch(tag) for tag in tags)


@cache
def _sorts() -> re.Pattern[str]:
    """The noun that says what sort of thing is asked for: which county, what month."""
    nouns = load("wording")["sorts"]["words"].split()
    return re.compile(
        rf"\b(?:which|what)((?: \w+){{0,2}}? (?:{'|'.join(nouns)})s?)\b|"
        r"哪一?(?:个|家)(科室|处室|股室|部门|单位|机构|地方)(?!的)"
    )


_QUOTED = regex(r"[“‘「『\"'(《«]\s?([^“”‘’「」『』\"'()《》«»]{2,24}?)\s?[”’」』\"')》»]")

_HAN_NAME = regex(f"([{HAN}][{HAN}\\d·-]+)")


def _quoted_terms(text: str, language: str) -> Iterable[Term]:
    """What stands in quotation marks or brackets is meant word for word, if it is Chinese.

    So is a Chinese name in a question of another language: "cases under 百姓诉求".
    """
    foreign = language not in ("zh", "ja", "ko")
    for match in (_HAN_NAME if foreign else _QUOTED).finditer(text):
        if re.fullmatch(f"[{HAN}\\d·、-]{{2,}}", match.group(1)):
            yield Term(match.group(1), (match.group(1),), match.start(1), match.end(1), _NOUN)


_TOWN = regex(
    rf"(?:(?<= )|^)(?![各哪那这全某每所乡街给在把对向和与的有共新到为])[{HAN}]{{2,3}}?"
    r"(?:镇(?!街)|街道|乡(?!镇)|村(?!民|级|务))"
)
"""A town, street or village that is named right behind the place it lies in."""


def _towns(masked: str) -> Iterable[Term]:
    for match in _TOWN.finditer(masked):
        yield Term(match.group(), (match.group(),), match.start(), match.end(), _NOUN)


_MAGNITUDE = regex(
    r"(?<![\d.,\w])(\d+(?:\.\d+)?|an?|one|ten|(?:a|one) hundred)[ -](thousand|million|billion)\b"
)
_SPELLED = {"a": 1, "an": 1, "one": 1, "ten": 10, "a hundred": 100, "one hundred": 100}
_ZEROS = {"thousand": 3, "million": 6, "billion": 9}


def _magnitudes(text: str) -> Iterable[Term]:
    """Round numbers as Chinese writes them: 100 million is 亿, 7.85 million 785万."""
    for match in _MAGNITUDE.finditer(text):
        number = Decimal(_SPELLED.get(match[1], match[1])).scaleb(_ZEROS[match.group(2)])
        unit, size = ("亿", 10**8) if number >= 10**8 else ("万", 10**4)
        digits = format((number / size).normalize(), "f")
        words = (digits + unit, *(w for w in _ROUND if number == _ROUND[w]))
        limit = _PASSING.search(text, 0, match.start()) is not None
        yield Term(match.group(), words, match.start(), match.end(), _NOUN, limit=limit)


_PASSING = regex(
    r"\b(?:pass(?:ed|ing)?|top(?:p(?:ed|ing))?|br(?:oke|oken|eak|eaking)|surpass(?:ed|ing)?|past) "
    r"(?:the )?$"
)
_ROUND = {"亿": 10**8, "千万": 10**7, "百万": 10**6, "十万": 10**5, "万": 10**4, "千": 10**3}


def _told_whole(text: str) -> Iterable[Term]:
    for whole in whole_phrases_in(text):
        span = whole.span
        yield Term(whole.text, whole.chinese, span.start, span.end, _NOUN, limit=whole.limit)


def _spoken_phrases(text: str) -> Iterable[Term]:
    for phrase, span in phrases_in(text):
        yield Term(phrase, (phrase,), span.start, span.end, _NOUN, alike=written_as(phrase))


def _han_terms(text: str, whole: str, spoken: bool) -> Iterable[Term]:
    """The words of a text that says ``whole`` with what is known already blanked out."""
    for run in re.finditer(f"[{HAN}]+", text):
        at = run.start()
        for word, tag in han_words(run.group()):
            start, at = at, at + len(word)
            if len(word) > 2 and _MEASURED.fullmatch(text[:start] + word[0], max(0, start - 2)):
                word, start = word[1:], start + 1  # the word breaker takes 份文件 for one word
            if _GLUED.fullmatch(word) and not is_word(word) and _ends_there(whole, start, word[0]):
                word, start = word[1:], start + 1  # 网站/上发, 多少/人新
            if tag == "ul" and len(word) > 1:
                word, tag = word[:-1], "v"  # 发了 is one word to it
            if _SENT_BY.fullmatch(word):
                word, tag = word[:-1], "n"  # 微信发的 was sent through 微信
            if len(word) > 2 and word[0] in "搞弄" and tag == "x":
                word, start = word[1:], start + 1
            tag = "v" if _DONE.match(text, at) else tag
            noun = _CONTENT.fullmatch(tag) or word in _nouns()
            trust = _NOUN if noun else VERB if _ACTION.fullmatch(tag) else 0.0
            if trust and not _empty().fullmatch(word) and not _ASKING.match(word):
                alike = written_as(word) if spoken else ()
                if spoken and not alike and len(word) == 1 and word not in _MANY_MEANINGS:  # 关了
                    alike = written_as(text[start : start + len(word) + 1])
                yield Term(word, (word,), start, at, trust, alike=alike)


_DONE = regex("[了过](?:几|多少)")
"""What follows a verb before "how many", whatever the word breaker takes it for: 换了几期."""
_MANY_MEANINGS = "发来给花多少没快为归干弄"
"""Verbs of one character that 了 makes no clearer: 发了信息 is no 发放."""
_GLUED = regex("[上里中人].")
_SENT_BY = regex("(?:微信|微博|抖音|头条|公众号|视频号|客户端|网站|官网|短信)[发推登播传放挂晒]")


def _ends_there(text: str, at: int, char: str) -> bool:
    """Whether a character ends what stands before it: a place (on a site), or 多少人."""
    before = text[max(0, at - 2) : at]
    return before.endswith(("多少", "几")) if char == "人" else bool(_HAN_PAIR.fullmatch(before))


_HAN_PAIR = regex(f"[{HAN}]{{2}}")
_MEASURED = regex(f"(?:多少|.几)[{MEASURE_WORDS}]")


def _limits(text: str) -> Iterable[Term]:
    for number, forms, span in limits_in(text):
        yield Term(number, forms, span.start, span.end, _NOUN, limit=True)


def _latin_terms(text: str, lookup: Callable[[str], tuple[str, ...]]) -> Iterable[Term]:
    for match in re.finditer(
        rf"[a-z]{{1,4}}\d+(?:\.\d+)?(?![a-z\d])|[^\W\d_{HAN}]+(?:['’-][^\W\d_{HAN}]+)*|"
        r"\d[\d.,]*\d|\d",
        text,
    ):
        word = match.group()
        if re.fullmatch(r"[a-z]+[\d.]+", word):
            yield Term(word, (word,), match.start(), match.end(), _NOUN)
            continue
        if word[0].isdigit():
            yield Term(word, numerals(word), match.start(), match.end(), _NOUN)
            continue
        parts = re.split("['’-]", word)
        for part in parts:
            root = stem(part)
            if len(part) < 2 or root in _idle() or part in STOP_WORDS or part in ENGLISH_ONES:
                continue
            yield Term(part, lookup(root), match.start(), match.end(), _GUESS)
