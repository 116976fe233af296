"""A record as it was at some version, by what its history tells."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from cme_desktop.description.case import is_as_before
from cme_desktop.description.record import STAMPS, R
from cme_desktop.description.record_type import RecordType
from cme_desktop.description.row_numbers import keep_numbers
from cme_desktop.description.texts import record_from
from cme_desktop.fields import ChoiceField, ChoicesField, Field, known
from cme_desktop.fields.answered import from_text
from cme_desktop.ports import Change

Texts = Mapping[str, str]
V = TypeVar("V")


def texts_at(history: Sequence[Change], version: int) -> dict[str, str]:
    """The texts of all fields by path as that version left them; none of a record that was not there."""
    texts: dict[str, str] = {}
    for change in reversed(history):
        if change.version <= version:
            for path, (_, after) in change.fields.items():
                if after is None:
                    texts.pop(path, None)
                else:
                    texts[path] = after
    return texts


def with_texts(kind: RecordType[R], stamps: R, texts: Texts) -> R:
    """The record with other values: these texts, and the stamps of `stamps`.

    A row that is now as it is in `stamps` stays that row; the others follow in their order. Another rest than
    that of `stamps` is nobody's yet.
    """
    record = record_from(kind, texts, {name: getattr(stamps, name) for name in STAMPS})
    for name, described in kind.rows.items():
        keep_numbers(described.fields, getattr(record, name), getattr(stamps, name))
    if not is_as_before(record, stamps):
        record.rested_on = record.rested_by = None
    return record


def cannot_stand_now(kind: RecordType[R], texts: Texts) -> Iterator[tuple[str, str]]:
    """Label and text of each field that no form of now would take, as its list has lost the choice."""
    for path, text in texts.items():
        name, _, inner = path.partition(".")
        described = kind.plain.get(name) if not inner else None
        if name in kind.rows and inner:
            described = kind.rows[name].fields.get(inner.partition(".")[2])
        if described is not None and not _may_stand(described, text):
            yield described.label, text


def _may_stand(described: Field[V], text: str) -> bool:
    try:
        value = known(from_text(described, text))
    except ValueError:
        return False
    if value is None or not isinstance(described, ChoiceField | ChoicesField):
        return True
    return all(code in described.choices for code in ((value,) if isinstance(value, str) else value))
