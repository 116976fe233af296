"""Every record type keeps the bargain that forms, lists, tables and returns are built on."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest

from cme_desktop.description.life import Life
from cme_desktop.description.record import BASE_COLUMNS
from cme_desktop.description.record_type import About, RecordType
from cme_desktop.fields import (
    BirthField,
    Choice,
    ChoiceField,
    Choices,
    ChoicesField,
    DateField,
    Field,
    LinkField,
    MomentField,
    NameField,
    Reading,
    RowsField,
    fields_of,
    reads_of,
    unanswered,
)
from cme_desktop.registry import CASEWORK, REGISTRY, UnknownRecordType, record_type
from cme_desktop.statutory.clocks import deadlines
from cme_desktop.values.names import fold
from tests.builders import LAW
from tests.conformance.samples import samples_of

CALENDAR = LAW.calendars.authority

TYPES = pytest.mark.parametrize("described", REGISTRY, ids=lambda described: described.name)


def twice(items: Any) -> list[Any]:
    """What occurs more than once."""
    return [item for item, times in Counter(items).items() if times > 1]


def classes(described: RecordType[Any]) -> Iterator[tuple[type[Any], dict[str, Field[Any]]]]:
    """The record's class and those of its rows, each with its fields."""
    yield described.cls, described.fields
    for rows in described.rows.values():
        yield rows.of, rows.fields


def choice_fields() -> Iterator[Any]:
    for described in REGISTRY:
        for cls, own in classes(described):
            for name, field in own.items():
                if isinstance(field, ChoiceField | ChoicesField):
                    yield pytest.param(field, id=f"{described.name}: {cls.__name__}.{name}")


CHOICE_FIELDS = pytest.mark.parametrize("field", list(choice_fields()))


def test_keys_and_prefixes_are_unique() -> None:
    assert not twice(described.key for described in REGISTRY)
    assert not twice(described.prefix for described in REGISTRY)
    assert not twice(described.cls for described in REGISTRY)


def test_a_type_is_found_by_key_and_by_name() -> None:
    for described in REGISTRY:
        assert record_type(described.key) is described
        assert record_type(described.name) is described


def test_an_unknown_type_is_named_with_those_there_are() -> None:
    with pytest.raises(UnknownRecordType) as failure:
        record_type("speeding-fine")
    assert isinstance(failure.value, KeyError)
    assert str(failure.value).startswith(
        "“speeding-fine” is not a record type. The record types are: child, "
    )


def test_notices_are_what_is_no_register() -> None:
    registers = [described.key for described in REGISTRY if described not in CASEWORK]
    kept = ["child", "person", "school", "officer", "hub", "calendar_entry", "local_rule", "return_target"]
    assert registers == kept


@TYPES
def test_each_field_stands_in_one_section(described: RecordType[Any]) -> None:
    placed = [name for section in described.sections for name in section.fields]
    assert sorted(placed) == sorted(described.fields)
    assert not twice(section.title for section in described.sections)


@TYPES
def test_labels_are_there_and_tell_fields_apart(described: RecordType[Any]) -> None:
    for cls, own in classes(described):
        labels = [field.label.strip() for field in own.values()]
        assert all(labels), cls
        assert not twice(map(fold, labels)), cls


TAKEN = {"id", "record_id", "place", "unanswered"}
"""What the tables have beside the fields; the first is every record's own."""


@TYPES
def test_no_field_has_the_name_of_a_column_that_tables_have(described: RecordType[Any]) -> None:
    for rows in described.rows.values():
        assert not TAKEN & rows.fields.keys(), f"{rows.label}: call it something else"
    assert not {"id", "unanswered"} & described.fields.keys()


@TYPES
def test_a_child_in_a_row_stands_in_the_field_of_that_name(described: RecordType[Any]) -> None:
    """By that name the record is known to be about the child: in its file, and hidden with it."""
    for rows in described.rows.values():
        for name, field in rows.fields.items():
            to_a_child = isinstance(field, LinkField) and field.to == "child"
            assert to_a_child == (name == "child"), f"{rows.label}: {name}"


LONGEST_LABEL, MOST_COLUMNS = 40, 9
"""What a form and a list have room for at the smallest size of window."""


@TYPES
def test_labels_and_lists_fit_the_window(described: RecordType[Any]) -> None:
    for _, own in classes(described):
        labels = [field.label for field in own.values()]
        assert not [label for label in labels if len(label) > LONGEST_LABEL]
        assert not [label for label in labels if label[0].islower() or label.endswith((".", ":"))]
    assert len(described.list_columns) <= MOST_COLUMNS


@TYPES
def test_columns_are_numbered_from_one(described: RecordType[Any]) -> None:
    places = sorted(field.listed for field in described.fields.values() if field.listed)
    assert places == list(range(1, len(places) + 1))


@TYPES
def test_a_notice_begins_with_its_child(described: RecordType[Any]) -> None:
    if described.about is About.CHILD:
        assert next(iter(described.fields)) == "child"
        assert described.list_columns[:2] == ("reference", "child")


@TYPES
def test_the_status_heads_the_follow_up(described: RecordType[Any]) -> None:
    if described.about is About.CHILD:
        (section,) = (section for section in described.sections if "status" in section.fields)
        assert section.fields[0] == "status"
        assert section is not described.sections[0]


@TYPES
def test_little_is_required_to_save_a_notice(described: RecordType[Any]) -> None:
    """What schools send is often incomplete, and has to be on file all the same."""
    if described.about is About.CHILD:
        required = {name for name, field in described.plain.items() if field.required}
        filled = {name for name in required if getattr(described.cls(), name) is not None}
        assert required - filled <= {"child", "school", "received_on"}


@TYPES
def test_no_rule_says_the_same_twice(described: RecordType[Any]) -> None:
    reading = Reading(today=date(2025, 3, 3), calendar=CALENDAR)
    for record in samples_of(described.cls):
        issues = [issue for rule in described.rules for issue in rule(record, reading)]
        assert not twice((issue.path, issue.text) for issue in issues)


@TYPES
def test_every_attribute_is_described(described: RecordType[Any]) -> None:
    for cls, own in classes(described):
        assert is_dataclass(cls)
        kept = {field.name for field in fields(cls)} - {"id"}
        kept -= set(BASE_COLUMNS) if cls is described.cls else set()
        assert own, cls
        assert kept <= own.keys() <= kept | set(BASE_COLUMNS), cls


@TYPES
def test_rows_hold_no_rows(described: RecordType[Any]) -> None:
    for rows in described.rows.values():
        assert rows.row_title
        assert not any(isinstance(field, RowsField) for field in fields_of(rows.of).values())


@TYPES
def test_names_used_are_names_of_fields(described: RecordType[Any]) -> None:
    assert set(described.list_columns) <= {*described.fields, *BASE_COLUMNS}
    assert not twice(described.list_columns)
    for number, rule in enumerate(described.rules):
        name = getattr(rule, "__name__", f"rule {number}")
        assert reads_of(rule), f"Say by @reads which fields {name} looks at."
        unheard = set(reads_of(rule)) - described.fields.keys()
        assert not unheard, f"{name} names {unheard} in @reads, and {described.key} has no such field."
    for cls, own in classes(described):
        for name, field in own.items():
            if field.shown_when is not None:
                asked = f"`shown_when` of {cls.__name__}.{name}"
                assert reads_of(field.shown_when), f"Say by @reads which fields {asked} looks at."
                unheard = set(reads_of(field.shown_when)) - own.keys()
                assert not unheard, f"{asked} names {unheard} in @reads, and {cls.__name__} has no such."


@TYPES
def test_links_point_at_known_types(described: RecordType[Any]) -> None:
    for _, own in classes(described):
        for field in own.values():
            if isinstance(field, LinkField):
                assert record_type(field.to).key == field.to


@TYPES
def test_clocks_run_between_days(described: RecordType[Any]) -> None:
    for clock in described.clocks:
        holder = described.rows[clock.rows].of if clock.rows else described.cls
        fields = described.rows[clock.rows].fields if clock.rows else described.fields
        named = (
            clock.starts if isinstance(clock.starts, str) else "",
            clock.stops,
            clock.decided_by,
            clock.given,
        )
        for day in filter(None, named):
            derived = isinstance(getattr(holder, day, None), property)
            assert derived or isinstance(fields[day], DateField | MomentField), clock.duty
        assert (clock.clears or clock.stops) in fields, clock.duty
        assert clock.applies is None or set(reads_of(clock.applies)) <= fields.keys(), clock.duty
        assert callable(clock.rule) or clock.rule in LAW.rules, clock.duty
        assert not clock.after or clock.after in LAW.rules, clock.duty
        assert clock.label
        assert clock.event


@TYPES
def test_a_record_owes_each_duty_once(described: RecordType[Any]) -> None:
    for record in samples_of(described.cls):
        assert not twice(deadline.duty for deadline in deadlines(record, described.clocks, LAW))


@TYPES
def test_a_notice_says_when_it_happened(described: RecordType[Any]) -> None:
    if described.about is About.CHILD:
        assert isinstance(described.fields[described.event], DateField | MomentField)


@TYPES
def test_every_status_can_be_reached(described: RecordType[Any]) -> None:
    life = described.life
    codes = {choice.code for choice in life.statuses}
    reached, waiting = {life.first}, [life.first]
    while waiting:
        for status in set(life.next_from(waiting.pop())) - reached:
            reached.add(status)
            waiting.append(status)
    assert reached == codes
    assert {status for move in life.moves for status in move} <= codes
    assert life.first in life.open <= codes
    assert life.open != codes, "nothing ever finishes"


@TYPES
def test_no_status_is_a_dead_end(described: RecordType[Any]) -> None:
    """A move made in error can be taken back, and what is finished can be opened again."""
    life = described.life
    for status in (choice.code for choice in life.statuses):
        ahead = set(life.next_from(status)) - {status}
        assert all(status in _reached_in(life, 2, other) for other in ahead), status
        assert status in life.open or life.open & _reached_in(life, 1, status), status


def _reached_in(life: Life, moves: int, status: str) -> set[str]:
    reached = {status}
    for _ in range(moves):
        reached |= {other for one in reached for other in life.next_from(one)}
    return reached


@TYPES
def test_the_status_field_follows_the_life(described: RecordType[Any]) -> None:
    assert described.choice("status").choices is described.life.statuses
    assert described.cls().status == described.life.first


@TYPES
def test_an_empty_record_has_a_name_a_line_and_words(described: RecordType[Any]) -> None:
    empty = described.cls()
    assert described.label(empty)
    assert described.line(empty)
    assert all(described.terms(empty))


@CHOICE_FIELDS
def test_codes_are_unique(field: ChoiceField | ChoicesField) -> None:
    assert not twice(choice.code for choice in field.choices)
    assert all(choice.code and choice.label.strip() for choice in field.choices)


@CHOICE_FIELDS
def test_words_name_one_choice_on_any_one_day(field: ChoiceField | ChoicesField) -> None:
    for day in _turning_days(field.choices):
        offered = field.choices.offered(day)
        assert not twice(word for choice in offered for word in _words(choice)), day


def _turning_days(choices: Choices) -> set[date]:
    """A day of every stretch of time in which the choices on offer stay the same."""
    bounds = (day for choice in choices for day in (choice.valid_from, choice.valid_to) if day)
    return {date(2000, 1, 1), date(2026, 11, 23), *bounds}


def _words(choice: Choice) -> set[str]:
    return set(map(fold, (choice.code, choice.label, *choice.also)))


@CHOICE_FIELDS
def test_no_choice_sounds_like_no_answer(field: ChoiceField | ChoicesField) -> None:
    if field.can_be_unanswered:
        assert not [choice for choice in field.choices if any(map(unanswered, _words(choice)))]


@TYPES
def test_choices_are_dated_by_a_day_beside_them(described: RecordType[Any]) -> None:
    for cls, own in classes(described):
        for name, field in own.items():
            if dated_by := getattr(field, "dated_by", ""):
                assert isinstance(own[dated_by], DateField), f"{cls}.{name}"


@TYPES
def test_help_with_the_number_of_a_rule_names_the_rule(described: RecordType[Any]) -> None:
    """A form puts the number into the help of its own fields, and not of those in rows."""
    for name, field in described.fields.items():
        assert ("{" in field.help) == bool(field.help_rule), name
        assert not field.help_rule or field.help_rule in LAW.rules, name
        assert "{" not in field.told(LAW).help, name
    for rows in described.rows.values():
        assert not any(field.help_rule for field in rows.fields.values())


def test_names_and_births_are_called_alike_by_other_systems_whoever_they_are_about() -> None:
    """Else a file headed in their words looks like one of the type that alone knows them."""
    elsewhere: dict[str, set[tuple[str, ...]]] = {}
    for described in REGISTRY:
        for field in described.plain.values():
            if isinstance(field, NameField | BirthField):
                elsewhere.setdefault(field.label, set()).add(field.also)
    assert [label for label, words in elsewhere.items() if len(words) > 1] == []
