"""Records that are wanted for counting: chosen by their days and answers, and read in part."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Generic

import sqlalchemy as sa

from cme_desktop.description.record import R, Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Row, known
from cme_desktop.ports import Holding, RowWithin, RowWithout, Term, Terms, Wanted, Within, Without
from cme_desktop.values.moments import UK, in_utc
from db.queries import parts
from db.queries.parts import Column, Part, by_rows, column_of
from db.queries.seen import S, Seen
from db.tables.described import own_table, rows_table
from db.tables.schema import Moment, record

_AT_ONCE = 500
_KEPT = 100
"""Statements kept: writing one takes longer than a small file takes to answer it. A page of figures that
are counted again after each change asks some forty, and the same each time.
"""


def blocks(
    connection: sa.Connection, seen: Seen, record_type: RecordType[R], names: Sequence[str], wanted: Wanted
) -> Iterator[list[R]]:
    """What is wanted, in the order of its ids; memory stays flat."""
    if not wanted:
        return
    asked = _asked(seen, record_type, tuple(names), tuple(wanted))
    with connection.execute(asked.statement) as rows:
        for batch in rows.partitions():
            block = [asked.part.made(row) for row in batch]
            for one in asked.rows:
                one.add(connection, block)
            yield block


def distinct(
    connection: sa.Connection, seen: Seen, record_type: RecordType[R], names: Sequence[str], wanted: Wanted
) -> Iterator[R]:
    """One for each combination of fields."""
    part, question = _asked_distinct(seen, record_type, tuple(names), tuple(wanted))
    return map(part.made, connection.execute(question).all())


@dataclass(frozen=True)
class _Asked(Generic[R]):
    """How records are asked for: their own fields, and then some of their repeating rows."""

    part: Part[R]
    statement: sa.Executable
    rows: Sequence["_Rows"]


@lru_cache(_KEPT)
def _asked(
    seen: Seen, record_type: RecordType[R], names: tuple[str, ...], wanted: tuple[Terms, ...]
) -> _Asked[R]:
    named = by_rows(names)
    part = parts.of_records(record_type, named.pop(""))
    statement = _among(seen, sa.select(*part.columns), record_type, wanted).order_by(record.c.id)
    rows = [_Rows(record_type, name, fields, sa.true()) for name, fields in named.items()]
    rows += _rows_wanted(record_type, wanted, named)
    return _Asked(part, statement.execution_options(yield_per=_AT_ONCE), rows)


@lru_cache(_KEPT)
def _asked_distinct(
    seen: Seen, record_type: RecordType[R], names: tuple[str, ...], wanted: tuple[Terms, ...]
) -> tuple[Part[R], sa.Executable]:
    part = parts.of_fields(record_type, names)
    return part, _among(seen, sa.select(*part.columns), record_type, wanted).distinct()


def _among(seen: Seen, question: S, record_type: RecordType[R], wanted: Wanted) -> S:
    own = own_table(record_type.key)
    these = sa.or_(*(sa.and_(sa.true(), *(_holds(record_type, term) for term in terms)) for terms in wanted))
    of_type = question.join_from(record, own, record.c.id == own.c.id).where(
        record.c.type == record_type.key, these
    )
    return seen.only(of_type, record.c.id)


class _Rows:
    """Some of the repeating rows in a field: which, and what of them."""

    def __init__(
        self, record_type: RecordType[R], name: str, fields: tuple[str, ...], test: sa.ColumnElement[bool]
    ) -> None:
        table = rows_table(record_type.key, name)
        these = table.c.record_id.in_(sa.bindparam("ids", expanding=True))
        self._name = name
        self._part = parts.of_rows(record_type, name, fields)
        question = sa.select(table.c.record_id, *self._part.columns).where(these, test)
        self._question = question.order_by(table.c.record_id, table.c.place)

    def add(self, connection: sa.Connection, block: Sequence[Record]) -> None:
        """Read those of some records, and put them where they belong."""
        of_each: dict[int | None, list[Row]] = {one.id: [] for one in block}
        for id, *row in connection.execute(self._question, {"ids": list(of_each)}):
            of_each[id].append(self._part.made(row))
        for one in block:
            setattr(one, self._name, of_each[one.id])


def _rows_wanted(record_type: RecordType[R], wanted: Wanted, whole: Collection[str]) -> Iterator[_Rows]:
    """The rows by which records are wanted, where not all rows of the field are read."""
    terms = [term for terms in wanted for term in terms if isinstance(term, RowWithin | RowWithout)]
    for name in dict.fromkeys(term.rows for term in terms if term.rows not in whole):
        of_these = [term for term in terms if term.rows == name]
        fields = dict.fromkeys(field for term in of_these for field in (*term.days, *term.reads))
        yield _Rows(record_type, name, tuple(fields), sa.or_(*(_in_row(record_type, t) for t in of_these)))


def _in_row(record_type: RecordType[R], term: RowWithin | RowWithout) -> sa.ColumnElement[bool]:
    """What holds of a row that is wanted."""
    days = [column_of(record_type, f"{term.rows}.{day}") for day in term.days]
    if isinstance(term, RowWithout):
        return sa.and_(*(day.is_(None) for day in days))
    return sa.or_(*(day.between(term.first, term.last) for day in days))


def _holds(record_type: RecordType[R], term: Term) -> sa.ColumnElement[bool]:
    match term:
        case Within(days, first, last):
            return sa.or_(*(_on(record_type, day, first, last) for day in days))
        case Without(days):
            return sa.and_(*(_not_given(record_type, day) for day in days))
        case RowWithin() | RowWithout():
            table = rows_table(record_type.key, term.rows)
            return record.c.id.in_(sa.select(table.c.record_id).where(_in_row(record_type, term)))
        case Holding(names, combinations):
            return sa.or_(sa.false(), *(_hold(record_type, names, values) for values in combinations))


def _on(
    record_type: RecordType[R], path: str, first: date | None, last: date | None
) -> sa.ColumnElement[bool]:
    day = column_of(record_type, path)
    first, last = (first, last) if not isinstance(day.type, Moment) else _as_moments(first, last)
    bounds = [*([] if first is None else [day >= first]), *([] if last is None else [day <= last])]
    return _in_rows(path, day, sa.and_(sa.true(), *bounds))


def _as_moments(first: date | None, last: date | None) -> tuple[datetime | None, datetime | None]:
    """The first moment of one day here, and the last of another."""
    return (
        None if first is None else in_utc(datetime.combine(first, time.min, UK)),
        None if last is None else in_utc(datetime.combine(last, time.max, UK)),
    )


def _not_given(record_type: RecordType[R], path: str) -> sa.ColumnElement[bool]:
    day = column_of(record_type, path)
    return ~_in_rows(path, day, day.is_not(None)) if "." in path else day.is_(None)


def _in_rows(path: str, day: Column, test: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """A test of a column, in some row where it is one of rows."""
    if "." not in path:
        return test
    return record.c.id.in_(sa.select(day.table.c.record_id).where(test))


def _hold(
    record_type: RecordType[R], names: Sequence[str], values: Sequence[object]
) -> sa.ColumnElement[bool]:
    return sa.and_(
        *(
            column.is_(None) if stored is None else column == stored
            for name, value in zip(names, values, strict=True)
            for column, stored in [(column_of(record_type, name), _stored(record_type, name, value))]
        )
    )


def _stored(record_type: RecordType[R], name: str, value: object) -> object:
    """What a column holds for a value; nothing where there is no answer, or one without a value."""
    answer, described = known(value), record_type.plain.get(name)
    return answer if answer is None or described is None else described.to_column(answer)
