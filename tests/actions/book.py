"""The plain model: dictionaries by reference number, with the fields that the actions set."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from tests.actions.deeds import Deed, Line, Way

BLANK: dict[str, Line] = {
    "school": {"status": "open", "name": None},
    "child": {"status": "current", "surname": None, "forename": None, "school": None, "merged_into": None},
    "off_roll_notice": {
        "status": "received",
        **dict.fromkeys(("school", "deleted_on", "destination_kind", "answered_on", "answered_by")),
        **dict.fromkeys(("on_roll", "enquiry", "closing_reason", "closed_on")),
    },
    "on_roll_notice": {
        "status": "received",
        **dict.fromkeys(("school", "entered_on", "off_roll", "enquiry", "home_education")),
        **dict.fromkeys(("closing_reason", "closed_on")),
    },
    "home_education": {
        "status": "notified",
        **dict.fromkeys(("started_on", "off_roll", "ended_on", "end_reason", "end_school")),
    },
    "whereabouts_enquiry": {
        "status": "opened",
        **dict.fromkeys(("off_roll", "located_on", "found_where", "found_how", "found_school")),
        **dict.fromkeys(("closed_on", "close_reason")),
    },
    "calendar_entry": {"status": "current", **dict.fromkeys(("kind", "name", "first_on", "last_on"))},
    "local_rule": {"status": "current", **dict.fromkeys(("rule", "value", "since_on"))},
}
"""By type, what an empty record holds of what the actions set; everything else has to stay blank."""
CASEWORK = ("off_roll_notice", "on_roll_notice", "home_education", "whereabouts_enquiry")
LAW = ("calendar_entry", "local_rule")
for _kind in CASEWORK:
    BLANK[_kind] |= {"child": None, "received_on": None, "notes": None}
LINKS = {
    "child": "child",
    "school": "school",
    "merged_into": "child",
    "on_roll": "on_roll_notice",
    "enquiry": "whereabouts_enquiry",
    "off_roll": "off_roll_notice",
    "home_education": "home_education",
    "end_school": "school",
    "found_school": "school",
}
"""The fields that name another record."""
FINISHED = {
    "off_roll_notice": ("closed", "matched"),
    "on_roll_notice": ("closed", "matched"),
    "home_education": ("returned", "ended"),
    "whereabouts_enquiry": ("closed",),
    "child": ("moved_away", "over_age", "died", "merged"),
    "school": ("closed",),
    "calendar_entry": ("ended",),
    "local_rule": ("ended",),
}


class Book:
    """All that is on file."""

    def __init__(self) -> None:
        self.lines: dict[str, Line] = {}
        self.kinds: dict[str, str] = {}
        self.by_hand: set[str] = set()
        """What an officer has settled: nobody is to ask further, whatever else is on file."""
        self.deeds: list[Deed] = []
        """All that was done, the newest last."""
        self._kept: tuple[dict[str, Line], set[str]] = {}, set()

    def add(self, kind: str, reference: str, **values: Any) -> None:
        """A new record."""
        self.lines[reference] = {**BLANK[kind], **values}
        self.kinds[reference] = kind

    def of(self, kind: str) -> list[str]:
        """The references of a type, in the order in which they were given."""
        return sorted(reference for reference in self.lines if self.kinds[reference] == kind)

    def about(self, kind: str, child: str) -> Iterator[tuple[str, Line]]:
        """The records of a type about a child, the newest first."""
        latest_first = reversed(self.of(kind))
        about = [reference for reference in latest_first if self.lines[reference]["child"] == child]
        about.sort(key=lambda reference: self.lines[reference]["received_on"], reverse=True)
        return ((reference, self.lines[reference]) for reference in about)

    def open_about(self, kind: str, child: str) -> Iterator[tuple[str, Line]]:
        """Those on somebody's desk."""
        return (one for one in self.about(kind, child) if self.is_open(one[0]))

    def is_open(self, reference: str) -> bool:
        """Whether a record is still on somebody's desk."""
        return self.lines[reference]["status"] not in FINISHED[self.kinds[reference]]

    def survivor(self, child: str) -> str:
        """The record of a child that stands for a merged one."""
        seen = [child]
        while (line := self.lines[seen[-1]])["status"] == "merged" and line["merged_into"] not in seen:
            seen.append(line["merged_into"])
        return seen[-1]

    def naming(self, kind: str, field: str, reference: str) -> list[str]:
        """The records of a type that name another one in a field."""
        return [ref for ref in self.of(kind) if self.lines[ref][field] == reference]

    def keep(self) -> None:
        """Note how all stands before an action, for whoever takes that back."""
        self._kept = deepcopy((self.lines, self.by_hand))

    def done(self, way: Way | None = None) -> None:
        """Note what an action did, since `keep`, and the way back that the program offers."""
        before, settled = self._kept
        self.deeds.append(Deed.between(before, self.lines, settled, way))

    def back(self, deed: Deed) -> None:
        """All that an action changed is as it was before it; what else there is stays."""
        for reference, line in deed.before.items():
            if line is None:
                del self.lines[reference]
            else:
                self.lines[reference] = dict(line)
        self.by_hand = self.by_hand - deed.before.keys() | deed.settled
