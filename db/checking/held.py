"""Records as their rows hold them, with the texts that history keeps of them."""

from collections.abc import Iterator, Sequence
from itertools import chain, count
from operator import itemgetter
from typing import Any, NamedTuple

from cme_desktop.description.record import BASE_COLUMNS
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Holder
from db.checking.columns import RowColumns, of_type
from db.checking.gathered import Stored
from db.checking.naming import value_named
from db.failures import is_the_environments
from db.queries.readable import Row
from db.tables.schema import LINKS

_base = itemgetter(*(f"{name}_id" if name in LINKS else name for name in BASE_COLUMNS))


class Held(NamedTuple):
    """What the rows of a record hold."""

    values: dict[str, object]
    texts: dict[str, str]
    """What history keeps of it, by path; blanks are left out."""
    otherwise: list[tuple[str, str]]
    """The tables and columns in which the same is not written as the program writes it."""


def held(kind: RecordType[Any], several: Sequence[Stored]) -> list[Held | None]:
    """What the rows of records of a type hold, read at once; None of one whose rows cannot be read."""
    try:
        return list[Held | None](_held(kind, several))
    except Exception as failure:
        if is_the_environments(failure):
            raise
    return [None] if len(several) == 1 else [of_one for one in several for of_one in held(kind, [one])]


def _held(kind: RecordType[Any], several: Sequence[Stored]) -> list[Held]:
    columns = of_type(kind.key)
    heads = [stored.head for stored in several if stored.head is not None]
    shared, own = columns.shared.read(heads), columns.own.read([stored.own[kind.key] for stored in several])
    found = []
    for place, head in enumerate(heads):
        values = own.values[place]
        values.update(zip(BASE_COLUMNS, _base(head), strict=True))
        otherwise = [*shared.otherwise.get(place, ()), *own.otherwise.get(place, ())]
        found.append(Held(values, shared.texts(place) | own.texts(place), otherwise))
    for rows in columns.rows:
        _add_rows(rows, [stored.rows.get((kind.key, rows.name), ()) for stored in several], found)
    return found


def _add_rows(described: RowColumns, of_each: Sequence[Sequence[Row]], records: Sequence[Held]) -> None:
    """Put the repeating rows of a field where they belong."""
    read = described.columns.read(list(chain.from_iterable(of_each)))
    places = count()
    for record, rows in zip(records, of_each, strict=True):
        made: list[Holder] = []
        for number, row in enumerate(rows):
            place = next(places)
            values = read.values[place]
            values["id"] = row["id"]
            made.append(described.of.known_by(values))
            record.texts.update(read.texts(place, f"{described.name}.{number}."))
            record.otherwise.extend(read.otherwise.get(place, ()))
        record.values[described.name] = made


def otherwise_written(record: Held) -> Iterator[str]:
    """What is stored in another way than CME Desktop writes it, though it reads as the same."""
    for table, column in dict.fromkeys(record.otherwise):
        yield f"{value_named(table, column)} is not written as CME Desktop writes it"
