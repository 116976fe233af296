"""A record as it was at some version, by what its history tells."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, TypeVar

from cme_desktop.description.case import is_as_before
from cme_desktop.description.record import STAMPS, R
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import ChoiceField, ChoicesField, Field, known
from cme_desktop.fields.answered import from_text, is_blank
from cme_desktop.ports import Change

Texts = Mapping[str, str]
V = TypeVar("V")

_NEVER_BLANK = ("status", "restricted")


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
    new = kind.cls()
    begun = {name for name in kind.plain if name not in _NEVER_BLANK and not is_blank(getattr(new, name))}
    values: dict[str, Any] = {name: getattr(stamps, name) for name in STAMPS}
    plain = {name: from_text(kind.plain[name], text) for name, text in texts.items() if name in kind.plain}
    record = kind.cls(**(dict.fromkeys(begun) | values | plain))
    for name in kind.rows:
        setattr(record, name, _rows(kind, name, stamps, texts))
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


def _rows(kind: RecordType[R], name: str, stamps: R, texts: Texts) -> list[Any]:
    described = kind.rows[name]
    rows = [
        described.of(**{path: from_text(described.fields[path], text) for path, text in row.items()})
        for row in _texts_of_rows(texts, name, described.fields)
    ]
    held: list[Any] = list(getattr(stamps, name))
    unlike: list[Any] = []
    for row in rows:
        values = _values(described.fields, row)
        same = next((one for one in held if _values(described.fields, one) == values), None)
        if same is None:
            unlike.append(row)
        else:
            row.id = same.id
            held.remove(same)
    for row, other in zip(unlike, held, strict=False):
        row.id = other.id
    return rows


def _texts_of_rows(texts: Texts, name: str, fields: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Row by row, the text of each of its fields; one between others of which nothing is told is blank."""
    paths = [(path.split("."), text) for path, text in texts.items() if path.startswith(f"{name}.")]
    found = sorted((int(place), field, text) for (_, place, field), text in paths if field in fields)
    expected = 0
    for place, of_row in groupby(found, key=lambda one: one[0]):
        yield from ({} for _ in range(expected, place))
        yield {field: text for _, field, text in of_row}
        expected = place + 1


def _values(fields: Mapping[str, Any], row: Any) -> list[Any]:
    return [getattr(row, name) for name in fields]
