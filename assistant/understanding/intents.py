"""What a question wants, its language and the question before it considered."""

from __future__ import annotations

from assistant.understanding.reckoning import asks_which_of_two, claims_a_rank, limit_in
from assistant.understanding.wants import intents_in
from corpus.regex import regex

ASKING = frozenset({"number", "list", "who", "where", "when", "why", "how", "contact", "yesno"})
"""What a question asks by a word of its own, or for yes or no."""
_WORD_ASKED = regex(
    r"\b(?:what|which|whose|whom?|when|where|why|how|qu[eé]|qui|quoi|quel(?!qu)\w*|cu[aá]l\w*|quais|qual[ei]?|c[oó]mo|comment|d[oó]nde|où|cu[aá]ndo|quand|pourquoi|"
    r"qui[eé]n\w*|combien|cu[aá]nt\w*|wer|wem|wen|wess\w+|was|wann|wo\w*|wie\w*|warum|welch\w*|кто|что|чь\w+|чей|как\w*|где|когда|"
    r"почему|сколько|chi|che (?:tipo|genere|cosa)|cosa|quando|dove|quant\w*|come)\b|"
    r"何|誰|どこ|どの|どん|どう|いつ|なぜ|いくつ|いくら|무엇|누구|언제|어디|왜|어떻|어떤|몇|얼마"
)


def intents_of(folded: str, text: str, language: str, leaning: bool) -> frozenset[str]:
    """The intents of a folded question, asked as ``text``: whether a rate reached 90% compares.

    What one that is ``leaning`` on another asks ("et hors ligne ?") the question before says.
    """
    intents = intents_in(_as_asked(folded))
    plainly = not leaning and _asks_plainly(f"{folded}\n{text.lower()}", language)
    if plainly and not intents & ASKING:
        intents |= {"yesno"}
    if language not in ("en", "zh") and "number" in intents_in(_NUMBER_OF.sub(" ", folded)):
        intents -= {"yesno"}  # what is put into English words may begin with "did" anywhere
    if ("yesno" in intents and limit_in(folded)[1]) or asks_which_of_two(folded):
        intents |= {"compare"}
    if "yesno" in intents and claims_a_rank(folded):
        intents -= {"rank"}
    if "where" in intents and _ANY_WHERE.search(folded) and not _TELLS_WHERE.search(folded):
        intents -= {"where"}
    if "where" in intents and _WHERE_MORE.search(folded):
        intents = intents - {"where"} | {"compare"}
    if "why" in intents and asks_why_so_late(folded):
        intents = intents - {"why"} | {"when"}
    if intents & {"yesno", "why"} and "number" not in intents_in(_NUMBER_OF.sub(" ", folded)):
        intents -= {"number"}
    if _IF_SO.search(folded) and not intents.isdisjoint({"where", "list", "who"}):
        intents -= {"yesno"}
    if _ASKS_BY_NAME.search(folded):
        intents -= {"yesno"}
        if "number" not in intents:  # with which two banks it worked together
            intents -= {"sum"}
    return intents


def asks_why_so_late(folded: str) -> bool:
    """Whether a folded question asks why something was not earlier."""
    return _SO_LATE.search(folded) is not None


def _as_asked(folded: str) -> str:
    """A folded question without what only looks as if it asked: the number of a document."""
    return _IDENTIFIER.sub(" ", _SAID_IF.sub(" ", folded))


_BEFORE = r"(?:in|on|at|by|with|for|from|of|to|under|about|through|into|since|until|besides)"
_ASKS_BY_NAME = regex(
    rf"^(?:and |but |so )?(?:{_BEFORE} )?(?:which|what|whose|whom?|where|why|how)\b"
    r"(?! about\b| if\b)(?![^?]*[,;:] (?:and|but) (?:did|does|do|was|were|is|are|has|have|had)\b)|"
    r"\b(?:which|what|whose|whom?|where|when|why|how)\b[^?]*, did ?[?。؟]?$"
)
"""A question that begins with its question word is none for yes or no, whatever follows a comma;
nor is one of Japanese or Korean whose verb stands last."""
_IF_SO = regex(
    r"\bany\b[^?]*\?\s*(?:(?:and )?if (?:so|yes|there (?:is|are|was|were)(?: any)?),? )?"
    r"(?:which|who|where)\b[^?,]*\?\s*$"
)
"""Whether there were any, and if so which: what is named says that there were."""
_IDENTIFIER = regex(
    r"\b(?:id|identification|serial|document|file|registration|licen[cs]e|plate|model|reference|"
    r"room|terminal|issue) (?:number|no\.?)s?(?: of\b)?|"
    r"(?:文件|证件|终端|设备|登记|许可证)?(?:编号|文号|证号)(?:是|为)?(?:多少|几)"
)
"""A number that counts nothing but names a thing."""
_SAID_IF = regex(
    r"(?:说|写|讲|标|注|明确|说明|规定|确定|知道|清楚|判断|区分|了解)(?:明|清楚?)?(?:了|过)?"
    r"(?:是否|能不能|会不会|有没有|是不是|可不可以|该不该)"
)
"""What is left open within a question: a draft that does not say whether it may be published."""
_ROMANCE = frozenset({"es", "fr", "pt", "it"})
_JOINS = regex(r"(?<=\w )(?:que|qui|quand|dove|quando)\b")
_ANY_WHERE = regex(r"^(?:and |but |so )?(?:did|does|do|was|were|is|are|has|have|had)\b.*\w where\b")
"""Within a question for yes or no, what it says of things: any request where nothing was held."""
_TELLS_WHERE = regex(
    r"\b(?:say|says|state\w*|tells?|told|mention\w*|specif\w+|explain\w*|show\w*|know\w*|publish\w*|"
    r"record\w*|list\w*|announce\w*) where\b"
)
_SO_LATE = regex(
    r"\bwhy\b.*\b(?:wait(?:ed)? (?:un)?till?|until \d{4}|as late as|only in \d{4}|so late)\b|"
    r"(?:为什么|为何|怎么)[^?？]*(?:(?:拖到|等到|直到)(?!了?(?:(?:下|第二|次|明|来)一?年|\d{4}年?[?？]?$))|"
    r"到了?\d{4}年才|\d{4}年才)"
)
"""Why so late takes a time for granted: when it was sets that right."""

_WHERE_MORE = regex(
    r"\bwhere (?:was|were|did|is|are|has|have|had)\b[^?]*\b"
    r"(?:more|fewer|less|most|fewest)\b[^?]* or "
)
"""Where there were more of the two, in reviews or in lawsuits, asks for no place."""

_NUMBER_OF = regex(
    r"\b(?:the|its|their) (?:\w+ )?(?:number|amount|quantity|count|total) of\b|"
    r"^(?:did|has|have|had|is|was|are|were) number of\b|数量|件数|总数|金额"
)
"""What only names a quantity: why the number of requests fell does not ask how many there were."""


def _asks_plainly(texts: str, language: str) -> bool:
    """Whether a question in another language has no question word: it wants a yes or a no.

    ``texts``: the question in English words, and as it was asked.
    """
    if language in ("en", "zh"):
        return False
    if language in _ROMANCE:  # que within a question only joins: las solicitudes que recibió
        _, _, texts = texts.partition("\n")
        texts = _JOINS.sub(" ", texts)
    if _WORD_ASKED.search(texts):
        return False
    return texts.rstrip(" 。.").endswith(("?", "？", "か", "까"))
