"""What stands in a field as text, whether it was answered or not: kept and compared, read, typed, sent out.

A field by itself tells of its values; here is also what stands in place of one: nothing, or the reason.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from cme_desktop.fields.base import Field
from cme_desktop.fields.links import LinkField
from cme_desktop.values.answers import Unanswered

C = TypeVar("C")
_ANSWERS = {answer.value: answer for answer in Unanswered}


def is_blank(value: object) -> bool:
    """Whether nothing stands there: no value, and nobody said why."""
    return value is None or value == ()


def to_text(described: Field[Any], value: Any) -> str:
    """The one text of what stands there, to be kept and compared; what is blank has none."""
    return value.value if isinstance(value, Unanswered) else described.to_text(value)


def from_text(described: Field[Any], text: str) -> Any:
    """What such a text stands for; the reverse of `to_text`."""
    answer = _ANSWERS.get(text) if described.can_be_unanswered else None
    return described.from_text(text) if answer is None else answer


def texts(fields: Mapping[str, Field[Any]], holder: object, prefix: str = "") -> Iterator[tuple[str, str]]:
    """The text of each value of a record's own fields or of a row, by path; blanks are left out."""
    for name, described in fields.items():
        value = getattr(holder, name)
        if not is_blank(value):
            yield prefix + name, to_text(described, value)


def show(described: Field[Any], value: Any, labels: Mapping[int, str]) -> str:
    """What an officer reads of it, a linked record by its name among `labels`; "" for a blank."""
    return _in_words(described, value, labels, described.show)


def typed(described: Field[Any], value: Any, labels: Mapping[int, str]) -> str:
    """What stands in an editor for it, as an officer would have typed it."""
    return _in_words(described, value, labels, described.typed)


def _in_words(
    described: Field[Any], value: Any, labels: Mapping[int, str], of_value: Callable[[Any], str]
) -> str:
    if is_blank(value):
        return ""
    if isinstance(value, Unanswered):
        return value.label
    return labels.get(value, f"#{value}") if isinstance(described, LinkField) else of_value(value)


def cell(value: Any, of_value: Callable[[Any], C | None]) -> C | str | None:
    """What stands in a cell of a workbook for it; `of_value` makes the cell of a value."""
    if isinstance(value, Unanswered):
        return value.label
    return None if value is None else of_value(value)
