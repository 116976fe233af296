"""What is counted where records are counted: what the return leaves out is in no other count either."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.ten_day_notification.fields import is_update
from cme_desktop.returns.catalogue import CHAPTERS
from cme_desktop.services.merged import MERGED
from cme_desktop.standing_records.child import CHILD


@dataclass(frozen=True)
class LeftOut:
    """Some records that are not counted, and the sentence that says so."""

    holds: Callable[[Any], bool]
    said: str


_OF_A_TYPE = {
    CHILD.key: LeftOut(
        lambda child: child.status == MERGED,
        "Records merged into another one are not counted: each child counts once.",
    ),
    TEN_DAY_NOTIFICATION.key: LeftOut(
        is_update, "Updates to earlier 10-day notifications are not counted: they are no notifications."
    ),
}


def left_out(record_type: RecordType[Any]) -> Iterator[LeftOut]:
    """What is not counted among the records of a type."""
    for chapter in CHAPTERS:
        if chapter.kind is record_type and chapter.left_out:
            yield LeftOut(_other_than(chapter.countable), chapter.left_out)
    if record_type.key in _OF_A_TYPE:
        yield _OF_A_TYPE[record_type.key]


def _other_than(counts: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda record: not counts(record)
