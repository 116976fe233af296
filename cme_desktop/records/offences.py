"""What the records of one offence of absence share: its dates, and the time limit on taking it to court."""

from dataclasses import replace

from cme_desktop.fields import Condition
from cme_desktop.records.order import follows
from cme_desktop.statutory.clocks import Clock
from cme_desktop.statutory.periods import Period, Unit

OFFENCE_DATES = follows("offence_to", "offence_from", "The offence ended", "it began")

TIME_LIMIT = Period(6, Unit.MONTHS)
"""From the last day of the offence; whether time runs from the last day or from each is disputed."""

_TIME_LIMIT_CLOCK = Clock(
    duty="prosecution_time_limit",
    label="Last day to lay the information",
    starts="offence_to",
    stops="information_laid_on",
    period=TIME_LIMIT,
    because="a prosecution must begin within six months of the offence, reckoned here from its last day",
    source="Magistrates' Courts Act 1980, s127",
)


def time_limit(applies: Condition) -> Clock:
    """The time limit, for as long as a prosecution may still follow."""
    return replace(_TIME_LIMIT_CLOCK, applies=applies)
