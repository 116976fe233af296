"""What the law says of a spell of home education, to be read beside its form."""

from collections.abc import Iterator
from datetime import date

from cme_desktop.records.home_education.fields import HomeEducation
from cme_desktop.records.home_education.law_basis import under_436h
from cme_desktop.statutory.law import Law
from cme_desktop.values.dates import show_day


def guidance_of_its_day(spell: HomeEducation, law: Law) -> Iterator[str]:
    """The edition of the guidance to authorities when the spell began, and what a notice brings with it."""
    day = spell.started_on or spell.received_on
    rule = law.rules.at("ehe.guidance", day) if day else None
    if rule is not None:
        yield f"Guidance in force then: {rule.source}, {rule.shown()}."
    if spell.s437_notice_on is not None:
        yield from _of_the_case(spell, spell.s437_notice_on, law)


def _of_the_case(spell: HomeEducation, served: date, law: Law) -> Iterator[str]:
    by_2026_act = under_436h(spell, law)
    sections = "436H to 436Q" if by_2026_act else "437 to 443"
    yield (
        f"By the first notice, served on {show_day(served)}, the case goes by sections {sections} of the "
        "Education Act 1996 to its end."
    )
    if spell.under_plan:
        section = "s436J(2)-(3)" if by_2026_act else "s441(2)-(3)"
        yield (
            "With an EHC plan the order names the school in the plan; where the plan names none, it is "
            f"amended first ({section})."
        )
    else:
        section = "s436N(1)-(2)" if by_2026_act else "s439(5)-(6)"
        yield f"The school to be named is consulted, and need not agree; then it is told ({section})."
    if spell.revocation_refused_on and not spell.under_plan:
        section = "s436P(5)" if by_2026_act else "s442(3)"
        yield f"The parent may refer the refusal to the Secretary of State ({section})."
