"""The records behind the figures, one row each, saying which figures count it.

The rows of restricted children stand last and say Restricted only.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cme_desktop.description.record import Record
from cme_desktop.fields import ChoiceField, DateField, Field
from cme_desktop.fields.answered import cell
from cme_desktop.ports import Hit, Reader
from cme_desktop.public_names import RESTRICTED, ShownName
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.chapters import AnyChapter
from cme_desktop.returns.counting import id_of
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.measures import SUMS
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.spreadsheets.sheets import CellValue, Sheet, SheetColumn
from cme_desktop.values.shorthand import WITHHELD

_LINKED = ("child", "school", "officer", "hub")


def rows_sheet(reader: Reader, chapter: AnyChapter, snapshot: Snapshot, figures: Iterable[Figure]) -> Sheet:
    """The records of one type that any of the figures counts, in reference order, restricted ones last."""
    counting = _counting(figures)
    hidden = counting.keys() & reader.unseen(chapter.kind)
    fields = {
        name: field
        for name, field in chapter.kind.plain.items()
        if isinstance(field, (DateField, ChoiceField))
    }
    kept = [*reader.glimpses(chapter.kind, (*_LINKED, *fields), counting.keys() - snapshot.restricted)]
    children = {hit.id: hit for hit in reader.hits(ids_of(record.child for record in kept))}
    links = (link for record in kept for link in (record.school, record.officer))
    labels = reader.labels(ids_of(links))
    rows = [_row(record, fields, children, labels, snapshot, counting[id_of(record)]) for record in kept]
    columns = _columns(fields.values())
    rows += withheld(len(hidden), columns)
    return Sheet(f"{chapter.kind.plural} – rows", columns, rows)


def withheld(number: int, columns: Sequence[SheetColumn]) -> list[list[CellValue]]:
    """So many rows that say Restricted, and in every other cell that it is withheld."""
    return [[RESTRICTED, *(WITHHELD for _ in columns[1:])] for _ in range(number)]


def _counting(figures: Iterable[Figure]) -> dict[int, list[Figure]]:
    counting: dict[int, list[Figure]] = {}
    for figure in figures:
        if MEASURES[figure.measure].unit in SUMS:
            for id in figure.ids:
                counting.setdefault(id, []).append(figure)
    return counting


def ids_of(links: Iterable[int | None]) -> list[int]:
    """The ids that are linked to, each once."""
    return list(dict.fromkeys(id for id in links if id is not None))


def _columns(fields: Iterable[Field[Any]]) -> list[SheetColumn]:
    return [
        SheetColumn("Reference", 16),
        SheetColumn("Child", 28),
        SheetColumn("School", 34),
        *(
            SheetColumn(f.label, 18, "date") if isinstance(f, DateField) else SheetColumn(f.label, 24)
            for f in fields
        ),
        SheetColumn("Officer", 22),
        SheetColumn("Hub", 18),
        SheetColumn("Counted in", 70),
    ]


def _row(
    record: Record,
    fields: Mapping[str, Field[Any]],
    children: dict[int, Hit],
    labels: dict[int, ShownName],
    snapshot: Snapshot,
    counted_in: Sequence[Figure],
) -> list[CellValue]:
    child = children.get(record.child or 0)

    def linked(id: int | None) -> str:
        return labels.get(id or 0, "")

    return [
        record.reference,
        child.label if child is not None else "",
        linked(record.school),
        *(_cell(getattr(record, name), field) for name, field in fields.items()),
        linked(record.officer),
        _hub(record, snapshot, counted_in),
        "; ".join(dict.fromkeys(figure.title for figure in counted_in)),
    ]


def _hub(record: Record, snapshot: Snapshot, counted_in: Sequence[Figure]) -> str:
    """The hub that has it, by its name in the period of the figures."""
    period = DateRange(counted_in[0].start, counted_in[0].end)
    return "" if record.hub is None else snapshot.hub_name(record.hub, period)


def _cell(value: object, field: Field[Any]) -> CellValue:
    return cell(value, field.to_cell)
