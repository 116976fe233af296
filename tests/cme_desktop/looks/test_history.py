"""History reads as the form does, whatever kind of field it tells of."""

from pathlib import Path
from typing import Any

import pytest

from cme_desktop.description.linked import linked
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Unanswered
from cme_desktop.fields.answered import show
from cme_desktop.looks.history import change_lines
from cme_desktop.ports import Change
from cme_desktop.records.in_year_application import IN_YEAR_APPLICATION
from cme_desktop.registry import REGISTRY
from cme_desktop.services.saving import store as put
from db.store import open_store
from tests.builders import AUTHOR, NOON, StandingClock
from tests.db.filling import Filler, unanswerable

each_type = pytest.mark.parametrize("described", REGISTRY, ids=lambda described: described.key)


ALL = 1000
"""Every field of a change, where an officer reads the first few."""


def fields_of(described: RecordType[Any], record: Any, labels: dict[int, str]) -> dict[str, str]:
    """Every field in the words of the form, by what history calls it."""
    told = {f.label: show(f, getattr(record, name), labels) for name, f in described.plain.items()}
    for name, rows in described.rows.items():
        for number, row in enumerate(getattr(record, name), 1):
            for row_name, f in rows.fields.items():
                value = show(f, getattr(row, row_name), labels)
                told[f"{rows.label} {number}, {f.label}"] = value
    return {label: words for label, words in told.items() if words}


@each_type
def test_every_kind_of_field_is_told_in_the_words_of_the_form(
    described: RecordType[Any], tmp_path: Path
) -> None:
    store = open_store(str(tmp_path / "office.cme"), StandingClock())
    with store.changing(AUTHOR) as work:
        record = put(work, described, described.cls())
        before = fields_of(described, record, {})
        filled = Filler(work).filled(described)
        for name in described.fields:
            setattr(record, name, getattr(filled, name))
        saved = put(work, described, record)
        labels = work.labels(linked(described, saved))
        _, words = change_lines(described, work.history(saved.id)[0], labels, ALL)
    for label, shown in fields_of(described, saved, labels).items():
        was = before.get(label, "blank")
        assert was == shown or f"{label}: {was} → {shown}" in words
    store.close()


@each_type
def test_the_lack_of_an_answer_is_told_with_its_reason(described: RecordType[Any]) -> None:
    fields = {name: (None, answer.value) for name, answer in unanswerable(described).items()}
    change = Change(1, described.key, 2, NOON, "Robin Ash", "changed", fields)
    _, words = change_lines(described, change, {}, ALL)
    for name, answer in unanswerable(described).items():
        assert f"{described.fields[name].label}: blank → {answer.label}" in words


def test_a_choice_that_shares_its_code_with_a_missing_answer_is_told_by_its_label() -> None:
    change = Change(
        1, "in_year_application", 2, NOON, "Robin Ash", "changed", {"status": ("received", "refused")}
    )
    told = IN_YEAR_APPLICATION.life.statuses.label("refused")
    assert change_lines(IN_YEAR_APPLICATION, change, {})[1] == f"Status: Received → {told}"
    for described in REGISTRY:
        for name, field in described.plain.items():
            codes = {choice.code for choice in getattr(field, "choices", ())}
            both = field.can_be_unanswered and codes & {answer.value for answer in Unanswered}
            assert not both, f"history cannot tell the two apart in {described.key} {name}"


def test_names_in_what_was_done_keep_their_capitals() -> None:
    why = "answered by on-roll notice ONR-2026-0004"
    change = Change(1, "in_year_application", 2, NOON, "Robin Ash", why, {"status": ("received", "offered")})
    assert change_lines(IN_YEAR_APPLICATION, change, {})[1].startswith(
        "Answered by on-roll notice ONR-2026-0004"
    )
