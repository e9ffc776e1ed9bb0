"""How long did the answer take?"""

from __future__ import annotations

from evals.sample import Sample


def seconds(sample: Sample) -> float | None:
    """The seconds that the answer says it took; no score where it does not say."""
    total = sample.answer.get("seconds", {}).get("total")
    return None if total is None else float(total)
