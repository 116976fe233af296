"""Measures of truancy sweeps: those held, and the children who were met, by what was done with them."""

from collections.abc import Callable, Iterator
from datetime import date

from cme_desktop.fields import Choices
from cme_desktop.records.truancy_sweep import TRUANCY_SWEEP, Met, TruancySweep
from cme_desktop.records.truancy_sweep.choices import ACTIONS
from cme_desktop.returns.chapters import Chapter
from cme_desktop.returns.counting import Happened, counted, id_of
from cme_desktop.returns.measures import Counted, Measure, Select, Snapshot, into
from cme_desktop.returns.periods import DateRange


def _held_on(sweep: TruancySweep) -> date | None:
    return sweep.swept_on if sweep.status in ("held", "closed") else None


_held = Happened(TRUANCY_SWEEP, _held_on, lambda sweep: sweep.status in ("held", "closed"))


def _children(
    who: Callable[[Met], bool] = lambda _: True, by: Callable[[Met], str | None] = lambda _: None
) -> Select:
    """Each row of a sweep that was held in the period."""

    def select(snapshot: Snapshot, period: DateRange) -> Iterator[Counted]:
        for sweep in _held(snapshot, period):
            for met in filter(who, sweep.children):
                yield Counted(id_of(sweep), by(met))

    return Select(select, _held.undated)


CHAPTER = Chapter(
    kind=TRUANCY_SWEEP,
    measures=(
        Measure(
            key="truancy_sweep.held",
            label="Truancy sweeps held",
            definition="Truancy sweeps that were held, by their day.",
            select=counted(_held),
        ),
        Measure(
            key="truancy_sweep.met",
            label="Children met on sweeps",
            definition="Children met on the sweeps held in the period, once for each sweep, on file or not.",
            select=_children(),
        ),
        Measure(
            key="truancy_sweep.action",
            label="Children met, by what was done",
            definition="Children met on the sweeps held in the period, by what was done with each.",
            select=_children(by=lambda met: met.action or "not_given"),
            split=into(ACTIONS, Choices(("not_given", "Not given"))),
            parts_of="truancy_sweep.met",
        ),
        Measure(
            key="truancy_sweep.no_good_reason",
            label="Children met without a good reason",
            definition="Of the children met on the sweeps held in the period, those without a good reason.",
            select=_children(lambda met: met.good_reason is False),
        ),
        Measure(
            key="truancy_sweep.excluded",
            label="Excluded children met on sweeps",
            definition="Of the children met on the sweeps held in the period, those excluded from school.",
            select=_children(lambda met: met.excluded is True),
        ),
    ),
)
