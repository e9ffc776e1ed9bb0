"""What was held by video, where a question asks in which room or building it was.

"In which hall was the training held", of a training 通过视频会议的形式.
"""

from __future__ import annotations

from assistant.evidence.evidence import Evidence, Finds, denied_by
from assistant.understanding.question import Question
from assistant.understanding.told_amiss import dates_in
from assistant.understanding.words import fold, held_in
from corpus.regex import regex

_ROOM = (
    r"(?:hall|room|classroom|auditorium|hotel|theatre|theater|ballroom|venue|lecture (?:hall|room)|"
    r"meeting room|conference (?:hall|room|cent(?:re|er)))"
)
_WHICH_ROOM = regex(
    rf"\b(?:which|what) (?:\w+ )?{_ROOM}\b|\bface[- ]to[- ]face\b|\bin person\b|"
    r"(?:哪|什么)(?:一)?(?:个|家|间)?(?:地方的)?(?:礼堂|会场|会议室|教室|酒店|宾馆|大厅|报告厅|会堂|场地)"
)
_BY_VIDEO = regex(
    r"视频(?:会议|连线|直播)?(?:的)?(?:形式|方式|会议)|(?:线上|网上|网络|云端)(?:会议|培训|直播|形式|方式)"
)
_NAMES_IT = regex(r"\bonline\b|\bvirtual\w*|\bremote\w*|\bvideo\b|线上|网上|视频|远程|云端")
"""What a question has that asks which of the two it was, online or in person: neither is denied."""
_LOOKED_AT, _SURE, _NOUN = 5, 0.9, 1.0


def held_by_video(question: Question, finds: Finds) -> Evidence | None:
    """The sentence that says that what is asked about, on the day that is named, was a video link.

    Its clauses name what was held, by a word of the question other than the room's.
    """
    room = _WHICH_ROOM.search(question.folded)
    if room is None or question.wants_number or _NAMES_IT.search(question.folded):
        return None
    days = set(dates_in(question.folded))
    held = [
        t.widened for t in question.own_terms
        if t.trust >= _NOUN and t.chinese and not (t.start < room.end() and room.start() < t.end)
    ]  # fmt: skip
    for hit in finds.hits[:_LOOKED_AT]:
        said = fold(hit.text)
        of_that_day = not days or days <= set(dates_in(said))
        named = sum(held_in(term, said) == 1 for term in held)
        enough = named >= (1 if days else min(2, len(held)))
        if _BY_VIDEO.search(said) and of_that_day and held and enough:
            return denied_by(finds, hit, _SURE)
    return None
