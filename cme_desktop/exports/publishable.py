"""Counts of one record type that may be published: no names, no dates of single records, no small numbers.

Numbers from 1 to 4 are withheld, and further numbers with them where they could be worked out.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations
from typing import Any

from cme_desktop.description.left_out import LeftOut
from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.editions.committee.ties import tied
from cme_desktop.exports.export import bounds, span
from cme_desktop.fields import ChoiceField
from cme_desktop.ports import Reader
from cme_desktop.public_names import NOT_BROKEN_DOWN
from cme_desktop.returns.exported import UNTOLD, broken_down_by, exported, exported_by
from cme_desktop.returns.left_out import left_out
from cme_desktop.returns.periods import DateRange
from cme_desktop.spreadsheets.sheets import CellValue, Cover, Sheet, SheetColumn, Workbook, sheet_name
from cme_desktop.suppression.cells import SMALLEST, CellKey, Edition, PublishedCell, Withheld
from cme_desktop.suppression.publishing import GivenAway, publishable
from cme_desktop.values.sentences import mid_sentence
from cme_desktop.values.shorthand import WITHHELD

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
    record_type: RecordType[R],
    period: DateRange,
    authority: str,
    as_at: date,
    register: Sequence[PublishedCell],
) -> PublishableExport:
    """How many records there are of each choice: a sheet for each choice among the type's list columns.

    `register` is what was published before. Raises CmeError where nothing may be published.
    """
    since, until = period.start, period.end
    others = list(left_out(record_type))
    total, counts = _counted(reader, record_type, period, others)
    every = CellKey(exported(record_type), None, since, until)
    listed = {name: _listed(record_type.choice(name), count) for name, count in counts.items()}
    parts = [
        {_part(record_type, every, name, code): counts[name][code] for code in codes}
        for name, codes in listed.items()
    ]
    edition, withheld = _safe({every: total}, parts, register)
    shown: dict[CellKey, CellValue] = dict.fromkeys(chain.from_iterable(parts), WITHHELD)
    shown |= {**edition.counts, **dict.fromkeys(withheld.hidden, WITHHELD)}
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
    return PublishableExport(Workbook(cover, _sheets(record_type, every, listed, shown)), kept)


def _safe(
    whole: Mapping[CellKey, int],
    parts: Sequence[Mapping[CellKey, int]],
    register: Sequence[PublishedCell],
) -> tuple[Edition, Withheld]:
    """The counts that can be kept safe, and which of them are withheld.

    Where those of a field give a small number away whatever is withheld of them, as the signs alone tell that
    there is one of each, they are left out: withheld for every choice, so that this tells nothing, and never
    registered. As few fields as can be. Raises GivenAway where not even the whole can be told.
    """
    for kept in range(len(parts), -1, -1):
        for told in combinations(parts, kept):
            cells = {**whole, **{key: count for of_field in told for key, count in of_field.items()}}
            ties = tied((*cells, *(cell.key for cell in register)))
            try:
                return publishable(Edition(cells, ties), register)
            except GivenAway:
                if not told:
                    raise
    raise AssertionError("the whole alone is tried last")


def _counted(
    reader: Reader, record_type: RecordType[R], period: DateRange, others: Sequence[LeftOut[R]]
) -> tuple[int, Mapping[str, Counter[str]]]:
    """How many records of a period there are but for some, and how many of each choice in each field."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in broken_down_by(record_type)}
    total, untold = 0, reader.unseen(record_type)
    for record in reader.records(record_type, period.start, period.end):
        if all(other.counts(record) for other in others):
            total += 1
            for name, count in counts.items():
                count[UNTOLD if record.id in untold else _code(getattr(record, name))] += 1
    return total, counts


def _sheets(
    record_type: RecordType[R],
    every: CellKey,
    listed: Mapping[str, Mapping[str, str]],
    shown: Mapping[CellKey, CellValue],
) -> list[Sheet]:
    sheets: list[Sheet] = []
    for name, choices in listed.items():
        label = record_type.choice(name).label
        title = sheet_name(label, [sheet.name for sheet in sheets])
        rows = [(said, shown[_part(record_type, every, name, code)]) for code, said in choices.items()]
        headings = [SheetColumn(label, 50), SheetColumn("Number", 14, "whole")]
        sheets.append(Sheet(title, headings, [*rows, ("All", shown[every])]))
    return sheets


def _part(record_type: RecordType[R], every: CellKey, name: str, code: str) -> CellKey:
    """The cell of one choice."""
    return every.beside(exported_by(record_type, name), code)


def _listed(described: ChoiceField, counts: Mapping[str, int]) -> dict[str, str]:
    """The choices of the list, then what else was counted, each with its words."""
    listed = {choice.code: choice.label for choice in described.choices}
    listed |= {code: described.choices.label(code) or "Not given" for code in counts if code not in listed}
    return listed | ({UNTOLD: NOT_BROKEN_DOWN} if UNTOLD in counts else {})


def _code(value: Any) -> str:
    """The code of a choice, or of the answer in its place; empty for none."""
    return str(value) if value is not None else ""
