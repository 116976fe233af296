"""What is remembered of a return whose workbook was made: when, where to, and with which figures."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.measures import Value
from cme_desktop.returns.periods import DateRange, month_of
from cme_desktop.values.dates import show_day
from cme_desktop.values.moments import UK


class State(Enum):
    """How a period's return stands."""

    NOT_MADE = "Not made"
    MADE = "Made"
    CHANGED = "Changed since"


@dataclass(frozen=True)
class Changed:
    """A figure that is not what it was when the workbook was made."""

    measure: str
    title: str
    was: Value
    now: Value


@dataclass(frozen=True)
class Made:
    """One workbook of a return, kept as a setting so that every officer sees it."""

    at: datetime
    path: str
    rows: Mapping[str, int]
    """Rows by sheet, as counted on re-opening the file."""
    totals: Sequence[str]
    """The sentences about parts and wholes on its cover."""
    figures: Mapping[str, Value]
    """The period's own figures, by `figure_key`."""
    readers: str = ""
    """Who can read the file, as it was when it was made; not kept, as that may change."""

    @property
    def on(self) -> str:
        """The day it was made, as it is read."""
        return show_day(self.at.astimezone(UK).date())

    def to_text(self) -> str:
        """The text to keep."""
        kept = asdict(self) | {"at": self.at.isoformat()}
        del kept["readers"]
        return json.dumps(kept, ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> "Made":
        """What was kept."""
        kept: dict[str, Any] = json.loads(text)
        return cls(**kept | {"at": datetime.fromisoformat(kept["at"])})

    def changes(self, figures: Iterable[Figure]) -> list[Changed]:
        """The figures that differ from those in the workbook; one that has come or gone counts as nought."""
        gone = dict(self.figures)
        found = []
        for figure in figures:
            was = gone.pop(figure_key(figure.measure, figure.category), 0)
            if was != figure.value:
                found.append(Changed(figure.measure, figure.title, was, figure.value))
        for key, was in gone.items():
            if was:
                measure = key.partition("/")[0]
                found.append(Changed(measure, MEASURES[measure].label, was, 0))
        return found


def state_words(state: State, made: Made | None) -> str:
    """How a return stands: `Made Mon 9 Nov 2026`."""
    if made is None:
        return state.value
    return f"Made {made.on}" if state is State.MADE else f"Changed since {made.on}"


def figure_key(measure: str, category: str | None) -> str:
    """What a figure of a period is known by."""
    return f"{measure}/{category or ''}"


def setting_key(period: DateRange) -> str:
    """The setting that remembers a period's return: `return.2026-11`, or its two days."""
    return f"return.{period_name(period)}"


def file_words(period: DateRange, today: date) -> str:
    """The period in the name of its workbook, with what of it had come, and its school years if several."""
    years = period.so_far(today).school_years()
    said = period_name(period)
    if len(years) > 1:
        said += f", school years {years[0]} to {years[-1]}".replace("/", "-")
    if period.start > today:
        return f"{said}, not begun"
    return f"{said}, so far to {today.isoformat()}" if today in period else said


def period_name(period: DateRange) -> str:
    """The period as file names and settings have it: `2026-11`, or `2016-09-01 to 2016-12-31`."""
    if period == month_of(period.start):
        return f"{period.start:%Y-%m}"
    return f"{period.start.isoformat()} to {period.end.isoformat()}"
