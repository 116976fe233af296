"""The duties of a record by the law and by what is on file of its child."""

from cme_desktop.description.duties import duties
from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.ports import Reader
from cme_desktop.statutory.clocks import Deadline
from cme_desktop.statutory.law import Law


def duties_on_file(reader: Reader, kind: RecordType[R], record: R, law: Law) -> list[Deadline]:
    """Every duty of a record that is worked on; the birth of its child is looked up where it counts."""
    born = reader.birth_of(record.child) if kind.asks_age and record.child is not None else None
    return duties(kind, record, law, born)
