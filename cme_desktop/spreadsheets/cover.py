"""The cover sheet: a table of two columns whose first row is the marking."""

from collections.abc import Mapping

from cme_desktop.spreadsheets.sheets import CellValue, Cover, Sheet, SheetColumn

COVER_NAME = "Cover"


def day_text(day: object) -> str:
    """A date as the officers read it: "Mon 9 Nov 2026"."""
    return f"{day:%a} {day:%d} {day:%b %Y}".replace(" 0", " ", 1)


def cover_sheet(cover: Cover, rows_per_sheet: Mapping[str, int]) -> Sheet:
    """The cover as a plan. `rows_per_sheet` counts the rows under each sheet's headings."""
    rows: list[tuple[CellValue, CellValue]] = [
        ("What this is", cover.what),
        ("Authority", cover.authority),
        ("Period", cover.period),
        ("As at", day_text(cover.as_at)),
        ("Contents", cover.contents),
    ]
    rows += [("Only rows where", narrowed) for narrowed in cover.filters]
    rows += [(f"Rows on “{name}”", count) for name, count in rows_per_sheet.items()]
    rows += [(f"Control total: {label}", value) for label, value in cover.control_totals]
    rows += [("Rules used", name) for name in cover.rule_sets]
    rows += [("Anchor of the history", cover.anchor)] if cover.anchor else []
    return Sheet(COVER_NAME, (SheetColumn("Marking", 34), SheetColumn(cover.marking, 70, "number")), rows)
