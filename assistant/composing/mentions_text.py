"""Which reports speak of something, in words."""

from __future__ import annotations

from assistant.composing.compose import Draft
from assistant.evidence.writer import Writer
from assistant.finding.mentions import Mentions
from assistant.understanding.messages import say
from assistant.understanding.scope import Index

_MOST_TOLD = 40


def compose_mentions(found: Mentions, writer: Writer, index: Index, language: str) -> Draft:
    """How many reports speak of it, and which: each with the mark of the place where it does."""
    joint = "; " if language == "en" else "；"
    told = [
        f"{index.label_of(report_id, language)} {writer.mark(report_id, span.start, span.end)}"
        for report_id, span in found.places[:_MOST_TOLD]
    ]
    if len(found.places) > _MOST_TOLD:
        told.append("…")
    count, total = len(found.places), found.looked_into
    return Draft(
        say("mentioned", language, count=count, total=total, places=joint.join(told)), "passages"
    )
