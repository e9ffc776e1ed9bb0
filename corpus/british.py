"""British spellings as the dictionary has them: labour is labor there, and centre center."""

from __future__ import annotations

from corpus.regex import regex

_ALIKE = (
    (regex(r"our(?=$|e|a|i|h|l)"), "or"),  # labour, neighbourhood, favourable
    (regex(r"is(?=$|ation$|er$)"), "iz"),  # organise, modernisation
    (regex(r"([tb])r(?=$)"), r"\1er"),  # centre, fibre
    (regex(r"(?<=n)c$"), "s"),  # licence, defence
    (regex(r"ys$"), "yz"),  # analyse
    (regex(r"(?<=[aeiou]l)l(?=$|or$)"), ""),  # counsellor
    (regex(r"(?<=m)m$"), ""),  # programme
    (regex(r"gu$"), "g"),  # catalogue
    (regex(r"lment$"), "llment"),  # enrolment
    (regex(r"[ao]e(?=[a-z]{3})"), "e"),  # paediatric, foetus
    (regex(r"ough$"), "ow"),  # plough
    (regex(r"(?<=m)ou(?=l[dt])"), "o"),  # mould
)
"""What the stem of a word ends with, or holds, in British spelling, and how America spells it."""


def in_america(stem: str) -> str:
    """The stem of an English word as America spells it; as it is where nothing is known."""
    for britain, america in _ALIKE:
        spelt = britain.sub(america, stem, count=1)
        if spelt != stem:
            return spelt
    return stem
