"""What a return is called, and the code that two of one count share."""

from datetime import date

from cme_desktop.editions.file_names import Edition, data_name, termly_name, workbook_name
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.periods import DateRange, month_of
from cme_desktop.versions.check_code import check_code
from tests.cme_desktop.returns.filed import things

OCTOBER = month_of(date(2026, 10, 1))
FIGURES = [
    Figure(
        "a.received",
        "Received",
        None,
        None,
        2,
        OCTOBER.start,
        OCTOBER.end,
        things(1, 2),
    ),
    Figure(
        "a.received",
        "Received",
        "late",
        "late",
        1,
        OCTOBER.start,
        OCTOBER.end,
        things(2),
    ),
]


def test_the_marking_stands_in_the_name() -> None:
    assert workbook_name(OCTOBER, Edition.COMMITTEE, "v2") == "cme-2026-10-committee-v2.xlsx"
    assert workbook_name(OCTOBER, Edition.WORKING, "v2") == "cme-2026-10-working-v2-OFFICIAL-SENSITIVE.xlsx"
    small = workbook_name(OCTOBER, Edition.COMMITTEE_WITH_SMALL_NUMBERS, "v1")
    assert small == "cme-2026-10-committee-small-numbers-v1-OFFICIAL-SENSITIVE.xlsx"
    assert data_name(OCTOBER, "v2") == "cme-2026-10-data-v2.csv"
    assert termly_name(date(2026, 10, 1), 1) == "cme-termly-2026-10-01-v1-OFFICIAL-SENSITIVE.xlsx"
    days = DateRange(date(2026, 9, 1), date(2026, 10, 16))
    assert workbook_name(days, Edition.WORKING, "v1").startswith("cme-2026-09-01-to-2026-10-16-working-v1")


def test_the_code_is_of_values_and_records_in_whatever_order() -> None:
    code = check_code(FIGURES)
    assert [len(group) for group in code.split("-")] == [4, 4, 4]
    assert check_code(reversed(FIGURES)) == code
    assert check_code([FIGURES[0].recounted(2, things(2, 1)), FIGURES[1]]) == code


def test_another_record_is_another_code_though_the_value_is_the_same() -> None:
    assert check_code([FIGURES[0], FIGURES[1].recounted(1, things(1))]) != check_code(FIGURES)
    assert check_code([FIGURES[0].recounted(3, FIGURES[0].things), FIGURES[1]]) != check_code(FIGURES)
