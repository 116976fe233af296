"""Open work by officer and hub, on both databases, beside a plain count of the bare rows."""

from collections import Counter

import sqlalchemy as sa

from cme_desktop.returns.figures import load
from cme_desktop.returns.open_work import open_work
from db.store import SqlStore
from tests.db.recount import AS_AT
from tests.db.recount.rows import read
from tests.db.recount.spoil import spoil

OPEN = (
    "SELECT record.id, record.officer_label, hub.name AS hub, record.received_on FROM record "
    "LEFT JOIN hub ON hub.id = record.hub_id WHERE record.type = 'whereabouts_enquiry' "
    "AND record.status IN ('opened', 'checks_running', 'located', 'not_located')"
)


def test_enquiries_that_are_open_are_counted_by_officer_hub_and_age(authority: SqlStore) -> None:
    spoil(authority)
    restricted = read(authority).restricted
    with authority.engine.connect() as connection:
        rows = connection.execute(sa.text(OPEN)).mappings().all()
    with authority.reading() as reader:
        work = open_work(reader, load(reader), AS_AT)
    found = [record for record in work.records if record.record == "Whereabouts enquiry"]
    assert len(found) == len(rows) > 0
    told = [row for row in rows if row["id"] not in restricted]
    assert Counter(record.officer for record in found if not record.restricted) == Counter(
        row["officer_label"] or "No officer" for row in told
    )
    assert Counter(record.hub for record in found if not record.restricted) == Counter(
        row["hub"] or "No hub" for row in told
    )
    younger = sum(record.band == "under_1" for record in work.records)
    month_ago = AS_AT.replace(month=AS_AT.month - 1)
    assert younger == sum(record.since is not None and record.since > month_ago for record in work.records)
