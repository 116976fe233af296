"""What `export --publishable` counts of a record type, and which measures of the return count the same."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import ChoiceField
from cme_desktop.registry import CASEWORK
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.counting import ByField
from cme_desktop.returns.left_out import counts_of
from cme_desktop.returns.measures import AnySource, FigureUnit, Measure
from cme_desktop.returns.picks import Happened

UNTOLD = "restricted"
"""The category of records that are not broken down."""


def exported(kind: RecordType[R]) -> str:
    """What the register calls the records of a type."""
    return f"export.{kind.key}"


def exported_by(kind: RecordType[R], name: str) -> str:
    """What it calls them by what is chosen in a field."""
    return f"{exported(kind)}.{name}"


def broken_down_by(kind: RecordType[R]) -> list[str]:
    """The fields by whose choices an export counts."""
    return [name for name in kind.list_columns if isinstance(kind.fields.get(name), ChoiceField)]


class Alike(NamedTuple):
    """A measure of the return, and what of an export counts the same records in the same way."""

    measure: str
    exported: str
    blank: str = ""
    """The category of the measure for those in whose field nothing is chosen."""


@cache
def alike() -> tuple[Alike, ...]:
    """All there are, as the descriptions of the measures and of the types have it."""
    return tuple(
        found for kind in CASEWORK for measure in MEASURES.values() for found in _alike(measure, kind)
    )


def _alike(measure: Measure, kind: RecordType[R]) -> Iterator[Alike]:
    sources = measure.sources()
    if measure.unit is not FigureUnit.COUNT or len(sources) != 1 or not _finds_every(sources[0], kind):
        return
    by = sources[0].by
    if by is None:
        yield Alike(measure.key, exported(kind))
    elif isinstance(by, ByField) and by.field in broken_down_by(kind):
        yield Alike(measure.key, exported_by(kind, by.field), by.blank)


def _finds_every(source: AnySource, kind: RecordType[R]) -> bool:
    """Whether it finds each record that an export counts once, by the day that the export goes by."""
    pick = source.pick
    if not isinstance(pick, Happened) or pick.kind is not kind:
        return False
    return source.one_each and pick.goes_by(kind.event) and pick.only is counts_of(kind)
