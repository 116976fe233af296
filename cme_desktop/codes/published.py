"""The Department for Education's code sets, from `resources/code-sets`; `resources/README.md` says whence."""

import csv
from collections.abc import Iterator
from datetime import date

from cme_desktop.fields.choices import Choice
from resources import read_text


def published(name: str) -> Iterator[Choice]:
    """The entries of one set, in the order of its file; a part of another entry says of which."""
    rows = list(csv.DictReader(read_text(f"code-sets/{name}.csv").splitlines()))
    labels = {row["code"]: row["label"] for row in rows}
    for row in rows:
        yield Choice(
            row["code"],
            row["label"],
            _day(row.get("valid_from", "")),
            _day(row.get("valid_to", "")),
            note=row.get("note") or labels.get(row.get("main", ""), ""),
            also=tuple(filter(None, row["also"].split("|"))),
        )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
