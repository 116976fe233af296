"""All of a record as texts, by path: what history keeps of it, and what two records are compared by."""

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Field, Holder, alike, differing
from cme_desktop.fields.answered import texts


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
