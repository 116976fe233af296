"""What a spell of home education tells the termly form."""

from datetime import date

from cme_desktop.records.home_education.fields import HomeEducation
from cme_desktop.records.home_education.spells import IN_ERROR, is_flexi_schooling
from cme_desktop.termly.answers import HomeSpell, TermlyAnswers


def _missing_since(spell: HomeEducation) -> date | None:
    """The day found unsuitable, or else that of the order, or of the end as a child missing education."""
    if spell.judgement == "unsuitable" or spell.status == "unsuitable":
        return spell.judged_on
    return spell.order_made_on or spell.ended_on


def _spell(spell: HomeEducation) -> HomeSpell | None:
    if spell.end_reason == IN_ERROR or is_flexi_schooling(spell):
        return None
    return HomeSpell(
        began=spell.started_on or spell.received_on,
        ended=spell.ended_on,
        returned=spell.end_reason == "returned" or spell.status == "returned",
        previous_setting=spell.previous_setting,
        notice_on=spell.s437_notice_on,
        order_made_on=spell.order_made_on,
        order_revoked_on=spell.order_revoked_on,
    )


TERMLY = TermlyAnswers(
    reads=(
        *("received_on", "started_on", "primary_reason", "previous_setting", "judgement", "judged_on"),
        *("s437_notice_on", "order_made_on", "order_revoked_on", "ended_on", "end_reason"),
        "register_ground",
    ),
    reason_at_home=lambda spell: spell.primary_reason,
    reason_missing=lambda _spell: "unsuitable_ehe",
    missing_since=_missing_since,
    spell=_spell,
)
