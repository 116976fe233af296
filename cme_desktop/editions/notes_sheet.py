"""Notes: what each measure counts and by which day, shorthand, and the rules of the edition."""

from collections.abc import Iterable, Iterator

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


def notes_sheet(
    told: ToldReturn, measures: Iterable[Measure], signs: Iterable[str], rules: Iterable[tuple[str, str]]
) -> ReadingSheet:
    """One table, word and meaning: of the headlines and `measures`, of the signs used, of further rules."""
    rows = [
        *_defined(told, measures),
        (
            "Year to date",
            "From 1 September to the last day counted. Of what is open or on a register: the number then.",
        ),
        ("Shorthand", " ".join(f"{sign} {SHORTHAND[sign]}" for sign in signs)),
        *rules,
    ]
    return ReadingSheet(
        name=NOTES_SHEET,
        title="Notes, definitions and shorthand",
        says="This sheet contains one table: what each measure counts, then shorthand, then further rules.",
        columns=[Column("Word", _WORD), Column("Meaning", _MEANING)],
        rows=[_row(word, meaning) for word, meaning in rows],
        table="notes",
        frozen=True,
    )


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
