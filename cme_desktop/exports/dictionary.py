"""The data dictionary: every field of every record type, from the one description of each."""

from collections.abc import Iterator
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import ChoiceField, ChoicesField, Field, RowsField
from cme_desktop.registry import REGISTRY
from cme_desktop.statutory.law import Law

_LAW = Law()
"""As shipped: the dictionary is of the program, not of a data file."""


def dictionary() -> list[dict[str, Any]]:
    """For each record type its name, titles and fields, ready for JSON; days in ISO 8601."""
    return [
        {
            "type": record_type.name,
            "title": record_type.title,
            "plural": record_type.plural,
            "reference_prefix": record_type.prefix,
            "fields": [_field(name, f) for name, f in record_type.fields.items()],
        }
        for record_type in REGISTRY
    ]


def _field(name: str, described: Field[Any]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": name,
        "label": described.label,
        "kind": described.kind,
        "choices": _choices(described),
        "required_to_save": described.required,
        "required_to_complete": described.required or described.needed,
        "may_be_unanswered": described.can_be_unanswered,
        "help": described.told(_LAW).help,
        "source": described.source,
    }
    if isinstance(described, RowsField):
        told["fields"] = [_field(inner, f) for inner, f in described.fields.items()]
    return told


def _choices(described: Field[Any]) -> list[dict[str, str | None]]:
    if not isinstance(described, (ChoiceField, ChoicesField)):
        return []
    return [
        {
            "code": choice.code,
            "label": choice.label,
            "valid_from": choice.valid_from.isoformat() if choice.valid_from else None,
            "valid_to": choice.valid_to.isoformat() if choice.valid_to else None,
        }
        for choice in described.choices
    ]


def as_markdown() -> str:
    """The dictionary to be read: tables of the fields of each type, then its lists of choices."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Data dictionary"
    yield ""
    yield "Made from the descriptions of the record types by the command `dictionary`."
    for record_type in REGISTRY:
        yield from _type_lines(record_type)


def _type_lines(record_type: RecordType[Any]) -> Iterator[str]:
    yield from (
        "",
        f"## {record_type.title}",
        "",
        f"`{record_type.name}`, references `{record_type.prefix}-…`",
    )
    yield from _table(record_type.fields)
    for name, described in record_type.rows.items():
        yield from ("", f"### {described.label}", "", f"Rows of `{name}`.")
        yield from _table(described.fields)
    holders = {"": record_type.fields} | {name: f.fields for name, f in record_type.rows.items()}
    for rows, fields in holders.items():
        for name, field in fields.items():
            if choices := _choices(field):
                yield from ("", f"### Choices of `{f'{rows}.' if rows else ''}{name}`", "")
                yield from ("| code | label | from | to |", "| --- | --- | --- | --- |")
                for choice in choices:
                    yield _row(choice["code"], choice["label"], choice["valid_from"], choice["valid_to"])


def _table(fields: dict[str, Field[Any]]) -> Iterator[str]:
    yield from (
        "",
        "| field | label | kind | needed | help | source |",
        "| --- | --- | --- | --- | --- | --- |",
    )
    for name, described in fields.items():
        needed = "to save" if described.required else "to complete" if described.needed else ""
        help = described.told(_LAW).help
        yield _row(f"`{name}`", described.label, described.kind, needed, help, described.source)


def _row(*cells: str | None) -> str:
    return "| " + " | ".join((cell or "").replace("|", "\\|") for cell in cells) + " |"
