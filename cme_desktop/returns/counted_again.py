"""A return that was made, counted again by the file as it stands now."""

from collections.abc import Collection, Iterable

from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.figures import Asked, Figure
from cme_desktop.returns.kept import kept_figures, measure_hashes
from cme_desktop.returns.periods import DateRange
from cme_desktop.statutory.law import Law
from cme_desktop.versions.changes import FigureChange, changed_since
from cme_desktop.versions.figures import KeptFigure
from cme_desktop.versions.version import ReturnVersion


def asked_again(version: ReturnVersion, counted: Collection[KeptFigure] = ()) -> list[Asked]:
    """What has to be counted to see what changed: in each period the measures that it has figures of.

    What is `counted` already is not asked again.
    """
    known = {(one.measure, one.start, one.end) for one in counted}
    asked = [
        Asked(
            DateRange(start, end),
            [MEASURES[key] for key in keys if key in MEASURES and (key, start, end) not in known],
        )
        for (start, end), keys in version.measures_by_period().items()
    ]
    return [one for one in asked if one.measures]


def changes_of(
    version: ReturnVersion, found: Iterable[list[Figure]], law: Law, counted: Iterable[KeptFigure] = ()
) -> list[FigureChange]:
    """The figures that are not as they were, in whatever period.

    `found` answers what was asked again, beside what was `counted` already.
    """
    now = [*counted, *kept_figures(figure for of_period in found for figure in of_period)]
    return changed_since(version, now, measure_hashes(version.content.figures, law))
