"""The monthly return as a plan, and the plan as a workbook."""

from datetime import date
from zipfile import ZipFile

import openpyxl
import pytest

from cme_desktop.records.home_education.fields import HomeEducation
from cme_desktop.records.pace_interview import PaceInterview
from cme_desktop.records.ten_day_notification import TenDayNotification
from cme_desktop.records.whereabouts_enquiry import WhereaboutsEnquiry
from cme_desktop.returns.catalogue import CHAPTERS
from cme_desktop.returns.figures import as_row, figures
from cme_desktop.returns.monthly import monthly_plan
from cme_desktop.returns.periods import DateRange, month_of
from cme_desktop.spreadsheets.writing import write_workbook
from cme_desktop.standing_records.child import Child
from cme_desktop.standing_records.hub import Hub
from cme_desktop.standing_records.officer import Officer
from cme_desktop.standing_records.school import School
from tests.cme_desktop.returns.filed import Filed

NOVEMBER = month_of(date(2026, 11, 1))
AS_AT = date(2026, 12, 2)


def nov(day):
    return date(2026, 11, day)


def filed():
    return Filed(
        Child(surname="Okafor", forename="Ada"),
        Child(surname="Hidden", forename="Holly", restricted=True, restricted_reason="refuge"),
        School(name="Ashdown Primary", laestab="3522999"),
        Officer(name="Priya Nair"),
        Hub(name="North"),
        TenDayNotification(child=1, school=3, officer=4, hub=5, received_on=nov(3), first_absent_on=nov(2)),
        TenDayNotification(child=1, school=3, received_on=date(2026, 10, 3)),
        TenDayNotification(child=1, school=3, received_on=date(2025, 11, 3)),
        WhereaboutsEnquiry(
            child=2,
            school=3,
            officer=4,
            hub=5,
            status="located",
            received_on=nov(4),
            located_on=nov(20),
            found_where="another_authority",
            found_how="refuges",
        ),
        PaceInterview(child=1, school=3, held_on=nov(10), outcome="caution"),
        HomeEducation(child=2, school=3, started_on=date(2025, 9, 1), end_reason=None),
    )


@pytest.fixture
def plan():
    return monthly_plan(filed(), NOVEMBER, "Ashdown Council", AS_AT)


def table(plan, name):
    (sheet,) = (sheet for sheet in plan.sheets if sheet.name == name)
    headings = [column.header for column in sheet.columns]
    return [dict(zip(headings, row, strict=True)) for row in sheet.rows]


def test_cover(plan):
    cover = plan.cover
    assert cover.marking == "OFFICIAL-SENSITIVE"
    assert (cover.authority, cover.period, cover.as_at) == ("Ashdown Council", "November 2026", AS_AT)
    assert cover.control_totals[0] == ("parts and wholes", "All parts add up")
    assert any("10-day notification due" in rule for rule in cover.rule_sets)
    assert any("School days: weekdays less bank holidays" in rule for rule in cover.rule_sets)


def test_figures_of_five_periods_side_by_side(plan):
    first = table(plan, "10-day notifications")[0]
    assert first == {
        "Measure": "10-day notifications received",
        "Category": None,
        "Nov 2026": 1,
        "Oct 2026": 1,
        "Nov 2025": 1,
        "Year to date": 2,
        "Last year to date": 1,
        "Definition": "10-day notifications, by the day the notice was received.",
    }


def test_nothing_to_divide_by_reads_no_figure(plan):
    rows = {row["Measure"]: row for row in table(plan, "Whereabouts enquiries")}
    assert rows["Share of children located"]["Nov 2026"] == 1
    assert rows["Share of children located"]["Nov 2025"] == "no figure"


def test_each_type_has_its_figures_and_its_rows(plan):
    names = [sheet.name for sheet in plan.sheets]
    for chapter in CHAPTERS:
        assert chapter.kind.plural in names
        assert f"{chapter.kind.plural} – rows" in names


def test_the_data_sheet_holds_the_figures_of_the_period(plan):
    wanted = [*map(as_row, figures(filed(), NOVEMBER))]
    shown = [
        {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
        for row in table(plan, "Data")
    ]
    assert shown == wanted


def test_a_row_says_who_and_which_figures_count_it(plan):
    (row,) = table(plan, "10-day notifications – rows")
    assert row["Reference"] == "TDN-0006"
    assert row["Child"] == "Okafor, Ada"
    assert row["School"].startswith("Ashdown Primary")
    assert (row["Officer"], row["Hub"]) == ("Priya Nair", "North")
    assert (row["Status"], row["Notice received"]) == ("Received", nov(3))
    assert row["Counted in"] == (
        "10-day notifications received; 10-day notifications received on time; "
        "10-day notifications by hub: North"
    )


def test_the_row_of_a_restricted_child_says_so_and_no_more(plan):
    (row,) = table(plan, "Whereabouts enquiries – rows")
    assert row.pop("Reference") == "Restricted"
    assert set(row.values()) == {"[c]"}
    everything = repr([list(sheet.rows) for sheet in plan.sheets])
    assert "Hidden" not in everything
    assert "Holly" not in everything


def test_a_restricted_child_counts_in_the_whole_and_in_no_named_part(plan):
    rows = table(plan, "Whereabouts enquiries")
    counted = {(row["Measure"], row["Category"]): row["Nov 2026"] for row in rows}
    assert counted["Enquiries opened", None] == 1
    by_source = {
        category: n for (measure, category), n in counted.items() if measure == "Enquiries by source"
    }
    assert {category for category, number in by_source.items() if number} == {"Not broken down (restricted)"}


def test_every_row_counted_is_on_a_rows_sheet(plan):
    counted = {id for figure in figures(filed(), NOVEMBER) for id in figure.ids}
    shown = [row["Reference"] for c in CHAPTERS for row in table(plan, f"{c.kind.plural} – rows")]
    named = [reference for reference in shown if reference != "Restricted"]
    assert len(named) == len(set(named))
    assert len(shown) == len(counted)


def test_months_of_the_chart_run_from_september(plan):
    rows = table(plan, "Chart data – months")
    assert [row["Month"] for row in rows] == ["Sep 2026", "Oct 2026", "Nov 2026"]
    assert [row["10-day notifications received"] for row in rows] == [0, 1, 1]
    assert [row["Children located"] for row in rows] == [0, 0, 1]


def test_september_is_both_the_month_and_the_year_to_date():
    plan = monthly_plan(filed(), month_of(date(2026, 9, 1)), "Ashdown Council", AS_AT)
    assert plan.cover.control_totals[0][1] == "All parts add up"


def test_the_workbook_opens_with_native_charts_and_nothing_hidden(plan, tmp_path):
    path = tmp_path / "return.xlsx"
    receipt = write_workbook(path, plan)
    assert receipt.rows["PACE interviews – rows"] == 1
    book = openpyxl.load_workbook(path)
    assert [row[0] for row in book["Charts"].values][1:] == [
        "PACE interviews by outcome",
        "Notices by month",
        "Children located or not",
        "Penalty notices by event",
    ]
    parts = ZipFile(path).namelist()
    assert len([part for part in parts if part.startswith("xl/charts/chart")]) == 4
    assert len([part for part in parts if part.startswith("xl/drawings/drawing")]) == 1, "all on one sheet"
    assert {sheet.sheet_state for sheet in book.worksheets} == {"visible"}
    data = list(book["Data"].values)
    assert data[0] == ("measure", "label", "category", "value", "from", "to")
    book.close()


def of(period, as_at=AS_AT):
    return monthly_plan(filed(), period, "Ashdown Council", as_at)


def headings(plan):
    return [column.header for column in plan.sheets[0].columns][2:7]


def test_a_month_so_far_says_so_and_is_compared_with_as_many_days():
    plan = of(NOVEMBER, nov(18))
    assert plan.cover.period == "1–18 November 2026, so far"
    assert headings(plan) == [
        "1–18 Nov, so far",
        "1–18 Oct 2026",
        "1–18 Nov 2025",
        "Year to date",
        "Last year to date",
    ]
    assert {row["to"] for row in table(plan, "Data")} == {nov(18)}
    assert {row["to"] for row in table(plan, "Data – compared")} == {
        nov(18),
        date(2026, 10, 18),
        date(2025, 11, 18),
    }
    (ended, *_) = plan.cover.filters
    assert ended == (
        "The period is not over: its figures end with Wed 18 Nov 2026, its duties with Mon 30 Nov 2026."
    )
    rows = {row["Measure"]: row for row in table(plan, "Whereabouts enquiries")}
    assert rows["Children located"]["1–18 Nov, so far"] == 0  # located on the 20th
    assert table(plan, "Chart data – months")[-1]["Month"] == "Nov 2026, so far"


def test_a_month_to_come_says_that_it_has_not_begun():
    plan = of(month_of(date(2027, 1, 1)))
    assert plan.cover.period == "January 2027, not begun"
    assert headings(plan)[:3] == ["Jan 2027, not begun", "1–2 Dec 2026", "Jan 2026"]
    assert "had not begun on Wed 2 Dec 2026" in plan.cover.filters[0]
    next_year = of(month_of(date(2027, 10, 1)))
    assert [(row["Month"], row["Children located"]) for row in table(next_year, "Chart data – months")] == [
        ("Sep 2027, not begun", None),
        ("Oct 2027, not begun", None),
    ]


def test_a_period_across_school_years_names_them():
    plan = of(DateRange(date(2026, 6, 1), date(2026, 10, 31)))
    assert plan.cover.period == "Mon 1 Jun 2026 to Sat 31 Oct 2026 (school years 2025/26 and 2026/27)"
    assert plan.cover.what == f"Children Missing Education: return, {plan.cover.period}"
    assert headings(plan)[:3] == ["These days", "Days before", "A year before"]
    assert plan.cover.filters[0] == (
        "The period lies in 2 school years; the year to date is that of 2026/27, from Tue 1 Sep 2026."
    )


def test_a_month_that_is_over_needs_no_note():
    assert not any("the period" in note.lower() for note in of(NOVEMBER).cover.filters)
    assert of(NOVEMBER).cover.what == "Children Missing Education: monthly return, November 2026"
