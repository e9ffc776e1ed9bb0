"""Is every number of the answer in what is cited next to it, or computed from such numbers?

Exempt are numbers of the question, years and titles of the reports held, and counts of the
catalogue ("2 of 5 reports"). A number is computed when the statement shows the equation, the
equation holds, and its operands are proven.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from corpus.quantities import StatedNumber, numbers_in
from evals.arithmetic import equations_in
from evals.numbers import prose, stated
from evals.sample import Sample
from evals.statements import Statement, statements_of

_CATALOGUE = re.compile(
    r"(\d+)(?:\s+(?:of|out of)\s+(?:the\s+)?(\d+))?\s+(?:\w+\s+)?reports?\b"
    r"|(\d+)\s*份(?:年度)?(?:年报|报告)"
)
_HUNDRED = Decimal(100)


def proof(sample: Sample) -> float | None:
    """The share of the numbers in need of proof that are proven; no score where none is."""
    needed, missing = _weigh(sample)
    return 1 - len(missing) / needed if needed else None


def unproven(sample: Sample) -> tuple[str, ...]:
    """The numbers of the answer that nothing proves, as printed."""
    return _weigh(sample)[1]


def exempt_numbers(sample: Sample) -> frozenset[Decimal]:
    """Numbers that an answer may say without proof, whatever it cites."""
    asked = [sample.case.question, *(t for role, t in sample.case.history if role == "user")]
    titles = [report.title for report in sample.held.values()]
    years = {Decimal(report.year) for report in sample.held.values() if report.year}
    return frozenset(years.union(*(stated(text) for text in (*asked, *titles))))


def catalogue_counts(text: str, held: int) -> frozenset[Decimal]:
    """Counts of reports, as far as they can be counts of the reports held."""
    found = [n for groups in _CATALOGUE.findall(text) for n in groups if n]
    return frozenset(Decimal(n) for n in found if int(n) <= held)


def _weigh(sample: Sample) -> tuple[int, tuple[str, ...]]:
    """How many numbers need proof, and those that have none."""
    needed = 0
    missing: list[str] = []
    free = exempt_numbers(sample)
    for statement in statements_of(sample):
        text = prose(statement.text)
        numbers = numbers_in(text)
        exempt = free | catalogue_counts(text, len(sample.held))
        cited = _cited(statement)
        good = {i for i, n in enumerate(numbers) if _among(n, cited) or _among(n, exempt)}
        computed = {abs(numbers[i].value) for i in _computed(text, numbers, good)}
        good |= {i for i, n in enumerate(numbers) if abs(n.value) in computed}
        for index, number in enumerate(numbers):
            if number.counts and not _among(number, exempt):
                needed += 1
                if index not in good:
                    missing.append(text[number.start : number.end].strip())
    return needed, tuple(missing)


def _cited(statement: Statement) -> frozenset[Decimal]:
    return frozenset().union(*(stated(str(c["quote"])) for c in statement.citations))


def _among(number: StatedNumber, values: Iterable[Decimal]) -> bool:
    return abs(number.value) in values or abs(number.mantissa) in values


def _computed(text: str, numbers: tuple[StatedNumber, ...], good: set[int]) -> set[int]:
    """Results of equations whose operands are proven; one result may be the next one's operand."""
    proven = set(good)
    results: set[int] = set()
    for equation in equations_in(text, numbers):
        operands = [i for i in equation.operands if abs(numbers[i].value) != _HUNDRED]
        if all(i in proven for i in operands):
            results.update({equation.result}, equation.operands)
            proven |= results
    return results
