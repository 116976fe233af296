"""The first and the last day of compulsory school age (Education Act 1996, s8), as the rule book has them."""

from calendar import monthrange
from datetime import date, timedelta

from cme_desktop.statutory.rules import RuleBook
from cme_desktop.values.school_years import academic_year, cohort
from cme_desktop.values.written_days import MONTHS

_FRIDAY = 4


def school_age_of(born: date, rules: RuleBook, on: date) -> tuple[date, date]:
    """From when to when a child is of that age, by the law of a day."""
    return _first_day(born, rules, on), _last_day(born, rules, on)


def _first_day(born: date, rules: RuleBook, on: date) -> date:
    """The prescribed day on or next after the birthday that the law names."""
    birthday = _birthday(born, rules.near("school_age.begins", on).number)
    written = str(rules.near("school_age.begins_on", on).value).split(", ")
    prescribed = sorted(_day(text, year) for text in written for year in (birthday.year, birthday.year + 1))
    return next(day for day in prescribed if day >= birthday)


def _last_day(born: date, rules: RuleBook, on: date) -> date:
    """The last Friday of a month of the school year in which the child reaches an age."""
    month = _month(str(rules.near("school_age.ends_in", on).value))
    reached = cohort(born) + rules.near("school_age.ends", on).number
    ends = (date(year, month, monthrange(year, month)[1]) for year in (reached, reached + 1))
    last = next(day for day in ends if academic_year(day) == reached)
    return last - timedelta(days=(last.weekday() - _FRIDAY) % 7)


def _birthday(born: date, age: int) -> date:
    """The birthday at which an age is reached; in a common year, 1 March of who was born on 29 February."""
    if (born.month, born.day) == (2, 29):
        return date(born.year + age, 2, 28) + timedelta(days=1)
    return born.replace(year=born.year + age)


def _day(text: str, year: int) -> date:
    day, month = text.split()
    return date(year, _month(month), int(day))


def _month(name: str) -> int:
    return MONTHS.index(name) + 1
