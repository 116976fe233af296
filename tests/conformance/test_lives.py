"""Of every type: how its records stand, what they wait for, and how a list tells them apart."""

import pytest

from cme_desktop.description.record_type import About, Offered, RecordType
from cme_desktop.fields import LinkField
from cme_desktop.looks.views import views_of
from cme_desktop.registry import CASEWORK, REGISTRY
from tests.builders import AUTHOR

every_type = pytest.mark.parametrize("kind", REGISTRY, ids=lambda kind: kind.key)
every_case = pytest.mark.parametrize("kind", CASEWORK, ids=lambda kind: kind.key)


@every_case
def test_every_open_status_says_what_it_waits_for(kind: RecordType[object]) -> None:
    said, open_ones = set(kind.life.waits_for), set(kind.life.open)
    assert said == open_ones, (
        f"Have `waits_for` say of {sorted(open_ones)} what each waits for, and of no other."
    )
    for words in kind.life.waits_for.values():
        assert words[0].islower()
        assert not words.endswith(".")


@every_type
def test_moves_go_from_status_to_status(kind: RecordType[object]) -> None:
    named = {status for move in kind.life.moves for status in move}
    unheard = named - {choice.code for choice in kind.life.statuses}
    assert not unheard, f"The moves of {kind.key} name {unheard}, which is no status of it."


@every_type
def test_what_is_void_is_finished(kind: RecordType[object]) -> None:
    codes = {choice.code for choice in kind.life.statuses}
    assert kind.life.void <= codes - kind.life.open
    assert kind.life.first in kind.life.open


@every_type
def test_a_view_called_by_a_status_holds_no_other(kind: RecordType[object]) -> None:
    labels = {choice.label: choice.code for choice in kind.life.statuses}
    for view in views_of(kind, AUTHOR):
        if view.name != "all" and view.label in labels:
            assert view.statuses == (labels[view.label],)


@every_type
def test_a_list_is_sorted_by_a_column_that_it_shows(kind: RecordType[object]) -> None:
    listed = kind.order.column in kind.list_columns
    assert listed, f"`order` names “{kind.order.column}”; choose one of the listed {kind.list_columns}."


@every_type
def test_whom_it_is_about_is_a_field_of_it(kind: RecordType[object]) -> None:
    within = {
        described.to
        for rows in kind.rows.values()
        for described in rows.fields.values()
        if isinstance(described, LinkField)
    }
    match kind.about:
        case About.CHILD:
            assert kind.plain["child"].required
        case About.SCHOOL:
            assert kind.plain["school"].required
        case About.FAMILY:
            assert "child" in within
        case About.NOBODY:
            assert not any(kind.plain[name].required for name in ("child", "school") if name in kind.plain)


@every_type
def test_what_grows_out_of_another_can_be_begun_there(kind: RecordType[object]) -> None:
    pointed_at = {
        described.to
        for other in REGISTRY
        for described in other.plain.values()
        if isinstance(described, LinkField)
    }
    if kind.offered is Offered.FROM_ANOTHER:
        assert kind.key in pointed_at


@every_case
def test_an_officer_of_a_case_has_a_list_of_their_own(kind: RecordType[object]) -> None:
    names = [view.name for view in views_of(kind, AUTHOR)]
    assert names[:2] == ["all", "open"]
