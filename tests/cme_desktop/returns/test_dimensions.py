"""Any figure by school, hub, sex, year group or month: its parts add up to it."""

from datetime import date

import pytest
from hypothesis import given, settings

from cme_desktop.records.ten_day_notification import TenDayNotification
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.dimensions import DIMENSIONS, TIMES, by, by_time
from cme_desktop.returns.figures import Figure, figures, load
from cme_desktop.returns.measures import SUMS, FigureUnit
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.told import told_figures
from cme_desktop.standing_records.child import Child
from cme_desktop.standing_records.hub import Hub
from cme_desktop.standing_records.school import School
from cme_desktop.values.answers import Unanswered
from cme_desktop.values.partial_dates import BirthDate
from tests.cme_desktop.returns.filed import NOVEMBER, OCTOBER, Filed, nov, october
from tests.cme_desktop.returns.test_adding_up import PERIODS, RECORDS

RECEIVED = "ten_day_notification.received"


def town() -> Filed:
    """A girl of year 7, a boy whose birth nobody gave, and one who is restricted; two schools and a hub."""
    return Filed(
        Child(surname="Abara", forename="Ada", sex="F", birth=BirthDate(date(2015, 3, 4))),
        Child(surname="Bell", forename="Bo", sex="M"),
        Child(surname="Castell", forename="Cai", sex="M", restricted=True),
        School(name="Ashdown Primary"),
        School(name="Beckside Academy"),
        Hub(name="North"),
        TenDayNotification(child=1, school=4, hub=6, received_on=nov(2)),
        TenDayNotification(child=1, school=5, received_on=nov(3)),
        TenDayNotification(child=2, school=5, hub=6, received_on=nov(4)),
        TenDayNotification(child=3, school=4, hub=6, received_on=nov(5)),
        TenDayNotification(received_on=nov(6)),
    )


@pytest.mark.parametrize(
    ("dimension", "parts"),
    [
        (
            "school",
            {"Ashdown Primary": 1, "Beckside Academy": 2, "Not given": 1, "Not broken down (restricted)": 1},
        ),
        ("hub", {"North": 2, "Not given": 2, "Not broken down (restricted)": 1}),
        ("sex", {"Female": 2, "Male": 1, "Not given": 1, "Not broken down (restricted)": 1}),
        ("year-group", {"Year 7": 2, "Not given": 2, "Not broken down (restricted)": 1}),
    ],
)
def test_notices_by(dimension: str, parts: dict[str, int]) -> None:
    filed = town()
    snapshot = load(filed)
    whole = [figure for figure in figures(filed, NOVEMBER) if figure.measure == RECEIVED]
    found = {
        group.label.partition(" (")[0] if group.label.startswith("Ashdown") else group.label: figure.value
        for group, figure in by(filed, snapshot, whole, DIMENSIONS[dimension])
    }
    assert found == parts
    assert [*found] == [*parts], "in the order they are read"


def test_a_sex_that_was_asked_for_in_vain_is_told_in_words() -> None:
    filed = Filed(
        Child(surname="Abara", sex="F"),
        Child(surname="Bell", sex=Unanswered.NOT_OBTAINED),
        TenDayNotification(child=1, received_on=nov(2)),
        TenDayNotification(child=2, received_on=nov(3)),
    )
    whole = [figure for figure in figures(filed, NOVEMBER) if figure.measure == RECEIVED]
    told = [group.label for group, _ in by(filed, load(filed), whole, DIMENSIONS["sex"])]
    assert told == ["Female", "Not obtained"]


@settings(deadline=None)
@given(RECORDS, PERIODS)
def test_the_parts_of_any_number_add_up_to_it(records: list[TenDayNotification], period: DateRange) -> None:
    children = (Child(surname="Bell", sex="F", restricted=True), *(Child(sex="M") for _ in range(3)))
    filed = Filed(*children, *records)
    snapshot, found = load(filed), figures(filed, period)
    for dimension in DIMENSIONS.values():
        parts: dict[tuple[str, str | None], list[Figure]] = {}
        for _, figure in by(filed, snapshot, found, dimension):
            parts.setdefault((figure.measure, figure.category), []).append(figure)
        for whole in found:
            if MEASURES[whole.measure].unit is FigureUnit.COUNT:
                of_it = parts.get((whole.measure, whole.category), [])
                assert sum(part.value or 0 for part in of_it) == whole.value
                assert {id for part in of_it for id in part.ids} == set(whole.ids)


def test_a_share_leaves_restricted_children_out_of_every_group() -> None:
    filed = town()
    rate = [f for f in figures(filed, NOVEMBER) if MEASURES[f.measure].unit not in SUMS]
    groups = [group.label for group, _ in by(filed, load(filed), rate, DIMENSIONS["hub"])]
    assert "Not broken down (restricted)" not in groups


def test_by_time_each_month_is_counted_by_itself() -> None:
    filed = Filed(
        TenDayNotification(received_on=october(30)),
        TenDayNotification(received_on=nov(2)),
        TenDayNotification(received_on=nov(3)),
    )
    autumn = DateRange(OCTOBER.start, NOVEMBER.end)
    found = by_time(filed, load(filed), autumn, (MEASURES[RECEIVED],), TIMES["month"])
    assert [(group.label, figure.value) for group, figure in found] == [
        ("October 2026", 1),
        ("November 2026", 2),
    ]


def test_a_restricted_record_tells_its_weight_and_nothing_else() -> None:
    filed = town()
    told = told_figures(filed, load(filed), NOVEMBER, None, with_rows=True)
    (received,) = (one for one in told if one.figure.measure == RECEIVED)
    rows = received.as_row()["rows"]
    assert {"reference": "Restricted", "row": None, "day": None, "amount": 1} in rows
    assert {"reference": "TDN-0007", "row": None, "day": "2026-11-02", "amount": 1} in rows
    assert "TDN-0010" not in str(rows)
    assert "          +1  Restricted" in "\n".join(received.lines())
