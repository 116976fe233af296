"""The versions of a return: what each is of, what is kept of it, and how it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum, StrEnum

from cme_desktop.statutory.periods import months_after
from cme_desktop.values.dates import show_day
from cme_desktop.values.moments import uk_day
from cme_desktop.versions.figures import KeptFigure

_A_DAY = timedelta(days=1)


class ReturnKind(StrEnum):
    """Which of the returns it is."""

    MONTHLY = "monthly"
    """The managers', of a month or of any period."""
    TERMLY = "termly"
    """The Department's, of a census day."""


@dataclass(frozen=True)
class ReturnOf:
    """What a return is of. Every version of it is one of the same days, both included."""

    kind: ReturnKind
    start: date
    end: date

    def __str__(self) -> str:
        return f"{self.kind} return of {period_name(self.start, self.end)}"


@dataclass(frozen=True)
class KeptTarget:
    """What a measure was to come to: of the law, or set by a manager."""

    measure: str
    value: float
    at_least: bool
    """Or at most."""
    source: str = ""
    """The law that sets it; empty for a local one."""


@dataclass(frozen=True)
class Comment:
    """What a manager says of a figure. Category None is the whole."""

    LONGEST = 300

    measure: str
    category: str | None
    words: str


@dataclass(frozen=True)
class VersionContent:
    """What a return showed, and all that it was counted from, as of one moment."""

    figures: tuple[KeptFigure, ...]
    measures: Mapping[str, str] = field(default_factory=dict)
    """By key of each measure a hash of its definition: whether two returns counted by the same."""
    history: str = ""
    """Where the history stood, as the text of a `HistoryAnchor`; empty where that was not noted."""
    targets: tuple[KeptTarget, ...] = ()
    comments: tuple[Comment, ...] = ()

    @property
    def is_traced(self) -> bool:
        """Whether the records behind its figures are known; of returns of long ago values alone are."""
        return bool(self.history)


@dataclass(frozen=True)
class MadeFile:
    """A file that was written of a version."""

    edition: str
    """`committee`, `working`, `data`, `pages`; `termly` of the Department's."""
    name: str
    path: str
    sha256: str
    """Of its bytes; empty of one that was made before that was noted."""


PUBLISHED = "committee"
"""The edition that publishes what it shows, once it is sent."""


@dataclass(frozen=True)
class Sending:
    """That files of a version were sent, which nobody takes back. The first sending freezes the version."""

    at: datetime
    by: str
    to_whom: str
    how: str
    files: tuple[MadeFile, ...] = ()
    """Those that went; none of a sending of before that was noted."""
    register: int = 0
    """How many cells had been published when it was tried what the version may tell."""

    @property
    def publishes(self) -> bool:
        """Whether the committee edition went; where that was not noted, what was made of it counts as out."""
        return not self.files or any(file.edition == PUBLISHED for file in self.files)

    @property
    def what(self) -> str:
        """Which files went: their names, or `files not noted`."""
        return ", ".join(file.name for file in self.files) or "files not noted"

    def took(self, file: MadeFile) -> bool:
        """Whether a file of its version went, or may have: of a sending without any it was not noted."""
        return not self.files or file in self.files

    @property
    def whom(self) -> str:
        """To whom and how: `Director, by e-mail`."""
        return ", ".join(filter(None, (self.to_whom, self.how)))


@dataclass(frozen=True)
class VersionLine:
    """A version as lists tell of it."""

    id: int
    of: ReturnOf
    number: int
    made_at: datetime
    made_by: str
    check_code: str
    """Empty where the records behind the figures were not kept."""
    replaces: int | None = None
    """The number of the version sent last when it was made."""
    sendings: tuple[Sending, ...] = ()
    """In the order that it was sent in: it may go to several, and nothing of it is written anew for that."""

    @property
    def sent(self) -> Sending | None:
        """The first sending, which froze it; None of a draft."""
        return self.sendings[0] if self.sendings else None

    @property
    def is_published(self) -> bool:
        """Whether its committee edition is out."""
        return any(sending.publishes for sending in self.sendings)

    @property
    def made_on(self) -> str:
        """The day it was made, as it is read."""
        return show_day(uk_day(self.made_at))

    @property
    def named(self) -> str:
        """`version 2 of the monthly return of 2026-10`."""
        return f"version {self.number} of the {self.of}"


@dataclass(frozen=True)
class ReturnVersion:
    """A version whole."""

    line: VersionLine
    content: VersionContent

    def measures_by_period(self) -> dict[tuple[date, date], list[str]]:
        """By the first and last day of each period, the measures that it has figures of."""
        found: dict[tuple[date, date], dict[str, None]] = {}
        for figure in self.content.figures:
            found.setdefault((figure.start, figure.end), {})[figure.measure] = None
        return {period: list(measures) for period, measures in found.items()}


@dataclass(frozen=True)
class SentFile:
    """A file as it is sent."""

    made: MadeFile
    content: bytes


@dataclass(frozen=True)
class KeptFile:
    """A file of a version as the data file knows it."""

    id: int
    made: MadeFile
    made_at: datetime
    made_by: str
    is_kept: bool
    """Whether its bytes are kept, as those of a version that was sent are."""


class State(Enum):
    """How a return stands."""

    NOT_MADE = "Not made"
    MADE = "Made"
    MADE_ANEW = "Sent, changed since and made anew"
    SENT = "Sent"
    CHANGED = "Changed since"


def state_of(newest: VersionLine | None, changed: bool = False) -> State:
    """How a return stands by its newest version."""
    if newest is None:
        return State.NOT_MADE
    if changed:
        return State.CHANGED
    if newest.sent is not None:
        return State.SENT
    return State.MADE if newest.replaces is None else State.MADE_ANEW


def state_words(state: State, newest: VersionLine | None) -> str:
    """How a return stands, with the day it was made or sent: `Made Mon 9 Nov 2026`.

    A draft never hides that another version is out.
    """
    if newest is None:
        return state.value
    if newest.sent is None and newest.replaces is not None:
        sent, made, changed = f"Sent v{newest.replaces}", f"v{newest.number} made", "changed since"
        return f"{sent}; {made}, {changed}" if state is State.CHANGED else f"{sent}, {changed}; {made}"
    on = newest.made_on if newest.sent is None else show_day(uk_day(newest.sent.at))
    return f"{state.value} {on}"


def newest_of(lines: Iterable[VersionLine]) -> dict[ReturnOf, VersionLine]:
    """The newest version of each return."""
    newest: dict[ReturnOf, VersionLine] = {}
    for line in lines:
        if line.of not in newest or newest[line.of].number < line.number:
            newest[line.of] = line
    return newest


def period_name(start: date, end: date) -> str:
    """A period as file names have it: `2026-11`, `2026-10-01`, or `2016-09-01 to 2016-12-31`."""
    if start.day == 1 and end + _A_DAY == months_after(start, 1):
        return f"{start:%Y-%m}"
    if start == end:
        return start.isoformat()
    return f"{start.isoformat()} to {end.isoformat()}"
