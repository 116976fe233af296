"""What the dates of a file have first: the day, unless a column proves the month, or somebody says so."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from cme_desktop.desk import Desk
from cme_desktop.intake.date_order import Contradicted, DateOrder, OrderUnknown, proves, written_out
from cme_desktop.intake.importing import import_table
from cme_desktop.intake.outcome import Outcome
from cme_desktop.intake.schools import import_schools
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.school import SCHOOL
from tests.books import read_back, workbook
from tests.cme_desktop.intake.conftest import WriteCsv

CASES = Path(__file__).parents[2] / "data" / "cases"
HEADINGS = ("Surname", "Forename", "Date of birth", "Sex")


def births(desk: Desk) -> dict[str, str]:
    with desk.store.reading() as reader:
        return {
            child.surname: CHILD.fields["birth"].show(child.birth)
            for child in reader.records(CHILD)
            if child.birth
        }


def refused(outcome: Outcome) -> list[str]:
    return [reason for row in outcome.refused_rows for reason in row.reasons]


def children(*days: str) -> list[tuple[str, ...]]:
    return [HEADINGS, *((f"Example{place}", "Ada", day, "F") for place, day in enumerate(days))]


def test_one_date_proves_the_month_first_for_its_column(desk: Desk) -> None:
    outcome = import_table(desk, CHILD, CASES / "d40-month-first.csv")
    assert births(desk) == {"Ashdown": "2 Jan 2015", "Birch": "4 Mar 2014", "Cole": "20 Mar 2015"}
    assert outcome.notes[0] == "The dates in “Date of birth” were read month first: “3/20/2015” proves it."


def test_each_column_has_an_order_of_its_own(desk: Desk, write_csv: WriteCsv) -> None:
    rows = (("Child", "Opened", "Closed"), ("Okafor, Ada", "4/25/2016", "26/5/2016"))
    assert import_table(desk, WHEREABOUTS_ENQUIRY, write_csv(*rows)).loaded == 1
    with desk.store.reading() as reader:
        (enquiry,) = reader.records(WHEREABOUTS_ENQUIRY)
    assert (enquiry.received_on.isoformat(), enquiry.closed_on.isoformat()) == ("2016-04-25", "2016-05-26")


def test_what_nothing_proves_is_asked_and_nothing_loaded(desk: Desk, write_csv: WriteCsv) -> None:
    path = write_csv(*children("1/2/2015", "03/04/2014"))
    for dry_run in (True, False):
        with pytest.raises(OrderUnknown) as asked:
            import_table(desk, CHILD, path, dry_run)
        assert str(asked.value) == (
            "“sent.csv” was not loaded: the dates in “Date of birth” may have the day or the month first, "
            "and none of them shows which. Say --dates dmy if 1/2/2015 means 1 Feb 2015, or --dates mdy if "
            "it means 2 Jan 2015."
        )
    assert births(desk) == {}


@pytest.mark.parametrize(
    ("said", "read"),
    [(DateOrder.DAY_FIRST, "1 Feb 2015"), (DateOrder.MONTH_FIRST, "2 Jan 2015")],
)
def test_what_somebody_says_is_done_and_noted(
    said: DateOrder, read: str, desk: Desk, write_csv: WriteCsv
) -> None:
    outcome = import_table(desk, CHILD, write_csv(*children("1/2/2015", "03/04/2014")), dates=said)
    assert births(desk)["Example0"] == read
    assert f"1/2/2015 is {read}" in outcome.notes[0]


@pytest.mark.parametrize(
    ("said", "proof"), [(DateOrder.DAY_FIRST, "3/20/2014"), (DateOrder.MONTH_FIRST, "20/7/2015")]
)
def test_a_file_that_proves_the_contrary_of_what_is_said_is_refused(
    said: DateOrder, proof: str, desk: Desk, write_csv: WriteCsv
) -> None:
    path = write_csv(*children("1/2/2015", proof))
    for dry_run in (True, False):
        with pytest.raises(Contradicted, match=f"{said.words} was said, but “{proof}” in “Date of birth”"):
            import_table(desk, CHILD, path, dry_run, dates=said)
    assert births(desk) == {}


def test_a_register_that_proves_the_contrary_of_what_is_said_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text((CASES / "school.csv").read_text().replace("01-09-1990", "26-09-1990"))
    with pytest.raises(Contradicted, match="“26-09-1990” in “OpenDate” proves day first"):
        import_schools(desk, path, dates=DateOrder.MONTH_FIRST)


def test_a_column_of_both_orders_is_asked_about_and_the_contrary_handed_back(
    desk: Desk, write_csv: WriteCsv
) -> None:
    path = write_csv(*children("1/2/2015", "25/4/2014", "3/20/2014"))
    with pytest.raises(OrderUnknown, match="“Date of birth” has dates of both orders, “25/4/2014” and"):
        import_table(desk, CHILD, path)
    outcome = import_table(desk, CHILD, path, dates=DateOrder.MONTH_FIRST)
    assert births(desk) == {"Example0": "2 Jan 2015", "Example2": "20 Mar 2014"}
    assert refused(outcome) == [
        "Date of birth: “25/4/2014” has the day first, unlike the rest of its column. Write the month in "
        "letters, like 3 Apr 2015."
    ]


def test_a_files_only_date_is_british_with_its_noughts_and_asked_about_without(
    desk: Desk, write_csv: WriteCsv
) -> None:
    (note,) = import_table(desk, CHILD, write_csv(*children("04/03/2015"))).notes
    assert note.endswith("read day first, which its own dates do not prove: 04/03/2015 is 4 Mar 2015.")
    with pytest.raises(OrderUnknown):
        import_table(desk, CHILD, write_csv(*children("4/3/2015")))


def test_another_column_proves_the_day_first_but_never_the_month(desk: Desk, write_csv: WriteCsv) -> None:
    rows = (("Child", "Opened", "Closed"), ("Okafor, Ada", "3/4/2016", "25/4/2016"))
    outcome = import_table(desk, WHEREABOUTS_ENQUIRY, write_csv(*rows))
    (note,) = outcome.notes
    assert note.endswith("read day first, which its own dates do not prove: 3/4/2016 is 3 Apr 2016.")
    rows = (("Child", "Opened", "Closed"), ("Nowak, Jan", "3/4/2016", "4/25/2016"))
    with pytest.raises(OrderUnknown, match="“Opened” may have"):
        import_table(desk, WHEREABOUTS_ENQUIRY, write_csv(*rows))


def test_a_birth_in_the_cell_of_a_name_has_an_order_too(desk: Desk, write_csv: WriteCsv) -> None:
    day = "13/9/2026"
    rows = (("Child", "Opened"), ("Okafor, Ada, 3/4/2015", day), ("Nowak, Jan, 3/20/2015", day))
    assert import_table(desk, WHEREABOUTS_ENQUIRY, write_csv(*rows)).loaded == 2
    assert births(desk) == {"Okafor": "4 Mar 2015", "Nowak": "20 Mar 2015"}


def test_real_dates_of_a_workbook_and_days_in_letters_ask_nothing(desk: Desk, tmp_path: Path) -> None:
    row = dict(zip(HEADINGS, ("Okafor", "Ada", "2015-04-03", "F"), strict=True))
    path = workbook(tmp_path / "sent.xlsx", [row, row | {"Surname": "Nowak", "Date of birth": "3 Apr 2014"}])
    assert import_table(desk, CHILD, path).loaded == 2


@pytest.mark.parametrize(("proof", "loaded"), [("3/20/2014", 1), ("20/3/2014", 2)])
def test_real_dates_beside_texts_of_an_order_may_be_swapped(
    proof: str, loaded: int, desk: Desk, tmp_path: Path
) -> None:
    row = dict(zip(HEADINGS, ("Okafor", "Ada", date(2015, 1, 2), "F"), strict=True))
    path = workbook(tmp_path / "sent.xlsx", [row, row | {"Surname": "Nowak", "Date of birth": proof}])
    outcome = import_table(desk, CHILD, path)
    assert outcome.loaded == loaded
    (told,) = refused(outcome) or outcome.notes
    assert f"2 Jan 2015 is a date in the spreadsheet, and “{proof}” in the same column is text" in told


def test_a_refused_row_comes_back_with_a_date_that_nobody_can_mistake(
    desk: Desk, write_csv: WriteCsv
) -> None:
    rows = children("1/2/2015", "3/20/2014")
    rows[1] = (*rows[1][:3], "no such sex")
    outcome = import_table(desk, CHILD, write_csv(*rows))
    assert outcome.refused_file is not None
    (back,) = read_back(outcome.refused_file, "sent")
    assert back["Date of birth"] == "2 Jan 2015"
    book = openpyxl.load_workbook(outcome.refused_file)
    sheet = book.active
    sheet.cell(2, [cell.value for cell in sheet[1]].index("Sex") + 1, "F")
    book.save(outcome.refused_file)
    assert import_table(desk, CHILD, outcome.refused_file).loaded == 1
    assert births(desk)["Example0"] == "2 Jan 2015"


def test_the_register_is_day_first_as_published_unless_it_proves_the_month(
    desk: Desk, tmp_path: Path
) -> None:
    text = (CASES / "school.csv").read_text()
    first, other = text.splitlines()
    second = other.replace("100001", "100002").replace("01-09-1990", "09-26-1990")
    path = tmp_path / "register.csv"
    path.write_text("\n".join((first, other.replace("01-09-1990", "09-01-1990"), second)))
    outcome = import_schools(desk, path)
    with desk.store.reading() as reader:
        opened = {school.urn: school.opened_on.isoformat() for school in reader.records(SCHOOL)}
    assert opened == {"100001": "1990-09-01", "100002": "1990-09-26"}
    assert "The dates in “OpenDate” were read month first." in outcome.notes


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("3/20/2015", DateOrder.MONTH_FIRST),
        ("20.3.15", DateOrder.DAY_FIRST),
        ("20032015", DateOrder.DAY_FIRST),
        ("about 3 / 20 / 2015", DateOrder.MONTH_FIRST),
        ("20150314", None),
        ("2015-03-20", None),
        ("1/2/2015", None),
        ("45/46/2015", None),
        ("0161 496 0123", None),
    ],
)
def test_what_a_date_proves(text: str, order: DateOrder | None) -> None:
    assert proves(text) is order


def test_a_date_is_written_out_with_what_stands_around_it() -> None:
    assert written_out("Okafor, Ada, 3/4/15", DateOrder.MONTH_FIRST) == "Okafor, Ada, 4 Mar 15"
    assert written_out("3/20/2015", DateOrder.DAY_FIRST) == "3/20/2015"
