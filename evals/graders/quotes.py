"""Is every quote verbatim where its citation says?"""

from __future__ import annotations

from evals.sample import Sample, place_of


def quote_fidelity(sample: Sample) -> float | None:
    """The share of citations with ``source_text[start:end] == quote``; no score without any."""
    if not sample.citations:
        return None
    verbatim = 0
    for citation in sample.citations:
        place = place_of(citation)
        report = sample.held.get(place.report_id)
        inside = report is not None and 0 <= place.start <= place.end <= len(report.text)
        if inside and report and report.text[place.start : place.end] == citation["quote"]:
            verbatim += 1
    return verbatim / len(sample.citations)
