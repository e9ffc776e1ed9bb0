"""The Hubei district, 内蒙古那个区: the one place that a question takes to lie in a wider one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus.places import PlaceMention
from corpus.report import Header

_A_PLACE = r"(?:district|county|zone|town|township|street|subdistrict|one)"
"""No city: the Wuhan city is Wuhan."""
_BEFORE = re.compile(
    rf"(?P<the>\b(?:the|that|this) )$|"
    rf"\b(?:the|that|this) (?:\w+ )?(?:{_A_PLACE}|place|report) (?:in|from) (?:the )?$|"
    r"[那这](?:个|份)$",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"(?:'s)? {_A_PLACE}\b", re.IGNORECASE)
_BEHIND_IN_CHINESE = re.compile(r"(?:省|自治区|市|州)?的?(?:[那这]|唯一)(?:个|份|家|座)?")
_ENDS_AS_A_PLACE = re.compile(rf" {_A_PLACE}$", re.IGNORECASE)


def the_one_within(
    text: str, mentions: Sequence[PlaceMention], headers: Mapping[str, Header]
) -> tuple[str, ...]:
    """The reports of the only issuer in a wider place, where a question means one in it."""
    first = mentions[0]
    issuers = {headers[report_id].issuer for report_id in first.report_ids}
    alone = first.kind == "parent" and len(mentions) == 1 and len(issuers) == 1
    return first.report_ids if alone and _means_one(text, first.start, first.end) else ()


def _means_one(text: str, start: int, end: int) -> bool:
    before = _BEFORE.search(text, 0, start)
    if before is None:
        return _BEHIND_IN_CHINESE.match(text, end) is not None
    named_so = _ENDS_AS_A_PLACE.search(text[start:end]) or _BEHIND.match(text, end)
    return not before["the"] or named_so is not None
