"""The proof of a sentence that a language model wrote: it says nothing that its marks do not show.

Stricter than the proof of composed answers: a model is not trusted with numbers of the question,
quantities in words, or figures of a place that the reading of the report made no fact of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from assistant.composing.proof import MARK, NOUGHT, bare, computed, readings
from assistant.evidence.figures import figures_for
from assistant.judging.qualifiers import unearned
from assistant.understanding.asks import table_ask
from assistant.understanding.concepts import concepts_in, settled
from assistant.understanding.given import but_years
from assistant.understanding.patterns import load
from assistant.understanding.scope import Index
from assistant.understanding.words import fold
from assistant.writing.sentences import unreadable_numeral
from assistant.writing.sources import Source
from assistant.writing.support import supported
from corpus.language import HAN, detect_language, simplify
from corpus.periods import date_spans
from corpus.quantities import StatedNumber, numbers_in
from corpus.regex import regex
from corpus.report import Fact, Report
from corpus.units import split_unit
from vectorstore.encoder import Encoder

_QUOTED = regex(r"[“「『\"]([^“”「」『』\"]{2,})[”」』\"]")
_ADDRESS = regex(r"\w*(?:://|www\.|\]\()\S*")
_MIXED = regex(r"[A-Za-zА-яЁёΑ-ω]+\d[\w.]*|\d[\d.,]*(?!(?:st|nd|rd|th|s)\b)[A-Za-zА-яЁёΑ-ω]\w*")
_ROMAN = regex(r"(?<![\w.])[MDCLXVI]{2,}(?![\w.])")
_TIGHT = regex(r"(?<=[\d%％件条个项次元])\s*([+＋\-−–/／÷])\s*(?=\d)|\s*(=|＝)\s*")
_TIMES_HUNDRED = regex(r"\s*[×xX*]\s*100\s*[%％]?(?=\s*[=＝])")
_NONE = regex(r"没有|未收到|未发生|不存在|\b(?:no|none|never|nobody|nothing|neither|nor|without)\b")
_NOT = regex(r"未(?![来成])|无(?![障论线])|不(?![断仅同但动])|\bnot\b")
_NONE_CITED = regex(r"没有|未|无|不|零|免|^\s*0\s*$")
_NOT_CITED = regex(r"没有|未|无|不|零|非|免|否|拒|: 0\b")
_NUMBER_NAME = regex(
    r"第?\d+(?:-\d+)?[号条项章届]|\d{5}(?=”?(?:政务|市民|市长|便民|服务|热线))|\d{3,4}-\d{7,8}|\d{7,}|"
    r"《[^》\n]*》|“\d{5}”|[A-Za-z]+[-.]?\d+(?:\.\d+)?|(?:https?://|www\.)\S+|"
    r"[“十][一二三四五六七八九十]{1,2}五?[^，。]?"
)
"""Numbers that count nothing: document and telephone numbers, titles, 12345热线, 十三五."""
_RISE = regex(r"增长|增加|上升|提高|提升|上涨|\b(?:increas\w+|rose|risen|grew|grown|growth)\b")
_FALL = regex(
    r"下降|减少|降低|下滑|回落|缩减|\b(?:decreas\w+|fell|fallen|declin\w+|dropp\w+|reduc\w+)\b"
)
_NAME = regex(
    r"\b(?:in|of|for|by|at|from|to|and)\s+(?:the\s+)?([A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,4})"
)
_MAGNITUDES = frozenset({"hundred", "thousand", "million", "billion"})


@dataclass(frozen=True, slots=True)
class Grounds:
    """What sentences are proved against: the sources by number, and what is known of the corpus."""

    sources: Mapping[int, Source]
    index: Index
    encoder: Encoder
    report_of: Callable[[str], Report]


def fault_of(sentence: str, grounds: Grounds) -> str:
    """What is wrong with a sentence, told to whoever wrote it; "" if it is proved.

    It must never reach a reader: it may name what was rejected.
    """
    marks = dict.fromkeys(int(mark) for mark in MARK.findall(sentence))
    if not marks:
        return "It cites no evidence: end it with the numbers of the evidence it stands on."
    if strange := [n for n in marks if n not in grounds.sources]:
        return f"There is no evidence with the number [{strange[0]}]."
    cited = [grounds.sources[n] for n in marks]
    text = bare(sentence)
    reports = [grounds.report_of(one) for one in dict.fromkeys(s.report_id for s in cited)]
    said = " ".join((*(f"{s.names} {s.quote}" for s in cited), *(_named(r) for r in reports)))
    for check in (_wording, _numbers, _places, _qualifiers, _direction, _tables):
        if fault := check(text, cited, reports, said, grounds.index):
            return fault
    return _support(text, cited, reports, grounds)


def _named(report: Report) -> str:
    header = report.header
    return f"{header.title} {header.issuer} {header.place} {header.year or ''}"


# ---------------------------------------------------------------- wording


def _wording(
    text: str, cited: Sequence[Source], reports: Sequence[Report], said: str, index: Index
) -> str:
    """Numbers that could hide: odd numerals, words, quantities without one; and false quotes."""
    folded = fold(said)
    if odd := unreadable_numeral(text):
        return f"It writes a number as {odd}: write figures in digits."
    unquoted = text
    for quotation in _QUOTED.finditer(text):
        words = quotation[1]
        if not re.search(f"[{HAN}]", words):
            continue
        if fold(words).rstrip("。，；、,.;") not in folded:
            return "Its quotation does not stand in the cited evidence character by character."
        unquoted = unquoted.replace(quotation[0], " ")
    for address in _ADDRESS.findall(unquoted):
        if fold(address) not in folded:
            return "It has an address or a link that the cited evidence does not have."
    for mixed in _MIXED.findall(unquoted):
        if fold(mixed) not in folded and not _is_scaled(mixed):
            return f"{mixed} does not stand in the cited evidence."
    for roman in _ROMAN.findall(unquoted):
        if fold(roman) not in folded:
            return f"It writes a number as {roman}: write figures in digits."
    if words := number_words(unquoted):
        return f"It states a quantity in words ({words}): write only figures of the evidence."
    return ""


def _is_scaled(word: str) -> bool:
    found = numbers_in(word)
    return len(found) == 1 and found[0].end == len(word)


def number_words(text: str) -> str:
    """A word that states a quantity which numbers_in cannot read; "" if there is none."""
    language = detect_language(text)
    if found := _vague().search(text.lower()):
        return found[0]
    for number in numbers_in(text):
        words = text[number.start : number.end].lower()
        if not number.counts and words in _MAGNITUDES:
            return words
    pattern = _spelled().get(language)
    found = pattern.search(text.lower()) if pattern else None
    return found[0] if found else ""


@cache
def _vague() -> re.Pattern[str]:
    return re.compile("|".join(load("number_words")["vague"]["patterns"]))


@cache
def _spelled() -> dict[str, re.Pattern[str]]:
    """By language, what a number in words looks like; English and Chinese are read as numbers."""
    data = load("number_words")
    patterns = {language: re.compile(p) for language, p in data["patterns"].items()}
    for language, words in data["words"].items():
        pieces = "|".join(re.escape(word) for word in sorted(words.split(), key=len, reverse=True))
        joint = data["joints"].get(language, "")
        run = rf"(?:{pieces})(?:(?:{joint})?(?:{pieces}))*" if joint else f"(?:{pieces})+"
        patterns[language] = re.compile(rf"(?<!\w){run}(?!\w)")
    return patterns


# ---------------------------------------------------------------- numbers


def _numbers(
    text: str, cited: Sequence[Source], reports: Sequence[Report], said: str, index: Index
) -> str:
    """Every number is a fact's or a date's of a cited place, or computed from such numbers."""
    stated = [n for source in cited for n in _readable(source, reports)]
    plain = {value for n in stated if not _is_percent(n) for value in readings(n)}
    percent = {value for n in stated if _is_percent(n) for value in readings(n)}
    plain |= {Decimal(r.header.year) for r in reports if r.header.year is not None}
    plain |= set(_in_full(cited, reports))
    if any(NOUGHT.search(source.quote) for source in cited):
        plain.add(Decimal(0))
    spaced = _TIGHT.sub(lambda m: f" {m[1] or m[2]} ", _TIMES_HUNDRED.sub("", text))
    spaced = spaced if "=" in spaced else text
    shown, wrong = computed(_operators(spaced), plain | percent)
    if wrong:
        return f"{wrong[0]}."
    for formula in shown:
        plain |= {abs(value) for value in formula.terms}
        (percent if formula.percent else plain).add(abs(formula.result))
    for number in numbers_in(text):
        proved = percent if _is_percent(number) else plain
        if number.counts and not readings(number) & proved:
            return (
                f"The number {text[number.start : number.end]} is no figure of the cited evidence; "
                "if it is computed, write the calculation out and cite each figure."
            )
    return ""


def _operators(text: str) -> str:
    return text.translate(str.maketrans("＋−–／÷＝％", "+--//=%"))


def _is_percent(number: StatedNumber) -> bool:
    return number.unit.lower() in ("%", "％", "percent")


def _readable(source: Source, reports: Sequence[Report]) -> list[StatedNumber]:
    """The numbers of a quote that are a fact's, a date's or a name's, and no others.

    Any other number in a quote is one of which the reading of the report could not say what it
    counts.
    """
    report = next(report for report in reports if report.id == source.report_id)
    facts = _facts_in(source, report)
    spans = [
        (fact.start - source.start, fact.end - source.start)
        for fact in facts
        if source.drafted or fact.table is not None or fact.quantity.unit
    ]
    spans += [*date_spans(source.quote), *(m.span() for m in _NUMBER_NAME.finditer(source.quote))]
    return [
        number
        for number in numbers_in(source.quote)
        if any(start <= number.start < end for start, end in spans)
    ]


def _facts_in(source: Source, report: Report) -> list[Fact]:
    return [
        f for f in report.facts if f.start < source.end and source.start < max(f.end, f.start + 1)
    ]


def _in_full(cited: Sequence[Source], reports: Sequence[Report]) -> Iterable[Decimal]:
    """Values of cells with the unit of their column (单位：万元), multiplied out."""
    for source in cited:
        report = next(report for report in reports if report.id == source.report_id)
        for fact in _facts_in(source, report):
            scale, _ = split_unit(fact.quantity.unit)
            if fact.table is not None and fact.quantity.value is not None and scale != 1:
                yield abs(fact.quantity.value * scale)


# ---------------------------------------------------------------- meaning


def _places(
    text: str, cited: Sequence[Source], reports: Sequence[Report], said: str, index: Index
) -> str:
    """Every place named issued a cited report, or stands in what is cited."""
    ids = {report.id for report in reports}
    folded = fold(said)
    for mention in index.places.find(text):
        named = (mention.text, mention.zh)
        if ids & set(mention.report_ids) or any(n and fold(n) in folded for n in named):
            continue
        return f"The cited evidence does not speak of {mention.text}."
    for match in _NAME.finditer(text):
        known = index.glossary.translate(match[1], "en") or index.places.find(match[1])
        if not known and fold(match[1]) not in folded and match[1].split()[0] not in _COMMON:
            return f"The cited evidence does not speak of {match[1]}."
    return ""


_COMMON = frozenset(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Chinese",
        "China",
        "English",
        "Article",
        "Articles",
        "Section",
        "Table",
        "WeChat",
        "Weibo",
        "Internet",
    ]
)


def _qualifiers(
    text: str, cited: Sequence[Source], reports: Sequence[Report], said: str, index: Index
) -> str:
    """What it says beyond its figures has a word in what is cited; comparisons are the draft's."""
    if len(reports) > 1:
        return ""
    units = " ".join(f.quantity.unit for s in cited for f in _facts_in(s, reports[0]))
    claim = unearned(text, f"{said} {units}")
    return f"The cited evidence has no word for {claim}." if claim else ""


def _direction(
    text: str, cited: Sequence[Source], reports: Sequence[Report], said: str, index: Index
) -> str:
    """What rose did not fall, and what there was none of is said to be none."""
    quotes = " ".join(f"{source.names} {source.text} {_signed(source)}" for source in cited)
    lower = text.lower()
    none = _NONE.search(lower) and not any(_NONE_CITED.search(source.quote) for source in cited)
    if none or (_NOT.search(lower) and not any(_refuses(source) for source in cited)):
        return "The cited evidence does not say that there was none, or that it was not so."
    for word, other in ((_RISE, _FALL), (_FALL, _RISE)):
        if word.search(lower) and not word.search(quotes) and other.search(quotes):
            return "The cited evidence says that it went the other way."
    return ""


def _signed(source: Source) -> str:
    """What the sign of a change in a cell comes to in words."""
    if source.table is None or source.table.column != "change":
        return ""
    return "减少" if source.quote.strip()[:1] in ("-", "－", "−") else "增加"


def _refuses(source: Source) -> bool:
    """Whether a place says that something was not done: in words, or as a row of refusals."""
    cell = source.table
    in_row = cell is not None and cell.kind == "requests" and cell.row[:1] in ("d", "u", "n")
    return in_row or _NOT_CITED.search(f"{source.names} {source.text}") is not None


def _tables(
    text: str, cited: Sequence[Source], reports: Sequence[Report], said: str, index: Index
) -> str:
    """A sentence that speaks of cells of a table gives what stands in them.

    What the rules found in prose they have held against the tables, and ways of asking (online, by
    letter) are in no table.
    """
    concepts = settled(concepts_in(simplify(text).lower()))
    in_prose = not any(source.table for source in cited)
    drafted = all(source.drafted for source in cited)
    if in_prose and (drafted or any(c.group == "channel" for c in concepts)):
        return ""
    ask = table_ask(concepts)
    numbers = but_years(text)
    if ask is None or not ask.explicit or not numbers:
        return ""
    figures = [f for report in reports for f in figures_for(ask, report.facts)]
    values = {figure.value for figure in figures}
    values |= {part.quantity.value for figure in figures for part in figure.parts}
    known = {abs(value) for value in values if value is not None}
    if not known or any({abs(n.value), abs(n.mantissa)} & known for n in numbers):
        return ""
    return "The statutory table of the report gives another figure for what it speaks of."


def _support(
    text: str, cited: Sequence[Source], reports: Sequence[Report], grounds: Grounds
) -> str:
    texts = [f"{source.names} {source.quote}" for source in cited]
    language = detect_language(text)
    if supported(text, language, texts, reports, grounds.index, grounds.encoder):
        return ""
    return "It does not say what the cited evidence says: cite the evidence it stands on."
