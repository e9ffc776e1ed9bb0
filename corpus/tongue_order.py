"""English words of a question in another language, put where English has them.

Words are translated where they stand; what a question asks stands elsewhere in many languages.
"""

from __future__ import annotations

import re

from corpus.language import AMOUNTS, QUALITIES
from corpus.regex import regex

_WHY_IS_BECAUSE = frozenset({"it", "pt"})
"""These languages have one word for "why" and "because"."""
_ENDS_ASKING = frozenset({"vi", "id"})
OUT_OF = "out of these"
"""What the lists say for "of which", which Japanese has behind the whole and English before it."""
_NOUN_FIRST = frozenset({"ja", "ko", "th", "tr"})
"""In these languages "how many" stands behind what is counted, and "who" behind who is meant."""
_ASKED_BEFORE = frozenset({"tr"})
"""Of these they have "how many" before its noun, which follows all else."""
_NOUN_LAST = frozenset({"ja", "ko", "tr"})
"""In these languages all that is said of a noun stands before it."""
_ASKED = regex(
    r"\b(?:by )?how (?:many|much)\b(?: (?:"
    r"people|times|items(?: of information)?|money|time|days|hours|minutes|years|months|did))?"
    r"|\bwhat (?:percentage|share)\b|\bon what date\b|\bwere there any\b"
    r"|\bwho was\b(?: the mayor\b)?|\bwhat was the figure of\b"
)
_WHICH_LAST = regex(r"\bwhich (?!had\b|one\b)[a-z]+(?: [a-z]+)?(?=\s*$)")
"""Of which kind that is of which all else is said: what released the most is "which town"."""
_DONE_TO = regex(
    r"\b(?P<verb>(?:newly )?(?:received|published|handled|held|issued|produced|installed)) +"
    r"(?P<things>(?!(?:from|of|in|on|by|and|or|were|total)\b)[a-z'-]+(?: [a-z'-]+)?)\s*$"
)
"""What was done to things, before them as in these languages: "received letters" how many."""
CLAUSE = regex(r"(?:[^,，、;；。.?？!！]|(?<=\d)[.,](?=\d))+")
_WHOLE = regex(rf"^(?P<whole>[^?？。]*?\w[^?？。]*?)\b{OUT_OF}\b[\s,，、]*")
_ONLY_SO = regex(r"(\bonly\b[^,，、?？。]*?) not\b")
"""Nothing but so many is only so many: しか…なかった."""
_OF_AN_AMOUNT = regex(
    rf"\bhow many(?= (?:(?:[^\sa-z]\S*|{QUALITIES}) )*(?:{AMOUNTS})\b| (?:paid|spent|spend|cost)\b)"
)
_OF_ITEMS = regex(r"\bhow much(?= (?:[a-z]+ )?items\b)")
"""Cuánta información: what is counted in items has "how many"."""
_BECAUSE = regex(r"^((?:how|what|which|who)\b[^?]*[^?,;:]) (?<!and )why\b")
"""Perché in the midst of a question that asks something else: the ground of it."""
_WHICH_HAD = regex(r"\bwhich (?:had|was) (?:more|fewer|less|higher|lower)\b")
_AND_LAST = regex(r" and (?!.* and )")
_ENDS = regex(r"^(.*\w.*?) (how (?:many|much)) ?([?？]?)$")
"""How much something is stands last in Vietnamese and Indonesian too: GDP là bao nhiêu."""
_RELEASED = regex(r"\binformation released the most\b")
_OF_CITIZENS = regex(r"\brequests (?=citizens\b)")
"""Peticiones ciudadanas: what stands behind a noun as an adjective is no noun that is counted."""
_MOST = regex(r"\b(?:the )?(most|least|fewest) items of information\b")
_KINDS_OF_IT = regex(r"(?<=kinds|types|sorts) (?:of )?items of information\b")
"""Types d'informations: of which kinds it was is asked, and no items are counted."""
_MORE_OF_EITHER = regex(
    r"\b(?:more|fewer|less) than\b(?=(?! \d)[^?？.。]*? or\b)|\b(?:more|fewer|less) than\b(?=\s*\?)"
)
"""Of two things one is more: what means "more" and "more than" compares nothing with an "or"."""
_EITHER_MORE = regex(
    r"(?P<one>[^,，?？.。]+?) (?P<more>more|fewer|less) or (?P<other>[^,，?？.。]+?) (?P=more)"
    r"(?=\s*[,，?？.。]|$)"
)
"""Online more or on paper more: which of two there were more of, said of each of them."""
_MORE = regex(r"\b(?:more|fewer|less|earlier|higher|lower)\b")
_THAN_NOTHING = regex(r"\bthan(?=\s*[?？.。]|\s*$)")
_ASKS_OR = {
    "pl": (regex(r"(?<=\w) , did(?= \w)(?=.*\?)"), " or"),
    "tr": (regex(r"(\S+) , did (?:or )?(\S+) , did\b"), r"\1 or \2"),
}
"""One word asks, and joins two things: więcej online czy osobiście, Shuyang mı Sihong mu."""
_BY_WAYS = regex(
    r"\b(?:were )?(?:received|submitted|handled|completed) (?=(?:more|fewer) [a-z ]*"
    r"\b(?:online|offline|by mail|in person)[a-z ]* or )"
)
_APPLIED_BY = regex(r"\bonline applications? or offline(?: applications?)?\b")
_ONE_OR_OTHER = regex(r"(?P<before>^|, )(?P<asked>(?P<who>[a-z]+) more often [a-z]+ or [a-z]+)\b")
_WHEN_MORE = regex(
    r"^when\b(?=.*\b(?:more|fewer|less)\b.*\b(?:19|20)\d\d or (?:in )?(?:19|20)\d\d)"
)
"""Of two years named, one is asked for."""
_COUNTED_BY = regex(r"^(how many (?:[a-z-]+ ){0,3}[a-z-]+s )(?=departments\b)")
"""Accounts that departments had are no accounts departments."""
_WHY_CHANGED = regex(
    r"^why (?P<year>(?:19|20)\d\d )?(?:(?P<change>decrease|increase|go down|go up) (?:the )?"
    r"number of (?P<what>[a-z]+)|(?:the )?number of (?P<who>[a-z]+) "
    r"(?P<went>decrease|increase|go down|go up))\b"
)
"""Why the number of something fell, whichever of the two stands first."""
_MORE_BEHIND = regex(
    r"\bhow many (?P<what>(?!more\b|than\b)[a-z][a-z ()-]*?) (?P<more>more|fewer)\b"
    r"(?=[^?]*\b(?:compared (?:with|to)|than)\b)(?! (?:than|of|or)\b)"
)
"""Combien d'autorisations de plus que ..: how many more of them than ..."""
_RISES = r"(?:go (?:down|up)|(?:in|de)crease|grow|rise|fall|drop|shrink)"
_HOW_FAR = regex(rf"\b(?<!by )how much (?:did )?(?P<verb>{_RISES})(?:d|ed|s)?\b")
"""How much something rose is by how much it did, whether what rose stands behind it"""
_HOW_FAR_LAST = regex(
    rf"^ *how much (?P<what>(?!more|less|did\b|money)[^?,]*?\S) +(?P<verb>{_RISES})(?:d|ed)?\b"
)
"""or before it, as in Japanese."""
_MORE_LAST = regex(
    r"(?P<number>(?:\b\d[\d.,]*|\ba hundred)(?: (?:hundred|thousand|million|billion|percent))?"
    r"(?: (?:yuan|people|items|times|households|companies))?) +(?P<more>(?:more|fewer|less) than)\b"
    r"(?! \d)"
)
"""1億を超えた: more than so many, said behind the number."""
_BY_WHOM = regex(
    r"\b(?P<done>published|disclosed|released) (?=(?:towns|townships|districts|counties|villages|"
    r"subdistricts|departments)\b)"
)
"""Hanno pubblicato i comuni: who did it stands behind the verb."""
_COST = regex(r"\bhow much (?:did )?costs? (?:the )?(?P<what>(?!how\b|what\b)[a-z][a-z-]*)\b")
"""Wie viel kostete die Website: what something cost stands before what it is in English."""
_ALL_OF_THEM = regex(r"^((?:(?!\bhow (?:many|much)\b)[^?])*)\bin total\b([^?]*, did\b)")
"""Whether all of them did it: the word for all is that for a sum as well."""
_ASKS_TWICE = regex(
    r"(\b(?:how (?:many|much)|what|which|who)\b[^,，、?]*?) ?[,，、] ?"
    r"(?=(?:how (?:many|much)|what|which had|who)\b)"
)
"""One clause after the other that asks, which English joins with "and"."""
_ALL_DONE = regex(
    r"(?P<who>[^?,，、]*\w[^?,，、]*?) were all "
    r"(?P<done>completed|handled|answered|resolved|closed)\b"
)
"""Of all that it is asked whether it was done, Japanese says so behind it."""
_OLDER = regex(r"\bmore than (?P<age>[6-9]\d|1[01]\d) years\b(?: old)?")
"""Years that no matter takes are an age: had over eighty years."""


def in_english_order(text: str, language: str) -> str:
    """English words of a question in another language, in the order that English has."""
    if language in _NOUN_LAST:
        text = _ALL_OF_THEM.sub(r"\1all\2", text)
        text = _ALL_DONE.sub(r"were all \g<who> \g<done>", text)
        text = _RELEASED.sub("released the most information", text)
        text = _ONLY_SO.sub(r"\1", text)
        text = _MORE_LAST.sub(r"\g<more> \g<number>", text)
        text = _WHOLE.sub(lambda found: f"of the {found['whole'].strip()} , ", text)
    if language in _NOUN_FIRST:
        text = CLAUSE.sub(lambda clause: _asked_first(clause, language), text)
        text = _ASKS_TWICE.sub(r"\1, and ", text)
    if language in _WHY_IS_BECAUSE:
        text = _BECAUSE.sub(r"\1 because", text)
    if language in _ENDS_ASKING:
        text = _ENDS.sub(r"\2 \1 \3", text)
    if language in _ASKS_OR and _MORE.search(text):
        asks, joined = _ASKS_OR[language]
        text = asks.sub(joined, text)
    if language in _NOUN_LAST:
        text = _HOW_FAR_LAST.sub(r"by how much did \g<what> \g<verb>", text)
    text = _BY_WHOM.sub(r"\g<done> by ", text)
    text = _OF_CITIZENS.sub("requests of ", text.replace(OUT_OF, "including"))
    text = _sides_named(_OLDER.sub(r"aged over \g<age>", " ".join(text.split())))
    text = _OF_ITEMS.sub("how many", _OF_AN_AMOUNT.sub("how much", text))
    text = _COST.sub(r"how much did \g<what> cost", _KINDS_OF_IT.sub(" of information", text))
    return _MOST.sub(r"the \1 information", text)


def _sides_named(text: str) -> str:
    """A question of two things, or years, of which one is more, as English asks it."""
    text = _APPLIED_BY.sub("requests online or offline", _THAN_NOTHING.sub("", text))
    text = _BY_WAYS.sub(", were there ", text)
    text = _MORE_OF_EITHER.sub(lambda found: found[0].removesuffix(" than"), text)
    text = _EITHER_MORE.sub(r" were there \g<more> \g<one> or \g<other>", text)
    text = _ONE_OR_OTHER.sub(r"\g<before>was \g<asked>", text)
    text = _MORE_BEHIND.sub(r"how many \g<more> \g<what>", text)
    text = _HOW_FAR.sub(r"by how much did \g<verb>", text)
    text = _WHY_CHANGED.sub(
        lambda f: (
            f"why did the number of {f['what'] or f['who']} {f['change'] or f['went']} "
            f"{f['year'] or ''}"
        ),
        text,
    )
    return _COUNTED_BY.sub(r"\1did ", _WHEN_MORE.sub("which year", text))


def _asked_first(clause: re.Match[str], language: str) -> str:
    asked = _ASKED.search(clause[0])
    if asked is None and language in _NOUN_LAST:
        if (which := _WHICH_HAD.search(clause[0])) is not None:
            things = _AND_LAST.sub(" or ", clause[0][: which.start()].strip())
            return f" {which[0]} {things} {clause[0][which.end() :].strip()}"
        asked = _WHICH_LAST.search(clause[0])
    if asked is None:
        return clause[0]
    before = clause[0][: asked.start()]
    if language in _NOUN_LAST and (done := _DONE_TO.search(before)):
        before = f"{done['things']} were {done['verb']} {before[: done.start()].strip()} "
    behind = clause[0][asked.end() :]
    rest = f"{behind} {before}" if language in _ASKED_BEFORE else before + behind
    return f" {asked[0]} {rest.strip()}"
