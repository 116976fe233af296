"""Education after a permanent exclusion: who is to have it, and from when.

Education Act 1996, s19; Education (Provision of Full-Time Education for Excluded Pupils) (England)
Regulations 2007 (SI 2007/1870), regs 3-5.
"""

from datetime import date

from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.standing_records.child import school_age_by
from cme_desktop.statutory.clocks import DutyClock
from cme_desktop.statutory.conditions import reads_by_age
from cme_desktop.statutory.law import Law
from cme_desktop.values.partial_dates import BirthDate

_RULE, _LEAVING = "exclusion.education", "exclusion.leaving"
_NOTHING_OWED = frozenset({"kept_on_roll", "entered_in_error", "died", "not_of_age", "left_country"})
"""Why a notice is closed after which the authority has no education to provide."""


@reads_by_age("excluded_on", "education_not_owed", "closing_reason")
def owed_education(notice: OffRollNotice, law: Law, born: BirthDate | None) -> bool:
    """Whether the child was of compulsory school age, as far as is known, and something is owed to it."""
    if notice.excluded_on is None or notice.education_not_owed or notice.closing_reason in _NOTHING_OWED:
        return False
    ages = None if born is None else school_age_by(born, law.rules, notice.excluded_on)
    return ages is None or ages[0] <= notice.excluded_on <= ages[1]


EDUCATION = DutyClock(
    duty="education_after_exclusion",
    label="Education after permanent exclusion",
    starts="excluded_on",
    event="permanently excluded",
    stops="educated_again_on",
    rule=_RULE,
    applies=owed_education,
    clears="educated_from",
)


def education_after_exclusion(law: Law, on: date | None) -> str:
    """What the law asks of the authority after an exclusion of a day, and whom it leaves out."""
    owed, leaving = (law.rules.near(key, on or date.max) for key in (_RULE, _LEAVING))
    return (
        f"By law {owed.because()} ({owed.source}); part-time only where health asks for it. But "
        f"{leaving.because()}, nor in the last year once the examinations are over; choose which it is."
    )
