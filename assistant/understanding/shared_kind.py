"""Two bodies whose kind is named once, in full: the health bureau of Daye or that of Daishan."""

from __future__ import annotations

import re

from corpus.regex import regex

_BODY = r"(?:bureau|department|office|commission|committee|administration|agency|police)"
_KIND = rf"(?:[A-Za-z-]{{1,40}},? (?:and )?){{1,5}}?{_BODY}"
_NAME = r"[A-Z][\w’'-]{0,40}(?: (?!In\b|Or\b)[A-Z][\w-]{0,40}){0,3}"
_AND = r"(?:,? (?:or|and|than|versus|vs\.?|with|against))"
_ENDS = (
    r"(?=\s*(?:[?,.:;]|$)|\s(?:in|during|for|over|at|by|get|got|gets|had|have|has|make|made|makes|"
    r"publish\w*|receiv\w*|put|post\w*|issu\w*|impos\w*|punish\w*|did|do|does|was|were)\b)"
)
_KIND_FIRST = regex(
    rf"\b[Tt]he (?P<kind>{_KIND}) (?P<lies>of|in|from) (?P<one>{_NAME}?)(?P<and>{_AND}) "
    rf"(?:(?:(?:that|the one) )?(?:of|in|from) (?P<other>{_NAME})|"
    rf"(?<=or )(?P<bare>{_NAME}){_ENDS}|(?P<its>{_NAME})['’]s?{_ENDS})"
)
_KIND_WITH_ONE = regex(
    rf"(?P<one>{_NAME}?)['’]s? (?P<kind>(?!own\b){_KIND})(?P<and>{_AND}) "
    rf"(?:(?P<other>{_NAME})['’]s?(?: one)?{_ENDS}|(?:that|the one) of (?P<of>{_NAME}))"
)
_LATER = regex(
    rf"(?:\b[Tt]he (?P<kind>{_KIND}) (?:of|in|from) {_NAME}|"
    rf"{_NAME}['’]s? (?P<own>(?!own\b){_KIND}))\b"
    r"[^?.,;]{3,70}? than "
    rf"(?P<said>(?:that|the one) (?:of|in|from) (?P<of>{_NAME})|(?P<its>{_NAME})['’]s?{_ENDS})"
)
"""The other place comes last: did the health bureau of Daye get more than that of Daishan."""


def with_the_kind_of_both(text: str) -> str:
    """A question in which a kind of body, named once for two places, is named with both."""
    text = _KIND_WITH_ONE.sub(_own_of_both, _KIND_FIRST.sub(_of_both, text))
    later = _LATER.search(text)
    if later is None:
        return text
    kind, other = later["kind"] or later["own"], later["of"] or later["its"]
    return f"{text[: later.start('said')]}the {kind} of {other}{text[later.end() :]}"


def _of_both(match: re.Match[str]) -> str:
    kind, lies = match["kind"], match["lies"]
    other = match["other"] or match["bare"] or match["its"]
    return f"the {kind} {lies} {match['one']}{match['and']} the {kind} {lies} {other}"


def _own_of_both(match: re.Match[str]) -> str:
    kind, other = match["kind"], match["other"] or match["of"]
    return f"{match['one']}'s {kind}{match['and']} {other}'s {kind}"
