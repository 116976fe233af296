"""The data dictionary tells of every field."""

from cme_desktop.exports.dictionary import as_markdown, dictionary
from cme_desktop.registry import REGISTRY


def test_every_field_of_every_type_is_told_of() -> None:
    told = {entry["type"]: {field["name"]: field for field in entry["fields"]} for entry in dictionary()}
    for record_type in REGISTRY:
        assert list(told[record_type.name]) == list(record_type.fields)
        for name, rows in record_type.rows.items():
            inner = told[record_type.name][name]["fields"]
            assert [field["label"] for field in inner] == [f.label for f in rows.fields.values()]


def test_what_is_told_of_a_field() -> None:
    fields = next(entry["fields"] for entry in dictionary() if entry["type"] == "home-education")
    reason = next(field for field in fields if field["name"] == "primary_reason")
    assert (reason["kind"], reason["required_to_save"], reason["required_to_complete"]) == (
        "choice",
        False,
        True,
    )
    assert {"code": "did_not_apply", "label": "Did not apply for school place at compulsory school age",
            "valid_from": "2025-09-01", "valid_to": None} in reason["choices"]  # fmt: skip
    received = next(field for field in fields if field["name"] == "received_on")
    assert (received["kind"], received["required_to_save"], received["choices"]) == ("date", True, [])


def test_the_markdown_has_a_row_for_every_field() -> None:
    text = as_markdown()
    for record_type in REGISTRY:
        assert f"## {record_type.title}" in text
        assert all(f"| `{name}` | {field.label} |" in text for name, field in record_type.fields.items())
