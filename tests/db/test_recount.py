"""Every figure of the return, on both databases, beside a plain count of the bare rows by its definition."""

from collections.abc import Iterator
from datetime import date

import pytest

from cme_desktop.registry import CASEWORK
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.monthly import monthly_plan
from cme_desktop.returns.periods import DateRange, month_of
from cme_desktop.spreadsheets.sheets import Workbook
from db.store import SqlStore
from tests.db.recount import AS_AT
from tests.db.recount.count import Figures, Recount
from tests.db.recount.rows import KINDS, File, read
from tests.db.recount.spoil import spoil

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


def data(plan: Workbook) -> Iterator[tuple[DateRange, str, str | None, float | None]]:
    for name in ("Data", "Data – compared"):
        (sheet,) = (sheet for sheet in plan.sheets if sheet.name == name)
        for measure, _, category, value, first, last in sheet.rows:
            yield DateRange(first, last), str(measure), category, value  # type: ignore[arg-type, misc]


def by_the_return(plan: Workbook) -> dict[DateRange, Figures]:
    found: dict[DateRange, Figures] = {}
    for span, measure, category, value in data(plan):
        found.setdefault(span, {})[measure, category] = value
    return found


def differences(plan: Workbook, file: File) -> list[str]:
    wrong = []
    for span, figures in by_the_return(plan).items():
        counted = Recount(file, (span.start, span.end)).all()
        wrong += [
            f"{span.show()}, {key}: {figures.get(key)}, counted again {counted.get(key)}"
            for key in sorted(figures.keys() | counted.keys(), key=str)
            if key[0].partition(".")[0] not in BY_THEMSELVES
            and (figures.get(key) or 0) != (counted.get(key) or 0)
        ]
    return wrong


def plans(store: SqlStore) -> Iterator[Workbook]:
    for period in PERIODS.values():
        with store.reading() as reader:
            yield monthly_plan(reader, period, "Carrowby", AS_AT)


def test_every_figure_of_a_tidy_file_comes_to_what_its_definition_says(authority: SqlStore) -> None:
    file = read(authority)
    for plan in plans(authority):
        assert differences(plan, file) == []


def test_every_figure_of_a_spoilt_file_comes_to_what_its_definition_says(spoilt: SqlStore) -> None:
    file, counted = read(spoilt), set[str]()
    for plan in plans(spoilt):
        assert differences(plan, file) == []
        counted |= {measure for _, measure, _, value in data(plan) if value}
    assert MEASURES.keys() - counted == set(), "nothing of these happened in the made-up file"
