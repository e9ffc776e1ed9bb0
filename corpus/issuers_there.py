"""Which issuers of a corpus a place, a zone there or a department of it means, and their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.gazetteer import Gazetteer, Place
from corpus.issuers import Issuer
from corpus.place_mark import Mark
from corpus.place_mention import MentionKind, Reading, judged, reading_of
from corpus.place_words import zone_names


@dataclass(frozen=True)
class IssuersThere:
    """The issuers of a corpus, by the areas that they lie in and by their names."""

    gazetteer: Gazetteer
    issuers: tuple[Issuer, ...]
    by_area: Mapping[str, Sequence[int]]
    by_name: Mapping[str, Issuer]

    @classmethod
    def of(cls, issuers: tuple[Issuer, ...], gazetteer: Gazetteer) -> IssuersThere:
        """The issuers put in order."""
        names = {issuer.name: issuer for issuer in reversed(issuers)}
        return cls(gazetteer, issuers, _by_area(issuers), names)

    def above(self, places: tuple[Place, ...], zone: bool) -> tuple[str, ...]:
        """The reports of the governments over places, or a zone there, the nearest first."""
        governments = [
            (max(len(place.code) for place in issuer.places), issuer.report_ids)
            for issuer in self.issuers
            if issuer.kind == "government"
            and issuer.places
            and any(
                (zone or place != over) and self.gazetteer.within(place, over)
                for place in places
                for over in issuer.places
            )
        ]
        ordered = sorted(governments, key=lambda pair: -pair[0])
        return tuple(report_id for _, ids in ordered for report_id in ids)

    def meant_by(
        self,
        places: tuple[Place, ...],
        zones: frozenset[str],
        named: tuple[Issuer, ...],
        explicit: bool,
        hints: tuple[Place, ...],
    ) -> tuple[MentionKind, tuple[Reading, ...]] | None:
        """What a place, a zone or a name means, and how surely; None where nothing."""
        if named:
            inside = tuple(
                one
                for one in named
                if (not places or not one.located or self.is_in(one, places))
                and (one.kind != "department" or one.zones or not zones)
            )
            if inside:
                return judged(reading_of(one, 1.0, exact=True) for one in inside)
            return "known_place", ()
        if zones:
            return self._zone(places, zones, hints)
        if places:
            return self._place(places, explicit)
        return None

    def _place(
        self, places: tuple[Place, ...], explicit: bool
    ) -> tuple[MentionKind, tuple[Reading, ...]]:
        exact, named_after, inside = [], [], []
        for issuer in self._around(places):
            governed = (*issuer.places, *issuer.covers) if issuer.kind == "government" else ()
            covered = governed or issuer.covers
            if explicit:  # 平潭县 is the county's government, not the zone that covers it
                covered = governed or tuple(p for p in issuer.covers if p not in issuer.places)
            if any(place in covered for place in places):
                exact.append(reading_of(issuer, 1.0, exact=True))
            elif issuer.zones and issuer.kind == "zone" and any(p in issuer.places for p in places):
                named_after.append(reading_of(issuer, 0.6, exact=False))
            else:
                inside.append(reading_of(issuer, 0.3, exact=False))
        if exact:
            return judged([*exact, *([] if explicit else named_after)])
        if named_after and not explicit:
            return judged(named_after)
        children = (*named_after, *inside)
        return ("parent", children) if children else ("known_place", ())

    def _zone(
        self, places: tuple[Place, ...], zones: frozenset[str], hints: tuple[Place, ...]
    ) -> tuple[MentionKind, tuple[Reading, ...]] | None:
        fitting = [issuer for issuer in self.issuers if _is_zone(issuer, zones)]
        if not places:
            whole = [one for one in fitting if zones - {"any"} <= one.zones]
            fitting = whole or fitting
            near = [one for one in fitting if self.is_in(one, hints)]
            if not fitting or (zones == {"any"} and not near):
                return None
            return judged(reading_of(one, 0.8, exact=True) for one in near or fitting)
        here = [one for one in fitting if any(p in (*one.places, *one.covers) for p in places)]
        if here:
            return judged(reading_of(one, 1.0, exact=True) for one in here)
        if zones <= {"any", "newarea"}:
            return self._place(places, explicit=True)
        inside = tuple(
            reading_of(one, 0.3, exact=False) for one in fitting if self.is_in(one, places)
        )
        return ("parent", inside) if inside else ("known_place", ())

    def departments(
        self, places: tuple[Place, ...], zones: frozenset[str], mark: Mark
    ) -> tuple[Reading, ...]:
        """The departments asked about that have reports; a branch is not its whole department."""
        return tuple(
            reading_of(issuer, 1.0, exact=issuer.tail == mark.department or not issuer.is_branch)
            for issuer in self._around(places)
            if issuer.kind in ("department", "town")
            and any(place in issuer.places for place in places)
            and (bool(zones & issuer.zones) or not issuer.zones | zones or issuer.is_branch)
            and (issuer.topic == mark.topic if mark.topic else issuer.tail == mark.department)
        )

    def unplaced(self, places: tuple[Place, ...], mark: Mark) -> tuple[Reading, ...]:
        """The one body of a kind that says its level alone, not where it is, for such a place.

        Nothing else is held of the place: what is asked of its audit bureau is asked of 区审计局.
        """
        meant = [
            one
            for one in self.issuers
            if one.kind == "department" and one.topic == mark.topic != ""
            and one.level and one.may_be_of(places)
        ]  # fmt: skip
        return tuple(reading_of(one, 1.0, exact=False) for one in meant) if len(meant) == 1 else ()

    def _around(self, areas: Iterable[Place]) -> Iterator[Issuer]:
        """The issuers in areas, or of them, in the order of all issuers."""
        found = {at for area in areas for at in self.by_area.get(area.code, ())}
        return (self.issuers[at] for at in sorted(found))

    def is_in(self, issuer: Issuer, areas: Iterable[Place]) -> bool:
        """Whether an issuer lies in one of the areas."""
        return any(
            self.gazetteer.within(place, area)
            for area in areas
            for place in (*issuer.places, *issuer.covers)
        )

    def names(
        self,
        kind: MentionKind,
        readings: tuple[Reading, ...],
        places: tuple[Place, ...],
        zones: frozenset[str],
        text: str,
    ) -> tuple[str, str]:
        """How what is meant is called in Chinese and in English."""
        if kind == "issuer" and readings:
            issuer = self.by_name[readings[0].issuer]
            return issuer.name, self.english(issuer)
        if not places:
            return text, text
        places = tuple(sorted(places, key=lambda place: len(place.code)))
        english = self.gazetteer.english(places[0])
        if not zones:
            return places[0].name, english
        zone_zh, zone_en = zone_names(zones)
        return places[0].short + zone_zh, f"{english} {zone_en}"

    def english(self, issuer: Issuer) -> str:
        """An issuer in English."""
        if not issuer.places:
            return issuer.name
        place = self.gazetteer.english(issuer.places[0])
        if issuer.kind == "zone" and issuer.zones:
            bare = (
                place.removesuffix(" Prefecture").removesuffix(" District").removesuffix(" County")
            )
            return f"{bare} {zone_names(issuer.zones)[1]}"
        if issuer.kind != "government":
            return f"{place} ({issuer.tail})"
        return place


def _by_area(issuers: Sequence[Issuer]) -> dict[str, list[int]]:
    """Which issuers are in each division: in itself, in what it is part of, and so on up."""
    found: dict[str, list[int]] = {}
    for at, issuer in enumerate(issuers):
        codes = {place.code for place in (*issuer.places, *issuer.covers)}
        for area in {code[:size] for code in codes for size in range(2, len(code) + 1, 2)}:
            found.setdefault(area, []).append(at)
    return found


def _is_zone(issuer: Issuer, zones: frozenset[str]) -> bool:
    if issuer.kind != "zone":
        return False
    return bool(issuer.zones & zones) or (
        "any" in zones and bool(issuer.zones & {"hightech", "development", "experimental"})
    )
