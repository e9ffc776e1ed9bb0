"""Question and measure words of spoken Chinese in standard ones: 啥时候 is 什么时候, 几回 几次."""

from __future__ import annotations

import re
from functools import cache

from assistant.understanding.patterns import load
from corpus.regex import regex


@cache
def _spoken() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(spoken), standard) for spoken, standard in load("wording")["spoken"]["words"]
    )


_OUTDOES = regex(r"\b(?:outd(?:o|oes|id|one)|outstrip(?:s|ped)?|outpaced?|surpass\w*)\b")

_GROWTH_RATE = regex(
    r"\bwhat (?:was|is) the (?:growth rate|rate of (?:growth|increase)) (?:of|in) (?P<what>[^?]+)"
)
_BRAND_NEW = regex(r"\b(?:brand|all|entirely|completely)[- ]new\b")
_PAST = regex(
    r"\bpast (?=(?:the age of )?(?:thirty|forty|fifty|sixty|seventy|eighty|ninety|[3-9]\d)\b"
    r"(?! (?:days|weeks|months|years)\b))"
)
"""Before an age: past eighty."""


_NUMBER_AND_SHARE = regex(
    r"\b(?:(?:what|which) (?:number|count)|how many) (?:and|&) "
    r"(?:what |which )?(share|percentage|proportion|fraction) of (?P<whole>[^?]+)"
)
"""Two figures of one thing, asked for before it is named."""
_ALL_REASONS = regex(
    r",? (?:with )?(?:adding up |counting )?all (?:of )?(?:the |its )?"
    r"(?:sub-?)?(?:reasons|grounds|causes|kinds|types|categories|headings)"
    r"(?: (?:together|combined|added(?: up| together)?|taken together|counted))?(?=[?.,]|$)"
)
"""What asks for a row with all that is under it: "all sub-reasons together"."""
_OF_SO_MUCH = regex(r"\b(\d[\d.,]*)[- ](million|billion)[- ]yuan(?:[- ]plus|\+) ([a-z]+)")
"""A sum that things exceed: 100-million-yuan-plus projects."""


_NOT_MEANT = regex(r"^not (?!counting|including|to )[a-z][a-z '’-]{2,30}, (?:but |just |only )?")
"""What a question rejects before it asks: not permits, the other dealings."""
_NOR_THE_OTHER = regex(r"(?<=[^(]),? (?:and )?not (?:the |to be confused with )?[^()?]{2,50}(?=\))")
"""What a question rejects behind a name in brackets: (问政平潭, not the spin-off)."""
_KEPT_CLOSED = regex(
    r"\bkeep(?:s|ing)? (?:an?|the|its|their|some|any) (?:\w+ )?"
    r"(?:documents?|papers?|files?|records?|notices?) "
    r"(?:secret|closed|confidential|private|hidden|unpublished|to (?:itself|themselves)|"
    r"under wraps|from the public)\b"
)
"""What is kept secret stands between the words that say so."""


_CLAIMED = regex(r"\bclaim(?:s|ed)? (?=to (?:have|be)\b|that\b|it\b)")
"""A word for saying something that is no claim of anybody's."""


_WHEN_IT_TELLS = regex(
    r"\bwhen (?:it|they|the (?:report|zone|city|county|district)) (?:talk|speak|write|report)s? "
    r"(?:about|of|on) "
)
"""What part of a report is meant, which is no time."""


_WORTH_WHAT = regex(
    r", (?:and )?worth (?:how much|what)(?: (?:in all|altogether|in total))?(?=[?]|$)"
)
"""What some things are worth, asked for behind their number."""


_INVESTED = regex(r"\b(?:projects?|deals?|contracts?|signings?|schemes?|investments?)\b")


def _what_it_is_worth(match: re.Match[str]) -> str:
    """What projects are worth is invested in them; of anything else it is an amount of money."""
    invested = _INVESTED.search(match.string, 0, match.start())
    return f", and what was their total {'investment' if invested else 'amount in yuan'}"


_I_MEAN = regex(
    r"^.{5,}?(?: ?[—–-]+|[,;…]|\.+) ?(?:i mean|that is|in other words|or rather|sorry|no,? wait)"
    r" ?[,:]? ?"
    r"(?=(?:\w+ ){0,2}(?:how|what|which|who|when|where|why)\b)"
)
"""What a question says before it is put in other words."""


_OF_THE_CITY = regex(r"\b((?:cppcc|people['’]s congress) [a-z]+) (?:of|from) the city\b")
_LIE_BETWEEN = regex(
    r"\bhow many (minutes|hours|(?:working )?days|weeks|months|years) "
    r"(?:lie|lay|pass(?:ed)?|elapsed?|(?:are|were) (?:there|allowed)|"
    r"(?:is|was) the (?:gap|interval|difference)) between "
)
"""What asks by how much time two limits differ."""


_THAT_PLACE = regex(
    r"(?:(?<=[a-z]),|(?<=\bone)|(?<=\bones)|(?<=\bcolumn)|(?<=\bmailbox)) where "
    r"(?=(?:the|its|their|an?|they|it|he|she|people|residents|citizens|everybody|anyone)\b)"
)
"""What says more of a place that is named, and asks for none: "the other one, where people ..."."""
_ABOUT_HOW_MANY = regex(
    r"(?:^|(?<=^and )|(?<=[,;] ))about (?=(?:what|which) (?:shares?|percent\w*|proportions?|"
    r"fractions?|numbers?|parts?|amounts?)\b|how (?:many|much|often|long|large|big)\b)"
)
"""Before what asks for a figure: "about what share" asks nothing of what requests are about."""


_AS_MANY = regex(
    r"^((?:did|do|does|was|were|is|are|has|have|had) (?!not )[^?]*?)\bas (?:many|much) "
    r"(?P<what>(?!as\b)[^?,]{3,60}?) as (?!possible|the law|it (?:can|could)|\d)"
)
"""Whether one reaches another in number: it is told by which of them has more."""


_NUMBER_OF_BOTH = regex(r"\b(numbers? of [a-z][^,?;]{2,40}?) and of (?=[a-z])")
"""Two numbers, asked for with one word: the number of courses and of people taught."""
_LAST_HOUR = regex(
    r"\bwhat (?:is|was) the (?:very )?(?:last|latest|final) (minute|hour|day) by which "
)
"""What asks for a limit by its last hour."""


_ADDED = regex(
    r"\b(?:if (?:you|we|one|i) )?(?:add|put)(?:ing)?(?: up| together)? "
    r"(?:the |its )?(?P<one>[^?,]{3,80}?) "
    r"(?:to|and|with|on top of) (?:the |its )?(?P<other>[^?]{3,90}?), "
    r"(?:what|how (?:many|much))(?: \w+)? (?:(?:do|does|would|will|did) (?:you|we|one|i|that|it|"
    r"this) (?:get|have|reach|make|come to|arrive at|end up with)|"
    r"(?:is|was|would be) (?:that|it|the (?:sum|total|result)))\b"
)
"""What is added to what, before it is asked what comes of it."""
_AND_THE_OTHER = regex(
    r"\b(?P<asked>how many|how much)(?P<rest>[^?]*)\? *"
    r"(?:and|plus|what about|how about|and what about) "
    r"(?!(?:how|what|which|who|whom|whose|when|where|why|is|are|was|were|did|do|does|has|have|had|"
    r"can|could|in|for|if|please|the total|both)\b)(?P<other>[^?,]{3,60})\?$"
)
"""A second thing of which a number is asked, in a sentence of its own: "And permits?"."""


def _and_the_other(match: re.Match[str]) -> str:
    """Both asked for in one sentence; things, of which there are so many, with a verb."""
    verb = " were there" if match["asked"] == "how many" else ""
    return f"{match['asked']}{match['rest']}, and {match['asked']} {match['other']}{verb}?"


_PLUS_HOW_MANY = regex(
    r"^(?P<lead>[^:?]{0,40}: )?(?P<one>(?!how\b|what\b)[a-z][^?]*?) plus (?P<other>[^?]*?)"
    r"[,:] how (?:many|much)(?: is (?:that|it))?\W*$"
)
"""Two things that are added up by a sign in words, before it is asked how many they are."""
_PLUS = regex(
    r"^(?=[^?]*\b(?:how (?:many|much)|what|number|count)\b)"
    r"^(?P<one>(?![^?]*\b(?:altogether|together|in all|in total|combined|sum|total)\b)"
    r"[^?]*?[a-z\d])(?<!internet) plus (?!how\b|what\b|wh)(?P<other>[^?]*?)(?P<end>[?.]*)$"
)
"""Two things that are added up by a sign in words."""
_HOW_FAR_ALONG = regex(
    r"(?<=[a-z] )(?:how far (?:along )?(?:[a-z]+ ){1,4}?(?:has|have|had|is|are|was|were) "
    r"(?:got(?:ten)?|come|gone|progressed|advanced|along)|"
    r"how (?:things|it|they) (?:is|are|was|were) (?:going|progressing|coming along))\b"
    r"(?: (?:with|on|in)(?= [a-z]))?"
)
"""What asks for nothing inside a question: told how far everyone has got with their tasks."""


_SO = (
    r"(?:ed|d|s|es|ing)?"
    r"(?= (?:in|by|from|to|so|this|that|last|over|between|during|compared|year|sharply)\b|[?,.]|$)"
)
_SHOT_UP = regex(rf"\b(?:jump|soar|surg|surge|rocket|skyrocket|spike|spik|leap|balloon){_SO}")
_FELL_DEEP = regex(
    rf"\b(?:plung|plunge|plummet|slump|tumbl|tumble|collaps|collapse|nosediv|nosedive){_SO}"
)
_DEALT_WITH = regex(
    r"\b(?:what|which)(?: (?:sorts?|kinds?|types?) of (?:things?|matters?)| matters| subjects)? "
    r"(?:did|do) (?P<these>(?:the |these |those |its |their )?[^?,]*?"
    r"\b(?:requests|applications|letters|complaints|questions|calls)\b[^?]*?) "
    r"(?:deal with|have to do with|touch on|turn on|revolve around|relate to|centre on)(?=[?.]|$)"
)
"""What requests deal with is what they are about; nobody dealt with them."""
_AT_WHOSE_WISH = regex(
    r"\bat (?:whose|which (?P<body>[a-z]+)['’]s) (?:request|behest|bidding|urging|instigation)\b"
)
"""Who wanted something done, which is no request for information."""


def in_standard_words(folded: str, language: str) -> str:
    """A folded question with standard words for those that ask in spoken ones."""
    if language == "en":
        folded = _ABOUT_HOW_MANY.sub("roughly ", folded)
        folded = _THAT_PLACE.sub(", ", folded)
        folded = _WHEN_IT_TELLS.sub("on ", _CLAIMED.sub("", _NOT_MEANT.sub("", folded)))
        folded = _KEPT_CLOSED.sub("keep a document closed", folded)
        folded = _NOR_THE_OTHER.sub("", _I_MEAN.sub("", folded))
        folded = _WORTH_WHAT.sub(_what_it_is_worth, folded)
        folded = _ALL_REASONS.sub(" in total", folded)
        folded = _OF_SO_MUCH.sub(r"\3 of over \1 \2 yuan", folded)
        folded = _NUMBER_AND_SHARE.sub(r"how many of \g<whole>, and what \1", folded)
        folded = _GROWTH_RATE.sub(r"by what percentage did \g<what> grow", folded)
        folded = _OF_THE_CITY.sub(r"municipal \1", folded)
        folded = _LIE_BETWEEN.sub(r"what is the difference in \1 between ", folded)
        folded = _HOW_FAR_ALONG.sub("the progress of", folded)
        folded = _AND_THE_OTHER.sub(_and_the_other, folded)
        folded = _ADDED.sub(r"how many \g<one> and \g<other> together", folded)
        folded = _PLUS_HOW_MANY.sub(r"\g<lead>how many \g<one> and \g<other> together?", folded)
        folded = _PLUS.sub(r"\g<one> and \g<other> together\g<end>", folded)
        folded = _NUMBER_OF_BOTH.sub(r"\1 and the number of ", folded)
        folded = _LAST_HOUR.sub(r"within how many \1s at the latest ", folded)
        folded = _AT_WHOSE_WISH.sub("as required by whom", folded)
        folded = _DEALT_WITH.sub(r"what were \g<these> about", folded)
        folded = _FELL_DEEP.sub("decrease", _SHOT_UP.sub("increase", folded))
        folded = _AS_MANY.sub(r"\1more \g<what> than ", _BRAND_NEW.sub("new", folded))
        return _PAST.sub("over ", _OUTDOES.sub("exceed", folded))
    if language != "zh":
        return folded
    for spoken, standard in _spoken():
        folded = spoken.sub(standard, folded)
    return folded
