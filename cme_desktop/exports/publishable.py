"""Counts of one record type that may be published: no names, no dates of single records, no small numbers.

Numbers from 1 to 4 are withheld. Where the total would give them away, further numbers are
suppressed with them until it does not.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.exports.counted import left_out
from cme_desktop.exports.export import bounds, span
from cme_desktop.fields import ChoiceField
from cme_desktop.ports import Reader
from cme_desktop.public_names import NOT_BROKEN_DOWN
from cme_desktop.returns.periods import DateRange
from cme_desktop.spreadsheets.sheets import CellValue, Cover, Sheet, SheetColumn, Workbook, sheet_name
from cme_desktop.values.sentences import mid_sentence
from cme_desktop.values.shorthand import WITHHELD

SMALLEST = 5
"""The smallest number that is published, apart from 0."""
_UNTOLD = "restricted"

_RULE = (
    f"“{WITHHELD}” stands for a number that is not published: one below {SMALLEST}, "
    "or one that would give such a number away"
)


def publishable_plan(
    reader: Reader,
    record_type: RecordType[Any],
    since: date | None,
    until: date | None,
    authority: str,
    as_at: date,
) -> Workbook:
    """How many records there are of each choice: a sheet for each choice among the type's list columns."""
    columns = [
        name for name in record_type.list_columns if isinstance(record_type.fields.get(name), ChoiceField)
    ]
    counts: dict[str, Counter[str]] = {name: Counter() for name in columns}
    total, untold, others = 0, reader.unseen(record_type), list(left_out(record_type))
    for record in reader.records(record_type, since, until):
        if any(other.holds(record) for other in others):
            continue
        total += 1
        for name in columns:
            code = _UNTOLD if record.id in untold else _code(getattr(record, name))
            counts[name][code] += 1
    sheets: list[Sheet] = []
    for name in columns:
        described = record_type.choice(name)
        rows = _rows(described, counts[name], total)
        title = sheet_name(described.label, [sheet.name for sheet in sheets])
        sheets.append(
            Sheet(title, [SheetColumn(described.label, 50), SheetColumn("Number", 14, "whole")], rows)
        )
    cover = Cover(
        what=f"{record_type.plural}: counts",
        authority=authority,
        period=_span(since, until, as_at),
        as_at=as_at,
        filters=[*bounds(record_type, since, until), *(other.said for other in others)],
        control_totals=[
            (mid_sentence(record_type.plural), total if total == 0 or total >= SMALLEST else WITHHELD)
        ],
        rule_sets=[_RULE],
        marking="OFFICIAL",
        contents="Publishable",
    )
    return Workbook(cover, sheets)


def _span(since: date | None, until: date | None, as_at: date) -> str:
    """The period in words, with what of it has come, and its school years if several."""
    said = span(since, until)
    if since is not None and since > as_at:
        said = f"{said}, not begun"
    elif until is not None and until >= as_at:
        said = f"{said}, so far"
    return said if since is None or until is None else f"{said}{DateRange(since, until).in_years(as_at)}"


def suppressed(counts: Mapping[str, int]) -> frozenset[str]:
    """Which numbers of a table must not be shown beside their total.

    The small ones; and where these could be worked out, the next smallest with them, one after the other.
    When none is left, the noughts as well.
    """
    total = sum(counts.values())
    if 0 < total < SMALLEST:
        return frozenset(counts)
    hidden = {name for name, number in counts.items() if 0 < number < SMALLEST}
    others = sorted((name for name in counts if counts[name] >= SMALLEST), key=lambda name: counts[name])
    while hidden and _given_away([counts[name] for name in hidden], counts[others[0]] if others else total):
        if not others:
            return frozenset(counts)
        hidden.add(others.pop(0))
    return frozenset(hidden)


def _given_away(hidden: list[int], least_shown: int) -> bool:
    """Whether a small number among the hidden ones follows from their sum.

    A reader knows the sum from the total, that small numbers lie between 1 and 4, and that the others were
    hidden because they are the next smallest: none is larger than the least that is shown.
    """
    small = sum(number < SMALLEST for number in hidden)
    others, largest = len(hidden) - small, SMALLEST - 1
    least = max(small, sum(hidden) - least_shown * others)
    most = min(small * largest, sum(hidden) - SMALLEST * others)
    return least == most and (small == 1 or least in (small, small * largest))


def _rows(described: ChoiceField, counts: Mapping[str, int], total: int) -> list[tuple[str, CellValue]]:
    listed = {choice.code: choice.label for choice in described.choices}
    listed |= {code: described.choices.label(code) or "Not given" for code in counts if code not in listed}
    listed |= {_UNTOLD: NOT_BROKEN_DOWN} if _UNTOLD in counts else {}
    numbers = {code: counts.get(code, 0) for code in listed}
    hidden = suppressed(numbers)
    rows: list[tuple[str, CellValue]] = [
        (label, WITHHELD if code in hidden else numbers[code]) for code, label in listed.items()
    ]
    return [*rows, ("All", total if total == 0 or total >= SMALLEST else WITHHELD)]


def _code(value: Any) -> str:
    """The code of a choice, or of the answer in its place; empty for none."""
    return str(value) if value is not None else ""
