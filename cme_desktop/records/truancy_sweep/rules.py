"""What has to hold for a truancy sweep."""

from collections.abc import Iterable

from cme_desktop.description.order import follows, in_each
from cme_desktop.fields import Reading, reads
from cme_desktop.issues import Issue, outstanding, refuse, warn
from cme_desktop.records.truancy_sweep.fields import Met, TruancySweep
from cme_desktop.values.dates import show_day
from cme_desktop.values.moments import uk_day

_HELD = ("held", "closed")


@reads("swept_on", "starts_at", "ends_at", "children")
def times_fit_the_day(sweep: TruancySweep, reading: Reading) -> Iterable[Issue]:
    """It starts and ends on its day, and every child is met on it."""
    times = [("starts_at", sweep.starts_at, "The sweep starts"), ("ends_at", sweep.ends_at, "The sweep ends")]
    for number, met in enumerate(sweep.children):
        times.append((f"children.{number}.met_at", met.met_at, "This child was met"))
    for name, moment, told in times:
        if moment and sweep.swept_on and uk_day(moment) != sweep.swept_on:
            yield refuse(
                name,
                f"{told} on {show_day(uk_day(moment))} but the date of the sweep is "
                f"{show_day(sweep.swept_on)}; one of the two is wrong.",
            )


@reads("status", "swept_on", "children")
def held_or_not(sweep: TruancySweep, reading: Reading) -> Iterable[Issue]:
    """A sweep is held on a day that has come, and children are met on one that is held."""
    day = sweep.swept_on
    if sweep.status in _HELD and day is not None and day > reading.today:
        yield refuse("swept_on", f"A sweep on {show_day(day)} cannot have been held yet.")
    if sweep.status not in _HELD and sweep.children:
        yield outstanding("status", "Children were met; choose the status that the sweep has now.")
    elif sweep.status == "planned" and day is not None and day < reading.today:
        yield outstanding("status", f"{show_day(day)} is past; say whether the sweep was held.")


@reads("status", "cancelled_reason")
def cancelled_in_full(sweep: TruancySweep, reading: Reading) -> Iterable[Issue]:
    """A sweep that was called off says why."""
    if sweep.status == "cancelled" and sweep.cancelled_reason is None:
        yield outstanding("cancelled_reason", "Say why the sweep was cancelled.")


@reads("child", "name")
def somebody(met: Met, reading: Reading) -> Iterable[Issue]:
    """A row tells of a child on file, or of one whose name was given."""
    if met.child is None and met.name is None:
        yield outstanding("child", "Choose the child, or give the name that was told.")


@reads("action", "school", "with_adult")
def done_as_told(met: Met, reading: Reading) -> Iterable[Issue]:
    """A child is taken to a school, and left with an adult who is there."""
    if met.action == "school" and met.school is None:
        yield outstanding("school", "Choose the school to which the child was taken.")
    if met.action == "parent" and met.with_adult is False:
        yield warn("action", "The child was with no adult, yet left with the parent; check both.")


@reads("children", "premises")
def taken_somewhere(sweep: TruancySweep, reading: Reading) -> Iterable[Issue]:
    """Where a child was taken to designated premises, they have a name."""
    if sweep.premises is None and any(met.action == "premises" for met in sweep.children):
        yield outstanding("premises", "A child was taken to the designated premises; say which they are.")


@reads("children")
def each_child_once(sweep: TruancySweep, reading: Reading) -> Iterable[Issue]:
    """A child who was met twice stands in two rows by intent only."""
    before: set[int] = set()
    for number, met in enumerate(sweep.children):
        if met.child is not None and met.child in before:
            yield warn(f"children.{number}.child", "This child stands in another row too; check both.")
        elif met.child is not None:
            before.add(met.child)


RULES = (
    follows("ends_at", "starts_at", "The sweep ends", "it starts"),
    follows("swept_on", "authorised_on", "The sweep takes place", "it was authorised"),
    times_fit_the_day,
    held_or_not,
    cancelled_in_full,
    in_each("children", somebody),
    in_each("children", done_as_told),
    taken_somewhere,
    each_child_once,
)
