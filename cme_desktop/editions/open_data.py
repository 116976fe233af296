"""The open data of the committee edition: its figures in long form as CSV, with the same numbers withheld."""

import csv
from io import StringIO
from pathlib import Path

from cme_desktop.editions.data_sheets import COLUMNS
from cme_desktop.editions.published import Published
from cme_desktop.spreadsheets.replacing import replacing

_ENCODING = "utf-8-sig"
"""With the mark by which spreadsheets know it."""
_BEGINS = ",".join(COLUMNS).encode(_ENCODING)


def write_open_data(path: Path, published: Published) -> None:
    """Write it, in the place of an older one. Raises FileProblem, with nothing left behind then."""
    with replacing(path, (_BEGINS,)) as unfinished:
        unfinished.write_text(_text(published), encoding=_ENCODING, newline="")


def _text(published: Published) -> str:
    lines = StringIO()
    rows = csv.writer(lines)
    rows.writerow(COLUMNS)
    for figure in published.figures:
        value = published.shows(figure)
        rows.writerow((figure.measure, figure.title, figure.category, value, figure.start, figure.end))
    return lines.getvalue()
