"""A plain statement for each of some measures that go by one test."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_SHARED = ("received_on", "status", "hub_id", "child_id")
"""Columns of the table that all types share."""
_NOT_IN_ERROR = {
    "ten_day_notification": "outcome IS NOT 'entered_in_error'",
    "off_roll_notice": "closing_reason IS NOT 'entered_in_error'",
    "on_roll_notice": "closing_reason IS NOT 'entered_in_error'",
    "whereabouts_enquiry": "close_reason IS NOT 'opened_in_error'",
    "penalty_notice": "issued_by_other_authority IS NOT 1 AND refusal_reason IS NOT 'entered_in_error'",
    "home_education": "end_reason IS NOT 'opened_in_error'",
}
"""The records of a type that are counted at all."""


def within(day: str) -> str:
    return f"{day} BETWEEN :start AND :end"


def standing(began: str, ended: str) -> str:
    return f"{began} <= :end AND ({ended} IS NULL OR {ended} > :end)"


def in_time(duty: str) -> str:
    return f"(SELECT met_on <= due_on FROM deadline WHERE record_id = record.id AND duty = '{duty}')"


@dataclass(frozen=True)
class Plain:
    """The measures that go by one test, each by what its things are told apart."""

    type: str
    test: str
    by: Mapping[str, str]
    """By the measure's name within its type the columns; 1 where it has no categories."""
    counts: str = "count(*)"
    rows: str = ""
    """The table of repeating rows, where it is rows that are counted."""

    def statements(self) -> Iterator[tuple[str, str]]:
        """The key of each measure, and its statement."""
        for name, by in self.by.items():
            yield f"{self.type}.{name}", f"SELECT {by}, {self.counts} FROM {self._from(by)} GROUP BY {by}"

    def _from(self, by: str) -> str:
        test = f"{self.test} AND {_NOT_IN_ERROR.get(self.type, '1')}"
        tables = f"{self.rows} JOIN {self.type} ON {self.type}.id = record_id" if self.rows else self.type
        if any(name in by + test + self.counts for name in ("record.id", *_SHARED)):
            tables = f"{tables} JOIN record ON record.id = {self.type}.id AND record.type = '{self.type}'"
        return f"{tables} WHERE {test}"
