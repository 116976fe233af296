"""Entries of history told again of other records: what names a record or its numbers is left open."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.towns.people import NAMED
from cme_desktop.description.record import Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import LinkField
from db.history.chain import REFERENCE

_OPEN, _CLOSE = "\ue000", "\ue001"
_NUMBERS = re.compile(r"\b[A-Z]+-\d{4}-\d{4,}\b")

Filled = Callable[[str, str], str]
"""What stands in a gap, by its kind (a number, a link, a field of a person) and by what stood there."""
LINK = "link"


@dataclass(frozen=True)
class Told:
    """A text with gaps."""

    parts: tuple[str | tuple[str, str], ...]

    def filled(self, by: Filled) -> str:
        """The text with its gaps filled, quoted as JSON has it."""
        return "".join(
            part if isinstance(part, str) else json.dumps(by(*part), ensure_ascii=False)[1:-1]
            for part in self.parts
        )


def with_gaps(kind: RecordType[Record], fields: str, before: Record | None, first: int) -> Told:
    """The fields of an entry; `before` is the person they are of, `first` the first id that is not shared."""
    gaps: list[tuple[str, str]] = []

    def opened(path: str, text: str | None) -> str | None:
        what = None if text is None else _kind_of_gap(kind, path, text, before, first)
        if what is None or text is None:
            return text
        gaps.append((what, text))
        return f"{_OPEN}{len(gaps) - 1}{_CLOSE}"

    told = {path: [opened(path, text) for text in pair] for path, pair in json.loads(fields).items()}
    pieces = re.split(f"{_OPEN}(\\d+){_CLOSE}", json.dumps(told, ensure_ascii=False, sort_keys=True))
    return Told(tuple(gaps[int(piece)] if place % 2 else piece for place, piece in enumerate(pieces)))


def _kind_of_gap(
    kind: RecordType[Record], path: str, text: str, before: Record | None, first: int
) -> str | None:
    if path == REFERENCE:
        return REFERENCE
    if _is_link(kind, path):
        return LINK if int(text) >= first else None
    return path if path in NAMED and before is not None and text == getattr(before, path, None) else None


def _is_link(kind: RecordType[Record], path: str) -> bool:
    name, _, rest = path.partition(".")
    if rest and name in kind.rows:
        return isinstance(kind.rows[name].fields.get(rest.partition(".")[2]), LinkField)
    return isinstance(kind.plain.get(name), LinkField)


def renumbered_in(action: str, renumbered: Callable[[str], str]) -> str:
    """What was done, with the numbers of the records that it names."""
    return _NUMBERS.sub(lambda found: renumbered(found[0]), action)
