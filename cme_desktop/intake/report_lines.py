"""Lines that are no records: totals, page numbers, the day of printing, headings once more, Restricted."""

import re
from collections.abc import Mapping

from cme_desktop.fields import NameField
from cme_desktop.intake.columns import TableColumns, dated
from cme_desktop.intake.linked import is_reference
from cme_desktop.public_names import RESTRICTED
from cme_desktop.spreadsheets.tables import Cell, SheetRow
from cme_desktop.spreadsheets.values import cell_text
from cme_desktop.values.errors import quoted
from cme_desktop.values.names import fold

_COUNTED = r"(?:records?|rows?|pupils?|students?|child(?:ren)?|schools?|entries|lines?|results?|notices?)"
_MADE = r"(?:printed|generated|produced|created|exported|extracted|downloaded|run|report(?:ed)?)"
_LINE = re.compile(
    "|".join(
        (
            rf"(?:grand |sub-?)?totals?(?: (?:number )?(?:of )?{_COUNTED})?(?:\s*[:=-]?\s*[0-9,.]*)?",
            rf"(?:count|sum|average|number of {_COUNTED})\s*[:=-]\s*[0-9,.]*",
            rf"[0-9,]+ {_COUNTED}(?: (?:listed|found|in total|selected))?",
            rf"(?:end|start) of (?:the )?(?:report|file|list|data|page|document|{_COUNTED})",
            rf"(?:this )?(?:report |list |file )?(?:was )?{_MADE}(?: (?:on|by|at|from|date|time)\b|\s*:).*",
            r"page\s*:?\s*[0-9]+(?:\s*(?:of|/)\s*[0-9]+)?",
            r"(?:source|notes?|filters?|criteria|selection|copyright|confidential|official)\s*[:(–-].*",
            r"confidential|official(?:[ -]+sensitive)?",
            r"[0-9]{1,4}",
            r"©.*",
        )
    ),
    re.IGNORECASE,
)
_LABEL = re.compile(
    rf"{_MADE} (?:on|by|at|from|for|date|time)\b.*|(?:total )?number of {_COUNTED}|total {_COUNTED}"
    r"|(?:date|time) (?:of )?(?:printed|printing|run|export(?:ed)?|report)|(?:report|file|user) name",
    re.IGNORECASE,
)
"""What stands in a cell of its own before what it is the label of; nobody is called so."""
_ORNAMENT = " \t*-–—=_.#~<>[]()|"
_FIGURE = re.compile(r"[0-9.,]+ ?%?")
_MANY_WORDS = 4
_SEVERAL = 3
_LABEL_AND_WORDS = 2


def report_line(row: SheetRow) -> str | None:
    """Why a row is a line of the report and no record; None where it may be a record."""
    filled = {header: cell for header, cell in row.cells.items() if cell is not None and cell != ""}
    if filled and all(fold(cell_text(cell)) == fold(header) for header, cell in filled.items()):
        return "The headings once more, not a record."
    if not filled:
        return None
    first, *others = [cell_text(cell).strip() for cell in filled.values()]
    words = first.strip(_ORNAMENT)
    if not all(_FIGURE.fullmatch(other) for other in others):
        return None
    if (words or others) and not _LINE.fullmatch(words):
        return None
    return f"{quoted(' '.join((first, *others)))} is a line of the report, not a record."


def only_restricted(row: SheetRow, columns: TableColumns) -> str | None:
    """Why a row tells of nobody: an export says of a restricted child only that there is one."""
    filled = [cell for cell in row.cells.values() if cell is not None and cell != ""]
    if len(filled) != 1 or columns.reference(row.cells) != RESTRICTED:
        return None
    return "This row of an export says only that a child is restricted; nothing is loaded from it."


def like_a_line(cells: Mapping[str, Cell], columns: TableColumns) -> str | None:
    """Why a row may be a line of the report: its only name reads like a sentence, or like a label."""
    filled = [(header, cell) for header, cell in cells.items() if cell is not None and cell != ""]
    if len(filled) == _LABEL_AND_WORDS and _is_name(columns, filled[0][0]):
        label, words = (cell_text(cell).strip() for _, cell in filled)
        if _LABEL.fullmatch(label.strip(_ORNAMENT + ":")):
            return (
                f"{quoted(f'{label} {words}')} reads like a line of the report. "
                "If it is a record, fill in another column of it."
            )
    if len(filled) != 1 or len(cells) < _SEVERAL:
        return None
    header, text = filled[0][0], cell_text(filled[0][1]).strip()
    if not _is_name(columns, header):
        return None
    if is_reference(text) or "," in text:
        return None
    if not (len(text.split()) > _MANY_WORDS or ":" in text or re.search("[0-9]{2}", text)):
        return None
    return (
        f"Only “{header}” is filled in, and {quoted(text)} reads like a line of the report. "
        "If it is a record, fill in another column of it."
    )


def _is_name(columns: TableColumns, header: str) -> bool:
    slot = columns.slots.get(header)
    return slot is not None and (isinstance(slot.read_as, NameField) or dated(slot))
