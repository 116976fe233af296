"""Counts of one record type that may be published: no names, no dates of single records, no small numbers.

Numbers from 1 to 4 are withheld, and further numbers with them where they could be worked out.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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
from cme_desktop.suppression.cells import SMALLEST, CellKey, Edition, PublishedCell, Sum
from cme_desktop.suppression.publishing import publishable
from cme_desktop.values.sentences import mid_sentence
from cme_desktop.values.shorthand import WITHHELD

_UNTOLD = "restricted"

_RULE = (
    f"“{WITHHELD}” stands for a number that is not published: one below {SMALLEST}, "
    "or one that would give such a number away"
)


@dataclass(frozen=True)
class PublishableExport:
    """The plan of the workbook, and what is to be kept of the numbers that it publishes."""

    workbook: Workbook
    register: Sequence[PublishedCell]


def publishable_plan(
    reader: Reader,
    record_type: RecordType[Any],
    period: DateRange,
    authority: str,
    as_at: date,
    register: Sequence[PublishedCell],
) -> PublishableExport:
    """How many records there are of each choice: a sheet for each choice among the type's list columns.

    `register` is what was published before. Raises CmeError where nothing may be published.
    """
    since, until = period.start, period.end
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
    every = CellKey(f"export.{record_type.key}", None, since, until)
    listed = {name: _listed(record_type.choice(name), counts[name]) for name in columns}
    edition, withheld = publishable(_edition(every, total, listed, counts), register)
    shown: dict[CellKey, CellValue] = {**edition.counts, **dict.fromkeys(withheld.hidden, WITHHELD)}
    labels = {name: record_type.choice(name).label for name in columns}
    cover = Cover(
        what=f"{record_type.plural}: counts",
        authority=authority,
        period=f"{span(since, until)}{period.in_years(as_at)}",
        as_at=as_at,
        filters=[*bounds(record_type, since, until), *(other.said for other in others)],
        control_totals=[(mid_sentence(record_type.plural), shown[every])],
        rule_sets=[_RULE],
        marking="OFFICIAL",
        contents="Publishable",
    )
    kept = [PublishedCell(*key, key in withheld.hidden, count) for key, count in edition.counts.items()]
    return PublishableExport(Workbook(cover, _sheets(every, labels, listed, shown)), kept)


def _edition(
    every: CellKey, total: int, listed: Mapping[str, Iterable[str]], counts: Mapping[str, Counter[str]]
) -> Edition:
    """All tables at once: each is a way to break down the same total."""
    cells = {every: total}
    sums = []
    for name, codes in listed.items():
        parts = {_part(every, name, code): counts[name][code] for code in codes}
        cells |= parts
        sums.append(Sum(every, tuple(parts)))
    return Edition(cells, sums)


def _sheets(
    every: CellKey,
    labels: Mapping[str, str],
    listed: Mapping[str, Mapping[str, str]],
    shown: Mapping[CellKey, CellValue],
) -> list[Sheet]:
    sheets: list[Sheet] = []
    for name, choices in listed.items():
        label = labels[name]
        title = sheet_name(label, [sheet.name for sheet in sheets])
        rows = [(said, shown[_part(every, name, code)]) for code, said in choices.items()]
        headings = [SheetColumn(label, 50), SheetColumn("Number", 14, "whole")]
        sheets.append(Sheet(title, headings, [*rows, ("All", shown[every])]))
    return sheets


def _part(every: CellKey, name: str, code: str) -> CellKey:
    """The cell of one choice."""
    return every.beside(f"{every.measure}.{name}", code)


def _listed(described: ChoiceField, counts: Mapping[str, int]) -> dict[str, str]:
    """The choices of the list, then what else was counted, each with its words."""
    listed = {choice.code: choice.label for choice in described.choices}
    listed |= {code: described.choices.label(code) or "Not given" for code in counts if code not in listed}
    return listed | ({_UNTOLD: NOT_BROKEN_DOWN} if _UNTOLD in counts else {})


def _code(value: Any) -> str:
    """The code of a choice, or of the answer in its place; empty for none."""
    return str(value) if value is not None else ""
