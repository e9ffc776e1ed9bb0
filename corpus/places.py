"""Which issuers, and which places without reports, a question is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.branch_names import branches_of
from corpus.departments import departments_apart, departments_of_accounts, is_said_loosely
from corpus.departments_loosely import departments_loosely, departments_of_a_level
from corpus.gazetteer import Gazetteer, Place
from corpus.issuers import Issuer, Kind, issuers_of
from corpus.issuers_there import IssuersThere
from corpus.near_names import by_character, latin_names, nicknames
from corpus.place_groups import grouped, places_of
from corpus.place_mark import Folded, Mark
from corpus.place_mention import PlaceMention, judged, reading_of
from corpus.place_scan import Scanner
from corpus.place_words import place_words
from corpus.regex import regex
from corpus.report import Header
from corpus.towns_alone import bare_names, towns_alone

_FEW = 4
"""Reports that one place is named with at most."""
_TOGETHER = regex(r"\b(?:and|or|vs|versus|und|et|y|и)\b|和|与|及|跟|、|比|或|と")


@dataclass(frozen=True)
class PlaceIndex:
    """The corpus's issuers under all their names, and the places of China."""

    gazetteer: Gazetteer
    scanner: Scanner
    bodies: IssuersThere
    by_report: Mapping[str, Issuer]
    towns: Mapping[str, tuple[Issuer, ...]]

    @classmethod
    def build(cls, headers: Iterable[tuple[str, Header]]) -> PlaceIndex:
        """An index of the issuers of reports, given as (report id, header)."""
        gazetteer = Gazetteer.load()
        issuers = issuers_of(headers, gazetteer)
        own = {place for issuer in issuers for place in (*issuer.places, *issuer.covers)}
        near = own | {above for place in own for above in gazetteer.ancestors(place)}
        aliases: dict[str, list[Issuer]] = {}
        for issuer in issuers:
            for alias in issuer.aliases:
                if alias not in gazetteer.chinese and alias not in gazetteer.latin:
                    aliases.setdefault(alias, []).append(issuer)
        scanner = Scanner(
            gazetteer,
            place_words(),
            {alias: tuple(found) for alias, found in aliases.items()},
            nicknames(near, gazetteer),
            frozenset(place.code for place in near),
            by_character(near),
            latin_names(near, gazetteer),
            branches_of(issuers),
        )
        return cls(
            gazetteer,
            scanner,
            IssuersThere.of(issuers, gazetteer),
            {report_id: issuer for issuer in issuers for report_id in issuer.report_ids},
            bare_names(issuers),
        )

    def english_name(self, report_id: str) -> str:
        """The issuer of a report in English; empty where its place is not known."""
        issuer = self.by_report.get(report_id)
        return self.bodies.english(issuer) if issuer else ""

    def name(self, report_id: str) -> str:
        """The issuer of a report as it or its file's name calls it; empty where neither does."""
        issuer = self.by_report.get(report_id)
        return issuer.name if issuer else ""

    def areas_over(self, report_ids: Sequence[str]) -> tuple[str, ...]:
        """The Chinese names, whole and short, of the areas that few reports' issuers lie in."""
        if len(report_ids) > _FEW:
            return ()
        issuers = (self.by_report[i] for i in report_ids if i in self.by_report)
        over = {
            area
            for issuer in issuers
            for place in (*issuer.places, *issuer.covers)
            for area in (place, *self.gazetteer.ancestors(place))
        }
        names = {name for area in over for name in (area.name, area.short)}
        return tuple(sorted(names, key=lambda name: (-len(name), name)))

    def is_of(self, report_id: str, place: str, kind: Kind) -> bool:
        """Whether a report is that of a department or town of a place, given by its full name."""
        issuer = self.by_report.get(report_id)
        return (
            issuer is not None
            and issuer.kind == kind
            and any(one.name == place for one in issuer.places)
        )

    def nested(self, dated: Sequence[tuple[str, int | None]]) -> tuple[tuple[str, str], ...]:
        """The pairs of reports of one year of which the first's place lies in the second's.

        ``dated`` are ids of reports, each with its year.
        """
        return tuple(
            (one, other)
            for one, year in dated
            for other, its_year in dated
            if year == its_year and self.lies_within(one, other)
        )

    def lies_within(self, report_id: str, other_id: str) -> bool:
        """Whether a report's issuer is inside what the government of another report is over."""
        inner, outer = self.by_report.get(report_id), self.by_report.get(other_id)
        if inner is None or outer is None or inner is outer or outer.kind != "government":
            return False
        areas = frozenset(outer.places)
        if inner.kind == "government" and areas.intersection(inner.places):
            return False
        return bool(inner.places) and self.bodies.is_in(inner, areas)

    def find(self, text: str) -> tuple[PlaceMention, ...]:
        """The places, zones and bodies that a text names, in order."""
        folded = Folded.of(text)
        groups = grouped(self.scanner.scan(folded), folded.text, self.gazetteer)
        hints = tuple(place for group in groups for mark in group for place in mark.places)
        mentions = []
        for group in groups:
            mention = self._mention(group, folded, hints)
            if mention is not None:
                mentions.append((mention, places_of(group, hints, self.gazetteer)))
        found = tuple(self._without_absorbed(mentions, folded))
        if len(mentions) == 1 and found[0].kind == "parent" and not found[0].department:
            found = self._with_department_apart(*mentions[0], folded) or found
        found = found or tuple(self._of_no_place(folded))
        if all(m.kind in ("parent", "known_place") and not m.department for m in found):
            places = tuple(place for _, of_one in mentions for place in of_one)
            return tuple(self._towns_alone(folded, places)) or found
        return found

    def _towns_alone(self, folded: Folded, places: tuple[Place, ...]) -> Iterator[PlaceMention]:
        for mark in towns_alone(folded, self.towns, places, self.gazetteer):
            start, end = folded.origin[mark.start], folded.origin[mark.end - 1] + 1
            kind, readings = judged(reading_of(one, 1.0, exact=True) for one in mark.issuers)
            text = folded.original[start:end]
            zh, en = self.bodies.names(kind, readings, (), frozenset(), text)
            yield PlaceMention(start, end, text, kind, readings, zh, en)

    def _of_no_place(self, folded: Folded) -> Iterator[PlaceMention]:
        """Bodies that do not say where they are, as a text names them: the county water bureau."""
        for level, mark in departments_of_a_level(folded.text):
            meant = tuple(
                reading_of(one, 1.0, exact=True)
                for one in self.bodies.issuers
                if one.topic == mark.topic and not one.located and one.level == level
            )
            if meant:
                start, end = folded.origin[mark.start], folded.origin[mark.end - 1] + 1
                kind, readings = judged(meant)
                text = folded.original[start:end]
                zh, en = self.bodies.names(kind, readings, (), frozenset(), text)
                yield PlaceMention(start, end, text, kind, readings, zh, en)

    def _with_department_apart(
        self, mention: PlaceMention, places: tuple[Place, ...], folded: Folded
    ) -> tuple[PlaceMention, ...]:
        """A place and its department that a text names apart; none if there is no report of it.

        One that is only told by its account or hotline is the place's, with its words left over
        unless they follow the place at once.
        """
        at, end = folded.origin.index(mention.start), folded.origin.index(mention.end)
        for mark in departments_of_accounts(folded.text):
            if held := self.bodies.departments(places, frozenset(), mark):
                zh, en = self.bodies.names("issuer", held, places, frozenset(), mention.text)
                to = mark.end if folded.text[end : mark.start] in ("", " ", "'s ", "的") else end
                end, text = folded.origin[to - 1] + 1, folded.original
                text = text[mention.start : end]
                meant = replace(mention, end=end, text=text, kind="issuer", readings=held)
                return (replace(meant, zh=zh, en=en),)
        loosely = departments_loosely(folded.text, at, end)
        for apart in (*departments_apart(folded.text), *loosely):
            if held := self.bodies.departments(places, frozenset(), apart):
                start, end = folded.origin[apart.start], folded.origin[apart.end - 1] + 1
                zh, en = self.bodies.names("issuer", held, places, frozenset(), mention.text)
                place = replace(mention, kind="issuer", readings=held, zh=zh, en=en)
                body = replace(place, start=start, end=end, text=folded.original[start:end])
                return tuple(sorted((place, body), key=lambda one: one.start))
        return ()

    def _mention(
        self, group: tuple[Mark, ...], folded: Folded, hints: tuple[Place, ...]
    ) -> PlaceMention | None:
        group = self._less_loose_words(group, folded.text, hints)
        start = min(folded.origin[mark.start] for mark in group)
        end = max(folded.origin[mark.end - 1] + 1 for mark in group)
        group = _spelled_out(group, folded.text)
        places = places_of(group, hints, self.gazetteer)
        zones = frozenset[str]().union(*(mark.zones for mark in group))
        named = tuple(issuer for mark in group for issuer in mark.issuers)
        department = next((mark for mark in group if mark.department), None)
        if places and named and all(one.kind == "department" for one in named):
            # 自然资源局 is the name of every such body: behind a place it is that of the place.
            named, department = self._of_place(places, group, department)
        explicit = any(mark.explicit for mark in group if places and mark.places)
        foreign = any(mark.foreign for mark in group) and not places
        found = (
            ("known_place", ())
            if foreign
            else self.bodies.meant_by(places, zones, named, explicit, hints)
        )
        if found is None:
            return None
        kind, readings = found
        asked = department.department if department else ""
        held = self.bodies.departments(places, zones, department) if department else ()
        if department and not (held or zones or foreign) and kind == "known_place":
            held = self.bodies.unplaced(places, department)
        if held:
            kind, readings, asked = "issuer", held, ""
        elif department and department.start == department.end and kind == "issuer":
            asked = ""  # Huai'an or Shanghai's commission: the one has a report, and no commission
        if folded.original[start:end].count("(") > folded.original[start:end].count(")"):
            end += folded.original[end : end + 1] == ")"
        text = folded.original[start:end]
        zh, en = self.bodies.names(kind, readings, places, zones, text)
        above = self.bodies.above(places, bool(zones))
        return PlaceMention(start, end, text, kind, readings, zh, en, asked, above)

    def _less_loose_words(
        self, group: tuple[Mark, ...], text: str, hints: tuple[Place, ...]
    ) -> tuple[Mark, ...]:
        """Without "finance people", which may be no department, where none has a report."""
        places = places_of(group, hints, self.gazetteer)
        zones = frozenset[str]().union(*(mark.zones for mark in group))
        return tuple(
            mark
            for mark in group
            if not (mark.department and is_said_loosely(text, mark))
            or self.bodies.departments(places, zones, mark)
        )

    def _of_place(
        self, places: tuple[Place, ...], group: tuple[Mark, ...], department: Mark | None
    ) -> tuple[tuple[Issuer, ...], Mark | None]:
        """The bodies of the places themselves, of those that a group names; else what it names."""
        mark = max((mark for mark in group if mark.issuers), key=lambda mark: mark.end)
        there = tuple(
            one
            for one in mark.issuers
            if any(p in places for p in one.places)
            or (mark.end - mark.start > len(one.tail) and self.bodies.is_in(one, places))
        )
        anywhere = tuple(one for one in mark.issuers if one.may_be_of(places))
        topic = mark.issuers[0].topic
        name = mark.issuers[0].tail
        asked = department or Mark(mark.start, mark.end, department=name, topic=topic)
        if there or self.bodies.departments(places, frozenset(), asked) or not anywhere:
            return there, asked if topic and not there else department
        return anywhere, department

    def _without_absorbed(
        self, mentions: list[tuple[PlaceMention, tuple[Place, ...]]], folded: Folded
    ) -> Iterator[PlaceMention]:
        """Leaves out a place that is only said to tell where another one is."""
        for at, (mention, places) in enumerate(mentions):
            absorbed = mention.kind in ("parent", "known_place") and any(
                self._inside(others, places)
                and not _TOGETHER.search(
                    folded.original[
                        min(mention.end, other.end) : max(mention.start, other.start)
                    ].lower()
                )
                for index, (other, others) in enumerate(mentions)
                if index != at
            )
            if not absorbed:
                yield mention

    def _inside(self, places: tuple[Place, ...], areas: tuple[Place, ...]) -> bool:
        return any(
            place != area and self.gazetteer.within(place, area)
            for place in places
            for area in areas
        )


def _spelled_out(group: tuple[Mark, ...], text: str) -> tuple[Mark, ...]:
    """The issuer alone whose Chinese name stands in brackets: Чжуншань (中山街道) is no city."""
    inside = tuple(m for m in group if m.issuers and text[: m.start].rstrip().endswith("("))
    return inside or group
