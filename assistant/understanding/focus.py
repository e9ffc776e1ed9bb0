"""What of a long-winded question is content: not greetings, reasons, nor a number held against."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from assistant.understanding.how_done import with_what_is_done
from assistant.understanding.patterns import compile_words, load
from assistant.understanding.reckoning import limit_in
from assistant.understanding.terms import Term
from corpus.quantities import numbers_in
from corpus.regex import regex
from corpus.report import Span

_BREAK = regex(r"[.!。！…:：;；,，]+(?=\s|[^\x00-\x7f])")
_PERSONAL = regex(
    r"\b(?:i|my|me|we|our|hello|hi(?!-)|good (?:morning|afternoon|evening))\b|"
    r"我|咱|你好|您好|请教|\b(?:ich|wir|je|j'|nous|yo|estoy|soy|hola|bonjour|я|мы)\b"
)


_ASKED = regex(r"[?？]")
_ENOUGH = 2
"""An asking part with fewer terms leans on what was said before it."""


@cache
def _markers() -> re.Pattern[str]:
    intent = load("wording")["intent"]
    return compile_words([*intent["number"], *intent["who"], *intent["when"], *intent["where"]])


def asking_from(folded: str) -> int:
    """The offset at which a folded question asks; 0 unless the speaker speaks of himself before."""
    marker = _markers().search(folded)
    if marker is None:
        return 0
    begun = 0
    for stop in _BREAK.finditer(folded, 0, marker.start()):
        if _PERSONAL.search(folded, begun, stop.end()):
            begun = stop.end()
    return begun


def asking_to(folded: str) -> int:
    """Where a folded question has been asked: what follows its mark and asks nothing is no content.

    "How many? Please answer in one word."
    """
    marker = _markers().search(folded)
    end = _ASKED.search(folded, marker.end()) if marker else None
    if end is None or _markers().search(folded, end.end()) or _ASKED.search(folded, end.end()):
        return len(folded)
    return end.end()


_SAYS_NOTHING = regex(
    r"\b(?:which|what) (?:(?:exact|precise|calendar) )?(dates?)\b(?!.*\b(?:figures|data|statistics|"
    r"numbers|cover\w*|period|collected)\b)|"
    r"\b(?:what|which) (share|proportion|portion|fraction)(?= of\b)|"
    r"\b(?:requests?|applications?|petitions?|complaints?|letters?)\b[^,;?]{0,40}? "
    r"(c[ao]me(?: in)?|arrived)(?= (?:online|offline|electronically)\b)|"
    r"\b(?:every|each|not an?|any) (single)\b|\b(manag(?:e[sd]?|ing)) to\b|"
    r"\b(?:counting|adding up|including) (everything)\b|"
    r"\b(residents|citizens|locals|townspeople|(?:members of )?the public) "
    r"(?:can|could|may|might|are able to|were able to)\b|"
    r"\b(?:how many|number of) (times)(?= (?:did|does|has|have|had|was|were|is|are|in)\b)|"
    r"\b(?:cases?|complaints?|letters?|messages?|appeals?|questions?|items?|reports?|tips?) "
    r"((?:that |which )?(?:people|residents|citizens|the public|users|anybody|anyone|they) "
    r"(?:had |have )?(?:ever )?(?:filed|lodged|submitted|sent(?: in)?|raised|brought(?: up)?|"
    r"posted|put in|left|wrote))\b|"
    r"\bwhat (?:is|was|were|are) [^,;?]{3,80}? (like)\b(?! (?:to|that|those|this)\b)|"
    r"\b(so (?:that )?(?:the public|people|any(?:one|body)|every(?:one|body)|residents|citizens) "
    r"(?:could|can|may|might|would) (?:see|read|look at|check|view|find)"
    r"(?: (?:them|it|these|those))?)(?=[ ?.,]|$)|"
    r"\breport'?s? (?:(?:also|only|itself) )?"
    r"(talks? about|talks? of|speaks? of|goes into|tells? of|writes? of)\b|"
    r"\b(before) (?:(?:19|20)\d\d|(?:the )?(?:end|start|middle) of|(?:jan|febr)uary|march|april|"
    r"may|june|july|august|(?:septem|octo|novem|decem)ber)\b|\b(below) (?:it|them)\b|"
    r"\b(?:been|began|begun|begin|started?) (doing|carrying out|engag(?:ed|ing) in)\b|"
    r"\b(?:does|did|do) [^,;?]{2,80}? (print|bear|quote)(?= in (?:its|the|their)\b| ?[?]?$)|"
    r"\b(?:which|what) (?:\w+ ){0,2}(?:principles?|rules?|mottos?|slogans?) (?:did|does|do) "
    r"[^,;?]{2,80}? (follow|stick to|adhere to|keep to|go by|abide by|observe)\b|"
    r"^(?:what|which|how|where|who|when)\b(?![^?]*\b(?:larg|bigg|great|small|few|high|low|long|short|"
    r"earli|lat)e(?:r|st)\b)(?![^?]*\b(?:more|most|less|least|exceed\w*|better|worse)\b)"
    r"[^?]*?(?: [-–—]|[,:;]) ?"
    r"((?:(?:in|on|at|by|a|an|the) ){0,2}(?:\w+ ){1,2}or (?:\w+ ?){1,3}[?]?$|"
    r"(?:first|1st|one), ?(?:second|2nd|two)\b[^?]*[?]?$)"
)
"""Words that only ask (what was it like), name the report's saying it, or offer what it may be."""


def idle_spans(folded: str) -> tuple[Span, ...]:
    """Where words of an English question stand that say nothing of what is asked for."""
    return tuple(
        Span(*match.span(match.lastindex)) for match in _SAYS_NOTHING.finditer(folded)
        if match.lastindex
    )  # fmt: skip


def in_focus(terms: Sequence[Term], folded: str) -> tuple[Term, ...]:
    """The terms that a question asks with; all of them where too few stand in its asking part."""
    begun, end = asking_from(folded), asking_to(folded)
    terms = with_what_is_done(terms, folded)
    asked = tuple(term for term in terms if begun <= term.start < end)
    return asked if sum(term.sure for term in asked) >= _ENOUGH else tuple(terms)


def without_the_limit(
    terms: Sequence[Term], folded: str, intents: frozenset[str]
) -> tuple[Term, ...]:
    """The terms, of a question for yes or no without the number that something is held against.

    No report need state that.
    """
    limit = limit_in(folded)[1] if "yesno" in intents else None
    return tuple(t for t in terms if not limit or t.limit or not _is_number(t.text, limit))


def _is_number(text: str, value: Decimal) -> bool:
    digits = _DIGITS.fullmatch(text)
    return digits is not None and any(n.value == value for n in numbers_in(text))


_DIGITS = regex(r"\d[\d.,]*")
