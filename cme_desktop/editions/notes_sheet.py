"""Notes: what each measure counts and by which day, shorthand, and the rules of the edition."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.paper import heights
from cme_desktop.paper.book import Cell, Column, ReadingSheet, Row
from cme_desktop.paper.look import Look
from cme_desktop.returns.catalogue import HEADLINES, MEASURES
from cme_desktop.returns.measures import Measure
from cme_desktop.values.shorthand import SHORTHAND

NOTES_SHEET = "Notes"
_WORD, _MEANING = 44, 122
_CLOSER = 3
"""So many points words stand closer than figures do."""
_ROOM = heights.PAGE - heights.TITLE - heights.SAYS - heights.THIRD - heights.HEADINGS
"""Points that rows may take on one page."""


def notes_sheet(
    told: ToldReturn,
    measures: Iterable[Measure],
    signs: Iterable[str],
    rules: Iterable[tuple[str, str]],
    one_page: bool = False,
) -> ReadingSheet:
    """One table, word and meaning: of the headlines and `measures`, of the signs used, of further rules.

    On `one_page` the last measures for which there is no room are left to the working edition.
    """
    defined = [_row(*words) for words in _defined(told, measures)]
    others = [_row(*words) for words in _others(signs, rules)]
    return ReadingSheet(
        name=NOTES_SHEET,
        title="Notes, definitions and shorthand",
        says="This sheet contains one table: what each measure counts, then shorthand, then further rules.",
        columns=[Column("Word", _WORD), Column("Meaning", _MEANING)],
        rows=[*(_fitting(defined, _ROOM - _tall(others)) if one_page else defined), *others],
        table="notes",
        frozen=True,
    )


def _others(signs: Iterable[str], rules: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    yield (
        "Year to date",
        "From 1 September to the last day counted. Of what is open or on a register: the number then.",
    )
    if said := " ".join(f"{sign} {SHORTHAND[sign]}" for sign in signs):
        yield "Shorthand", said
    yield from rules


def _fitting(rows: Sequence[Row], room: float) -> list[Row]:
    """As many as there is room for; where that is not all, the last line says where the others stand."""
    if _tall(rows) <= room:
        return [*rows]
    left = room - _tall([_elsewhere(len(rows))])
    fitting = sum(end <= left for end in accumulate(row.height or 0 for row in rows))
    return [*rows[:fitting], _elsewhere(len(rows) - fitting)]


def _elsewhere(many: int) -> Row:
    return _row(
        "Other measures", f"{many} more are defined on the sheet {NOTES_SHEET} of the working edition."
    )


def _tall(rows: Iterable[Row]) -> float:
    return sum(row.height or 0 for row in rows)


def _row(word: str, meaning: str) -> Row:
    height = heights.height([(word, _WORD), (meaning, _MEANING)])
    return Row([Cell(word, Look.BOLD), Cell(meaning)], height - _CLOSER)


def _defined(told: ToldReturn, measures: Iterable[Measure]) -> Iterator[tuple[str, str]]:
    """Each measure once, by the name under which it is met first."""
    compared, law = told.counted.compared, told.counted.snapshot.law
    called = {headline.measure: headline.label for headline in HEADLINES}
    wanted = dict.fromkeys((*(MEASURES[key] for key in called), *measures))
    for measure in wanted:
        yield called.get(measure.key, measure.label), compared.defined(measure, law)
