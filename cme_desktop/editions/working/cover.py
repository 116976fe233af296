"""The cover of the working edition: what changed, whether the figures add up, and what is in the workbook."""

from collections.abc import Iterator, Sequence
from itertools import chain, starmap

from cme_desktop.editions.cover_parts import (
    COLUMNS,
    COVER,
    WIDTH,
    closer,
    counted,
    line,
    links,
    paragraph,
    section,
    tiles,
)
from cme_desktop.editions.headline_lines import HeadlineLine
from cme_desktop.editions.headlines_sheet import HEADLINES_SHEET
from cme_desktop.editions.months_table import MONTHS_SHEET
from cme_desktop.editions.notes_sheet import NOTES_SHEET
from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.editions.working.changes_sheet import CHANGES_SHEET
from cme_desktop.editions.working.checks import proved_by_rows
from cme_desktop.editions.working.figure_lines import ChapterLines
from cme_desktop.editions.working.open_work_sheets import OPEN_WORK_SHEETS
from cme_desktop.editions.working.status_sheets import STATUS_SHEET
from cme_desktop.editions.working.years_sheet import YEARS_SHEET
from cme_desktop.paper.book import Cell, Link, ReadingSheet, Row
from cme_desktop.paper.look import Look

_SAYS = "Working edition. OFFICIAL-SENSITIVE: children are named. Not to leave the service."
_NAMED_RESTATED = 2
"""Figures restated that fit on a line of the cover; the sheet has them all."""
_NAMED = 4
"""Measures or sums that are written out on the cover; the sheets have them all."""


def working_cover(
    told: ToldReturn, lines: Sequence[HeadlineLine], chapters: Sequence[ChapterLines]
) -> ReadingSheet:
    """The cover, which is the contents as well."""
    return ReadingSheet(
        name=COVER,
        title=told.title,
        says=f"{told.authority}. {_SAYS}",
        third=told.stamp.words,
        columns=COLUMNS,
        rows=[
            *tiles(lines),
            *closer(_typed(told)),
            *closer(_said(told)),
            *closer(section("What changed since earlier returns", _changed(told, lines))),
            *closer(section("Do the figures add up?", _added_up(told, chapters))),
            *closer(section("What is in this workbook", _contents(chapters))),
            *closer(section("About this edition", _about(told))),
        ],
    )


def _typed(told: ToldReturn) -> Iterator[Row]:
    """What the manager says of the figures; the figures themselves say it on the cover for the committee."""
    if told.typed:
        yield from section(
            "What the manager says",
            chain.from_iterable(starmap(paragraph, told.typed.items())),
        )


def _said(told: ToldReturn) -> Iterator[Row]:
    """What is said of single figures."""
    labels = {(one.measure, one.category): one.label for one in told.kept}
    said = [(labels[of], one.words) for one in told.comments if (of := (one.measure, one.category)) in labels]
    if said:
        lines = chain.from_iterable(starmap(paragraph, said))
        yield from section("What is said of the figures", lines)


def _changed(told: ToldReturn, lines: Sequence[HeadlineLine]) -> Iterator[Row]:
    if not told.beside:  # the file as it stood on a day is held against one version, as is told below
        yield _restated(told)
    for word in ("best", "worst"):
        found = [one.headline.label for one in lines if one.extreme.startswith(word)]
        if found:
            named = "; ".join(found[:_NAMED])
            yield line(f"{len(found)} at their {word}", f"{named}.", Link(HEADLINES_SHEET))


def _restated(told: ToldReturn) -> Row:
    restated = dict.fromkeys(f"{one.words}." for one in told.restated)
    count = f"{len(restated)} {'figure' if len(restated) == 1 else 'figures'} restated"
    since = f"None since {told.earlier_told}." if told.earlier else "There is no earlier return."
    return line(count, " ".join([*restated][:_NAMED_RESTATED]) or since, Link(CHANGES_SHEET))


def _added_up(told: ToldReturn, chapters: Sequence[ChapterLines]) -> Iterator[Row]:
    sums = told.counted.counts.sums
    broken = told.counted.counts.broken()
    held = f"{len(sums) - len(broken):,} of {len(sums):,} sums"
    yield line(
        f"{'No' if broken else 'Yes'}: {held}", "Parts and wholes, what is open, and the months of a year."
    )
    for sentence in broken[:_NAMED]:
        yield from paragraph("Does not add up", sentence)
    proved = proved_by_rows(one for chapter in chapters for one, _ in chapter.placed())
    of_rows = f"{proved[True]:,} of {proved[True] + proved[False]:,} figures"
    yield line(
        f"{'No' if proved[False] else 'Yes'}: {of_rows}", "Each is what “Counts as” comes to in its rows."
    )
    lacking = {record for found in told.counted.undated for record in found.ids}
    count = f"{len(lacking):,} {'record' if len(lacking) == 1 else 'records'} not counted"
    labels = "; ".join(dict.fromkeys(label for found in told.counted.undated for label in found.labels))
    yield line(count, f"No day of: {labels}." if labels else "Every record has its day.", Link(CHANGES_SHEET))


def _contents(chapters: Sequence[ChapterLines]) -> Iterator[Row]:
    """Each chapter with its rows, two in a line; then what stands before and after them."""
    of_chapters = [
        cell
        for chapter in chapters
        for cell in (_leads(chapter.name), Cell(_rows(chapter.rows), link=Link(chapter.rows_name)))
    ]
    for cells in (of_chapters, [*map(_leads, _AROUND)]):
        for first in range(0, len(cells), WIDTH):
            yield links(cells[first : first + WIDTH])


def _rows(count: int) -> str:
    return f"{count:,} {'row' if count == 1 else 'rows'}"


_AROUND = (
    HEADLINES_SHEET, "Duties", "Duties by school", *OPEN_WORK_SHEETS, STATUS_SHEET, YEARS_SHEET,
    CHANGES_SHEET, MONTHS_SHEET, NOTES_SHEET, "Data", "Data – compared",
)  # fmt: skip


def _leads(name: str) -> Cell:
    return Cell(name, Look.BOLD, link=Link(name))


def _about(told: ToldReturn) -> Iterator[Row]:
    yield from counted(told)
    if told.beside:
        yield line("Beside what was kept", told.beside)
    for note in told.counted.compared.notes():
        yield line("Note", note)
    replaces = f" Replaces {told.stamp.replaces.words}." if told.stamp.replaces else ""
    yield line("Check code", f"{told.check_code}, the same in both editions.{replaces}")
