"""What a record type brings to the return: a chapter of measures and charts, found in the type's folder."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import Any, Generic

from cme_desktop.description.parts import Part
from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.registry import REGISTRY
from cme_desktop.returns.measures import Measure
from cme_desktop.returns.picks import Pick, always


@dataclass(frozen=True)
class Bars:
    """A chart of the parts of a whole in a period, with a bar for each."""

    title: str
    measures: tuple[Measure, ...]


class Page(Enum):
    """A page of the committee edition between its headlines and its annex."""

    FINDING = "Finding children"
    AT_HOME = "Attendance and home education"

    @property
    def says(self) -> str:
        """What is on it, for the contents."""
        return _ON_PAGE[self]


_ON_PAGE = {
    Page.FINDING: "Notices from schools, children off roll and whereabouts enquiries, with their parts",
    Page.AT_HOME: "Interviews, penalty notices, and home education with its reasons",
}


@dataclass(frozen=True)
class Months:
    """A chart of one or two measures over thirteen months."""

    title: str
    measures: tuple[Measure, ...]
    up: str = ""
    """What is counted, beside the axis; by default what its figures are numbers of."""
    names: tuple[str, ...] = ()
    """What the lines are called where there are two; else as their measures."""
    page: Page | None = None
    """The page of the committee edition on which it stands as well."""


REST = "any_other"
"""The category in which all that have no line of their own are joined, restricted records among them."""

JOINED = "+"
"""Between the codes of a line in which several are counted together."""


@dataclass(frozen=True)
class Lines:
    """Lines of a page of the committee edition: a whole, and under it what it falls into."""

    page: Page
    whole: str
    """The key of its measure."""
    of: tuple[str, ...] = ()
    """The keys of the measures of its parts: one with categories, or some without."""
    named: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The categories that have a line, by what it is called: at most seven, and the same in every return."""
    rest: str = "Any other, or not broken down"
    """The line of all other categories, restricted records among them."""


@dataclass(frozen=True)
class Beside:
    """A column of measures side by side."""

    heading: str
    """`Helped`."""
    measure: str
    """The key of one with categories."""
    whole: str = ""
    """The key of what it comes to over all categories, where it is counted."""


@dataclass(frozen=True)
class SideBySide:
    """Measures over the same categories, in one row each: on a sheet of its own of the working edition."""

    title: str
    """`Checks by agency`."""
    heading: str
    """What a category is: `Agency`."""
    columns: tuple[Beside, ...]


@dataclass(frozen=True)
class Balance:
    """What stands open from one day to another: what stood, and what came, less what went."""

    standing: str
    """The key of its measure, as are those below."""
    came: tuple[str, ...]
    went: tuple[str, ...]
    page: Page | None = None
    """The page of the committee edition on which it is read down: start, plus, minus, end."""


@dataclass(frozen=True)
class AtMost:
    """A number that is never larger than another of the same days: children than the spells they start.

    Whoever reads both knows that of each other's withheld numbers.
    """

    measure: str
    """The key of its measure, as is the one below; of a share, all of which it is one."""
    of: str
    is_growth: bool = False
    """Whether it is by how much the measure grew in these days."""


class Better(Enum):
    """Which way is better, where one is."""

    MORE = 1
    FEWER = -1
    NEITHER = 0


class Topic(Enum):
    """What a headline is about, in the order that they are read."""

    FINDING = "Finding children"
    NOTICES = "Notices from schools"
    ENFORCEMENT = "Enforcement"
    AT_HOME = "Home education"


@dataclass(frozen=True)
class Headline:
    """A measure on the first page of figures, and what it is called there."""

    measure: str
    """Its key."""
    label: str
    topic: Topic
    better: Better = Better.NEITHER
    by_law: float | None = None
    """What the law wants it to come to: 1 where all notices are to come in time."""
    tile: str = ""
    """What it is called where it stands large on the cover; empty where it does not."""
    under: str = ""
    """The heading of the sentence of the cover that tells it; empty where none does."""
    says: str = ""
    """How that sentence begins, `{now}` standing for the figure: `{now} came on time`."""


@dataclass(frozen=True, kw_only=True)
class Chapter(Generic[R]):
    """The measures of one record type."""

    kind: RecordType[R]
    measures: tuple[Measure, ...]
    reads: tuple[str, ...]
    """The fields that the measures look at besides the status and the child, those of repeating rows as
    `rows.field`; no others are read."""
    countable: Callable[[R], bool] = always
    """Whether a record is counted at all; marked with `reads`."""
    left_out: str = ""
    """The records that are not, in a sentence."""
    duty: str = ""
    """The clock that says when its notices are due, where they are."""
    notices: str = ""
    """The key of the measure that is its line among the notices of each month."""
    came: Pick[R] | None = None
    """The records that tell of a pupil new to the area, one for each child."""
    left: Pick[R] | None = None
    """Those that tell of one who left it."""
    headlines: tuple[Headline, ...] = ()
    balances: tuple[Balance, ...] = ()
    at_most: tuple[AtMost, ...] = ()
    lines: tuple[Lines, ...] = ()
    side_by_side: tuple[SideBySide, ...] = ()
    by_year: tuple[str, ...] = ()
    """The keys of measures of which some school years stand side by side."""
    bars: tuple[Bars, ...] = ()
    months: tuple[Months, ...] = ()


AnyChapter = Chapter[Any]

_CHAPTER: Part[AnyChapter] = Part("chapter", Chapter)


def chapter_of(kind: RecordType[R]) -> Chapter[R] | None:
    """The chapter of one type, where it has one."""
    return _CHAPTER.of_type(kind)


@cache
def chapters() -> tuple[AnyChapter, ...]:
    """Those of all types, in the order that they are read."""
    return tuple(filter(None, map(chapter_of, REGISTRY)))
