"""Whether a deletion fits the child's age: what the school says of it, against the date of birth.

Grounds for pupils who are past compulsory school age, who finished nursery or who are not of that age: 2006
regs, reg 8(1)(k) and (n) and 8(3); 2024 regs, reg 9(1)(b) and (l) and 9(3).
"""

from collections.abc import Iterator

from cme_desktop.codes.grounds import NURSERY_DONE, PAST_AGE, ground_of
from cme_desktop.fields import known
from cme_desktop.issues import warn
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.off_roll_notice.leaving_age import PAST_IT, leaving_age
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.values import school_years


def ground_against_age(facts: Facts[OffRollNotice]) -> Iterator[Clash]:
    """A ground, a destination or a closing that tells of another age than the date of birth does."""
    notice, ground = facts.record, ground_of(facts.record.ground)
    born = None if facts.child is None else known(facts.child.birth)
    ages = leaving_age(notice, facts.reader.law(), born)
    if ages is None:
        return
    if notice.ground in PAST_AGE and not ages.past:
        yield _doubted("ground", f"{ages.in_words}, and this ground is for those who are past it")
    elif notice.ground in NURSERY_DONE and not ages.in_nursery:
        group = school_years.show_year_group(ages.group)
        yield _doubted("ground", f"By date of birth the child is in {group}, and this ground is for nursery")
    elif ground is not None and ground.not_of_age and ages.within:
        yield _doubted("ground", f"{ages.in_words}, and this ground is for those who are not of it")
    if notice.destination_kind == PAST_IT and not ages.past:
        yield _doubted("destination_kind", f"{ages.in_words}, and the destination is past it")
    if notice.closing_reason == "not_of_age" and ages.within:
        yield _doubted("closing_reason", f"{ages.in_words}, and it was closed because the child is not of it")


def _doubted(path: str, said: str) -> Clash:
    return Clash(warn(path, f"{said}; check both, and ask the school."))
