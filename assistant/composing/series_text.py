"""What several reports state of one figure, and what it comes to, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assistant.composing.compose import Draft
from assistant.composing.framing import NameOf
from assistant.composing.verbatim import statement_value
from assistant.evidence.figure_text import (
    UNITS_IN_ENGLISH,
    difference,
    marks_of,
    noun_of,
    plain,
    value_text,
)
from assistant.evidence.writer import Writer
from assistant.finding.series import MOST_NAMES, MOST_TERMS, Point, Series, name_and_year
from assistant.understanding.messages import say
from corpus.indicators import load_indicators
from corpus.units import unit_kind

_LONGEST_NAME = 60


def compose_series(
    series: Sequence[Series], writer: Writer, name_of: NameOf, language: str
) -> Draft:
    """Puts each series in words: the figures, what they come to, and how far they reach."""
    blocks = [_Text(one, writer, name_of, language).whole() for one in series]
    return Draft("\n".join(blocks), "facts")


@dataclass(frozen=True, slots=True)
class _Text:
    """One series being put in words."""

    series: Series
    writer: Writer
    name_of: NameOf
    language: str

    def whole(self) -> str:
        """The figures and their outcome on one line (or a line a rank), then the coverage."""
        make: Callable[[], str] = {
            "count": self._count, "top": self._ranking, "ranking": self._ranking,
            "extreme": self._extreme, "growth": self._trend, "ratio": self._ratio,
            "difference": self._difference, "average": self._average, "trend": self._trend,
            "sum": self._sum, "compared": self._extreme,
        }[self.series.reckoning.operation]  # fmt: skip
        what = self._noun()
        if issuer := self._issuer():
            what = f"{issuer}, {what}" if self.language == "en" else f"{issuer}{what}"
        text = self._too_many() if self.series.too_many else make()
        text = self._say("head", what=what, text=text)
        return self._yes_or_no() + text + self._coverage()

    # ------------------------------------------------------------ words

    def _say(self, key: str, **variables: object) -> str:
        text = say("series", key, self.language)
        return text.format(**variables)

    def _list(self, parts: Iterable[str]) -> str:
        return ("; " if self.language == "en" else "；").join(part for part in parts if part)

    def _noun(self) -> str:
        figure = next((p.figure for p in self.series.points if p.figure is not None), None)
        if figure is not None:
            noun = noun_of(figure, self.language)
        else:
            noun = _label(self._usual_basis(), self.language)
        return noun if self._issuer() else noun[0].upper() + noun[1:]

    def _issuer(self) -> str:
        """The name of the issuer, where all the figures are of one."""
        names = (self.name_of(p.report_id, self.language) for p in self.series.points)
        first = next(names)
        return first if all(name == first for name in names) else ""

    def _name(self, point: Point) -> str:
        if self._issuer() and point.year:
            return str(point.year) if self.language == "en" else f"{point.year}年"
        name = self.name_of(point.report_id, self.language)
        return name_and_year(point.header, _short(name), self.language)

    def _names(self, ids: Sequence[str], *, dated: bool = True) -> str:
        joint = ", " if self.language == "en" else "、"
        labels = [_short(self.name_of(i, self.language)) for i in ids]
        if dated:
            headers = [self.writer.report(i).header for i in ids]
            labels = [
                name_and_year(header, name, self.language)
                for header, name in zip(headers, labels, strict=True)
            ]
        if len(ids) <= MOST_NAMES + 1:
            return joint.join(labels)
        rest = self._say("others", n=len(ids) - MOST_NAMES)
        return joint.join(labels[:MOST_NAMES]) + rest

    def _mark(self, point: Point) -> str:
        if point.figure is not None:
            return marks_of((point.figure,), self.writer)
        stated = point.evidence(self.writer.report(point.report_id)).statements[0]
        clause = stated.clause
        return self.writer.mark(point.report_id, clause.start, clause.end, stated.fact.path)

    def _value(self, point: Point) -> str:
        if point.figure is not None:
            if not point.value and point.figure.operation == "sum":
                return "0" if self.language == "en" else "0件"
            text = value_text(point.figure, self.writer, self.language)
            counted = point.figure.kind != "proactive" and point.figure.operation == "cell"
            return f"{text}件" if counted and self.language == "zh" else text
        assert point.fact is not None
        return statement_value(point.fact, self.writer, self.language)

    def _item(self, point: Point) -> str:
        return f"{self._name(point)}{self._colon()}{self._value(point)} {self._mark(point)}"

    # ------------------------------------------------------------ outcomes

    def _extreme(self) -> str:
        if len(self.series.points) == 2:
            points = self._list(self._item(p) for p in self.series.points)
            return self._list([points, self._more()])
        shown = self.series.shown
        best = [p for p in shown if p.value == shown[0].value]
        rest = shown[len(best) :]
        key = "least" if self.series.reckoning.least else "most"
        text = self._say(key, text=self._list(map(self._item, best)))
        return text + (self._say("then", text=self._list(map(self._item, rest))) if rest else "")

    def _more(self) -> str:
        """Which of two has more, and by how much; the share of a whole has no difference."""
        first, second = self.series.ordered
        if first.value == second.value:
            return self._say("equal")
        key = "has_less" if self.series.reckoning.least else "has_more"
        return self._say(key, one=self._name(first), difference=self._minus(first, second))

    def _minus(self, one: Point, other: Point) -> str:
        more, less = max(self._terms([one, other])), min(self._terms([one, other]))
        return f"{difference(more, less)}{self._unit()}"

    def _difference(self) -> str:
        if len(self.series.points) == 2:
            return self._extreme()
        first, last = self.series.shown
        return self._list([self._item(first), self._item(last), self._minus(first, last)])

    def _ratio(self) -> str:
        first, last = sorted(self.series.shown, key=lambda point: -point.value)
        more, less = self._terms([first, last])
        items = [self._item(first), self._item(last)]
        if less:
            items.append(f"{plain(more)} / {plain(less)} = {_rounded(more / less)}")
        return self._list(items)

    def _ranking(self) -> str:
        shown = self.series.shown
        return "\n" + "\n".join(f"{at}. {self._item(p)}" for at, p in enumerate(shown, 1)) + "\n"

    def _unsaid(self) -> str:
        """The reports that do not state the figure, and what the others state."""
        missing, every = self.series.missing, self.series.held
        text = self._say("unsaid", n=len(missing), all=every, names=self._names(missing))
        return self._list([text, *map(self._item, self.series.shown)])

    def _count(self) -> str:
        if self.series.reckoning.relation == "unsaid" and self.series.missing:
            return self._unsaid()
        n = sum(self.series.reckoning.counts(point.value) for point in self.series.points)
        text = self._list(map(self._item, self.series.shown))
        every = len(self.series.points)
        if not n:
            return self._list([self._say("counted_none", all=every), text])
        return self._say("counted", n=n, all=every, text=text)

    def _too_many(self) -> str:
        """How many figures it would take, and the largest of them."""
        items = self._list(map(self._item, self.series.shown))
        return self._say("too_many", n=len(self.series.points), most=MOST_TERMS, text=items)

    def _sum(self) -> str:
        items = self._list(map(self._item, self.series.points))
        if self._is_share():
            return self._list([items, self._pooled()])
        return self._list([items, self._say("sum", text=self._added())])

    def _average(self) -> str:
        items = self._list(map(self._item, self.series.points))
        if self._is_share():
            return self._list([items, self._pooled()])
        terms = self._terms(self.series.points)
        total, n = sum(terms, Decimal(0)), len(terms)
        text = self._list(
            [self._added(), f"{plain(total)} / {n} = {_rounded(total / n)}{self._unit()}"]
        )
        return self._list([items, self._say("average", n=n, text=text)])

    def _added(self) -> str:
        terms = self._terms(self.series.points)
        return f"{_added(terms)}{self._unit()}"

    def _pooled(self) -> str:
        """Shares are never added: their parts are, and their wholes."""
        figures = [p.figure for p in self.series.points if p.figure is not None]
        pairs = [(f.parts[0].quantity.value, f.parts[-1].quantity.value) for f in figures]
        if len(figures) < len(self.series.points) or any(len(f.parts) != 2 for f in figures):
            return ""
        parts = [part or Decimal(0) for part, _ in pairs]
        wholes = [whole or Decimal(0) for _, whole in pairs]
        part, whole = sum(parts, Decimal(0)), sum(wholes, Decimal(0))
        sums = [
            f"{' + '.join(map(plain, one))} = {plain(sum(one, Decimal(0)))}"
            for one in (parts, wholes)
        ]
        share = (part * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
        text = self._list([*sums, f"{plain(part)} / {plain(whole)} = {share}%"])
        return self._say("sum", text=text)

    def _trend(self) -> str:
        points = self.series.in_time
        items = self._list(map(self._item, points))
        by_issuer = [[p for p in points if p.header.issuer == one] for one in self._issuers(points)]
        if len(by_issuer) == 1:
            return self._list([items, self._change(points[0], points[-1])])
        if len(points) == 2:
            return self._list([items, self._more()])
        changes = [
            f"{self._place(own[0])}{self._colon()}{self._change(own[0], own[-1])}"
            for own in by_issuer
            if own[0].year and len({p.year for p in own}) > 1
        ]
        return self._list([items, *(changes or [self._say("places")])])

    def _issuers(self, points: Sequence[Point]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(point.header.issuer for point in points))

    def _place(self, point: Point) -> str:
        return _short(self.name_of(point.report_id, self.language))

    def _colon(self) -> str:
        return ": " if self.language == "en" else "："

    def _change(self, first: Point, last: Point) -> str:
        if first.value == last.value:
            return self._say("same", first=first.year, last=last.year)
        text = self._minus(first, last)
        old, new = self._terms([first, last])
        if old and not self._is_share():
            change = abs(new - old)
            percent = (change * 100 / old).quantize(Decimal("0.1"), ROUND_HALF_UP)
            text = self._list([text, f"{plain(change)} / {plain(old)} = {percent}%"])
        key = "up" if new > old else "down"
        return self._say(key, first=first.year, last=last.year, text=text)

    # ------------------------------------------------------------ numbers

    def _is_share(self) -> bool:
        return any(p.unit == "%" for p in self.series.points)

    def _terms(self, points: Sequence[Point]) -> list[Decimal]:
        """The values as formulas show them: cells as printed where all have one unit."""
        if len({p.unit for p in self.series.points}) == 1 and points[0].figure is not None:
            return [p.printed for p in points]
        return [p.value for p in points]

    def _unit(self) -> str:
        """The unit of money behind a formula; cases and items go without saying."""
        units = {p.unit for p in self.series.points}
        unit = next(iter(units))
        if len(units) > 1 or unit_kind(unit) not in ("money", "percent"):
            return ""
        if unit == "%":
            return " percentage points" if self.language == "en" else "个百分点"
        # In brackets: the cells that are computed with hold the number alone, their head the unit.
        return f" ({UNITS_IN_ENGLISH.get(unit, unit)})" if self.language == "en" else f"（{unit}）"

    def _yes_or_no(self) -> str:
        """Whether the first place named has more, or it rose, where a question asks just that."""
        reckoning, points = self.series.reckoning, self.series.points
        if not (reckoning.yesno or reckoning.why):
            return ""
        if reckoning.operation == "compared" and len(points) == 2:
            one, other = points
            right = one.value < other.value if reckoning.fewer else one.value > other.value
        elif reckoning.operation == "trend" and reckoning.direction and self._issuer():
            first, *_, last = self.series.in_time
            rose, fell = first.value < last.value, first.value > last.value
            right = rose if reckoning.direction == "rise" else fell
        else:
            return ""
        if reckoning.why:
            return "" if right else say("otherwise", self.language)
        return say("right" if right else "wrong", self.language)

    # ------------------------------------------------------------ coverage

    def _coverage(self) -> str:
        series, notes = self.series, []
        if (series.missing and series.reckoning.relation != "unsaid") or series.unread:
            notes.append(self._say("covers", n=len(series.points), all=series.held))
        if series.unread:
            notes.append(self._say("unread", names=self._names(series.unread)))
        if series.missing and series.reckoning.relation != "unsaid":
            notes.append(self._say("missing", names=self._names(series.missing)))
        notes += self._definitions()
        notes += self._counted_twice()
        if not notes:
            return ""
        text = self._list(notes)
        return f" ({text})" if self.language == "en" else f"（{text}）"

    def _counted_twice(self) -> list[str]:
        """Which of the places added up lie inside another of them."""
        inner: dict[str, list[str]] = {}
        for one, other in self.series.nested:
            inner.setdefault(other, []).append(one)
        return [
            self._say(
                "nested",
                inner=self._names(ids, dated=False),
                outer=self._names((other,), dated=False),
            )
            for other, ids in inner.items()
        ]

    def _usual_basis(self) -> str:
        """What the others are held against: the tables, else what was asked for, else most."""
        bases = [p.basis for p in self.series.points]
        asked = [basis for basis in ("table", self.series.key) if basis in bases]
        return asked[0] if asked else max(dict.fromkeys(bases), key=bases.count)

    def _definitions(self) -> list[str]:
        """What is counted otherwise than by most: by the text, by a table of before 2019."""
        notes = []
        for basis in dict.fromkeys(p.basis for p in self.series.points):
            if basis == self._usual_basis():
                continue
            names = self._names([p.report_id for p in self.series.points if p.basis == basis])
            key = "older" if basis.startswith("statistics.") else "stated"
            notes.append(self._say(key, names=names, label=_label(basis, self.language)))
        return notes


def _label(indicator: str, language: str) -> str:
    known = load_indicators().by_key[indicator]
    return known.zh if language == "zh" else known.en


def _added(terms: Sequence[Decimal]) -> str:
    return f"{' + '.join(map(plain, terms))} = {plain(sum(terms, Decimal(0)))}"


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"


def _rounded(value: Decimal) -> str:
    return plain(value.quantize(Decimal("0.1"), ROUND_HALF_UP))
