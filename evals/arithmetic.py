"""Equations that an answer shows: "7 + 162 = 169", "93 / 165 = 56.4 %"."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from corpus.quantities import StatedNumber

_OPERATORS = str.maketrans("＋－−–×✕÷／＝≈", "+---**//==")
_NOISE = re.compile(r"[^-+*/=()]")
_LONGEST_GAP = 24


@dataclass(frozen=True, slots=True)
class Equation:
    """Operands and the result that follows from them, as indices into the numbers of the text."""

    operands: tuple[int, ...]
    result: int


def equations_in(text: str, numbers: Sequence[StatedNumber]) -> Iterator[Equation]:
    """The equations of a text that hold, rounding of the result granted."""
    gaps = [_symbols(text[left.end : right.start]) for left, right in pairwise(numbers)]
    for at, gap in enumerate(gaps):
        if gap.count("=") != 1 or gap.strip("()") != "=":
            continue
        first = at
        while first and _is_operator(gaps[first - 1]):
            first -= 1
        if first == at:
            continue
        head = _symbols(text[max(0, numbers[first].start - 2) : numbers[first].start])
        parts = [head.translate({ord(c): None for c in "+-*/="})]
        for index in range(first, at + 1):
            parts += [_exact(numbers[index]), gaps[index].replace("=", "")]
        value = _value("".join(parts))
        if value is not None and _agrees(value, numbers[at + 1]):
            yield Equation(tuple(range(first, at + 1)), at + 1)


def _symbols(gap: str) -> str:
    """The operators and brackets between two numbers; "?" where too much else is between them."""
    if len(gap) > _LONGEST_GAP or re.search(r"[。；;!?！？\n]", gap):
        return "?"
    return _NOISE.sub("", gap.replace("（", "(").replace("）", ")").translate(_OPERATORS))


def _is_operator(gap: str) -> bool:
    return gap.strip("()") in ("+", "-", "*", "/") and len(gap.strip("()")) == 1


def _exact(number: StatedNumber) -> str:
    fraction = Fraction(abs(number.value))
    return f"({fraction.numerator}/{fraction.denominator})"


def _value(expression: str) -> Fraction | None:
    """The value of an expression of whole numbers, the four operations and brackets."""
    opened, closed = expression.count("("), expression.count(")")
    balanced = expression + ")" * (opened - closed) if opened > closed else expression
    try:
        tree = ast.parse(balanced, mode="eval")
        return _fold(tree.body)
    except (SyntaxError, ZeroDivisionError):
        return None


def _fold(node: ast.expr) -> Fraction | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, int):
        return Fraction(node.value)
    if not isinstance(node, ast.BinOp):
        return None
    left, right = _fold(node.left), _fold(node.right)
    if left is None or right is None:
        return None
    match node.op:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
        case ast.Div():
            return left / right
    return None


def _agrees(value: Fraction, result: StatedNumber) -> bool:
    """Whether a result is the value, rounded to as many places as are printed."""
    exponent = result.mantissa.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    half = Fraction(result.scale) * Fraction(1, 2) / Fraction(10) ** places
    shown = Fraction(abs(result.value))
    candidates = (abs(value), abs(value) * 100)
    return any(abs(candidate - shown) <= half for candidate in candidates)
