"""Measures of truancy sweeps: those held, and the children who were met, by what was done with them."""

from collections.abc import Callable, Iterator

from cme_desktop.fields import Choices, reads
from cme_desktop.records.truancy_sweep import TRUANCY_SWEEP, Met, TruancySweep
from cme_desktop.records.truancy_sweep.choices import ACTIONS
from cme_desktop.returns.chapters import Chapter
from cme_desktop.returns.counting import id_of, number_of, of_each
from cme_desktop.returns.days import given
from cme_desktop.returns.measures import Measure, Sources, into
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.picks import Happened
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.returns.things import Thing


@reads("status")
def _was_held(sweep: TruancySweep) -> bool:
    return sweep.status in ("held", "closed")


_held = Happened(TRUANCY_SWEEP, given("swept_on"), only=_was_held)


def _children(
    who: Callable[[Met], bool] = lambda _: True, by: Callable[[Met], str | None] = lambda _: None
) -> Sources:
    """Each row of a sweep that was held in the period."""

    def found(_: Snapshot, sweep: TruancySweep, __: DateRange) -> Iterator[Thing]:
        return (Thing(id_of(sweep), by(met), row=met.id) for met in filter(who, sweep.children))

    return of_each(_held, found)


CHAPTER = Chapter(
    kind=TRUANCY_SWEEP,
    reads=("children.action", "children.excluded", "children.good_reason", "swept_on"),
    measures=(
        number_of(
            "held",
            "Truancy sweeps held",
            "Truancy sweeps that were held, by their day.",
            _held,
        ),
        Measure(
            key="truancy_sweep.met",
            label="Children met on sweeps",
            definition="Children met on the sweeps held in the period, once for each sweep, on file or not.",
            sources=_children(),
        ),
        Measure(
            key="truancy_sweep.action",
            label="Children met, by what was done",
            definition="Children met on the sweeps held in the period, by what was done with each.",
            sources=_children(by=lambda met: met.action or "not_given"),
            split=into(ACTIONS, Choices(("not_given", "Not given"))),
            parts_of="truancy_sweep.met",
        ),
        Measure(
            key="truancy_sweep.no_good_reason",
            label="Children met without a good reason",
            definition="Of the children met on the sweeps held in the period, those without a good reason.",
            sources=_children(lambda met: met.good_reason is False),
        ),
        Measure(
            key="truancy_sweep.excluded",
            label="Excluded children met on sweeps",
            definition="Of the children met on the sweeps held in the period, those excluded from school.",
            sources=_children(lambda met: met.excluded is True),
        ),
    ),
)
