"""The net flow of pupils: all whom any chapter knows to have come, less those whom any knows to have left."""

from cme_desktop.description.record import Record
from cme_desktop.returns.chapters import chapters
from cme_desktop.returns.counting import id_of
from cme_desktop.returns.measures import Counted, Source
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.snapshot import Snapshot


def _came(_: Snapshot, record: Record, __: DateRange) -> tuple[Counted]:
    return (Counted(id_of(record)),)


def _left(_: Snapshot, record: Record, __: DateRange) -> tuple[Counted]:
    return (Counted(id_of(record), amount=-1),)


def net_flow() -> list[Source[Record]]:
    """Those who came, and then those who left."""
    return [
        *(Source(chapter.came, _came) for chapter in chapters() if chapter.came is not None),
        *(Source(chapter.left, _left) for chapter in chapters() if chapter.left is not None),
    ]
