"""The way to an order is asked step by step, and nothing of it that is on file is ever hidden."""

from datetime import date
from typing import Any

import pytest

from cme_desktop.description.duties import duties
from cme_desktop.records.home_education import HOME_EDUCATION, HomeEducation
from cme_desktop.statutory.conditions import holds
from cme_desktop.statutory.law import Law
from tests.cme_desktop.records.home_education.begun import begun
from tests.conformance.samples import samples_of

LAWS = (Law(), begun("cnis.orders", since=date(2024, 1, 1)))
OF = {section.title: section.fields for section in HOME_EDUCATION.sections}
NOTICE = set(OF["Notice to the parent"])
LATER = {*OF["School to be named"], *OF["Order"]}


def shown(record: HomeEducation, law: Law = LAWS[0]) -> set[str]:
    fields = HOME_EDUCATION.fields
    return {name for name in NOTICE | LATER if holds(fields[name].shown_when, record, law)}


def spell(**values: Any) -> HomeEducation:
    return HomeEducation(**{"received_on": date(2026, 9, 14), "started_on": date(2026, 9, 14), **values})


@pytest.mark.parametrize("status", ["notified", "enquiries", "suitable", "not_yet"])
def test_nothing_of_an_order_is_asked_of_a_spell_not_judged_unsuitable(status: str) -> None:
    assert not shown(spell(status=status))


@pytest.mark.parametrize("judged", [{"status": "unsuitable"}, {"judgement": "unsuitable"}])
def test_once_it_is_unsuitable_the_notice_is_asked_and_the_rest_once_that_is_served(
    judged: dict[str, str],
) -> None:
    assert shown(spell(**judged)) == NOTICE
    served = spell(**judged, s437_notice_on=date(2026, 11, 2))
    assert shown(served) == (NOTICE | LATER) - {"school_settled_on"}
    assert shown(served, LAWS[1]) == NOTICE | LATER


@pytest.mark.parametrize("name", sorted(NOTICE | LATER))
@pytest.mark.parametrize("law", LAWS)
def test_a_field_that_alone_is_filled_is_shown_with_its_part(name: str, law: Law) -> None:
    filled = next(filter(None, (getattr(one, name) for one in samples_of(HomeEducation))))
    assert {name, *NOTICE, "order_made_on"} <= shown(spell(status="suitable", **{name: filled}), law)


def test_no_is_a_value_too() -> None:
    assert "ehc_plan_now" in shown(spell(ehc_plan_now=False))


@pytest.mark.parametrize("law", LAWS)
def test_no_field_with_a_value_is_hidden(law: Law) -> None:
    for record in samples_of(HomeEducation):
        filled = {name for name in NOTICE | LATER if getattr(record, name) is not None}
        assert filled <= shown(record, law)


@pytest.mark.parametrize("law", LAWS)
def test_each_step_that_is_due_is_met_in_a_field_that_is_shown(law: Law) -> None:
    for record in (*samples_of(HomeEducation), spell(status="unsuitable"), spell(judgement="unsuitable")):
        for due in duties(HOME_EDUCATION, record, law):
            if due.clears in NOTICE | LATER:
                assert due.clears in shown(record, law), due.duty
