"""The ladder as it stands on file: across schools and authorities, beside the form."""

from datetime import date, timedelta
from typing import Any

from cme_desktop.records import PENALTY_NOTICE
from cme_desktop.services.guidance import guidance
from cme_desktop.services.saving import save_record
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_person, make_school

TODAY = date(2026, 11, 9)
Session = PENALTY_NOTICE.rows["sessions"].of


def test_notices_from_other_schools_and_authorities_count_and_other_people_do_not(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, sister = make_child(work).id, make_child(work, forename="Bea").id
        mother, father = make_person(work).id, make_person(work, forename="Sam").id

        def issued(on: date, **values: Any) -> Any:
            offence = {"offence_from": on - timedelta(days=30), "offence_to": on - timedelta(days=10)}
            values = {"child": child, "parent": mother, "status": "unpaid", **offence, **values}
            notice = PENALTY_NOTICE.cls(issued_on=on, received_on=on, school=make_school(work).id, **values)
            return save_record(work, PENALTY_NOTICE, notice)

        def told() -> list[str]:
            asked = PENALTY_NOTICE.cls(child=child, parent=mother, offence_to=date(2026, 10, 16))
            return guidance(work, PENALTY_NOTICE, asked, TODAY)

        issued(date(2025, 3, 3), parent=father)
        issued(date(2025, 3, 3), child=sister)
        assert told()[0].startswith("First notice since")
        first = issued(date(2025, 3, 3), issued_by_other_authority=True, status="paid_higher")
        assert told()[0].startswith("Second notice since Fri 10 Nov 2023 (after ")
        assert first.reference in told()[0]
        issued(date(2026, 1, 12))
        withdrawn = issued(date(2026, 2, 2), status="withdrawn", withdrawn_on=date(2026, 2, 9))
        assert told()[0].startswith("Not by penalty notice")
        assert f"Does not count – {withdrawn.reference}: withdrawn." in told()


def test_sessions_are_counted_and_the_lost_ones_named(store: SqlStore) -> None:
    days = [date(2026, 4, 20), *(date(2026, 10, day) for day in (5, 6, 7, 8, 9))]
    with store.changing(AUTHOR) as work:
        sessions = [Session(missed_on=day, half=half, code="O") for day in days for half in ("am", "pm")]
        notice = PENALTY_NOTICE.cls(child=make_child(work).id, received_on=TODAY, sessions=sessions)
        saved = save_record(work, PENALTY_NOTICE, notice)
        told = guidance(work, PENALTY_NOTICE, work.get(PENALTY_NOTICE, saved.id), TODAY)
    assert told[0].startswith("10 sessions in ten school weeks, between Mon 5 Oct 2026 and Fri 9 Oct 2026")
    assert told[0].endswith("the national threshold is met.")
    assert "out of time for a prosecution: Mon 20 Apr 2026" in told[1]
