"""The columns that each row of table 2 has, and those that a question means which names none."""

from __future__ import annotations

from collections.abc import Mapping

MEASURES: Mapping[str, tuple[str, ...]] = {
    "rules": ("made", "published", "available", "issued", "repealed", "in_force"),
    "normative_documents": ("made", "published", "available", "issued", "repealed", "in_force"),
    "other_documents": ("made", "published", "available"),
    "licences": ("items_before", "change", "decisions"),
    "other_services": ("items_before", "change", "decisions"),
    "penalties": ("items_before", "change", "decisions"),
    "compulsory_measures": ("items_before", "change", "decisions"),
    "fees": ("items_before", "change", "amount"),
    "procurement": ("projects", "amount"),
}
_USUAL: Mapping[str, tuple[str, ...]] = {
    "licences": ("decisions",),
    "other_services": ("decisions",),
    "penalties": ("decisions",),
    "compulsory_measures": ("decisions",),
    "fees": ("amount", "items_before"),
    "procurement": ("projects", "amount"),
}


def usual_measures(row: str) -> tuple[str, ...]:
    """The columns of a row of table 2 that a question means which names none, best first."""
    return _USUAL.get(row, ("made", "published", "available", "issued", "repealed", "in_force"))
