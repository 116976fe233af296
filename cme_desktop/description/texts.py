"""All of a record as texts, by path: what history keeps of it, and what two records are compared by."""

from itertools import zip_longest

from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields.answered import texts


def record_texts(record_type: RecordType[R], record: R | None, unlike: R | None = None) -> dict[str, str]:
    """Every value of a record as the text that is kept of it, by path; blanks are left out.

    Of a record beside another, only where their values differ.
    """
    if record is None:
        return {}
    found = dict(texts(record_type.plain, record, unlike))
    for name, described in record_type.rows.items():
        others = [] if unlike is None else getattr(unlike, name)
        for place, (row, other) in enumerate(zip_longest(getattr(record, name), others)):
            if row is not None:
                found |= texts(described.fields, row, other, f"{name}.{place}.")
    return found
