"""Where what is planned stands in the workbook: the names of its sheets, and the rows that links lead to."""

from openpyxl.utils import get_column_letter, quote_sheetname

from cme_desktop.paper.book import MOST_ROWS, Book, Link, ReadingSheet
from cme_desktop.spreadsheets.sheets import Sheet, sheet_name


class Places:
    """A table of more rows than a sheet takes goes on in a further one, and its rows are still one count."""

    def __init__(self, book: Book) -> None:
        self._plans = {plan.name: plan for plan in book.every_sheet}
        self._names: dict[tuple[str, int], str] = {}
        for name in self._plans:
            self.name(name)
        self._farthest: dict[str, int] = {}
        self._written: dict[str, int] = {}

    def name(self, sheet: str, part: int = 0) -> str:
        """What a planned sheet is called in the workbook; its further parts end in (2), (3) and so on."""
        for one in range(part + 1):
            if (sheet, one) not in self._names:
                self._names[sheet, one] = sheet_name(sheet, self._names.values())
        return self._names[sheet, part]

    def location(self, link: Link) -> str:
        """The place as a link names it, a block selected. Raises ValueError for a sheet that is not there."""
        plan = self._plans.get(link.sheet)
        if plan is None:
            raise ValueError(f"A link leads to the sheet {link.sheet!r}, which is not there.")
        if not link.first:
            return f"{quote_sheetname(self.name(link.sheet))}!A1"
        last = link.last or link.first
        self._farthest[link.sheet] = max(last, self._farthest.get(link.sheet, 0))
        first_row, a_sheet = _rows(plan)
        part, above = divmod(link.first - 1, a_sheet)
        below = min(above + last - link.first, a_sheet - 1)
        block = f"A{first_row + above}:{get_column_letter(len(plan.columns))}{first_row + below}"
        return f"{quote_sheetname(self.name(link.sheet, part))}!{block}"

    def tip(self, link: Link) -> str:
        """What a link says of its block; of one that a sheet has no room for, where it goes on too."""
        plan = self._plans.get(link.sheet)
        if plan is None or not link.last:
            return link.tip
        _, a_sheet = _rows(plan)
        part, end = (link.first - 1) // a_sheet, (link.last - 1) // a_sheet
        further = [f"“{self.name(link.sheet, one)}”" for one in range(part + 1, end + 1)]
        goes_on = f"going on in {' and '.join(further)}" if further else ""
        return ", ".join(filter(None, (link.tip, goes_on)))

    def wrote(self, sheet: str, rows: int) -> None:
        """So many rows a planned sheet has turned out to have."""
        self._written[sheet] = rows

    def check(self) -> None:
        """Raises ValueError where a link leads beyond the last row of a sheet."""
        for sheet, row in self._farthest.items():
            if row > self._written[sheet]:
                raise ValueError(f"A link leads to row {row} of {sheet!r}, which has {self._written[sheet]}.")


def _rows(plan: ReadingSheet | Sheet) -> tuple[int, int]:
    """The number of the first row, and how many a sheet takes."""
    return (plan.first_row, plan.rows_a_sheet) if isinstance(plan, ReadingSheet) else (2, MOST_ROWS)
