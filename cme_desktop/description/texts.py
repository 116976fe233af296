"""All of a record as texts, by path: what history keeps of it, and what two records are compared by."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby, zip_longest
from operator import itemgetter

from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Field, Holder, Row, alike, differing
from cme_desktop.fields.answered import from_text, is_blank, texts

_NEVER_BLANK = ("status", "restricted")


def record_texts(record_type: RecordType[R], record: R | None) -> dict[str, str]:
    """Every value of a record as the text that is kept of it, by path; blanks are left out."""
    if record is None:
        return {}
    found = dict(texts(record_type.plain, record))
    for name, described in record_type.rows.items():
        for place, row in enumerate(getattr(record, name)):
            found |= texts(described.fields, row, f"{name}.{place}.")
    return found


def differing_texts(record_type: RecordType[R], one: R, other: R) -> tuple[dict[str, str], dict[str, str]]:
    """The texts of each of two records, only where their values differ: equal values have the same text."""
    ours: dict[str, str] = {}
    theirs: dict[str, str] = {}
    for fields, prefix, holder, its in _side_by_side(record_type, one, other):
        if holder is not None and its is not None:
            fields = {name: fields[name] for name in differing(fields, holder, its)}
        if holder is not None:
            ours.update(texts(fields, holder, prefix))
        if its is not None:
            theirs.update(texts(fields, its, prefix))
    return ours, theirs


def _side_by_side(
    record_type: RecordType[R], one: R, other: R
) -> Iterator[tuple[Mapping[str, Field[object]], str, Holder | None, Holder | None]]:
    """The records themselves, then the rows of each place: their fields, how their paths begin, and both.

    Fields in which all rows are alike are passed over.
    """
    yield record_type.plain, "", one, other
    for name, described in record_type.rows.items():
        rows, others = getattr(one, name), getattr(other, name)
        if not alike(rows, others):
            for place, (row, its) in enumerate(zip_longest(rows, others)):
                yield described.fields, f"{name}.{place}.", row, its


def record_from(record_type: RecordType[R], told: Mapping[str, str], stamps: Mapping[str, object]) -> R:
    """The record of which these are the texts, by path, and these the stamps; the reverse of `record_texts`.

    A field of which nothing is told is blank, though a new record begins with something in it. Paths of
    fields that there are no longer are left out. Raises ValueError for a text that no value has.
    """
    plain, of_rows = _apart(record_type, told)
    values: dict[str, object] = {**dict.fromkeys(_begun(record_type)), **stamps}
    values |= {name: from_text(record_type.plain[name], text) for name, text in plain.items()}
    record = record_type.cls(**values)
    for name, described in record_type.rows.items():
        setattr(record, name, [*_rows_from(described.of, described.fields, of_rows[name])])
    return record


_InRow = tuple[int, str, str]
"""The place of a row, a field of it, and the text."""


def _apart(
    record_type: RecordType[R], told: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, list[_InRow]]]:
    """The texts of a record's own fields, and of its rows, as far as there are such fields."""
    plain: dict[str, str] = {}
    of_rows: dict[str, list[_InRow]] = {name: [] for name in record_type.rows}
    for path, text in told.items():
        if path in record_type.plain:
            plain[path] = text
        elif "." in path:
            name, place, field = path.split(".")
            if name in of_rows and field in record_type.rows[name].fields:
                of_rows[name].append((int(place), field, text))
    return plain, of_rows


@cache
def _begun(record_type: RecordType[R]) -> tuple[str, ...]:
    """The fields in which a new record holds something."""
    new = record_type.cls()
    return tuple(
        name for name in record_type.plain if name not in _NEVER_BLANK and not is_blank(getattr(new, name))
    )


def _rows_from(of: type[Row], fields: Mapping[str, Field[object]], told: list[_InRow]) -> Iterator[Row]:
    """Row by row; one between others of which nothing is told is blank."""
    expected = 0
    for place, in_row in groupby(sorted(told), itemgetter(0)):
        yield from (of() for _ in range(expected, place))
        yield of(**{field: from_text(fields[field], text) for _, field, text in in_row})
        expected = place + 1
