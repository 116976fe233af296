"""What is looked into before the termly form is keyed, each with the children concerned.

The collection has rules of its own, which run once the figures are in; these are not they.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cme_desktop.fields import known
from cme_desktop.returns.counting import id_of
from cme_desktop.returns.sums import Sum
from cme_desktop.standing_records.child import year_group_on
from cme_desktop.termly.blocks import Counted
from cme_desktop.termly.figures import Evidence
from cme_desktop.termly.headings import CountedChild, expected_year
from cme_desktop.termly.sides import Side
from cme_desktop.termly.year import AT_HOME, MISSING, STARTED, Once, YearCounts


@dataclass(frozen=True)
class FormCheck:
    """One of them. It holds where nothing was found and nobody is concerned."""

    asks: str
    found: str = ""
    """What was found that concerns nobody in particular."""
    concerned: Mapping[int, Evidence] = field(default_factory=dict)
    """Children by id."""

    @property
    def holds(self) -> bool:
        """Whether there is nothing to look at."""
        return not self.found and not self.concerned


def checks(
    counted: Counted,
    day: date,
    before: date | None,
    tried: Sequence[Sum],
    year: YearCounts | None,
    restricted: frozenset[int],
    to_note: int,
) -> list[FormCheck]:
    """All of them, in the order in which they are read; what lacks of a restricted child is told nobody.

    A total that changed by more than `to_note` per cent since the last term asks for a note.
    """
    told = [one for one in counted[day] if id_of(one.child) not in restricted]
    broken = [one.broken() for one in tried if not one.holds]
    return [
        FormCheck("Every block adds up to all children", " ".join(broken)),
        *_of_children(told, day),
        *(_of_year(counted, year) if year is not None else ()),
        *(_changes(counted[day], counted[before], to_note) if before is not None else ()),
    ]


def _of_children(counted: Sequence[CountedChild], day: date) -> Iterator[FormCheck]:
    at_home = {id_of(one.child) for one in counted if one.side is Side.AT_HOME}
    asked: Mapping[str, Callable[[CountedChild], bool]] = {
        "Nobody is in EHE and in CME": lambda one: one.side is Side.MISSING and id_of(one.child) in at_home,
        "Every child has a date of birth, by which the age is known": lambda one: (
            expected_year(one.child, day) is None
        ),
        "Every child has a sex, or the answer that it is not known": lambda one: one.child.sex is None,
        "Every child has a primary reason, or an answer in its place": lambda one: one.reason is None,
        "Nothing that decides begins after the census day or ends before it": lambda one: (
            not one.holds or (one.since is not None and one.since > day)
        ),
        "The year group on file is that of the age": lambda one: (
            known(one.child.year_group) is not None
            and year_group_on(one.child, day) != expected_year(one.child, day)
        ),
        "No record contradicts another about the day": lambda one: one.is_at_odds,
    }
    for asks, is_concerned in asked.items():
        yield FormCheck(asks, concerned=_children(one for one in counted if is_concerned(one)))


def _of_year(counted: Counted, year: YearCounts) -> Iterator[FormCheck]:
    at_home, missing = year.item(AT_HOME).children, year.item(MISSING).children
    for side, held in ((Side.AT_HOME, at_home), (Side.MISSING, missing)):
        left_out = (
            one
            for day, of_day in counted.items()
            if day in year.year
            for one in of_day
            if one.side is side and id_of(one.child) not in held
        )
        asks = f"{side.value} at any point in the year is not below any of its census days"
        yield FormCheck(asks, concerned=_children(left_out))
    started = year.item(STARTED).children
    yield FormCheck(
        "EHE at any point in the year is not below those who started",
        concerned=_moments({child: one for child, one in started.items() if child not in at_home}),
    )
    yield FormCheck("No order is revoked that was never made", concerned=_moments(year.revoked_unmade))


def _changes(
    now: Sequence[CountedChild], before: Sequence[CountedChild], to_note: int
) -> Iterator[FormCheck]:
    for side in Side:
        is_now, was = (sum(one.side is side for one in counted) for counted in (now, before))
        asks = f"{side.value} is within {to_note}% of last term"
        beyond = 100 * abs(is_now - was) > to_note * was
        yield FormCheck(asks, f"{is_now:,}, and {was:,} last term: give a note." if beyond else "")


def _children(found: Iterable[CountedChild]) -> dict[int, Evidence]:
    return {id_of(one.child): Evidence(one.record, one.since) for one in found}


def _moments(once: Once) -> dict[int, Evidence]:
    return {child: Evidence(moment.record, moment.on) for child, moment in once.items()}
