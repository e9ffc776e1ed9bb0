"""Questions in other languages, with English words in the place of their own.

The words are data (tongues/CODE.tsv): phrases of a language, and the English that this program
understands best. The outcome need not be grammatical; it is read, never shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.glossary import Glossary
from corpus.language import (
    HAN,
    function_words,
    loose_endings,
    simplify,
    strip_accents,
)
from corpus.regex import regex
from corpus.report import Span
from corpus.tongue_compounds import LEAST, SPLIT, in_parts
from corpus.tongue_order import CLAUSE, in_english_order
from corpus.tongue_parts import parted, with_per

_FOLDER = Path(__file__).with_name("tongues")
_UNSPACED = frozenset({"ja", "ko", "th"})
_TOLD_BY_ACCENTS = frozenset({"vi"})
_JOINTS = {"ko": regex(r"(?:과|와|이?랑|하고)\s+"), "ja": regex("と|や")}
"""What joins two nouns, behind the first of them."""
_OF_WHICH = {"ja": regex("[はが]")}
"""What stands behind the first of two things, "than" and its degree being behind the second."""
_CONTRASTED = {
    "ja": regex(rf"[{HAN}\u30a1-\u30ff]{{2,10}}(?:では|じゃ)なくて?"),
    "ko": regex(r"\S{2,10}[이가] 아니라"),
}
"""What a question says that it does not mean."""
_WHICH_BEHIND = frozenset({"vi", "id", "th"})
_SUFFIX = {
    "ru": regex(r"(?<=\d)-(?:го|ого|м|ом|му|й|ый|х|е)(?!\w)"),
    "tr": regex(r"(?<=\w)['’](?!(?:an|ang|ai|ao|ou|en|eng|er)\b)[^\W\d_]+"),
}
"""What a language hangs on a name or a number: Qiaokou'nun, 2020'de, 2020-го."""
_EXAMPLES = regex(r"\([^()]*(?:など|等|등|\b(?:etc|usw|и т\. ?[дп]|vb|vs|dll|v\.v))\.?\s?\)")
"""Examples of what a question has named: the new media (微博や微信など)."""
_DECIMAL_COMMA = regex(r"(?<=\bpm2),(?=5)")
"""Fine dust is PM2,5 where decimals have commas."""
_THAN = regex("(?:more|fewer) than")
_AND_THEN = regex("(?<=[でにては])、")
"""What parts where, or when, from what is said of it, and enumerates nothing."""
_IS = frozenset({"è", "é"})
"""What "is" is in Italian and Portuguese: but for its accent it would be "and"."""
_HARAKAT = "\u064b-\u0652\u0640"
"""The vowels of Arabic, which few write."""
_TOKEN = regex(rf"(?:[^\W\d_]|[{_HARAKAT}])+['’]?")
_ARABIC = regex("^(?!بسبب$)و?(?:ف?(?:ال|لل)|ب|ل|ك)?(?:ال)?(?=...)")
_ALEFS = str.maketrans("أإآى", "اااي")
"""Letters of Arabic that are written one for the other."""
_NAMED_IN_CHINESE = regex(rf"\(\s?([{HAN}]{{2,}})")
_CLOSED = regex(r"\)\s*")
_KIND_OF_PLACE = regex(
    r"(?:(?:comprehensive|development|economic|economy|experimental|high-tech|new|technology|zone|"
    r"county|district|city|prefecture|province|banner|"
    r"roads?|streets?|street offices?|subdistricts?|subdistrict office|towns?|villages?|community)"
    r"(?: |$))*"
)
_MARKED = regex("[à-ỹ]")
_TONE_LAST = regex(r"([òóỏõọ])([ae])(?!\w)|([ùúủũụ])(y)(?!\w)")
_GAP = "..."
"""Where other words may stand within a phrase, as within its English: legte ... fest."""
_LONGEST = 7
"""Words of a phrase at most."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words of a language, each with whether any ending may follow, and the English for them.

    ``rest``: words that must follow later in the clause, such as the prefix of a German verb.
    """

    words: tuple[tuple[str, bool], ...]
    english: str
    rest: tuple[tuple[str, bool], ...] = ()

    @property
    def size(self) -> tuple[int, int, int]:
        """By which the longest phrase is chosen, of such the one whose endings are told."""
        words = self.words + self.rest
        letters = sum(len(word) for word, _ in words)
        return len(words), letters, sum(not starred for _, starred in words)


def is_read_as_english(language: str) -> bool:
    """Whether there is a word list for a language."""
    return language in _listed()


@cache
def _listed() -> frozenset[str]:
    return frozenset(path.stem for path in _FOLDER.glob("*.tsv"))


def in_english(folded: str, language: str, names: Iterable[Span] = ()) -> str:
    """A question (simplified, lower-cased) with English words for those of its own language.

    ``names``: where it names places; they stay as they are. So do words that nothing knows;
    function words are left out, and so is what a name in Chinese behind it spells in letters.
    """
    taken, folded = tuple(names), parted(_DECIMAL_COMMA.sub(".", folded), language)
    if contrasted := _CONTRASTED.get(language):
        folded = contrasted.sub(lambda what: " " * len(what.group()), folded)
    find = _in_a_string if language in _UNSPACED else _in_words
    loose = loose_endings(language)
    found = [
        (start, end, english)
        for start, end, english in find(folded, language)
        if not any(start < name.end and name.start < end for name in taken)
    ]
    if language not in _UNSPACED or language == "ko":
        found = sorted((*found, *_spelled(folded, found, taken)))
    found = _less_kinds(folded, found, taken)
    found = _less(folded, found, _EXAMPLES)
    if language in _SUFFIX:
        found = _less(folded, found, _SUFFIX[language])
    found = with_per(folded, found, language)
    if language in _WHICH_BEHIND:
        found = _which_before(folded, found)
    if language in _OF_WHICH:
        found = _than_between(folded, found, _OF_WHICH[language])
    pieces: list[str] = []
    at = last = 0
    joints = _JOINTS.get(language)
    for start, end, english in found:
        joint = at and joints is not None and joints.fullmatch(folded, last, start)
        pieces += (" and" if joint else folded[at:start], " ", english, " ")
        at = last = end
        if loose and (ending := loose.match(folded, at)):
            at = ending.end()
    text = re.sub(r"[ ¿¡]+", " ", "".join((*pieces, folded[at:]))).strip()
    if language in _UNSPACED:
        idle = function_words(language)
        text = " ".join(word for word in text.split(" ") if word.rstrip(" ,.?!？。") not in idle)
    return in_english_order(text, language)


def _less(
    text: str, found: Sequence[tuple[int, int, str]], idle: re.Pattern[str]
) -> list[tuple[int, int, str]]:
    """The phrases, with nothing for what a pattern finds, as far as it is in no longer phrase."""
    told = list(found)
    for match in idle.finditer(text):
        start = max((end for at, end, _ in told if at < match.start() < end), default=match.start())
        rest = [one for one in told if not start <= one[0] < match.end()]
        if start < match.end() and all(one[1] <= start or one[0] >= start for one in rest):
            told = sorted([*rest, (start, match.end(), "")])
    return told


def _which_before(text: str, found: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The phrases with "which" before the noun behind which it stands: chuyên mục nào."""
    told = list(found)
    for at, (start, _, english) in enumerate(found):
        if english != "which" or not at:
            continue
        before = told[at - 1]
        if before[2] and not text[before[1] : start].strip():
            told[at - 1] = (*before[:2], f"which {before[2]}")
            told[at] = (*told[at][:2], "")
    return told


def _than_between(
    text: str, found: Sequence[tuple[int, int, str]], of_which: re.Pattern[str]
) -> list[tuple[int, int, str]]:
    """Words with "more than" between the two things that it stands behind: AはBより多かった."""
    than = next((one for one in found if _THAN.fullmatch(one[2])), None)
    if than is None or not text.startswith("より", than[0]):
        return list(found)
    marks = [
        mark for mark in of_which.finditer(text, 0, than[0])
        if not any(start <= mark.start() < end and end - start > 1 for start, end, _ in found)
    ]  # fmt: skip
    if not marks or CLAUSE.fullmatch(text, marks[-1].end(), than[0]) is None:
        return list(found)
    at = marks[-1]
    rest = [one for one in found if one is not than and one[0] != at.start()]
    before = [(*m.span(), ":") for m in _AND_THEN.finditer(text, 0, at.start())]
    return sorted([*rest, *before, (*at.span(), than[2]), (than[0], than[1], " ")])


def _spelled(
    text: str, found: Sequence[tuple[int, int, str]], names: Sequence[Span]
) -> Iterator[tuple[int, int, str]]:
    """Words that only spell the Chinese name in brackets behind them: Kiều Khẩu (硚口)."""
    known = [(start, end) for start, end, _ in found] + [(n.start, n.end) for n in names]
    for name in _NAMED_IN_CHINESE.finditer(text):
        before = list(_TOKEN.finditer(text, 0, name.start()))
        for word in reversed(before[-len(name[1]) :]):
            if any(start < word.end() and word.start() < end for start, end in known):
                break
            yield word.start(), word.end(), ""


def _less_kinds(
    text: str, found: Sequence[tuple[int, int, str]], names: Sequence[Span]
) -> list[tuple[int, int, str]]:
    """The phrases without what kind of place one is that is named in Chinese: Zone X (高新区)."""
    idle: set[int] = set()
    for name in _NAMED_IN_CHINESE.finditer(text):
        if not any(n.start < name.end() and name.start() < n.end for n in names):
            continue
        kinds = {p[1]: p[0] for p in found if _KIND_OF_PLACE.fullmatch(p[2])}
        kinds |= {n.end: n.start for n in names if n.end <= name.start()}
        spelt = (n.start for n in names if n.start < name.start() < n.end)  # "Minzhi (民治街道)"
        at = len(text[: min(spelt, default=name.start())].rstrip())
        while at in kinds:
            idle.add(at)
            at = len(text[: kinds[at]].rstrip())
        behind = _CLOSED.match(text, name.end())
        if behind is not None:
            after = (p for p in found if p[0] == behind.end())
            idle |= {p[1] for p in after if _KIND_OF_PLACE.fullmatch(p[2])}
    return [(start, end, "" if end in idle else said) for start, end, said in found]


@cache
def _entries(language: str) -> tuple[tuple[str, str], ...]:
    """The phrases of a language with their English: its list, then what the glossary has."""
    found: dict[str, str] = {}
    inflected: dict[str, str] = {}
    lines = (_FOLDER / f"{language}.tsv").read_text("utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            phrases, english = line.split("\t")
            for phrase in phrases.split("|"):
                spelt, means = simplify(phrase.strip()).lower(), english.strip().lower()
                found.setdefault(spelt, means)
                for form in _inflected(spelt, language):
                    inflected.setdefault(form, means)
    found = {**inflected, **found}
    glossary = Glossary.load()
    for zh, words in glossary.others.get(language, {}).items():
        for word in words:
            found.setdefault(simplify(word).lower(), (glossary.gloss(zh) or "").lower())
    return tuple(found.items())


def _inflected(phrase: str, language: str) -> tuple[str, ...]:
    """Other forms of a phrase that a list has in one: 修正した is 修正しました politely."""
    if language != "ja" or not phrase.endswith(_DONE):
        return ()
    return tuple(phrase.removesuffix(_DONE) + form for form in _FORMS_OF_DONE)


_DONE, _FORMS_OF_DONE = "した", ("しまし", "して", "され", "する")


def _plain(text: str) -> str:
    """One spelling, without accents, character for character."""
    return "".join((strip_accents(char) or char)[0] for char in text).replace("đ", "d")


def _as_spelt(text: str) -> str:
    """One spelling of Vietnamese with its accents: hoà for hòa, uỷ for ủy."""
    return _TONE_LAST.sub(lambda m: _later_tone(m[1] or m[3], m[2] or m[4]), text)


def _later_tone(first: str, second: str) -> str:
    parts = unicodedata.normalize("NFD", first)
    return parts[0] + unicodedata.normalize("NFC", second + parts[1:])


def _has_accents(text: str, language: str) -> bool:
    """Whether accents tell words apart: in Vietnamese, where a question has any."""
    return language in _TOLD_BY_ACCENTS and _MARKED.search(text) is not None


def _in_a_string(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Phrases found anywhere, longest first, in the order of the text."""
    plain, table = _plain(text), _strings(language)
    lengths = sorted(table, reverse=True)
    at = last = 0
    while at < len(plain):
        for length in lengths:
            english = table[length].get(plain[at : at + length])
            if english is not None and not _is_cut_out(plain, last, at, length):
                yield at, at + length, english
                at = last = at + length
                break
        else:
            at += 1


def _is_cut_out(text: str, last: int, at: int, length: int) -> bool:
    """Whether two syllables are cut out of a Korean word, of which nothing else is known.

    행정정보 has no 정정 in it; what a word ends with is one of its parts.
    """
    if length > _CUT_OUT or at == last or not _HANGUL.fullmatch(text, at - 1, at + 1):
        return False
    rest, loose = _SYLLABLES.match(text, at + length), loose_endings("ko")
    return rest is not None and not (loose and loose.match(text, at + length))


_HANGUL, _SYLLABLES = regex("[가-힣]{2}"), regex("[가-힣]+")
_CUT_OUT = 2


@cache
def _strings(language: str) -> dict[int, dict[str, str]]:
    by_length: dict[int, dict[str, str]] = defaultdict(dict)
    for phrase, english in _entries(language):
        bare = _plain(phrase).rstrip("*")
        by_length[len(bare)].setdefault(bare, english)
    return dict(by_length)


def _in_words(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Phrases of whole words, the longest at each place; function words give nothing."""
    accents = _has_accents(text, language)
    spelt = _as_spelt(text) if accents else _plain(text)
    tokens = [(m.start(), m.end(), _bare(m.group(), language)) for m in _TOKEN.finditer(spelt)]
    table, idle = _phrases(language, accents), function_words(language)
    single = _single_words(language) if language in SPLIT else {}
    taken: dict[int, str] = {}
    at = 0
    while at < len(tokens):
        words = [word for _, _, word in tokens[at : at + _LONGEST]]
        fitting = [
            (p, places) for p in table.get(words[0][:2], ())
            if at not in taken and _fits(p.words, words)
            and (places := _later_words(p, at, tokens, spelt)) is not None
        ]  # fmt: skip
        best, places = max(fitting, key=lambda one: one[0].size, default=(None, ()))
        if best is None or _is_beginning(best, words[0], language):
            told = "" if words[0] in idle else in_parts(words[0], language, single)
            if told:
                yield tokens[at][0], tokens[at][1], told
                at += 1
                continue
        if best is not None:
            is_only = len(best.words) == 1 and text[tokens[at][0] : tokens[at][1]] in _IS
            english, _, then = ("" if is_only else best.english).partition(_GAP)
            yield tokens[at][0], tokens[at + len(best.words) - 1][1], english
            taken |= dict.fromkeys(places, "") | dict.fromkeys(places[:1], then)
            at += len(best.words)
            continue
        if at in taken or words[0].rstrip("'’") in idle:
            yield tokens[at][0], tokens[at][1], taken.get(at, "")
        at += 1


def _is_beginning(phrase: _Phrase, word: str, language: str) -> bool:
    """Whether a phrase is but the beginning of a compound: Mitarbeiter of Mitarbeiterschulung."""
    (known, starred), alone = phrase.words[0], len(phrase.words) == 1 and not phrase.rest
    return language in SPLIT and alone and starred and len(word) - len(known) >= LEAST


@cache
def _single_words(language: str) -> dict[str, tuple[str, bool]]:
    """What the words of a language mean alone, each with whether any ending may follow."""
    every = (phrase for group in _phrases(language, False).values() for phrase in group)
    found: dict[str, tuple[str, bool]] = {}
    for phrase in every:
        if len(phrase.words) == 1 and not phrase.rest and _GAP not in phrase.english:
            found.setdefault(phrase.words[0][0], (phrase.english, phrase.words[0][1]))
    return found


def _bare(word: str, language: str) -> str:
    if language == "ar":
        return _ARABIC.sub("", re.sub(f"[{_HARAKAT}]", "", word).translate(_ALEFS))
    return word.replace("’", "'")


def _fits(phrase: Sequence[tuple[str, bool]], words: Sequence[str]) -> bool:
    return len(phrase) <= len(words) and all(
        word.startswith(known) if starred else word == known
        for word, (known, starred) in zip(words, phrase, strict=False)
    )


def _later_words(
    phrase: _Phrase, at: int, tokens: Sequence[tuple[int, int, str]], text: str
) -> tuple[int, ...] | None:
    """Which words later in its clause a phrase at a place has; None where it lacks them."""
    size = len(phrase.rest)
    if not size:
        return ()
    clause = CLAUSE.match(text, tokens[at][0])
    end = clause.end() if clause else 0
    for start in range(at + len(phrase.words), len(tokens) - size + 1):
        behind = tokens[start : start + size]
        if behind[-1][1] <= end and _fits(phrase.rest, [word for _, _, word in behind]):
            return tuple(range(start, start + size))
    return None


@cache
def _phrases(language: str, accents: bool) -> dict[str, tuple[_Phrase, ...]]:
    """The phrases, with or without their accents, by the first two letters of their first word."""
    table: dict[str, list[_Phrase]] = defaultdict(list)
    for phrase, english in _entries(language):
        words, rest = (
            tuple(
                (_bare(m.group().rstrip("*"), language), m.group().endswith("*"))
                for m in re.finditer(
                    rf"{_TOKEN.pattern}\*?", _as_spelt(part) if accents else _plain(part)
                )
            )
            for part in f"{phrase}{_GAP}".split(_GAP)[:2]
        )
        if words:
            table[words[0][0][:2]].append(_Phrase(words, english, rest))
    return {key: tuple(phrases) for key, phrases in table.items()}
