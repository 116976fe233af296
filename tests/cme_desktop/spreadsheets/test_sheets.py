"""Plans: sheet names, covers, templates. Nothing is written here."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.spreadsheets.cover import cover_sheet
from cme_desktop.spreadsheets.sheets import Cover, Sheet, SheetColumn, sheet_name
from cme_desktop.spreadsheets.templates import choices_sheet, drop_down_formula, notes_sheet, template


@pytest.mark.parametrize(
    ("wanted", "taken", "name"),
    [
        ("Off-roll notices", [], "Off-roll notices"),
        ("Rows: all [2026/27]", [], "Rows all 2026 27"),
        ("'quoted'", [], "quoted"),
        ("", [], "Sheet"),
        ("History", [], "History (2)"),
        ("DATA", ["Data", "data (2)"], "DATA (3)"),
        ("Whereabouts-unknown enquiries open", [], "Whereabouts-unknown enquiries o"),
        ("x" * 40, ["x" * 31], "x" * 27 + " (2)"),
    ],
)
def test_sheet_name(wanted: str, taken: list[str], name: str) -> None:
    assert sheet_name(wanted, taken) == name


@given(st.lists(st.text(max_size=40), max_size=8))
def test_sheet_names_are_lawful_and_never_clash(wanted: list[str]) -> None:
    names: list[str] = []
    for text in wanted:
        names.append(sheet_name(text, names))

    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name.strip("'") == name


def test_the_cover_starts_with_the_marking_and_counts_the_rows() -> None:
    cover = Cover(
        what="Monthly return",
        authority="Anyshire",
        period="November 2026",
        as_at=date(2026, 11, 9),
        filters=["hub is North"],
        control_totals=[("Penalty notices issued", 12)],
        rule_sets=["Regulations of 2024"],
        marking="OFFICIAL",
        contents="Publishable",
    )

    sheet = cover_sheet(cover, {"Figures": 30})

    assert [column.header for column in sheet.columns] == ["Marking", "OFFICIAL"]
    assert list(sheet.rows) == [
        ("What this is", "Monthly return"),
        ("Authority", "Anyshire"),
        ("Period", "November 2026"),
        ("As at", "Mon 9 Nov 2026"),
        ("Contents", "Publishable"),
        ("Only rows where", "hub is North"),
        ("Rows on “Figures”", 30),
        ("Control total: Penalty notices issued", 12),
        ("Rules used", "Regulations of 2024"),
    ]


def test_a_cover_is_taken_to_be_about_children_unless_told() -> None:
    cover = Cover("Export", "Anyshire", "Autumn 2026", date(2026, 11, 9))

    assert (cover.marking, cover.contents) == ("OFFICIAL-SENSITIVE", "Named – internal")


YES_NO = SheetColumn("Returned", choices=("Yes", "No"), note="Is the child back?", required=True)
SCHOOL = SheetColumn("School", choices=tuple(f"Anytown Primary {place}" for place in range(40)))
PLACE = SheetColumn("Place", choices=("Bristol, City of", "Leeds"))


def test_a_template_explains_each_column() -> None:
    plan = template("Off-roll", [YES_NO, SheetColumn("Surname")])

    assert [(sheet.name, list(sheet.rows)) for sheet in plan.sheets] == [
        ("Off-roll", []),
        ("Notes", [("Returned", "Is the child back?", "Yes", "Yes; No"), ("Surname", "", "No", "")]),
    ]
    assert notes_sheet([YES_NO]).columns == plan.sheets[1].columns


def test_lists_too_long_or_with_commas_go_to_a_sheet_of_their_own() -> None:
    sheets = [Sheet("Off-roll", [YES_NO, SCHOOL]), Sheet("More", [PLACE, SCHOOL])]

    choices = choices_sheet(sheets)

    assert choices is not None
    assert [column.header for column in choices.columns] == ["School", "Place"]
    assert list(choices.rows)[1:3] == [("Anytown Primary 1", "Leeds"), ("Anytown Primary 2", None)]
    assert drop_down_formula(YES_NO, sheets, "Choices") == '"Yes,No"'
    assert drop_down_formula(SCHOOL, sheets, "Choices") == "'Choices'!$A$2:$A$41"
    assert drop_down_formula(PLACE, sheets, "Choices (2)") == "'Choices (2)'!$B$2:$B$3"
    assert choices_sheet([Sheet("Short", [YES_NO])]) is None


@pytest.mark.parametrize("headers", [[], [""], ["Surname", "SURNAME"], ["Two\nlines"], [" Surname"]])
def test_headings_must_be_clean_and_unlike_each_other(headers: list[str]) -> None:
    with pytest.raises(ValueError, match="Off-roll"):
        Sheet("Off-roll", [SheetColumn(header) for header in headers])
