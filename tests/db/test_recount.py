"""Every figure of the return, on both databases, beside a plain count of the bare rows by its definition."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

import pytest

from cme_desktop.registry import CASEWORK
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.compared import ComparedPeriods
from cme_desktop.returns.counts import Counts, count
from cme_desktop.returns.figures import load
from cme_desktop.returns.periods import DateRange, month_of
from db.store import SqlStore
from tests.db.recount import AS_AT
from tests.db.recount.count import Figures
from tests.db.recount.rows import KINDS, File, read
from tests.db.recount.spoil import spoil
from tests.db.recount.whole import recounted

BY_THEMSELVES = {kind.key for kind in CASEWORK} - set(KINDS)
"""Types whose figures are counted again in a test of their own."""

PERIODS = {
    "a month": month_of(date(2026, 10, 1)),
    "another month": month_of(date(2026, 6, 1)),
    "the month so far": month_of(AS_AT),
    "a term": DateRange(date(2026, 1, 1), date(2026, 4, 14)),
    "a school year": DateRange(date(2025, 9, 1), date(2026, 8, 31)),
    "days in two school years": DateRange(date(2026, 5, 11), date(2026, 10, 16)),
    "all years": DateRange(date(2020, 9, 1), AS_AT),
    "a month to come": month_of(date(2026, 12, 1)),
}


@pytest.fixture
def spoilt(authority: SqlStore) -> SqlStore:
    """A made-up authority in which everything that is easily counted wrong happens."""
    spoil(authority)
    return authority


def by_the_return(counts: Counts) -> dict[DateRange, Figures]:
    found: dict[DateRange, Figures] = {}
    for figure in chain.from_iterable(counts.spans.values()):
        found.setdefault(figure.period, {})[figure.measure, figure.category] = figure.value
    return found


def differences(counts: Counts, file: File) -> list[str]:
    wrong = []
    for span, figures in by_the_return(counts).items():
        counted = recounted(file, (span.start, span.end))
        wrong += [
            f"{span.show()}, {key}: {figures.get(key)}, counted again {counted.get(key)}"
            for key in sorted(figures.keys() | counted.keys(), key=str)
            if key[0].partition(".")[0] not in BY_THEMSELVES
            and (figures.get(key) or 0) != (counted.get(key) or 0)
        ]
    return wrong


def counted(store: SqlStore) -> Iterator[Counts]:
    for period in PERIODS.values():
        with store.reading() as reader:
            yield count(reader, load(reader), ComparedPeriods(period, AS_AT))


def test_every_figure_of_a_tidy_file_comes_to_what_its_definition_says(authority: SqlStore) -> None:
    file = read(authority)
    for counts in counted(authority):
        assert differences(counts, file) == []


def test_every_figure_of_a_spoilt_file_comes_to_what_its_definition_says(spoilt: SqlStore) -> None:
    file, met = read(spoilt), set[str]()
    for counts in counted(spoilt):
        assert differences(counts, file) == []
        met |= {f.measure for figures in counts.spans.values() for f in figures if f.value}
    assert MEASURES.keys() - met == set(), "nothing of these happened in the made-up file"
