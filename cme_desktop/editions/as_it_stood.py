"""A return as the file stood at the end of a day, beside the version of it that was made by then."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from cme_desktop.editions.stamp import Stamp
from cme_desktop.editions.told_return import ToldReturn, tell_return
from cme_desktop.ports import Reader
from cme_desktop.returns.kept import measure_hashes, monthly_of
from cme_desktop.returns.periods import DateRange
from cme_desktop.values.moments import uk_day
from cme_desktop.versions.changes import changed_since
from cme_desktop.versions.version import ReturnVersion

_NAMED = 3
"""Measures that are named in the sentence; of more their number is said."""


def version_by(reader: Reader, period: DateRange, day: date) -> ReturnVersion | None:
    """The newest version of the return of a period that was made on or before a day."""
    lines = reader.kept_returns.lines(monthly_of(period))
    made = next((line for line in lines if uk_day(line.made_at) <= day), None)
    return None if made is None else reader.kept_returns.version(made.id)


def tell_as_it_stood(
    then: Reader, period: DateRange, day: date, now: datetime, kept: ReturnVersion | None
) -> ToldReturn:
    """The return of a period by a file as it stood; it is no version, and says how `kept` agrees with it."""
    told = tell_return(then, period, day, Stamp(0, now, stood_on=day))
    return replace(told, beside=" ".join(_beside(told, kept)))


def _beside(told: ToldReturn, kept: ReturnVersion | None) -> Iterator[str]:
    if kept is None:
        yield "No version of it was made by then."
        return
    named = f"version {kept.line.number} of {kept.line.made_on}"
    if kept.line.check_code == told.check_code:
        yield f"Figures and records are those of {named}."
        return
    yield f"Not all is as in {named}."
    law = told.counted.snapshot.law
    now = measure_hashes(kept.content.figures, law)
    labels = {one.measure: one.label.partition(": ")[0] for one in kept.content.figures}
    otherwise = {key for key, was in kept.content.measures.items() if now.get(key) != was}
    if otherwise:
        yield f"Counted otherwise since: {_some(labels[key] for key in labels if key in otherwise)}."
    changes = changed_since(kept, told.kept, now)
    entered = {change.measure for change in changes} - otherwise
    if entered:
        yield f"Entered or changed later that day: {_some(labels[key] for key in labels if key in entered)}."
    if not otherwise and not entered:
        yield "It was counted up to another day."


def _some(names: Iterable[str]) -> str:
    every = [*dict.fromkeys(names)]
    more = len(every) - _NAMED
    return "; ".join(every[:_NAMED]) + (f" and {more} more" if more > 0 else "")
