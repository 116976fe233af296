"""Notices about a child as they come to a desk, each saved with what follows from it."""

from datetime import date
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.ports import UnitOfWork
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.services.saving import save_record

DELETED = date(2026, 10, 1)
VOID = {"status": "closed", "closed_on": date(2026, 10, 20)}


def saved(work: UnitOfWork, described: RecordType[Any], **values: Any) -> Any:
    return save_record(work, described, described.cls(**values))


def deleted(work: UnitOfWork, child: int, school: int, **values: Any) -> Any:
    values = {"deleted_on": DELETED, "status": "accepted", "received_on": date(2026, 10, 2), **values}
    return saved(work, OFF_ROLL_NOTICE, child=child, school=school, **values)


def questions(work: UnitOfWork) -> list[int]:
    return [line.record for line in work.due() if line.duty == "off_roll_question"]


def entered(work: UnitOfWork, child: int, school: int, **values: Any) -> Any:
    values = {"entered_on": date(2026, 10, 5), "received_on": date(2026, 10, 6), **values}
    return saved(work, ON_ROLL_NOTICE, child=child, school=school, **values)


def amended(work: UnitOfWork, described: RecordType[Any], id: int, **changes: Any) -> Any:
    record = work.get(described, id)
    for name, value in changes.items():
        setattr(record, name, value)
    return save_record(work, described, record)
