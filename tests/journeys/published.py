"""Made-up records, as workbooks, whose figures are those that one city published in 2016 and 2017.

Beside those that count stand their twins, which are easily counted by mistake: entered in error, of another
authority, without a day, in the next month, the same child twice.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from tests.books import Row

OUTCOMES = {
    "Prosecution": 67,
    "Withdrawn for further information or mitigation": 17,
    "Warning letter, attendance improved": 16,
    "Early Help Assessment referral": 9,
    "Caution offered and accepted": 8,
    "Penalty notice after the interview": 7,
}
SCHOOLS = ("106653", "St Thomas à Becket Church of England Aided Primary School", "919/2093")
FLOWS = {2012: (41, 23), 2013: (52, 30), 2014: (47, 52), 2015: (384, 101)}
"""Children who came and who left, by the year in which the school year began; the last in tenths."""


def child(number: int) -> Row:
    """A made-up child."""
    return {
        "Child surname": surname(number),
        "Child forename": forename(number),
        "Child date of birth": date(2003, 1, 1) + timedelta(days=number % 3650),
        "Child sex": "FM"[number % 2],
        "Child postcode": f"M{number % 40 + 1} {number % 9 + 1}AA",
    }


_SYLLABLES = tuple(first + last for first in "bdfgklmnprst" for last in ("a", "ee", "o"))
_NAMES = len(_SYLLABLES) ** 4
_FAR = 1_000_003
"""Shares no factor with the number of names, so that each child has one of its own."""


def surname(number: int) -> str:
    """By which a made-up child is told from the others: no two are easily taken for one child."""
    return _spoken(number * _FAR % _NAMES)


def forename(number: int) -> str:
    """Said on backwards, so that like surnames have unlike forenames."""
    return ("Ada", "Łu", "Zoë")[number % 3] + _spoken(_NAMES - 1 - number * _FAR % _NAMES)[-4:]


def _spoken(number: int) -> str:
    said = ""
    for _ in range(4):
        number, place = divmod(number, len(_SYLLABLES))
        said += _SYLLABLES[place]
    return said.capitalize()


def autumn_day(number: int) -> date:
    """A weekday of the autumn of 2016; the numbers go round."""
    day = date(2016, 9, 5) + timedelta(days=number % 100)
    return day - timedelta(days=max(0, day.weekday() - 4))


# -- interviews under caution -------------------------------------------------------------------------------


def interviews() -> Iterator[Row]:
    """124 held in the autumn, with one outcome each."""
    outcomes = [outcome for outcome, count in OUTCOMES.items() for _ in range(count)]
    for number, outcome in enumerate(outcomes):
        yield _interview(number % 100, autumn_day(number), outcome)  # 24 children twice
    yield _interview(200, date(2017, 1, 9), "Prosecution")
    yield _interview(201, None, "Prosecution")
    yield _interview(202, None, "Did not attend")
    yield _interview(203, autumn_day(3), "Prosecution") | {"Request received": date(2017, 2, 1)}


def _interview(number: int, held: date | None, outcome: str) -> dict[str, object]:
    asked = (held or autumn_day(number)) - timedelta(days=20)
    return {
        **child(number),
        "Parent surname": surname(number),
        "Parent forename": "Sam",
        "School": SCHOOLS[number % 3],
        "Request received": asked,
        "Offence from": asked - timedelta(days=60),
        "Offence to": asked - timedelta(days=30),
        "Interview held": held,
        "Caution given": "Yes",
        "Admission made": "Yes",
        "Status": "Outcome decided",
        "Outcome": outcome,
        "Outcome decided": held,
    }


# -- penalty notices ----------------------------------------------------------------------------------------


def penalties() -> Iterator[Row]:
    """870 issued in the autumn."""
    for number in range(870):
        yield _penalty(number, autumn_day(number))
    yield _penalty(0, autumn_day(0))  # the first again
    yield _penalty(901, autumn_day(1)) | {"Issued by another authority": "Yes", "Which authority": "Leeds"}
    yield _penalty(902, autumn_day(2)) | _REFUSED | {"Reason for refusal": "Entered in error"}
    yield _penalty(903, autumn_day(3)) | {"Status": "Requested", "Issued": None, "Deemed received": None}
    yield _penalty(904, autumn_day(4)) | {"Issued": None}
    yield _penalty(905, date(2017, 1, 3))


_REFUSED = {"Status": "Refused, no notice issued", "Issued": None, "Deemed received": None}


def _penalty(number: int, issued: date) -> dict[str, object]:
    return {
        **child(number),
        "Parent surname": surname(number),
        "Parent forename": "Sam",
        "School": SCHOOLS[number % 3],
        "Request received": issued - timedelta(days=7),
        "Reason": "leave",
        "Offence from": issued - timedelta(days=21),
        "Offence to": issued - timedelta(days=14),
        "Sessions unauthorised": 10,
        "Status": "Issued",
        "Issued": issued,
        "Deemed received": issued + timedelta(days=2),
        "Lower amount": 60,
        "Higher amount": 120,
    }


# -- enquiries ----------------------------------------------------------------------------------------------

MISSING, OUT, BOTH = 1503, 1380, 5
"""Children missing from education and out of education at the end of July 2016, and those of them in both."""


_MISSING = {"Education now": "Missing from education (whereabouts unknown)"}
_OUT = {"Education now": "Out of education (whereabouts known, no place)"}


def searches() -> Iterator[Row]:
    """100 settled in the autumn, 49 of them with the child found."""
    for number in range(100):
        opened = autumn_day(number // 2)
        closed = opened + timedelta(days=30)
        found = {"Located": closed, "Found where": "Another English authority"}
        yield (
            _search(3000 + number, opened)
            | _closed(
                closed, "Passed to another authority" if number < 49 else "Not found, every check tried"
            )
            | (found if number < 49 else {})
        )
    opened, closed = autumn_day(5), autumn_day(40)
    yield _search(3101, opened) | _closed(closed, "Opened in error")
    yield _search(3102, opened) | _closed(closed, "Child has died")
    yield _search(3103, opened) | _closed(date(2017, 1, 10), "Not found, every check tried")
    yield _search(3104, opened) | _closed(None, "Not found, every check tried")


def open_enquiries() -> Iterator[Row]:
    """Those open at the end of July 2016: of 1,503 children, and of 1,380."""
    for number in range(MISSING):
        yield _search(5000 + number, _opened(number)) | _MISSING
    first_out = 5000 + MISSING - BOTH
    for number in range(OUT):
        opened = _opened(number) + timedelta(days=1)
        yield _search(first_out + number, opened) | _OUT
    yield _search(5000, date(2016, 6, 1)) | _MISSING  # twice missing
    yield _search(9000, date(2016, 8, 1)) | _MISSING  # the next month
    yield _search(9001, date(2016, 5, 2)) | _closed(date(2016, 7, 31), "Found, in education")
    yield _search(9002, date(2016, 5, 2)) | _closed(date(2016, 6, 30), "Opened in error")
    at_school = {"Located": date(2016, 7, 1), "Found where": "On the roll of a school in the area"}
    yield _search(9003, date(2016, 5, 2)) | {"Status": "Located"} | at_school


def _opened(number: int) -> date:
    return date(2015, 7, 1) + timedelta(days=number % 390)


def _search(number: int, opened: date) -> dict[str, object]:
    return {
        "Reference": f"row {number} {opened}",
        **child(number),
        "Opened": opened,
        "Source": "Referral by a school",
        "Status": "Opened",
    }


def _closed(closed: date | None, reason: str) -> dict[str, object]:
    return {"Status": "Closed", "Closed": closed, "Reason for closing": reason}


# -- home education -----------------------------------------------------------------------------------------

ONE_CHILD, RESTRICTED = (11000, 11900), 10003
"""Two that turn out to be one child, and one whose records only few may see."""
ON_REGISTER, STARTED, UNSUITABLE = 250, 251, 120


def spells() -> Iterator[Row]:
    """By the end of July 2016: 250 on the register, 120 found unsuitable; 251 had started in the year."""
    this_year, before = date(2015, 9, 7), date(2015, 3, 2)
    for number in range(ON_REGISTER - 100):
        yield _spell(10000 + number, this_year + timedelta(days=number))
    for number in range(100):
        yield _spell(11000 + number, before)
    for number in range(UNSUITABLE):
        began = this_year if number < STARTED - 150 else before
        yield _spell(12000 + number, began) | _judged(date(2016, 7, 29))
    yield _spell(11900, before)  # the same child as 11000, once the two are merged
    yield _spell(10000, before) | _ended(date(2015, 6, 30))  # one of them a year before
    yield _spell(10001, date(2015, 9, 1)) | _ended(date(2015, 9, 3))  # one twice in the year
    yield _spell(13000, date(2016, 8, 1))  # the next month
    yield _spell(13001, before) | _ended(date(2016, 7, 31)) | _judged(date(2016, 7, 1))
    yield _spell(13002, this_year) | _ended(date(2016, 1, 4)) | {"Why it ended": "Opened in error"}
    yield _spell(11000, before) | _judged(date(2016, 8, 2)) | {"Notification received": date(2015, 3, 3)}


def _spell(number: int, began: date) -> dict[str, object]:
    return {
        **child(number),
        "Notification received": began,
        "Home education began": began,
        "Previous school": SCHOOLS[number % 3],
        "Primary reason (DfE)": "Lifestyle",
        "Status": "Notified",
    }


def _judged(on: date) -> dict[str, object]:
    return {"Status": "Unsuitable", "Education is": "Unsuitable", "Decided": on}


def _ended(on: date) -> dict[str, object]:
    return {"Status": "Ended", "Ended": on, "Why it ended": "Moved to another area"}


# -- coming and going ---------------------------------------------------------------------------------------


def arrivals() -> Iterator[Row]:
    """Children who came from elsewhere, by school year."""
    for year, (came, _) in FLOWS.items():
        for number in range(came):
            yield _arrival(100000 + 10000 * (year - 2012) + number, _day_of(year, number))
        yield _arrival(100000 + 10000 * (year - 2012), _day_of(year, came + 1))  # again in the same year
        yield _arrival(25000 + year, _day_of(year, 2)) | {"Came from": "Another school in this authority"}
        in_error = {"Status": "Closed", "Why closed": "Entered in error", "Closed": _day_of(year, 9)}
        yield _arrival(26000 + year, _day_of(year, 3)) | in_error


def leavers() -> Iterator[Row]:
    """Children who left for elsewhere, by school year."""
    for year, (_, left) in FLOWS.items():
        for number in range(left):
            yield _leaver(200000 + 10000 * (year - 2012) + number, _day_of(year, number))
        yield _leaver(35000 + year, _day_of(year, 2)) | {"Destination": "Another school in this authority"}
        yield _leaver(36000 + year, _day_of(year, 3)) | {"Destination": "Died"}


def _day_of(year: int, number: int) -> date:
    return date(year, 9, 1) + timedelta(days=number % 365)


def _arrival(number: int, on: date) -> dict[str, object]:
    return {
        **child(number),
        "School": SCHOOLS[number % 3],
        "Notice received": on,
        "Name entered": on,
        "Came from": ("Wales", "Abroad", "Another authority")[number % 3],
    }


def _leaver(number: int, on: date) -> dict[str, object]:
    return {
        **child(number),
        "School": SCHOOLS[number % 3],
        "Notice received": on,
        "Name deleted": on,
        "Destination": ("Wales", "Abroad", "School in another English authority")[number % 3],
    }


# -- missing episodes ---------------------------------------------------------------------------------------

REPORTS, MISSING_CHILDREN, INTERVIEWED, IN_HOURS, DECLINED = 315, 177, 220, 180, 32
"""Of December 2016; the shares that were published are 70, 82 and 10%, and these whole numbers give them."""


def episodes() -> Iterator[Row]:
    """315 reports about 177 children, all of whom came back: some were interviewed, some declined."""
    for number in range(REPORTS):
        reported = datetime(2016, 12, 1, 21, 40) + timedelta(days=number % 28, minutes=number // 28)
        row = _episode(40000 + number % MISSING_CHILDREN, reported)
        if number < INTERVIEWED:
            hours = 72 if number < IN_HOURS else 73
            row |= {"Interview carried out": _at(reported + timedelta(hours=4 + hours))}
        elif number < INTERVIEWED + DECLINED:
            row |= {"Answer to the offer": "Declined", "Status": "Interview declined"}
        yield row
    before, after = datetime(2016, 11, 30, 23, 50), datetime(2017, 1, 1, 0, 5)
    yield _episode(40000, before) | {"Returned": "30/11/2016 23:55", "Authority told": None}
    yield _episode(40900, after)


def _episode(number: int, reported: datetime) -> dict[str, object]:
    back = reported + timedelta(hours=4)
    return {
        **child(number),
        "Received": reported.date() + timedelta(days=1),
        "Reported missing": _at(reported),
        "Risk": "Medium",
        "Returned": _at(back),
        "Authority told": _at(back + timedelta(hours=2)),
        "Status": "Returned",
    }


def _at(moment: datetime) -> str:
    return f"{moment:%d/%m/%Y %H:%M}"
