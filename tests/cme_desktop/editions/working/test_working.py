"""The working edition: its figures, the rows that prove them, and the links from each to the other."""

from collections import Counter
from datetime import date

import pytest

from cme_desktop.records.home_education.fields import HomeEducation
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.on_roll_notice import OnRollNotice
from cme_desktop.records.pace_interview import PaceInterview
from cme_desktop.records.penalty_notice import Payment, PenaltyNotice
from cme_desktop.records.ten_day_notification import TenDayNotification
from cme_desktop.records.whereabouts_enquiry import Check, WhereaboutsEnquiry
from cme_desktop.returns.catalogue import CHAPTERS
from cme_desktop.returns.figures import as_row, figures
from cme_desktop.returns.periods import DateRange, month_of
from cme_desktop.returns.tallies import UNTOLD
from cme_desktop.standing_records.child import Child
from cme_desktop.standing_records.hub import Hub
from cme_desktop.standing_records.school import School
from tests.cme_desktop.returns.filed import NOVEMBER, Filed, nov
from tests.told import cover, make_working, opened, table

AS_AT = date(2026, 12, 2)
ENQUIRIES = "4 Whereabouts enquiries"
CHECKS = "4 Checks by agency"
ENQUIRY_ROWS = "4 rows – Whereabouts enquiries"


def filed():
    return Filed(
        Child(surname="Okafor", forename="Ada"),
        Child(surname="Hidden", forename="Holly", restricted=True, restricted_reason="refuge"),
        School(name="Ashdown Primary", laestab="3522999"),
        Hub(name="North"),
        TenDayNotification(child=1, school=3, hub=4, received_on=nov(3), first_absent_on=nov(2)),
        TenDayNotification(child=1, school=3, received_on=date(2026, 10, 3)),
        TenDayNotification(child=1, school=3, received_on=date(2025, 11, 3)),
        WhereaboutsEnquiry(child=1, school=3, received_on=nov(4), checks=[
            Check(id=1, check="gp", result="found", asked_on=nov(5)),
            Check(id=2, check="police", asked_on=nov(6)),
        ]),
        WhereaboutsEnquiry(
            child=2, school=3, hub=4, status="located", received_on=nov(5), located_on=nov(20),
            found_where="another_authority", found_how="refuges",
        ),
        PaceInterview(child=1, school=3, held_on=nov(10), outcome="caution"),
        PenaltyNotice(child=1, school=3, issued_on=nov(4), status="issued", reason="leave", payments=[
            Payment(id=1, paid_on=nov(20), amount=4050), Payment(id=2, paid_on=nov(21), amount=4000),
        ]),
        OnRollNotice(child=1, school=3, received_on=nov(6), entered_on=nov(5), origin="abroad"),
        OffRollNotice(child=1, school=3, received_on=nov(24), deleted_on=nov(23), destination_kind="abroad"),
        HomeEducation(child=2, school=3, started_on=date(2025, 9, 1)),
    )  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    out = tmp_path_factory.mktemp("working") / "return.xlsx"
    make_working(filed(), out, NOVEMBER, AS_AT)
    return out


def lines(path, sheet):
    """The figures of a chapter by their labels; a label that is met again is of another list."""
    found = {}
    for row in table(path, sheet):
        found.setdefault(row[1], row)
    return found


def rows_of(path, chapter, number):
    return [row[2:] for row in table(path, chapter) if row[0] == number]


def test_the_cover_says_what_it_is_and_that_all_adds_up(made):
    says = cover(made)
    assert "OFFICIAL-SENSITIVE: children are named. Not to leave the service." in next(
        label for label in says if label.startswith("Carrowby") or "Working edition" in label
    )
    assert any(label.startswith("Yes: ") and label.endswith(" sums") for label in says)
    assert any(label.startswith("Yes: ") and label.endswith(" figures") for label in says)
    assert says["Counted"] == "November 2026, as recorded on Fri 20 Nov 2026 14:05."
    assert says["School days"].startswith("Weekdays less bank holidays")
    assert "History" not in says


def test_the_notes_hold_what_proves_the_history(made):
    (said,) = [row[1] for row in table(made, "Notes") if row[0] == "History"]
    assert " 2026-12-02 entries " in said


def test_figures_of_five_periods_side_by_side_with_their_change(made):
    received = lines(made, "1 10-day notifications")["10-day notifications received"]
    assert received[:8] == ["1.01", "10-day notifications received", 1, 1, 0, 1, 2, 1]


def test_a_whole_says_which_sums_prove_it_and_a_part_how_many_rows(made):
    found = lines(made, "1 10-day notifications")
    assert found["10-day notifications received"][8] == "1 part = 1; 1 + 0 + 0 = 1"
    assert found["10-day notifications received on time"][8] == "1 row"
    enquiries = lines(made, ENQUIRIES)
    assert enquiries["Enquiries open at the end"][8].startswith("0 + 2 − 0 = 2")


def test_nothing_to_divide_by_is_said_in_shorthand(made):
    share = lines(made, ENQUIRIES)["Share of children located"]
    assert share[2] == 1
    assert share[5] == "[z]"


def test_each_figure_leads_to_exactly_its_rows_and_they_lead_back(made):
    book = opened(made)
    checked = 0
    for chapter in (book[f"{number} {chapter.kind.plural}"] for number, chapter in enumerate(CHAPTERS, 1)):
        for row in chapter.iter_rows(min_row=5, max_col=3):
            number, cell = row[0].value, row[2]
            if cell.hyperlink is None:
                assert not number or not cell.value or cell.value == "[z]"
                continue
            sheet, _, block = cell.hyperlink.location.rpartition("!")
            cells = book[sheet.strip("'")][block]
            assert {one[0].value for one in cells} == {number}
            assert {one[0].hyperlink.location for one in cells} == {
                f"'{chapter.title}'!A{cell.row}:I{cell.row}"
            }
            above, below = cells[0][0].row - 1, cells[-1][0].row + 1
            assert book[sheet.strip("'")].cell(above, 1).value != number
            assert book[sheet.strip("'")].cell(below, 1).value != number
            checked += 1
    assert checked > 30


def test_what_the_rows_count_as_comes_to_the_figure(made):
    enquiries = lines(made, ENQUIRIES)
    number = enquiries["Checks made"][0]
    assert [row[0] for row in rows_of(made, ENQUIRY_ROWS, number)] == [1, 1]
    money = lines(made, "6 Penalty notices")["Money received (£)"]
    assert [row[0] for row in rows_of(made, "6 rows – Penalty notices", money[0])] == [40.5, 40]
    assert money[2] == 80.5


def test_what_was_asked_of_an_agency_and_what_came_of_it_stand_in_one_row(made):
    every = lines(made, CHECKS)
    assert every["All"][2:5] == [2, 1, 0.5]
    assert every["GP"][2:8] == [1, 1, 1, 0, 0, "[z]"]
    assert every["Police"][2:5] == [1, 0, 0]
    number = every["Police"][0]
    assert [row[0] for row in rows_of(made, ENQUIRY_ROWS, f"{number}a")] == [1]
    assert [row[0] for row in rows_of(made, ENQUIRY_ROWS, f"{number}c")] == [0]
    book = opened(made)
    (row,) = [row for row in book[CHECKS].iter_rows(min_row=5) if row[0].value == number]
    for letter, cell in zip("ac", (row[2], row[4]), strict=True):
        where, _, block = cell.hyperlink.location.rpartition("!")
        cells = book[where.strip("'")][block]
        assert {one[0].value for one in cells} == {f"{number}{letter}"}
        assert {one[0].hyperlink.location for one in cells} == {f"'{CHECKS}'!A{row[0].row}:N{row[0].row}"}
    label = next(row[1] for row in book[ENQUIRIES].iter_rows() if row[1].value == "Checks by agency")
    assert label.hyperlink.location == f"'{CHECKS}'!A1"


def test_measures_that_share_their_categories_stand_side_by_side():
    by_measure = {}
    for figure in figures(filed(), NOVEMBER):
        if figure.category not in (None, UNTOLD):
            by_measure.setdefault(figure.measure, []).append(figure.category)
    for chapter in CHAPTERS:
        lists = Counter(tuple(by_measure[one.key]) for one in chapter.measures if one.key in by_measure)
        shared = {one.key for one in chapter.measures if lists[tuple(by_measure.get(one.key, ()))] > 1}
        grouped = {column.measure for group in chapter.side_by_side for column in group.columns}
        assert shared == grouped, chapter.kind.key


def test_a_check_is_told_by_its_enquiry_with_its_own_day_and_result(made):
    number = lines(made, ENQUIRIES)["Checks made"][0]
    first, second = rows_of(made, ENQUIRY_ROWS, number)
    assert first == [1, "ENQ-0008", "Okafor, Ada", "", "Ashdown Primary", "", nov(5), "Child found"]
    assert second[5:] == ["", nov(6), "Opened"], "one without a result stands as its enquiry does"


def test_a_net_flow_has_the_rows_of_both_sides_with_their_sign(made):
    flow = lines(made, "3 On-roll notices")["Net flow of pupils"]
    rows = rows_of(made, "3 rows – On-roll notices", flow[0])
    assert [(row[0], row[1].partition("-")[0]) for row in rows] == [(1, "ONR"), (-1, "OFR")]
    assert flow[2] == 0


def test_the_row_of_a_restricted_child_stands_last_and_says_so_and_no_more(made):
    number = lines(made, ENQUIRIES)["Enquiries opened"][0]
    shown, hidden = rows_of(made, ENQUIRY_ROWS, number)
    assert shown[2] == "Okafor, Ada"
    assert hidden == [1, "[c]", "Restricted", "[c]", "[c]", "[c]", "[c]", "[c]"]
    everything = repr([row for sheet in opened(made) for row in sheet.iter_rows(values_only=True)])
    assert "Hidden" not in everything
    assert "Holly" not in everything
    assert "ENQ-0009" not in everything


def test_a_restricted_child_counts_in_the_whole_and_in_no_named_part(made):
    by_source = {row[1]: row[2] for row in table(made, ENQUIRIES)[2:15]}
    assert by_source["Not broken down (restricted)"] == 1


def test_the_data_sheets_hold_the_figures_with_their_headings_in_row_1(made):
    wanted = [*map(as_row, figures(filed(), NOVEMBER))]
    names, *rows = opened(made)["Data"].iter_rows(values_only=True)
    shown = [
        {
            name: value.date().isoformat() if name in ("from", "to") else value
            for name, value in zip(names, row, strict=True)
        }
        for row in rows
    ]
    assert shown == wanted


def test_each_type_has_its_chapter_and_its_rows(made):
    names = opened(made).sheetnames
    for number, chapter in enumerate(CHAPTERS, 1):
        assert f"{number} {chapter.kind.plural}" in names
        assert f"{number} rows – {chapter.kind.plural}"[:31] in names


def headings(path):
    return [cell.value for cell in opened(path)["Headlines"][4]][1:6]


def test_a_month_so_far_says_so_and_is_compared_with_as_many_days(tmp_path):
    make_working(filed(), tmp_path / "return.xlsx", NOVEMBER, nov(18))
    assert headings(tmp_path / "return.xlsx")[::2] == ["1–18 Nov, so far", "Month change", "Year change"]
    says = cover(tmp_path / "return.xlsx")
    assert says["Note"] == (
        "The period is not over: its figures end with Wed 18 Nov 2026, its duties with Mon 30 Nov 2026."
    )
    located = lines(tmp_path / "return.xlsx", ENQUIRIES)["Children located"]
    assert located[2] == 0  # located on the 20th


def test_a_month_to_come_says_that_it_has_not_begun(tmp_path):
    make_working(filed(), tmp_path / "return.xlsx", month_of(date(2027, 1, 1)), AS_AT)
    assert headings(tmp_path / "return.xlsx")[0] == "Jan 2027, not begun"
    assert "had not begun on Wed 2 Dec 2026" in cover(tmp_path / "return.xlsx")["Note"]


def test_a_period_across_school_years_names_them(tmp_path):
    make_working(filed(), tmp_path / "return.xlsx", DateRange(date(2026, 6, 1), date(2026, 10, 31)), AS_AT)
    assert headings(tmp_path / "return.xlsx")[:2] == ["These days", "Days before"]
    assert cover(tmp_path / "return.xlsx")["Note"] == (
        "The period lies in 2 school years; the year to date is that of 2026/27, from Tue 1 Sep 2026."
    )
