"""Chinese names in Cyrillic: the Palladius spelling of pinyin."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.regex import regex

_INITIALS = (
    ("zh", "чж"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("b", "б"),
    ("p", "п"),
    ("m", "м"),
    ("f", "ф"),
    ("d", "д"),
    ("t", "т"),
    ("n", "н"),
    ("l", "л"),
    ("g", "г"),
    ("k", "к"),
    ("h", "х"),
    ("j", "цз"),
    ("q", "ц"),
    ("x", "с"),
    ("z", "цз"),
    ("c", "ц"),
    ("s", "с"),
    ("r", "ж"),
)
_FINALS = {
    "a": "а", "o": "о", "e": "э", "ai": "ай", "ei": "эй", "ao": "ао", "ou": "оу",
    "an": "ань", "en": "энь", "ang": "ан", "eng": "эн", "ong": "ун", "er": "эр",
    "i": "и", "ia": "я", "ie": "е", "iao": "яо", "iu": "ю", "ian": "янь", "in": "инь",
    "iang": "ян", "ing": "ин", "iong": "юн", "u": "у", "ua": "уа", "uo": "о", "uai": "уай",
    "ui": "уй", "uan": "уань", "un": "унь", "uang": "уан", "v": "юй", "ve": "юэ",
}  # fmt: skip
_ALONE = {
    "yi": "и", "ya": "я", "ye": "е", "yao": "яо", "you": "ю", "yan": "янь", "yin": "инь",
    "yang": "ян", "ying": "ин", "yong": "юн", "yu": "юй", "yue": "юэ", "yuan": "юань",
    "yun": "юнь", "yo": "ё", "wu": "у", "wa": "ва", "wo": "во", "wai": "вай", "wei": "вэй",
    "wan": "вань", "wen": "вэнь", "wang": "ван", "weng": "вэн", "hui": "хуэй", "er": "эр",
}  # fmt: skip
_AFTER_PALATAL = {"u": "юй", "ue": "юэ", "uan": "юань", "un": "юнь"}
_HISSING = {"zi": "цзы", "ci": "цы", "si": "сы"}
_DECLENSION = regex("(?:ом|ем|ой|ей|ью|[йьаяеуюиы])$")
_ADJECTIVE = regex("ск(?:ого|ому|ими|их|им|ом|ой|ая|ую|ий|ие|ое)$")
_JOINING = regex("[ий][йн]?$")
"""What an adjective has between a name that ends in a vowel and its ending: урумчийский."""


def cyrillic_name(syllables: Iterable[str]) -> str:
    """The Cyrillic spelling of a name in pinyin: цяокоу for qiao kou."""
    spelt = [_syllable(syllable) for syllable in syllables]
    return "".join(
        part + "ъ" if part.endswith("н") and following[:1] in "аоуэяеёюи" and following else part
        for part, following in zip(spelt, [*spelt[1:], ""], strict=True)
    )


def _syllable(pinyin: str) -> str:
    if pinyin in _ALONE or pinyin in _HISSING:
        return _ALONE.get(pinyin) or _HISSING[pinyin]
    for initial, cyrillic in _INITIALS:
        if pinyin.startswith(initial):
            rest = pinyin.removeprefix(initial)
            if initial in ("j", "q", "x") and rest in _AFTER_PALATAL:
                return cyrillic + _AFTER_PALATAL[rest]
            if initial in ("zh", "ch", "sh", "r") and rest == "i":
                return cyrillic + "и"
            return cyrillic + _FINALS.get(rest, rest)
    return _FINALS.get(pinyin, pinyin)


def cyrillic_key(name: str) -> str:
    """A Cyrillic name without its case ending, so that Ухань and Ухане are one."""
    return _DECLENSION.sub("", name.replace("ъ", "").replace("ё", "е"))


def cyrillic_keys(name: str) -> tuple[str, ...]:
    """The keys that a name in a text may have: its own, or its place's if it is an adjective.

    Уханьский, Урумчийский and Тяньцзинский are of Ухань, Урумчи and Тяньцзинь.
    """
    adjective = _ADJECTIVE.search(name)
    if adjective is None:
        return (cyrillic_key(name),)
    bare = name[: adjective.start()]
    names = (name, bare, *(bare + end for end in "ьи"), _JOINING.sub("", bare) + "и")
    return tuple(dict.fromkeys(map(cyrillic_key, names)))
