"""Chinese names in Hangul: the Korean spelling of pinyin."""

from __future__ import annotations

from collections.abc import Iterable

_BASE, _LAST, _VOWELS, _TAILS = 0xAC00, 0xD7A3, 21, 28
_LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_MIDDLES = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_ENDS = {"": 0, "ㄴ": 4, "ㄹ": 8, "ㅇ": 21}

_INITIALS = (
    ("zh", "ㅈ"), ("ch", "ㅊ"), ("sh", "ㅅ"), ("b", "ㅂ"), ("p", "ㅍ"), ("m", "ㅁ"), ("f", "ㅍ"),
    ("d", "ㄷ"), ("t", "ㅌ"), ("n", "ㄴ"), ("l", "ㄹ"), ("g", "ㄱ"), ("k", "ㅋ"), ("h", "ㅎ"),
    ("j", "ㅈ"), ("q", "ㅊ"), ("x", "ㅅ"), ("z", "ㅉ"), ("c", "ㅊ"), ("s", "ㅆ"), ("r", "ㄹ"),
)  # fmt: skip
_FINALS = {
    "a": "ㅏ", "o": "ㅗ", "e": "ㅓ", "ai": "ㅏ이", "ei": "ㅔ이", "ao": "ㅏ오", "ou": "ㅓ우",
    "an": "ㅏㄴ", "en": "ㅓㄴ", "ang": "ㅏㅇ", "eng": "ㅓㅇ", "ong": "ㅜㅇ", "er": "ㅓㄹ",
    "i": "ㅣ", "ia": "ㅑ", "ie": "ㅖ", "iao": "ㅑ오", "iu": "ㅠ", "ian": "ㅖㄴ", "in": "ㅣㄴ",
    "iang": "ㅑㅇ", "ing": "ㅣㅇ", "iong": "ㅠㅇ", "u": "ㅜ", "ua": "ㅘ", "uo": "ㅝ",
    "uai": "ㅘ이", "ui": "ㅜ이", "uan": "ㅘㄴ", "un": "ㅜㄴ", "uang": "ㅘㅇ", "v": "ㅟ", "ve": "ㅞ",
}  # fmt: skip
_ALONE = {
    "yi": "i", "ya": "ia", "ye": "ie", "yao": "iao", "you": "iu", "yan": "ian", "yin": "in",
    "yang": "iang", "ying": "ing", "yong": "iong", "yu": "v", "yue": "ve", "wu": "u", "wa": "ua",
    "wo": "uo", "wai": "uai", "wei": "ui", "wan": "uan", "wen": "un", "wang": "uang",
}  # fmt: skip
_WHOLE = {
    "yuan": "위안", "yun": "윈", "wei": "웨이", "wen": "원", "weng": "웡", "zi": "쯔", "ci": "츠",
    "si": "쓰",
}  # fmt: skip
_AFTER_PALATAL = {"u": "ㅟ", "ue": "ㅞ", "uan": "ㅟ안", "un": "ㅟㄴ"}
_PLAIN = str.maketrans("ㅑㅖㅠ", "ㅏㅔㅜ")
"""After ㅈ, ㅉ and ㅊ no vowel begins with a y."""


def hangul_name(syllables: Iterable[str]) -> str:
    """The Korean spelling of a name in pinyin: 차오커우 for qiao kou."""
    return "".join(_syllable(syllable) for syllable in syllables)


def is_hangul(char: str) -> bool:
    """Whether a character is a syllable of Korean."""
    return _BASE <= ord(char) <= _LAST


def _syllable(pinyin: str) -> str:
    if pinyin in _WHOLE:
        return _WHOLE[pinyin]
    if pinyin in _ALONE:
        return _composed("ㅇ", _FINALS[_ALONE[pinyin]])
    for initial, lead in _INITIALS:
        if pinyin.startswith(initial):
            return _composed(lead, _final(initial, pinyin.removeprefix(initial), lead))
    return _composed("ㅇ", _FINALS[pinyin]) if pinyin in _FINALS else pinyin


def _final(initial: str, rest: str, lead: str) -> str:
    if initial in ("zh", "ch", "sh", "r") and rest == "i":
        return "ㅡ"
    if initial in ("j", "q", "x") and rest in _AFTER_PALATAL:
        return _AFTER_PALATAL[rest]
    sounds = _FINALS[rest]
    return sounds.translate(_PLAIN) if lead in "ㅈㅉㅊ" else sounds


def _composed(lead: str, sounds: str) -> str:
    """A syllable of its letters: a vowel, a consonant or a whole syllable after it."""
    tail = sounds[1:] if sounds[1:] in _ENDS else ""
    number = _LEADS.index(lead) * _VOWELS + _MIDDLES.index(sounds[0])
    return chr(_BASE + number * _TAILS + _ENDS[tail]) + sounds[1 + len(tail) :]
