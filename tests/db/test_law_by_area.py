"""An enactment may begin on a day of its own in each area: a file goes by that of its own authority."""

from datetime import date, timedelta

import pytest

from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.operations.beginning import BeginWork
from cme_desktop.operations.performing import perform
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.services.reckoning import reckon_what_waits
from cme_desktop.services.saving import save_draft
from cme_desktop.standing_records.local_rule import LOCAL_RULE, LocalRule
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, save

DAY, LATER = date(2027, 9, 1), date(2028, 9, 1)
LANCASHIRE, LEEDS = "888", "383"


def begins(store: SqlStore, area: str | None, day: date = DAY) -> None:
    with store.changing(AUTHOR) as work:
        save(work, LOCAL_RULE, rule="cnis.register", value="in force", since_on=day, area=area)
        work.commit()


def in_force_on(store: SqlStore, day: date) -> bool:
    with store.reading() as reader:
        return reader.law().rules.at("cnis.register", day) is not None


@pytest.mark.parametrize(("area", "begun"), [(None, True), (LANCASHIRE, True), (LEEDS, False)])
def test_it_begins_here_where_no_area_is_named_or_this_one(
    store: SqlStore, area: str | None, begun: bool
) -> None:
    perform(store, AUTHOR, BeginWork("Lancashire", LANCASHIRE, "Robin Ash"))
    begins(store, area)
    assert in_force_on(store, DAY) == begun


def test_each_area_has_its_own_day(store: SqlStore) -> None:
    perform(store, AUTHOR, BeginWork("Lancashire", LANCASHIRE, "Robin Ash"))
    begins(store, LEEDS)
    begins(store, LANCASHIRE, LATER)
    assert [in_force_on(store, day) for day in (DAY, LATER)] == [False, True]


def test_a_file_without_a_known_authority_goes_by_no_area(store: SqlStore) -> None:
    begins(store, LANCASHIRE)
    assert not in_force_on(store, DAY)


def test_once_it_is_said_whose_file_it_is_its_day_counts(store: SqlStore) -> None:
    begins(store, LANCASHIRE)
    assert not in_force_on(store, DAY)
    perform(store, AUTHOR, BeginWork("Lancashire", LANCASHIRE, "Robin Ash"))
    assert in_force_on(store, DAY)
    perform(store, AUTHOR, BeginWork("Leeds", LEEDS, "Robin Ash"))
    assert not in_force_on(store, DAY)


@pytest.mark.parametrize(("area", "asked"), [(None, True), (LANCASHIRE, True), (LEEDS, False)])
def test_what_is_on_file_is_reckoned_anew_where_it_begins(
    store: SqlStore, area: str | None, asked: bool
) -> None:
    perform(store, AUTHOR, BeginWork("Lancashire", LANCASHIRE, "Robin Ash"))
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        spells = [
            save(work, HOME_EDUCATION, child=child, started_on=on, received_on=on).id
            for on in (DAY - timedelta(days=1), DAY)
        ]
        work.commit()
    before = lines(store)
    rule = Draft(LOCAL_RULE, Reading(date(2026, 11, 9)))
    typed = {"rule": "cnis.register", "value": "in force", "since_on": "1/9/2027", "area": area or ""}
    for name, text in typed.items():
        rule.type_in(name, text)
    with store.changing(AUTHOR) as work:
        save_draft(work, rule)
        assert bool(work.reckonings()) == asked
        work.commit()
    reckon_what_waits(store, AUTHOR)
    of_register = {(spells[1], "register_entry"), (spells[1], "register_parent")}
    assert lines(store) - before == (of_register if asked else set())
    assert before <= lines(store)


def lines(store: SqlStore) -> set[tuple[int, str]]:
    with store.reading() as reader:
        return {(line.record, line.duty) for line in reader.due()}


def test_an_area_is_asked_of_enactments_alone() -> None:
    draft = Draft(LOCAL_RULE, Reading(date(2026, 11, 9)))
    draft.type_in("rule", "cnis.register")
    assert "area" in draft.shown()
    draft.type_in("rule", "enquiry.chase")
    assert "area" not in draft.shown()


def test_the_area_is_told_where_the_rule_is_named() -> None:
    one = LocalRule(rule="cnis.register", value="in force", since_on=DAY, area=LEEDS)
    assert (
        LOCAL_RULE.label(one) == "Register of children not in school: in force from Wed 1 Sep 2027 in Leeds"
    )
