"""Does what was found name what is asked for by name, or all of so many things?

That fourteen departments gave up a power does not say which; that a hospital was built, not who
heads it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.evidence.evidence import Evidence
from assistant.evidence.prose import Candidate
from assistant.judging.answer_types import near, words_brought
from assistant.understanding.details import Detail, detail_asked, details_asked
from assistant.understanding.question import Question
from assistant.understanding.words import fold
from corpus.numerals import CHINESE_DIGITS, CHINESE_TENS, ENGLISH_ONES, ENGLISH_TENS
from corpus.quantities import numbers_in
from corpus.regex import regex
from corpus.report import Report
from corpus.stated_numbers import StatedNumber

_THINGS = (
    r"(?!times|years?|months?|days?|weeks?|hours?|minutes?|of |or |and |more|most|percent|in |the )"
)
_SO_MANY = regex(
    r"\b(?:which|what|who|name)(?: (?:are|were))?(?: (?:the|these|those|all))? "
    r"(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)"
    r"(?:-odd)? (?!(?:\w+ )?(?:figures|numbers|counts|values|amounts|totals|sums|shares|rates|"
    r"scores|percentages)\b)"
    rf"(?:\w+ )*?{_THINGS}[a-z]+|"
    r"\b(?:name|list|(?:what|which) (?:are|were)) (?:the|all|these|those|all the) "
    r"(two|three|four|five|six|seven|eight|nine|ten)(?=[?. ]*$)|"
    r"哪(?:些|几)?([二两三四五六七八九十\d]{1,3})(?:个|家|位|名|项|种|条|类|件|大|座|所|处)|"
    r"([二两三四五六七八九十\d]{1,3})(?:个|家|位|名|项|种|条|类|件|座|所|处)[^,，。？?\d]{0,12}"
    r"(?:(?:是|都?叫|指的?是?|包括|具体是)(?:哪|什么|谁)|为(?:哪|谁)|因为什么|"
    r"分别(?:都)?(?:是|讲|说|谈|叫|涉及|关于|有)?(?:的是|的)?(?:什么|哪))"
)
_MATTER = regex(r"涉及|主要(?:集中|为|是|有|包括)|关于|方面|领域|内容(?:主要|包括|为|是)|未|没有")
_DOCUMENT = regex("《[^》]*》")
"""A title's 关于 says what the document is about."""
_BETWEEN = regex(r"[、；;]|[”》][“《]|(?<=[：:])[^。]*?[,，]|[和与及]")
_A_NAME = 4
"""So long a word of the question, inside quotation marks, is no name of who made it."""
_LONG_LIST = 3
"""So many things at least are named where more are asked for."""
_QUOTED = regex(r"[“\"‘'「『]([^“”\"‘’'「」『』]+)[”\"’'」』]")
_WORDS = {**CHINESE_DIGITS, **CHINESE_TENS, **ENGLISH_ONES, **ENGLISH_TENS}


def names_what_is_asked(question: Question, found: Evidence) -> bool:
    """Whether a name, a person, a company or so many things stand there, if asked for."""
    folded = question.folded
    if "number" in question.intents or found.denies:
        return True  # that it was not so is told of no detail
    if found.items:
        listed = 1 < len(found.items) < things_asked(folded)
        own = any(item.field for item in found.items)
        return own or not (listed or _names_no_day(folded, found))
    sentences = _sentences(found)
    said = "".join(sentences)
    subject = detail_asked("subject", folded) or detail_asked("content", folded)
    if subject and (_is_but_a_count(found) or _tells_no_matter(question, said)):
        return False
    if sentences and _is_a_mere_count(question, sentences[0]):
        return False
    if not things_asked(folded) and _tells_but_their_number(question, sentences):
        return False
    asked = details_asked(folded)
    if any(one.name == "office" for one in asked):
        asked = tuple(one for one in asked if one.name != "doer")  # an office is who did it
    close = _close(question, found.report, sentences) if any(one.close for one in asked) else ""
    if any(one.name in _BODIES for one in asked):
        said, close = (_without_its_own_name(text, found.report) for text in (said, close))
    if not all(_tells(one, found, close if one.close else said) for one in asked):
        return False
    wanted = things_asked(folded)
    if not wanted:
        return True
    if found.kind == "figures":
        return not _is_but_their_number(found, wanted)
    counting = [_with_the_number(text, wanted) for text in sentences]
    counting = [text for text in counting if text]
    return any(_enumerates(text, wanted) for text in counting or sentences)


def _without_its_own_name(said: str, report: Report) -> str:
    """A text without the name of the body that reports, which is none of those it tells of."""
    whole = "".join(report.header.issuer.split()).removesuffix("人民政府")
    places = _PLACE.findall(whole)
    tails = ("".join(places[at:]) for at in range(len(places)))
    own = [whole, *(tail for tail in tails if whole.endswith(tail))]
    names = "|".join(re.escape(name) for name in own if len(name) > 1)
    return re.sub(f"(?:{names})(?:人民政府)?", " ", said) if names else said


_BODIES = frozenset({"bodies", "office", "area", "city"})
"""Details that bodies are, or places: none of them is the one that reports."""
_BY_LABEL = _BODIES | {"company"}
"""Details that the largest of several tells by its own name, whatever governs it."""
_PLACE = regex("[\u4e00-\u9fff]{2,}?[省市区县州旗盟]")


def _names_no_day(folded: str, found: Evidence) -> bool:
    """Whether it is asked on what day something was, and nothing that is listed names one."""
    day = detail_asked("day", folded)
    text = found.report.source_text
    listed = (text[item.span.start : item.span.end] for item in found.items)
    return day is not None and not any(day.says.search(item) for item in listed)


def _is_a_mere_count(question: Question, said: str) -> bool:
    """Whether it is asked which things they were, and only told how many: 标准80项."""
    asked = _WHICH_THINGS.search(question.folded)
    if asked is None or question.wants:
        return False
    start, end = asked.span(asked.lastindex or 0)
    things = [t for t in question.own_terms if start <= t.start < end]
    words = "|".join(re.escape(word) for t in things[-1:] for word in t.widened.chinese if word[1:])
    if not words:
        return False
    told = "".join(said.split())
    counted = f"(?:{words})[\u4e00-\u9fff]{{0,3}}{_SO_MANY_OF}|{_SO_MANY_OF}(?:{words})"
    counts = list(re.finditer(counted, told))
    clauses = (told[max(told.rfind(",", 0, m.start()), 0) : m.end() + _GOES_ON_FOR] for m in counts)
    return bool(counts) and not any(_NAMES_SOME.search(clause) for clause in clauses)


def _tells_but_their_number(question: Question, sentences: Sequence[str]) -> bool:
    """Whether it is asked which or who so many were, and sentences say no more than how many.

    "Five accounts were closed - which ones?": 对5个作用不明显的账号予以注销 names none.
    """
    if _WHICH_THEY_ARE.search(question.folded) is None or question.wants:
        return False
    given = {n.value for n in numbers_in(question.asked) if n.counts and 1 < n.value < _A_YEAR}
    told = [(s, n) for s in sentences for n in numbers_in(s) if n.value in given]
    return bool(told) and not any(_names_them(said, number) for said, number in told)


def _names_them(said: str, number: StatedNumber) -> bool:
    """Whether so many things are named: A、B等26个单位, 5个平台：A、B."""
    before = _LISTED_BEFORE.search(said, 0, number.start)
    return before is not None or _LISTED_BEHIND.search(said, number.end) is not None


_WHICH_THEY_ARE = regex(
    r"\bwhich (?:ones|of them|"
    r"(?:\w+ ){0,2}[a-z]{3,}s (?:and \w+ )?(?:was|were|are|did|sat|had|got))\b|"
    r"\b(?:who|what) (?:are|were) they\b|\bname them\b|"
    r"都?是些(?:什么|哪些|谁)|分别(?:都)?是(?:什么|哪|谁)|都(?:是|有|叫)(?:哪些|谁|什么)(?!时)"
)
_LISTED_BEFORE = regex(
    r"[、》”](?:[^、，,。；;\d]{1,16}等(?:了)?|[^、，,。；;\d的]{1,12}|[这共]?)$"
)
_LISTED_BEHIND = regex(r"》[^，。]{0,4}《|”[^，。]{0,4}“|[：:（(]|包括|分别|具体(?:是|为)|即")
_A_YEAR = 1900


_WHICH_THINGS = regex(
    r"\bwhich ((?:\w+ ){0,2}[a-z]{3,}s) (?:did|do|does|were|was|have|had|has)\b|"
    r"哪(?:些|几[个家种类项条])([\u4e00-\u9fff]{2,6})|"
    r"\bwhat (?:was|is) the (?:\w+ )?([a-z]{4,}) (?:that|which|it|they)\b"
)
_NAMES_SOME = regex("[、《“：:]|包括|分别|其中")
_GOES_ON_FOR = 16
"""Characters behind a count in which what was counted is begun to be named."""
_SO_MANY_OF = "\\d+余?多?[项个家件条份次名篇期所处座]"


def _with_the_number(said: str, wanted: int) -> str:
    """A sentence up to the clause that says how many there are, and what that goes on to name.

    "" where it does not say so. What stands behind is of other things: 11个机关进驻,推行五制(...).
    """
    number = next((n for n in numbers_in(said) if n.value == wanted), None)
    if number is None:
        return ""
    start = number.start if _ONE_COUNT_MORE.search(said, 0, number.start) else 0
    end = number.end
    while (comma := _COMMA.search(said, end)) is not None:
        if _COLON.search(said, number.end, comma.start()) or _GOES_ON.match(said, comma.end()):
            end = comma.end()
            continue
        return said[start : comma.start()]
    return said[start:]


_ONE_COUNT_MORE = regex(r"\d余?多?[\u4e00-\u9fff]{1,6}[和与及、]$")
"""Before a number that another count goes before: what is named there, that one counts."""

_COMMA = regex("[,，；;]")
_COLON = regex("[：:（(]")
_GOES_ON = regex(
    r"\s*(?:分别|包括|包含|即|其中|具体|主要|有[^关效]|是|为[^了]|如|涉及|涵盖|由|对|[“\"《])"
)


def _labels_tell(detail: Detail, found: Evidence) -> bool:
    """Whether what a largest or smallest figure counts tells a detail; others are no things."""
    if not _is_extreme(found):
        return True
    own = "".join(c.fact.label for c in found.statements)
    label = (
        own if detail.name in _BY_LABEL else own + "".join(c.fact.parent for c in found.statements)
    )
    named = detail.name == "area" and own.endswith(_AREA)  # 宿城区, though 城区 alone is none
    return named or detail.says.search(label) is not None


_AREA = tuple("区县镇乡村旗")


def _is_extreme(found: Evidence) -> bool:
    return found.computation is not None and found.computation.operation == "extreme"


def _close(question: Question, report: Report, sentences: Sequence[str]) -> str:
    """The clauses of sentences that have the most words of the question, and those near them.

    What stands in quotation marks there as in the question tells no name that it asks for.
    """
    words = words_brought(question, report)
    said = "".join(near(words, fold(text)) for text in sentences)
    known = {fold(word) for term in question.own_terms for word in (term.text, *term.chinese)}
    maker = detail_asked("company", question.folded) is not None
    names = [word for word in known if maker and len(word) >= _A_NAME]

    def unknown(match: re.Match[str]) -> str:
        told = match[1] in known or len(match[1]) == 1 or any(n in match[1] for n in names)
        return " " if told else match[0]

    return _QUOTED.sub(unknown, said)


def _tells(detail: Detail, found: Evidence, said: str) -> bool:
    """Whether what was found tells a detail, as far as one of this kind can be told by it."""
    if found.kind == "figures":
        return detail.cell
    if found.computation is not None:
        by_cell = detail.cell and not (detail.name in _BY_LABEL and _is_extreme(found))
        return not detail.required or by_cell or _labels_tell(detail, found)
    if found.kind == "statements" and detail.required and not detail.figure:
        return False
    if not detail.required and (found.kind == "sentences" or detail.figure):
        return True
    if found.kind == "statements" and detail.name in _BODIES:
        said = "".join(_own_words(candidate, found.report) for candidate in found.statements)
    return detail.says.search(said) is not None


def _own_words(candidate: Candidate, report: Report) -> str:
    """What a figure is called, and its clause: those who did it may stand in another clause."""
    clause = report.source_text[candidate.clause.start : candidate.clause.end]
    return candidate.fact.parent + candidate.fact.label + clause


def _sentences(found: Evidence) -> list[str]:
    text = found.report.source_text
    if found.kind == "statements":
        return [text[c.fact.context.start : c.fact.context.end] for c in found.statements]
    return [hit.text for hit in found.sentences[: found.given]]


@lru_cache(256)
def things_asked(folded: str) -> int:
    """Of how many things a folded question asks which they are; 0 where of none, or of one."""
    match = _SO_MANY.search(folded)
    if match is None:
        return 0
    number = next(group for group in match.groups() if group)
    return int(number) if number.isdigit() else _WORDS.get(number, 0)


def counts_and_names(said: str, wanted: int) -> bool:
    """Whether a text says that there are so many, and names several: 网站和政务网两个平台."""
    if names_just_so_many(said, wanted):
        return True
    return _enumerates(said, wanted) and any(n.value == wanted for n in numbers_in(said))


def names_just_so_many(said: str, wanted: int) -> bool:
    """Whether a text names just so many things behind their number: "五制"(直接办理制、...)."""
    number = "".join(word for word, value in CHINESE_DIGITS.items() if value == wanted)
    counted = re.search(f"[{number}](?!是)", said) if number and wanted > 1 else None
    runs = _RUN.findall(said, counted.end()) if counted else ()
    return any(len(_SIDE_BY_SIDE.split(run)) == wanted for run in runs)


_RUN = regex("[（(：:]([^（）()。；;：:]+)")
_SIDE_BY_SIDE = regex("、|[和与及]|[”》][“《]")


def _is_but_a_count(found: Evidence) -> bool:
    """Whether figures say that there were some, and no more; none are about nothing."""
    return found.kind != "sentences" and all(found.values)


def _tells_no_matter(question: Question, said: str) -> bool:
    """Whether it is asked what requests were about, and a text does not say what of any."""
    ask = question.ask
    requests = ask is not None and ask.kind == "requests" and ask.explicit
    return requests and _MATTER.search(_DOCUMENT.sub("", said)) is None


def _is_but_their_number(found: Evidence, wanted: int) -> bool:
    return len(found.figures) == 1 and found.figures[0].value == wanted


def _enumerates(said: str, wanted: int) -> bool:
    """Whether a text names several things side by side, as many as it takes to believe it."""
    return len(_BETWEEN.findall(said)) >= min(wanted, _LONG_LIST) - 1
