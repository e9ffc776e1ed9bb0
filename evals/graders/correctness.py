"""Is the answer right? Every required number and keyword is there, nothing forbidden is said.

A question that the reports do not answer is answered rightly by abstaining, and only so. A number
that must not be given as the answer may still be an operand of a calculation that is shown.
"""

from __future__ import annotations

import re
import unicodedata

from corpus.quantities import numbers_in
from evals.arithmetic import equations_in
from evals.numbers import printed, prose, states
from evals.sample import Sample

_HAN = re.compile(r"[\u3400-\u9fff]")


def correctness(sample: Sample) -> float:
    """1 for a right answer, 0 for a wrong one."""
    return 0.0 if faults(sample) else 1.0


def faults(sample: Sample) -> tuple[str, ...]:
    """What is wrong with the answer, a sentence each; empty for a right one."""
    case = sample.case
    if case.unanswerable:
        return () if sample.abstained else ("Answers what the reports do not say.",)
    if sample.abstained:
        return ("Abstains although the reports say it.",)
    text = prose(sample.text)
    missing = [n for n in case.answer_numbers if not any(states(text, f) for f in case.forms(n))]
    found = [f"The number {number} is missing." for number in missing]
    quotes = " \n ".join(str(citation["quote"]) for citation in sample.citations)
    everything = f"{sample.text} \n {quotes}"
    found += [
        f"Neither the answer nor a quote has {' or '.join(group)}."
        for group in case.answer_keywords
        if not any(_has(everything, keyword) for keyword in group)
    ]
    said = printed(_without_operands(text))
    found += [
        f"The forbidden number {number} is in the answer."
        for number in case.forbidden_numbers
        if said & printed(number)
    ]
    return tuple(found)


def _without_operands(text: str) -> str:
    """The text without the operands of its equations: of "1196 - 62 = 1134" only 1134 is said."""
    numbers = numbers_in(text)
    for equation in equations_in(text, numbers):
        for operand in (numbers[index] for index in equation.operands):
            blank = " " * (operand.end - operand.start)
            text = text[: operand.start] + blank + text[operand.end :]
    return text


def _has(text: str, keyword: str) -> bool:
    """Whether a keyword is in a text; Chinese is also found across white space in a report."""
    text, keyword = (unicodedata.normalize("NFKC", part).casefold() for part in (text, keyword))
    if keyword in " ".join(text.split()):
        return True
    return bool(_HAN.search(keyword)) and "".join(keyword.split()) in "".join(text.split())
