"""Local practice, as shipped: what a manager may set anew from a day on."""

from datetime import date

from cme_desktop.statutory.national.registers import FIRST_2006, FIRST_2024, LAST_2016, REGS_2006, REGS_2024
from cme_desktop.statutory.periods import Period, Unit
from cme_desktop.statutory.rules import LegalRule, Value

ALWAYS = date(2004, 1, 1)
PRACTICE = "Local practice"
"""The source of what no authority gives a day for, and a manager may set anew."""
_BEFORE_NATIONAL = date(2024, 8, 18)


def _local(
    key: str, label: str, value: Value, words: str = "", *, source: str = PRACTICE, unit: str = "",
    since: date = ALWAYS, until: date | None = None, unconfirmed: str = "",
) -> LegalRule:  # fmt: skip
    return LegalRule(
        set="LOCAL", key=key, label=label, value=value, words=words, source=source, unit=unit, since=since,
        until=until, local=True, unconfirmed=unconfirmed,
    )  # fmt: skip


def _census(term: str, day: date, since: date, until: date) -> LegalRule:
    pattern = "Department for Education, school census pattern"
    return _local("census.day", f"{term} census", day, source=pattern, since=since, until=until)


RULES = (
    *(
        _local("ten_day.due", "10-day notification", Period(11, Unit.SCHOOL_DAYS_BEGINNING_WITH),
               "the notice is due on the {nth} school day of an absence without authority",
               source=f"{source}; the day is local practice", since=since, until=until)
        for source, since, until in (
            (f"{REGS_2006}, reg 12(1)", FIRST_2006, LAST_2016),
            (f"{REGS_2024}, reg 13(7)", FIRST_2024, None),
        )
    ),
    _local("ten_day.screening", "Screening of a notification", Period(2, Unit.SCHOOL_DAYS_AFTER),
           "notifications are screened within {n} school days of receipt"),
    _local("ten_day.returned", "Answer to a notification sent back", Period(5, Unit.SCHOOL_DAYS_AFTER),
           "an incomplete notification sent back is chased after {n} school days"),
    _local("review.open", "Review of an open record", Period(28, Unit.DAYS_AFTER),
           "a record that is open, and for which no other day is set, is looked at again after {n} days"),
    _local("review.ahead", "How far ahead a next step may be set", Period(12, Unit.MONTHS),
           "a day on which a record comes back is set at most {n} months ahead"),
    _local("rest.enquiry", "Longest rest of an enquiry", Period(20, Unit.SCHOOL_DAYS_AFTER),
           "an enquiry that has not found the child rests {n} school days at most"),
    _local("rest.longest", "Longest rest of any other record", Period(12, Unit.WEEKS_AFTER),
           "a record rests {n} weeks at most, and may then be put to rest again"),
    _local("ten_day.act", "What screening decided", Period(5, Unit.SCHOOL_DAYS_AFTER),
           "what screening decided is done within {n} school days"),
    _local("sweep.day", "Truancy sweep", Period(0, Unit.DAYS_AFTER),
           "a sweep is held on the day planned for it, or put off to another"),
    _local("missing.review", "A child still missing", Period(1, Unit.DAYS_AFTER),
           "a child who is not back is asked about again after {n} day"),
    _local("enquiry.review", "Review of an enquiry", Period(56, Unit.DAYS_AFTER),
           "the authority’s checks take six to eight weeks; an enquiry is reviewed after {n} days, and again "
           "for as long as it is open"),
    _local("enquiry.located", "A located child without a school", Period(10, Unit.SCHOOL_DAYS_AFTER),
           "whether a located child is in education is looked into after {n} school days, and again for as "
           "long as the enquiry is open"),
    _local("enquiry.chase", "Chasing a check", Period(10, Unit.SCHOOL_DAYS_AFTER),
           "a check that is not answered is chased after {n} school days"),
    _local("off_roll.query", "Answer to a query about a deletion", Period(5, Unit.SCHOOL_DAYS_AFTER),
           "a query to the school is chased after {n} school days"),
    _local("off_roll.question", "Where the child went", Period(10, Unit.SCHOOL_DAYS_AFTER),
           "a child taken off roll is found elsewhere within {n} school days, or an enquiry is opened"),
    _local("at_odds.question", "What cannot be so at one time", Period(7, Unit.DAYS_AFTER),
           "a child who is on two rolls at one time, or on a roll and home educated, is asked about within "
           "{n} days"),
    _local("no_roll.question", "Where a child is educated now", Period(7, Unit.DAYS_AFTER),
           "a child on no roll whom nobody looks for is asked about within {n} days"),
    _local("pace.tell_school", "School told of the outcome", Period(10, Unit.SCHOOL_DAYS_AFTER),
           "the outcome goes back to the school within {n} school days of the decision"),
    _local("review.agreed", "Review of what was agreed", Period(0, Unit.DAYS_AFTER),
           "a review is held on the day agreed for it"),
    _local("penalty.request", "Decision on a request for a notice", Period(10, Unit.SCHOOL_DAYS_AFTER),
           "a request is decided within {n} school days"),
    _local("penalty.improvement", "Length of a notice to improve", Period(6, Unit.WEEKS_AFTER),
           "a notice to improve runs for {n} weeks"),
    _local("penalty.improvement_review", "Review of a notice to improve", Period(0, Unit.DAYS_AFTER),
           "a notice to improve is reviewed, and the school told the result, on its last day"),
    _local("penalty.attendance", "Attendance below which a notice was issued", 95, unit="%",
           until=_BEFORE_NATIONAL, source="Local code of conduct before the national framework"),
    _local("ehe.first_contact", "First contact about home education", Period(15, Unit.DAYS_AFTER),
           "the parent is first contacted within {n} days of the notification"),
    _local("ehe.asked", "Answer to what was asked of the parent", Period(28, Unit.DAYS_AFTER),
           "what the parent was asked is looked into after {n} days, and again until it is answered"),
    _local("ehe.not_yet", "Time to improve home education", Period(28, Unit.DAYS_AFTER),
           "a parent whose education is not yet suitable is given {n} days, where no other day is agreed"),
    _local("ehe.review", "Review of suitable home education", Period(12, Unit.MONTHS),
           "suitable home education is looked at again {n} months after the decision"),
    _local("sao.compliance", "Compliance with a school attendance order", Period(10, Unit.SCHOOL_DAYS_AFTER),
           "whether the child is registered at the school named is looked into after {n} school days"),
    _local("sao.step", "Next step towards a school attendance order", Period(1, Unit.DAYS_AFTER),
           "the next step towards an order is taken on the {nth} day after what it waits for; the law sets "
           "no day for it"),
    _local("sao.revocation", "Answer to a request to revoke an order", Period(10, Unit.SCHOOL_DAYS_AFTER),
           "whether an order is revoked is decided within {n} school days of the request; the law sets no "
           "day for it"),
    _local("in_year.offer", "Local target for an in-year offer", Period(4, Unit.WEEKS_AFTER),
           "the local target is an offer by week {n}"),
    _local("census.return", "Termly form returned", Period(29, Unit.DAYS_AFTER),
           "the Department asks for its termly form {n} days after the census day",
           source="Department for Education, termly return of 2022/23; practice, and no law",
           unconfirmed="whether later years have the same number of days"),
    _local("census.change", "Change since last term that asks for a note", 10, unit="%",
           source="Local practice; the Department’s own thresholds are not known"),
    _census("Autumn 2024", date(2024, 10, 3), date(2024, 9, 1), date(2024, 12, 31)),
    _census("Spring 2025", date(2025, 1, 16), date(2025, 1, 1), date(2025, 4, 14)),
    _census("Summer 2025", date(2025, 5, 15), date(2025, 4, 15), date(2025, 8, 31)),
    _census("Autumn 2025", date(2025, 10, 2), date(2025, 9, 1), date(2025, 12, 31)),
    _census("Spring 2026", date(2026, 1, 15), date(2026, 1, 1), date(2026, 4, 14)),
    _census("Summer 2026", date(2026, 5, 21), date(2026, 4, 15), date(2026, 8, 31)),
    _census("Autumn 2026", date(2026, 10, 1), date(2026, 9, 1), date(2026, 12, 31)),
    _census("Spring 2027", date(2027, 1, 21), date(2027, 1, 1), date(2027, 4, 14)),
    _census("Summer 2027", date(2027, 5, 20), date(2027, 4, 15), date(2027, 8, 31)),
)  # fmt: skip
