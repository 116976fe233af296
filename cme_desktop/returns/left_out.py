"""What is counted where records are counted: what the return leaves out is in no other count either."""

from collections.abc import Callable, Iterator
from typing import Any

from cme_desktop.description.left_out import LeftOut
from cme_desktop.description.parts import Part
from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.returns.chapters import chapter_of
from cme_desktop.returns.picks import always

_LEFT_OUT: Part[LeftOut[Any]] = Part("left_out", LeftOut)


def left_out(record_type: RecordType[R]) -> Iterator[LeftOut[R]]:
    """What is not counted among the records of a type."""
    chapter = chapter_of(record_type)
    if chapter is not None and chapter.left_out:
        yield LeftOut(chapter.countable, chapter.left_out)
    if (own := _LEFT_OUT.of_type(record_type)) is not None:
        yield own


def counts_of(record_type: RecordType[R]) -> Callable[[R], bool]:
    """Whether a record is counted, by what its type itself leaves out."""
    own = _LEFT_OUT.of_type(record_type)
    return always if own is None else own.counts
