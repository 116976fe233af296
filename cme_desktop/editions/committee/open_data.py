"""The open data of the committee edition: its figures in long form as CSV, with the same numbers withheld."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

from cme_desktop.editions.committee.published import Published
from cme_desktop.editions.data_sheets import COLUMNS
from cme_desktop.spreadsheets.replacing import replacing

_ENCODING = "utf-8-sig"
"""With the mark by which spreadsheets know it."""
_BEGINS = ",".join(COLUMNS).encode(_ENCODING)


@contextmanager
def open_data_written(path: Path, published: Published) -> Iterator[None]:
    """It lies beside its place until what it belongs to is there, and then takes that of an older one.

    Raises FileProblem, before anything else is written where nothing could be put there; nothing is left
    behind then, nor where what it belongs to cannot be written.
    """
    with replacing(path, (_BEGINS,)) as unfinished:
        unfinished.write_text(_text(published), encoding=_ENCODING, newline="")
        yield


def _text(published: Published) -> str:
    lines = StringIO()
    rows = csv.writer(lines)
    rows.writerow(COLUMNS)
    for figure in published.figures:
        value = published.shows(figure)
        rows.writerow((figure.measure, figure.title, figure.category, value, figure.start, figure.end))
    return lines.getvalue()
