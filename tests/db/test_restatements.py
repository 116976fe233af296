"""What the next return says of figures that were told otherwise before, in its workbook."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from cme_desktop.editions.file_names import Edition
from cme_desktop.editions.making import make_edition
from cme_desktop.editions.next_version import NextVersion, next_version
from cme_desktop.operations.performing import perform
from cme_desktop.operations.returns import MarkSent
from cme_desktop.ports import Author
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.returns.made_files import made_file
from cme_desktop.returns.periods import DateRange, month_of
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.child import CHILD
from db.store import SqlStore
from tests.builders import AUTHOR, NOON, StandingClock, make_child, make_school, save
from tests.made_returns import make_version, publish, written
from tests.told import cover, table

MORGAN = Author("Morgan Lake")
TODAY = date(2026, 12, 2)
SEPTEMBER, OCTOBER, NOVEMBER = (month_of(date(2026, month, 1)) for month in (9, 10, 11))
RECEIVED = "10-day notifications received"


def counted(store: SqlStore, period: DateRange) -> NextVersion:
    with store.reading() as reader:
        return next_version(reader, period, TODAY, NOON)


def keep(store: SqlStore, period: DateRange, files: Any = ()) -> Any:
    made = counted(store, period)
    return make_version(store, made.of, made.content, files)


def change(store: SqlStore, kind: Any, id: int, **values: object) -> None:
    with store.changing(MORGAN) as work:
        record = work.get(kind, id)
        for name, value in values.items():
            setattr(record, name, value)
        save_record(work, kind, record)
        work.commit()


def file_notice(store: SqlStore, day: date) -> Any:
    with store.changing(AUTHOR) as work:
        first = day - timedelta(days=20)
        told = {"child": make_child(work).id, "school": make_school(work).id, "first_absent_on": first}
        saved = save(work, TEN_DAY_NOTIFICATION, received_on=day, **told)
        work.commit()
    return saved


@pytest.fixture
def notices(store: SqlStore, clock: StandingClock) -> tuple[Any, Any]:
    """One of September and one of October, and the return of October that counted them."""
    made = file_notice(store, date(2026, 9, 28)), file_notice(store, date(2026, 10, 12))
    keep(store, OCTOBER)
    clock.moment += timedelta(hours=1)
    return made


def of_notices(version: NextVersion) -> dict[tuple[str, str], tuple[Any, Any, str, str]]:
    return {
        (one.period, one.record): (one.was, one.now, one.because, str(one.entered))
        for one in version.told.restated
        if one.figure == RECEIVED
    }


def test_swapped_months_are_told_with_field_person_and_moment(
    store: SqlStore, notices: tuple[Any, Any], tmp_path: Path
) -> None:
    september, october = notices
    assert counted(store, NOVEMBER).told.restated == []
    change(store, TEN_DAY_NOTIFICATION, september.id, received_on=date(2026, 10, 13))
    change(store, TEN_DAY_NOTIFICATION, october.id, received_on=date(2026, 9, 29))
    version = counted(store, NOVEMBER)
    came = "Notice received was Mon 28 Sep 2026, is Tue 13 Oct 2026 (Morgan Lake, Mon 9 Nov 2026 13:00)"
    went = "Notice received was Mon 12 Oct 2026, is Tue 29 Sep 2026 (Morgan Lake, Mon 9 Nov 2026 13:00)"
    day = "2026-11-09"
    assert of_notices(version) == {
        ("October 2026", september.reference): (1, 1, came, day),
        ("October 2026", october.reference): (1, 1, went, day),
        ("September 2026", september.reference): (1, 1, came, day),
        ("September 2026", october.reference): (1, 1, went, day),
    }
    with store.reading() as reader:
        made = make_edition(reader, version.told, Edition.WORKING, tmp_path / "return.xlsx")
    rows = [row for row in table(made.workbook, "Changes") if row[0] == RECEIVED]
    assert ["October 2026", 1, 1, came, september.reference] in [row[1:6] for row in rows]
    assert f"{RECEIVED}, October 2026: 1 as before, of other records." in " ".join(
        cover(made.workbook).values()
    )


@pytest.mark.usefixtures("notices")
def test_what_came_late_for_the_year_to_date_and_for_last_year_is_told(store: SqlStore) -> None:
    late = file_notice(store, date(2025, 10, 6))
    told = of_notices(counted(store, NOVEMBER))
    assert {period for period, _ in told} == {"October 2025", "Mon 1 Sep 2025 to Fri 31 Oct 2025"}
    assert {one[:2] for one in told.values()} == {(0, 1)}
    assert {because for _, _, because, _ in told.values()} == {"Entered (Robin Ash, Mon 9 Nov 2026 13:00)"}
    assert {record for _, record in told} == {late.reference}


def test_of_each_return_the_version_that_was_sent_is_held_against(store: SqlStore, tmp_path: Path) -> None:
    file_notice(store, date(2026, 10, 12))
    line = keep(store, OCTOBER, [written(tmp_path)])
    perform(store, AUTHOR, MarkSent(line, "The director", "by e-mail"))
    file_notice(store, date(2026, 10, 14))
    keep(store, OCTOBER)
    told = of_notices(counted(store, OCTOBER))
    assert {(period, was, now) for (period, _), (was, now, *_) in told.items()} >= {("October 2026", 1, 2)}
    keep(store, NOVEMBER)
    assert counted(store, NOVEMBER).told.restated == counted(store, OCTOBER).told.restated


def test_a_child_who_becomes_restricted_is_read_from_no_part(store: SqlStore, clock: StandingClock) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work).id
        kinds = ("abroad", "abroad", "scotland")
        children = [make_child(work).id for _ in kinds]
        left = {"received_on": date(2026, 10, 12), "deleted_on": date(2026, 10, 12), "school": school}
        for child, kind in zip(children, kinds, strict=True):
            save(work, OFF_ROLL_NOTICE, child=child, destination_kind=kind, **left)
        work.commit()
    keep(store, OCTOBER)
    clock.moment += timedelta(hours=1)
    change(store, CHILD, children[0], restricted=True, restricted_reason="refuge")
    told = counted(store, NOVEMBER).told.restated
    assert told
    assert {one.record for one in told} == {"Restricted"}
    assert not [one for one in told if "road" in one.figure or "Scotland" in one.figure or one.entered]
    assert all(one.was == one.now for one in told)
    assert {one.because for one in told} == {"Not told"}


def test_the_committee_reads_what_was_published_and_nothing_else(
    sqlite_authority: SqlStore, tmp_path: Path
) -> None:
    with sqlite_authority.reading() as reader:
        version = next_version(reader, OCTOBER, TODAY, NOON)
        raw = replace(version.told, restated=[])
        first = make_edition(reader, raw, Edition.COMMITTEE, tmp_path / "october.xlsx")
    assert cover(first.workbook)["Revised since earlier returns"] == "There is no earlier return."
    files = (made_file(Edition.COMMITTEE, first.workbook),)
    publish(sqlite_authority, version.of, version.content, first.register, files)
    for _ in range(2):
        file_notice(sqlite_authority, date(2026, 10, 12))
    with sqlite_authority.reading() as reader:
        later = next_version(reader, NOVEMBER, TODAY, NOON)
        assert {one.figure for one in later.told.restated} >= {RECEIVED}
        made = make_edition(reader, later.told, Edition.COMMITTEE, tmp_path / "n.xlsx", later.register)
    assert cover(made.workbook)["Revised since earlier returns"] == "Nothing since October 2026, version 1."
