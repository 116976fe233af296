"""What stands on the desk: a child's past, counts, duties, unfinished typing, settings, reference numbers."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from threading import Thread
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.ports import KeptDraft
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.pace_interview import PACE_INTERVIEW
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.registry import CASEWORK, REGISTRY
from cme_desktop.returns.duties import duties_due
from cme_desktop.returns.periods import month_of
from cme_desktop.services.saving import store as put
from cme_desktop.statutory.clocks import Deadline
from db.store import SqlStore
from tests.builders import (
    AUTHOR,
    NOON,
    StandingClock,
    make_child,
    make_hub,
    make_notice,
    make_officer,
    make_school,
    save,
)

# -- a child's past ---------------------------------------------------------------------------------


def test_a_timeline_holds_every_notice_about_a_child_newest_first(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, other, school = make_child(work).id, make_child(work, "Bell").id, make_school(work).id
        make_notice(work, other, school)
        old = make_notice(work, child, school, received_on=date(2026, 9, 1))
        held = save(
            work, PACE_INTERVIEW, child=child, held_on=date(2026, 10, 6), received_on=date(2026, 9, 2)
        )
        new = make_notice(work, child, school, received_on=date(2026, 11, 2), officer=make_officer(work).id)
        undated = save(work, HOME_EDUCATION, child=child)
        entries = work.timeline(child)

    assert [entry.id for entry in entries] == [new.id, held.id, old.id, undated.id]
    assert [entry.on for entry in entries] == [date(2026, 11, 2), date(2026, 10, 6), date(2026, 9, 1), None]
    assert (entries[0].type, entries[0].reference) == ("ten_day_notification", new.reference)
    assert (entries[0].officer, entries[0].status) == ("Robin Ash", "received")
    assert entries[0].line == TEN_DAY_NOTIFICATION.line(new)


def test_records_about_a_school_are_of_the_types_asked_for(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work).id
        child = make_child(work, school=school).id
        notice = make_notice(work, child, school).id

        assert [entry.id for entry in work.about("school", school, ["child"])] == [child]
        assert {entry.id for entry in work.about("school", school, [t.key for t in REGISTRY])} == {
            child,
            notice,
        }
        assert work.about("hub", school, [t.key for t in CASEWORK]) == []


def test_records_of_a_period_are_told_by_the_day_of_their_event(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        days = [date(2026, 9, day) for day in (1, 15, 30)]
        ids = [save(work, PACE_INTERVIEW, held_on=day).id for day in days]
        save(work, PACE_INTERVIEW, received_on=days[1])

        found = work.records(PACE_INTERVIEW, days[0], days[1])
        assert [record.id for record in found] == ids[:2]
        assert [record.id for record in work.records(PACE_INTERVIEW, since=days[1])] == ids[1:]
        assert [record.id for record in work.records(PACE_INTERVIEW, until=days[0])] == ids[:1]
        assert len(list(work.records(PACE_INTERVIEW))) == 4


def test_more_records_than_one_batch_come_with_their_own_rows(store: SqlStore) -> None:
    rows = TEN_DAY_NOTIFICATION.rows["school_enquiries"].of
    with store.changing(AUTHOR) as work:
        for number in range(1_003):
            put(
                work,
                TEN_DAY_NOTIFICATION,
                TEN_DAY_NOTIFICATION.cls(sender=f"{number}", school_enquiries=[rows(result=f"{number}")]),
            )
        found = list(work.records(TEN_DAY_NOTIFICATION))

    assert [record.sender for record in found] == [f"{number}" for number in range(1_003)]
    assert all(record.school_enquiries[0].result == record.sender for record in found)


# -- counts -----------------------------------------------------------------------------------------


def test_counts_tell_the_open_ones_from_all(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        for status in ("received", "screened", "closed"):
            make_notice(work, child, school, status=status)
        counts = work.counts()

    assert counts["ten_day_notification"] == (3, 2)
    assert counts["child"] == (1, 1)
    assert counts["penalty_notice"] == (0, 0)
    assert set(counts) == {described.key for described in REGISTRY}


def test_what_is_open_now_is_casework_that_all_see(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        assert not work.in_use()
        child, hidden, school = make_child(work), make_child(work, restricted=True), make_school(work)
        for status in ("received", "screened", "closed"):
            make_notice(work, child.id, school.id, status=status)
        make_notice(work, hidden.id, school.id)
        assert work.in_use()
        assert work.workload(date(2026, 11, 9)).open_now == {"ten_day_notification": 2}


# -- duties -----------------------------------------------------------------------------------------


def duty(number: int, due_on: date, met_on: date | None = None) -> Deadline:
    return Deadline(
        duty=f"duty_{number}",
        label=f"Duty {number}",
        due_on=due_on,
        met_on=met_on,
        since=due_on,
        why=f"Because of {number}.",
        clears="",
        rule_set="",
        waits=False,
        overran=False,
    )


days = st.dates(date(2026, 9, 1), date(2026, 9, 9))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(
    duties=st.lists(st.lists(st.tuples(days, st.none() | days), max_size=3), max_size=6),
    until=st.none() | days,
    unmet=st.booleans(),
)
def test_duties_due_are_those_of_a_plain_search(
    store: SqlStore, duties: list[list[tuple[date, date | None]]], until: date | None, unmet: bool
) -> None:
    expected = []
    with store.changing(AUTHOR) as work:
        for of_one in duties:
            deadlines = [duty(number, due, met) for number, (due, met) in enumerate(of_one)]
            record = work.save(TEN_DAY_NOTIFICATION, TEN_DAY_NOTIFICATION.cls(), deadlines)
            expected += [
                (d.due_on, record.id, d.duty)
                for d in deadlines
                if not (unmet and d.met_on) and (until is None or d.due_on <= until)
            ]
        found = work.due(until, unmet)

        assert sorted((line.due_on, line.record, line.duty) for line in found) == sorted(expected)
        assert [line.due_on for line in found] == sorted(line.due_on for line in found)
        assert work.due(until, unmet, most=2) == found[:2]


def put_duties(store: SqlStore, many: int, due_on: str) -> None:
    """So many duties of one record; the day of each in SQL, by its `number`."""
    with store.changing(AUTHOR) as work:
        work.save(TEN_DAY_NOTIFICATION, TEN_DAY_NOTIFICATION.cls(), [])
        work.commit()
    with store.engine.begin() as connection:
        connection.exec_driver_sql(
            "WITH RECURSIVE one(number) AS "
            f"(SELECT 1 UNION ALL SELECT number + 1 FROM one WHERE number < {many}) "
            "INSERT INTO deadline (record_id, duty, label, due_on, since, why, waits) "
            f"SELECT 1, 'duty_' || number, 'Look at it', {due_on}, '2026-09-01', 'Because.', false FROM one"
        )


def test_no_line_of_a_long_queue_is_left_out(sqlite_store: SqlStore) -> None:
    many = 100_001
    put_duties(sqlite_store, many, "NULL")
    with sqlite_store.reading() as reader:
        assert len(reader.undated()) == many
        assert len(reader.undated(most=7)) == 7
        assert duties_due(reader, month_of(date(2026, 11, 1)), date(2026, 11, 9)).undated == many


def test_what_falls_due_in_a_period_is_told_in_its_order_however_much_falls_on_a_day(
    sqlite_store: SqlStore,
) -> None:
    many = 5_001
    days = "WHEN number < 3000 THEN '2026-11-02' WHEN number < 4000 THEN '2026-11-03' ELSE '2026-11-30'"
    put_duties(sqlite_store, many, f"CASE {days} END")
    with sqlite_store.reading() as reader:
        found = duties_due(reader, month_of(date(2026, 11, 1)), date(2026, 11, 9)).duties
        assert [line for line, _ in found] == reader.due(unmet=False)
        assert len(found) == many


def test_a_line_of_the_queue_says_whose_and_why(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, school, hub = make_child(work), make_school(work, "Elm Lane"), make_hub(work)
        officer = make_officer(work)
        notice = make_notice(work, child.id, school.id, hub=hub.id, officer=officer.id)
        (line,) = work.due()

    assert (line.record, line.type, line.reference) == (notice.id, "ten_day_notification", notice.reference)
    assert (line.child, line.child_label, line.school_label) == (child.id, "Okafor, Ada", "Elm Lane")
    assert (line.officer, line.hub, line.duty) == (officer.id, hub.id, "screening")
    assert (line.due_on, line.met_on) == (date(2026, 11, 4), None)
    assert line.why.startswith("Due Wed 4 Nov 2026")


def test_duties_follow_a_change(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        record = TEN_DAY_NOTIFICATION.cls()
        first, second = duty(1, date(2026, 9, 1)), duty(2, date(2026, 9, 2))
        work.save(TEN_DAY_NOTIFICATION, record, [first, second])
        work.save(
            TEN_DAY_NOTIFICATION,
            record,
            [replace(second, met_on=date(2026, 9, 1)), duty(3, date(2026, 9, 3))],
        )

        assert [line.duty for line in work.due()] == ["duty_3"]
        assert [(line.duty, line.met_on) for line in work.due(unmet=False)] == [
            ("duty_2", date(2026, 9, 1)),
            ("duty_3", None),
        ]


# -- unfinished typing ------------------------------------------------------------------------------


def kept(**values: Any) -> KeptDraft:
    return KeptDraft(
        **{
            "id": 0,
            "type": "child",
            "record": None,
            "who": "Robin Ash",
            "saved_at": NOON,
            "title": "New child",
            "typed": {"head": {"text": {"surname": "Oka"}, "links": {}}, "rows": {}},
            **values,
        }
    )


@pytest.mark.parametrize(
    "text",
    [
        "31.02.2026",
        "🎒👩‍🏫 é",
        "שלום עולם ‏(RTL)",
        "مرحبا",
        '"quoted" \\ back\nslash\ttab',
        "\x00 nothing",
        "half of a pair \ud83c",
        "",
    ],
    ids=ascii,
)
def test_typing_is_kept_to_the_letter(store: SqlStore, text: str) -> None:
    typed = {"head": {"text": {"birth": text}, "links": {"school": 7}}, "rows": {"people": [{"id": None}]}}
    with store.changing(AUTHOR) as work:
        id = work.keep_draft(kept(typed=typed, title=text))
        work.commit()
    with store.reading() as reader:
        (found,) = reader.drafts()

    assert (found.id, found.typed, found.who, found.saved_at) == (id, typed, "Robin Ash", NOON)


def test_a_draft_of_a_record_goes_on_where_it_was_left(store: SqlStore) -> None:
    reading = Reading(date(2026, 11, 9))
    draft = Draft(TEN_DAY_NOTIFICATION, reading)
    draft.type_in("received_on", "the day after never")
    draft.add_row("school_enquiries")
    draft.type_in("school_enquiries.0.result", "No answer 📵")
    with store.changing(AUTHOR) as work:
        work.keep_draft(kept(type="ten_day_notification", typed=draft.to_json()))
        (found,) = work.drafts()
    again = Draft(TEN_DAY_NOTIFICATION, reading)
    again.restore(found.typed)

    assert again.entry("received_on") == draft.entry("received_on")
    assert again.entry("school_enquiries.0.result").text == "No answer 📵"


def test_a_draft_is_kept_again_under_its_number_until_it_is_dropped(
    store: SqlStore, clock: StandingClock
) -> None:
    with store.changing(AUTHOR) as work:
        id = work.keep_draft(kept())
        work.commit()
    clock.moment += timedelta(minutes=5)
    with store.changing(AUTHOR) as work:
        assert work.keep_draft(kept(id=id, title="Okafor")) == id
        (found,) = work.drafts()
        assert (found.title, found.saved_at) == ("Okafor", NOON + timedelta(minutes=5))

        work.drop_draft(id)
        assert work.drafts() == []
        again = work.keep_draft(kept(id=id))
        assert [draft.id for draft in work.drafts()] == [again]


def test_drafts_are_everybodys_or_ones_own(store: SqlStore, clock: StandingClock) -> None:
    for who in ("Robin Ash", "Morgan Lake", "Robin Ash"):
        clock.moment += timedelta(minutes=1)
        with store.changing(AUTHOR) as work:
            work.keep_draft(kept(who=who, title=f"{clock.moment:%M}"))
            work.commit()
    with store.reading() as reader:
        assert [draft.title for draft in reader.drafts()] == ["03", "02", "01"]
        assert [draft.title for draft in reader.drafts("Robin Ash")] == ["03", "01"]


# -- settings ---------------------------------------------------------------------------------------


def test_settings_are_set_and_set_again(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        assert work.setting("authority") is None
        work.set_setting("authority", "Elmshire")
        work.set_setting("authority", "Elmshire – 🏛")
        work.set_setting("term", "2026")
        work.commit()
    with store.reading() as reader:
        assert (reader.setting("authority"), reader.setting("term")) == ("Elmshire – 🏛", "2026")


# -- reference numbers ------------------------------------------------------------------------------


def test_reference_numbers_run_by_type_and_year(store: SqlStore, clock: StandingClock) -> None:
    with store.changing(AUTHOR) as work:
        assert [make_child(work).reference for _ in range(2)] == ["CHD-2026-0001", "CHD-2026-0002"]
        assert make_school(work).reference == "SCH-2026-0001"
        work.commit()
    clock.moment = datetime(2027, 1, 1, tzinfo=UTC)
    with store.changing(AUTHOR) as work:
        assert make_child(work).reference == "CHD-2027-0001"
        assert make_child(work, reference="CHD-2026-0009").reference == "CHD-2026-0009"


def test_no_reference_number_is_given_twice(store: SqlStore) -> None:
    given_out: list[str] = []

    def log() -> None:
        for _ in range(10):
            with store.changing(AUTHOR) as work:
                reference = make_child(work).reference
                work.commit()
            given_out.append(reference)

    officers = [Thread(target=log) for _ in range(4)]
    for officer in officers:
        officer.start()
    for officer in officers:
        officer.join()

    assert sorted(given_out) == [f"CHD-2026-{number:04d}" for number in range(1, 41)]
