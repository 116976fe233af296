"""The figure of the period itself in the working edition, which leads to exactly its rows."""

from cme_desktop.editions.as_shown import AsShown, as_counted, figure_cell
from cme_desktop.editions.working.figure_lines import ChapterLines, FigureLine
from cme_desktop.paper.book import BLANK, Cell, Link
from cme_desktop.paper.look import Look
from cme_desktop.returns.figures import Figure


def told_of(figure: Figure | None) -> AsShown | None:
    """A category that was not on offer leaves its cell empty."""
    return None if figure is None else as_counted(figure)


def own_cell(chapter: ChapterLines, line: FigureLine) -> Cell:
    """The figure, and how many rows its link selects."""
    if line.own is None:
        return BLANK
    cell = figure_cell(as_counted(line.own), line.measure.unit, Look.BOLD)
    if line.number not in chapter.blocks:
        return cell
    first, last = chapter.blocks[line.number]
    rows = f"{line.rows:,} {'row' if line.rows == 1 else 'rows'}"
    return cell._replace(link=Link(chapter.rows_name, first, last, f"{rows} of {line.number}"))
