"""All of a record as texts, by path: what history keeps of it, and what two records are compared by."""

from collections.abc import Mapping
from itertools import zip_longest

from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Field, Holder, differing
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
    found = _differing(record_type.plain, one, other, "")
    for name, described in record_type.rows.items():
        for place, (row, its) in enumerate(zip_longest(getattr(one, name), getattr(other, name))):
            more = _differing(described.fields, row, its, f"{name}.{place}.")
            found = found[0] | more[0], found[1] | more[1]
    return found


def _differing(
    fields: Mapping[str, Field[object]], one: Holder | None, other: Holder | None, prefix: str
) -> tuple[dict[str, str], dict[str, str]]:
    if one is not None and other is not None:
        fields = {name: fields[name] for name in differing(fields, one, other)}
    return (
        {} if one is None else dict(texts(fields, one, prefix)),
        {} if other is None else dict(texts(fields, other, prefix)),
    )
