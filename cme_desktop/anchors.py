"""Anchors: where the history of a data file stood on a day.

Each entry of a history holds the hash of the one before, but whoever has the file can change the past and
make all later hashes anew. What was noted of the chain before, and kept elsewhere, then no longer agrees.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from cme_desktop.values.dates import show_day

_WRITTEN = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})\s+entries\s+([0-9]{1,15})\s+"
    r"lanes\s+(-|[0-9]{1,4}:[0-9]{1,15}(?:,[0-9]{1,4}:[0-9]{1,15})*)\s+sha256\s+([0-9a-f]{64})",
    re.IGNORECASE,
)
"""Mail and word processors break lines, and change blanks and capitals."""

Heads = Mapping[int, tuple[int, str]]
"""The lanes of a history that have entries: how many, and the hash of the newest."""


@dataclass(frozen=True)
class HistoryAnchor:
    """How many entries each lane had on a day, and one hash over the newest of each."""

    day: date
    lanes: tuple[tuple[int, int], ...]
    hash: str

    @property
    def entries(self) -> int:
        """How many entries there were in all."""
        return sum(count for _, count in self.lanes)

    def text(self) -> str:
        """One line of ASCII, from which it can be read back."""
        lanes = ",".join(f"{lane}:{count}" for lane, count in self.lanes) or "-"
        return f"{self.day.isoformat()} entries {self.entries} lanes {lanes} sha256 {self.hash}"

    def show(self) -> str:
        """In the words of an officer."""
        entries = "1 entry" if self.entries == 1 else f"{self.entries:,} entries"
        return f"the anchor of {show_day(self.day)} ({entries})"


def anchored(day: date, heads: Heads) -> HistoryAnchor:
    """The anchor of a history that ends in these heads."""
    return HistoryAnchor(day, tuple((lane, heads[lane][0]) for lane in sorted(heads)), digest(heads))


def digest(heads: Heads) -> str:
    """One hash over the heads, the same in whatever order they were found."""
    lines = sorted(f"{lane} {count} {head}" for lane, (count, head) in heads.items())
    return sha256("\n".join(lines).encode()).hexdigest()


def anchors_in(text: str) -> list[HistoryAnchor]:
    """Every anchor that stands in a text, in its order; whatever else stands there is passed over."""
    found = (_read(*match.groups()) for match in _WRITTEN.finditer(text))
    return [anchor for anchor in found if anchor is not None]


def newest(anchors: Iterable[HistoryAnchor]) -> HistoryAnchor | None:
    """The one that covers most of a history."""
    return max(anchors, key=lambda anchor: anchor.entries, default=None)


def _read(day: str, entries: str, lanes: str, hash: str) -> HistoryAnchor | None:
    """None for one that contradicts itself."""
    pairs = () if lanes == "-" else tuple(lane.split(":") for lane in lanes.split(","))
    try:
        anchor = HistoryAnchor(
            date.fromisoformat(day), tuple((int(lane), int(count)) for lane, count in pairs), hash.lower()
        )
    except ValueError:
        return None
    return anchor if anchor.entries == int(entries) else None
