"""The committee edition: six pages in which no child is named, made of figures as they are published."""

import csv
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from zipfile import ZipFile

import pytest

from cme_desktop.editions.committee.published import published
from cme_desktop.editions.file_names import Edition
from cme_desktop.editions.in_words import Target
from cme_desktop.editions.making import make_edition
from cme_desktop.editions.restated import Restated
from cme_desktop.editions.stamp import Earlier, Stamp
from cme_desktop.editions.typed_sentences import LONGEST
from cme_desktop.errors import Cancelled, CmeError
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.ten_day_notification import TenDayNotification
from cme_desktop.records.whereabouts_enquiry import WhereaboutsEnquiry
from cme_desktop.returns.chapters import Page
from cme_desktop.returns.compared import Span
from cme_desktop.returns.periods import DateRange
from cme_desktop.spreadsheets.problems import FileProblem
from cme_desktop.standing_records.child import Child
from cme_desktop.suppression.cells import CellKey, PublishedCell
from tests.cme_desktop.returns.filed import NOVEMBER, Filed, nov
from tests.told import MADE_AT, cover, opened, table, told

AS_AT = date(2026, 12, 2)
OPENED = "whereabouts_enquiry.opened"
LOCATED = "whereabouts_enquiry.located_rate"
SENT = Stamp(2, MADE_AT, datetime(2026, 11, 23, 9, 14, tzinfo=UTC), Earlier(1, MADE_AT))
REFUSED = "[c]"


def notices(month, *kinds):
    """Off-roll notices of a month, so many of each kind of destination."""
    return [
        OffRollNotice(child=1, received_on=month, deleted_on=month, destination_kind=kind)
        for kind, number in kinds
        for _ in range(number)
    ]


def filed():
    child, hidden = Child(surname="Okafor", forename="Ada"), Child(surname="Hidden", restricted=True)
    october, last_year = date(2026, 10, 5), date(2025, 11, 5)
    enquiries = [
        WhereaboutsEnquiry(
            child=1, status="closed", received_on=date(2026, 10, 1 + n), located_on=nov(2 + n),
            closed_on=nov(3 + n), close_reason="in_education", found_where="another_authority",
        )
        for n in range(12)
    ]  # fmt: skip
    return Filed(
        child,
        hidden,
        *notices(nov(5), ("school_in_authority", 20), ("abroad", 6), ("custody", 3), ("died", 4)),
        OffRollNotice(child=2, received_on=nov(6), deleted_on=nov(6), destination_kind="school_in_authority"),
        *notices(october, ("school_in_authority", 15), ("abroad", 2), ("other", 7)),
        *notices(last_year, ("school_in_authority", 9), ("scotland", 5)),
        *(TenDayNotification(child=1, received_on=nov(3), first_absent_on=nov(2)) for _ in range(3)),
        *enquiries,
        *(WhereaboutsEnquiry(child=1, received_on=nov(9)) for _ in range(8)),
        authority="Carrowby",
    )


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    """What was made, with the return it was made of."""
    of = told(
        filed(),
        NOVEMBER,
        AS_AT,
        stamp=SENT,
        targets={LOCATED: Target(0.55)},
        committee="Scrutiny Committee",
        restated=[Restated("Enquiries located", "October 2026", 1, 2, "Entered late", "ENQ-0001", nov(9))],
    )
    out = tmp_path_factory.mktemp("committee") / "return.xlsx"
    before = PublishedCell(OPENED, None, date(2026, 10, 1), date(2026, 10, 31), False, 7)
    return of, make_edition(filed(), of, Edition.COMMITTEE, out, [before])


@pytest.fixture(scope="module")
def made(edition):
    return edition[1].workbook


def lines(path, sheet):
    return {row[0]: row[1:] for row in table(path, sheet)}


def test_it_is_six_sheets_and_each_but_the_first_leads_back_to_it(made):
    book = opened(made)
    assert book.sheetnames == [
        "Cover",
        "Headlines",
        "Finding children",
        "Attendance and home education",
        "13 months",
        "Notes",
    ]
    assert [sheet["A3"].hyperlink.location for sheet in book.worksheets[1:]] == ["'Cover'!A1"] * 5
    entries = [row[0].hyperlink.location for row in book["Cover"].iter_rows() if row[0].hyperlink]
    assert entries == [f"'{name}'!A1" for name in book.sheetnames[1:]]


def test_the_cover_says_what_it_is(made):
    says = cover(made)
    first, second, third = [*says][:3]
    assert first == "Children missing education: November 2026"
    assert second == "Carrowby. For the Scrutiny Committee. No child is named; safe to publish."
    assert third == "Version 2, as sent Mon 23 Nov 2026 09:14"
    assert says["Sent"].endswith("Replaces version 1 of Fri 20 Nov 2026.")
    assert says["Revised since earlier returns"] == "Enquiries opened, October 2026: 7, now 12 [r]."
    assert says["Counted"].startswith("November 2026, as recorded on Fri 20 Nov 2026 14:05.")


def test_a_draft_is_called_safe_only_once_it_is_sent(tmp_path):
    of = told(filed(), NOVEMBER, AS_AT)
    draft = make_edition(filed(), of, Edition.COMMITTEE, tmp_path / "draft.xlsx")
    said = [*cover(draft.workbook)][1]
    assert said == "Carrowby. No child is named; safe to publish once it is marked as sent."


def test_the_sign_of_what_is_withheld_is_explained_under_the_headlines(made):
    sheet = opened(made)["Headlines"]
    said = [cell.value for cell in sheet["A"]]
    shown = any(cell.value == "[c]" for row in sheet.iter_rows(min_row=5) for cell in row)
    assert shown
    assert [words for words in said if words and words.startswith("[c]: ")] == [said[-1]]


def test_its_sentences_are_short_and_proved_by_the_headlines(made):
    says = cover(made)
    headlines = table(made, "Headlines")
    cells = [cell for row in headlines for cell in row]
    numbers = [cell for cell in cells if isinstance(cell, float)]
    proofs = {
        *re.findall(r"\d+", " ".join(map(str, cells))),
        *(f"{abs(number):.0f}" for number in numbers),
        *(f"{number:.0%}".rstrip("%") for number in numbers),
    }
    assert says["Off-roll notices"]
    for heading in ("10-day notifications", "Off-roll notices", "Attendance", "Home education"):
        sentence = says.get(heading, "")
        assert len(sentence) <= LONGEST
        assert {*re.findall(r"\d+", sentence)} <= proofs


def test_categories_beyond_the_declared_are_joined_and_restricted_ones_with_them(made):
    found = lines(made, "Finding children")
    assert found["Off-roll notices received"][0] == 34
    assert found["Another school in this authority"][0] == 20
    assert "Custody" not in found
    assert found["Any other, or not broken down"][0] == REFUSED, "some of its other months are small"


def test_a_restricted_child_is_among_all_others(edition, tmp_path):
    of, _ = edition
    made = make_edition(filed(), of, Edition.COMMITTEE_WITH_SMALL_NUMBERS, tmp_path / "small.xlsx")
    found = lines(made.workbook, "Finding children")
    assert found["Another school in this authority"][0] == 20
    assert found["Any other, or not broken down"][0] == 8, "custody, died, and the restricted child"


def test_what_stood_open_is_read_down(made):
    found = lines(made, "Finding children")
    open_, came, went, left = (
        found[label][0]
        for label in (
            "Enquiries open at the start",
            "plus enquiries opened",
            "minus enquiries closed",
            "Enquiries open at the end",
        )
    )
    assert (open_, came, went, left) == (12, 8, 12, 8)


def test_small_numbers_are_withheld_and_what_would_give_them_away(made):
    received = lines(made, "Finding children")["10-day notifications received"]
    assert received[0] == REFUSED
    assert received[3] == REFUSED, "the year to date is the same three"
    shown = [cell for row in table(made, "Finding children") for cell in row[1:]]
    assert not {1, 2, 3, 4} & {cell for cell in shown if cell != REFUSED}


def test_a_headline_that_is_withheld_has_no_change_no_words_and_no_chart(made):
    headlines = lines(made, "Headlines")
    withheld = [label for label, row in headlines.items() if row[0] == REFUSED]
    assert withheld
    for label in withheld:
        assert [headlines[label][place] for place in (2, 4, 7, 8)] == ["", "", "", ""]
    assert not drawn_titles(made) & set(withheld)


def drawn_titles(path):
    with ZipFile(path) as parts:
        drawings = [parts.read(name).decode() for name in parts.namelist() if "drawings/drawing" in name]
    return set(re.findall(r'name="([^"]+)"', " ".join(drawings)))


def test_the_page_says_how_many_sums_hold(made):
    below = [row[0].value for row in opened(made)["Finding children"].iter_rows(min_row=20)]
    assert any(str(said).startswith("Checked: all ") and "[c] included" in str(said) for said in below)


def test_a_sum_that_does_not_hold_is_told_and_it_is_not_called_safe(edition, tmp_path):
    of, _ = edition
    counts = of.counted.counts
    whole = of.whole(Span.OWN, "off_roll_notice.received")
    wrong = whole.recounted(99, whole.things)
    own = [wrong if figure is whole else figure for figure in counts.spans[Span.OWN]]
    sums = [replace(tried, whole=wrong) if tried.whole is whole else tried for tried in counts.sums]
    broken = replace(counts, spans={**counts.spans, Span.OWN: own}, sums=sums)
    spoilt = replace(of, counted=replace(of.counted, counts=broken))
    made = make_edition(filed(), spoilt, Edition.COMMITTEE, tmp_path / "spoilt.xlsx")
    assert (made.data, made.register) == (None, ())
    assert opened(made.workbook)["Headlines"].oddHeader.right.text == "OFFICIAL-SENSITIVE"
    page = opened(made.workbook)["Finding children"]
    red = [row[0] for row in page.iter_rows(min_row=20) if "but not to the whole" in str(row[0].value)]
    assert red
    assert {cell.font.color.rgb for cell in red} == {"00B3261E"}
    says = cover(made.workbook)
    assert "safe to publish" not in " ".join(says)
    assert "but not to the whole" in says["Does not add up"]
    assert "99" not in " ".join([*(cell.value for cell in red), *says.values()]), (
        "by how much would tell the parts that are withheld"
    )
    small = make_edition(filed(), spoilt, Edition.COMMITTEE_WITH_SMALL_NUMBERS, tmp_path / "small.xlsx")
    assert "but the whole is 99" in cover(small.workbook)["Does not add up"]


def test_with_small_numbers_it_says_that_it_may_not_be_published(edition, tmp_path):
    of, _ = edition
    made = make_edition(filed(), of, Edition.COMMITTEE_WITH_SMALL_NUMBERS, tmp_path / "small.xlsx")
    assert made.data is None
    assert made.register == ()
    assert lines(made.workbook, "Finding children")["10-day notifications received"][0] == 3
    assert any(
        "Contains numbers from 1 to 4. Not to be published." in label for label in cover(made.workbook)
    )
    header = opened(made.workbook)["Headlines"].oddHeader
    assert "not to be published" in header.left.text
    assert header.right.text == "OFFICIAL-SENSITIVE"


def test_the_open_data_are_what_is_shown(edition):
    _, made = edition
    with open(made.data, encoding="utf-8-sig", newline="") as file:
        rows = [*csv.DictReader(file)]
    assert [*rows[0]] == ["measure", "label", "category", "value", "from", "to"]
    own = {
        (row["measure"], row["category"]): row["value"]
        for row in rows
        if (row["from"], row["to"]) == ("2026-11-01", "2026-11-30")
    }
    assert own["off_roll_notice.received", ""] == "34"
    assert own["ten_day_notification.received", ""] == REFUSED
    assert own["off_roll_notice.destination_kind", "any_other"] == REFUSED


def test_the_register_keeps_every_number_and_whether_it_was_withheld(edition):
    _, made = edition
    kept = {cell.key: (cell.hidden, cell.value) for cell in made.register}
    assert kept[CellKey("ten_day_notification.received", None, nov(1), nov(30))] == (True, 3)
    assert kept[CellKey("off_roll_notice.received", None, nov(1), nov(30))] == (False, 34)


def test_a_later_edition_repeats_what_was_published(edition):
    of, made = edition
    again = published(of, published_as(33, made.register))
    assert again.shows(of.whole(Span.OWN, "off_roll_notice.received")) == 33, (
        "one more is no reason to restate it"
    )


def published_as(number, register):
    """As if so many off-roll notices had been published before."""
    whole = CellKey("off_roll_notice.received", None, nov(1), nov(30))
    return [replace(cell, value=number) if cell.key == whole else cell for cell in register]


def test_what_was_published_otherwise_is_told_on_the_cover(edition, tmp_path):
    of, made = edition
    before = published_as(20, made.register)
    again = make_edition(filed(), of, Edition.COMMITTEE, tmp_path / "again.xlsx", before)
    assert cover(again.workbook)["Revised since earlier returns"].startswith(
        "Off-roll notices received, November 2026: 20, now 34 [r]."
    )


def test_words_typed_by_hand_stand_in_place_of_those_made_and_the_cover_says_so(edition, tmp_path):
    of, _ = edition
    typed = replace(of, typed={"Off-roll notices": "Schools told us later."})
    made = make_edition(filed(), typed, Edition.COMMITTEE, tmp_path / "typed.xlsx")
    says = cover(made.workbook)
    assert says["Typed by hand"] == "What is said under Off-roll notices."
    assert says["Off-roll notices"] == "Schools told us later."


@pytest.mark.parametrize("to", [Edition.COMMITTEE, Edition.COMMITTEE_WITH_SMALL_NUMBERS])
@pytest.mark.parametrize("words", ["Ada is back.", "All but three came late."])
def test_typed_words_that_name_a_child_or_a_small_number_are_not_published(edition, tmp_path, words, to):
    of, plain = edition
    stands = "Schools told us sooner."
    typed = replace(of, typed={"Off-roll notices": words, "Attendance": stands})
    made = make_edition(filed(), typed, to, tmp_path / "typed.xlsx")
    says = cover(made.workbook)
    assert says["Off-roll notices"].startswith(cover(plain.workbook)["Off-roll notices"])
    assert (says["Attendance"], says["Typed by hand"]) == (stands, "What is said under Attendance.")
    assert words not in "".join(says.values())
    assert " stands where what was typed cannot be published. Off-roll notices: “" in made.left_out


def test_days_that_are_free_to_choose_are_not_published(tmp_path):
    free = told(filed(), DateRange(nov(2), nov(30)), AS_AT)
    for edition in (Edition.COMMITTEE, Edition.COMMITTEE_WITH_SMALL_NUMBERS):
        with pytest.raises(CmeError, match="Only a whole month, term or school year is published"):
            make_edition(filed(), free, edition, tmp_path / "free.xlsx")
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("older", [None, b"PK, an older workbook"])
def test_where_the_open_data_has_no_place_there_is_no_workbook_either(edition, tmp_path, older):
    of, _ = edition
    workbook = tmp_path / "return.xlsx"
    workbook.with_suffix(".csv").mkdir()
    if older:
        workbook.write_bytes(older)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(FileProblem, match=r"return\.csv” is a folder"):
        make_edition(filed(), of, Edition.COMMITTEE, workbook)
    assert sorted(tmp_path.iterdir()) == before
    assert older is None or workbook.read_bytes() == older


def test_a_workbook_that_is_stopped_leaves_no_open_data(edition, tmp_path):
    of, _ = edition
    with pytest.raises(Cancelled):
        make_edition(filed(), of, Edition.COMMITTEE, tmp_path / "return.xlsx", cancelled=lambda: True)
    assert [*tmp_path.iterdir()] == []


def test_no_page_has_more_lines_than_it_can_hold_nor_a_label_that_is_cut(made):
    for page in Page:
        rows = table(made, page.value)
        assert len(rows) <= 24
        assert all(len(row[0]) <= 40 for row in rows)


def test_both_editions_bear_one_check_code(edition, tmp_path):
    of, made = edition
    working = make_edition(filed(), of, Edition.WORKING, tmp_path / "working.xlsx")
    assert f"Check code {of.check_code}." in cover(made.workbook)["Sent"]
    assert cover(working.workbook)["Check code"].startswith(of.check_code)
