"""Bar charts as inline SVG: shares with their intervals. Colours come from the page's style."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from evals.summary import Mean

_LABEL, _PLOT, _VALUE = 124, 300, 118
_BAR, _GAP, _BETWEEN = 13, 3, 12


def bars(title: str, groups: Sequence[tuple[str, Mapping[str, Mean]]]) -> str:
    """A chart of horizontal bars, one group a label and in it one bar an arm."""
    parts: list[str] = []
    y = 8
    for label, arms in groups:
        block = len(arms) * (_BAR + _GAP) - _GAP
        parts.append(
            f'<text class="label" x="{_LABEL - 10}" y="{y + block / 2 + 4:.1f}">'
            f"{escape(label)}</text>"
        )
        for arm, mean in arms.items():
            parts.append(_bar(arm, mean, y))
            y += _BAR + _GAP
        y += _BETWEEN
    bottom = y - _BETWEEN + 6
    grid = "".join(_tick(share, bottom) for share in (0, 25, 50, 75, 100))
    return (
        f'<svg role="img" aria-label="{escape(title)}" '
        f'viewBox="0 0 {_LABEL + _PLOT + _VALUE} {bottom + 20}">{grid}{"".join(parts)}</svg>'
    )


def _bar(arm: str, mean: Mean, y: int) -> str:
    low, high, end = (_LABEL + _PLOT * share for share in (mean.low, mean.high, mean.mean))
    middle = y + _BAR / 2
    return (
        f'<g class="{escape(arm)}"><title>{escape(arm)}: {mean.mean:.1%}, 95 % interval '
        f"{mean.low:.1%} to {mean.high:.1%}, n = {mean.n}</title>"
        f'<rect x="{_LABEL}" y="{y}" width="{max(end - _LABEL, 1):.1f}" height="{_BAR}" rx="2"/>'
        f'<path class="whisker" d="M{low:.1f} {middle}H{high:.1f}M{low:.1f} {y + 3}v{_BAR - 6}'
        f'M{high:.1f} {y + 3}v{_BAR - 6}"/>'
        f'<text class="value" x="{_LABEL + _PLOT + 12}" y="{y + _BAR - 2}">{mean.mean:.1%}'
        f'<tspan class="n"> n = {mean.n}</tspan></text></g>'
    )


def _tick(share: int, bottom: int) -> str:
    x = _LABEL + _PLOT * share / 100
    return (
        f'<path class="grid" d="M{x} 2V{bottom}"/>'
        f'<text class="tick" x="{x}" y="{bottom + 14}">{share} %</text>'
    )
