"""The lists from which a made-up authority is made: names by heritage, streets, wards, slips of spelling."""

import csv
from dataclasses import dataclass
from functools import cache

from resources import read_text


@dataclass(frozen=True, eq=False)
class Heritage:
    """Where a family comes from, as far as names, languages and ethnic background tell."""

    name: str
    weight: float
    ethnicity: str
    languages: dict[str, float]
    forenames_of: tuple[str, ...]
    surnames_of: tuple[str, ...]
    mother_keeps_name: float
    """The share of mothers with a surname of their own."""
    single_names: float
    """The share of people with one name only."""


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(read_text(f"sample/{name}.csv").splitlines()))


def _heritage(row: dict[str, str]) -> Heritage:
    pairs = (part.split(":") for part in row["languages"].split())
    return Heritage(
        row["heritage"],
        float(row["weight"]),
        row["ethnicity"],
        {code: float(weight) for code, weight in pairs},
        tuple(row["forenames_of"].split()),
        tuple(row["surnames_of"].split()),
        float(row["mother_keeps_name"]) / 100,
        float(row["single_names"]) / 100,
    )


@cache
def heritages() -> tuple[Heritage, ...]:
    """Every heritage."""
    return tuple(map(_heritage, _rows("heritages")))


@cache
def names() -> dict[tuple[str, str], tuple[str, ...]]:
    """Names by heritage and kind (boy, girl, man, woman, surname); `he/she` where a surname has two forms."""
    return {(row["heritage"], row["kind"]): tuple(row["names"].split("|")) for row in _rows("names")}


@cache
def spellings() -> dict[str, str]:
    """Another spelling by which a name is often misheard or mistyped."""
    return {row["spelling"]: row["also"] for row in _rows("variants")}


@cache
def wards() -> dict[str, tuple[str, ...]]:
    """The wards of each hub."""
    return {row["hub"]: tuple(row["wards"].split("|")) for row in _rows("places")}


@cache
def streets() -> tuple[str, ...]:
    """Every street, as `Albert Road`."""
    return tuple(f"{row['name']} {kind}" for row in _rows("streets") for kind in row["kinds"].split("|"))
