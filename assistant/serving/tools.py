"""What other programs may call by the Model Context Protocol: ask, search and facts."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from assistant.serving.limits import Full, Line
from assistant.serving.records import fact_record, hit_record, to_json
from assistant.serving.reports import facts_about, report_of
from assistant.understanding.question import BadQuestion
from assistant.understanding.scope import UnknownReport
from assistant.youju import Youju

MOST_FACTS = 200
MOST_HITS = 50


def tools_of(youju: Youju, line: Line) -> tuple[Callable[..., str], ...]:
    """The tools over an open assistant; each gives JSON. Questions wait in the line."""

    def ask(question: str, report: str = "", issuer: str = "", year: int = 0) -> str:
        """Answers a question about government information-disclosure annual reports of China.

        Every number of the answer is cited with its verbatim place. Where the reports do not say,
        "abstained" is true.

        Args:
            question: in any language; the answer is in Chinese or English.
            report: id of the only report to answer from; empty for all.
            issuer: name of the only issuer to answer from; empty for all.
            year: the only report year to answer from; 0 for all.
        """

        def answer() -> object:
            with line.place() as place:
                place.come()
                return youju.ask(
                    question, report=report or None, issuer=issuer or None, year=year or None
                ).to_dict()

        return _said(answer)

    def search(query: str, k: int = 10) -> str:
        """Finds passages of the reports, without answering.

        Args:
            query: what to look for, in Chinese or English.
            k: how many passages, at most 50.
        """
        return _said(
            lambda: [
                hit_record(hit)
                for hit in youju.store.retriever.passages(
                    youju.search_for(query), min(max(k, 1), MOST_HITS)
                )
            ]
        )

    def facts(issuer: str = "", year: int = 0, indicator: str = "") -> str:
        """Lists figures that the reports state, each with its unit and verbatim place.

        Args:
            issuer: name of an issuer; empty for all.
            year: report year; 0 for all.
            indicator: a key such as requests.new, a group such as requests, or a Chinese word.
        """

        def found() -> list[dict[str, Any]]:
            catalogue = youju.store.catalogue
            listed = facts_about(catalogue, issuer or None, year or None, indicator or None)
            return [
                fact_record(fact, report_of(catalogue, fact.report_id).source_text)
                for fact in listed[:MOST_FACTS]
            ]

        return _said(found)

    return ask, search, facts


def _said(work: Callable[[], object]) -> str:
    """The result as JSON, or the sentence that says what was wrong with what was asked."""
    try:
        return to_json(work())
    except Full:
        return json.dumps({"error": "Too many questions at once: ask again in a moment."})
    except (BadQuestion, UnknownReport) as error:
        return json.dumps({"error": str(error)}, ensure_ascii=False)
