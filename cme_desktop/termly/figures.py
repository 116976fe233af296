"""The numbers of the termly form as figures: each with the children that it counts, and why each does."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from cme_desktop.public_names import NOT_BROKEN_DOWN
from cme_desktop.returns.counting import id_of
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.tallies import UNTOLD
from cme_desktop.returns.things import Thing, Things
from cme_desktop.termly.headings import ALL, CountedChild, Heading
from cme_desktop.termly.sides import Side
from cme_desktop.termly.year import YearItem


class Evidence(NamedTuple):
    """Why a child is in a figure."""

    record: str
    """The reference of the record by which it is."""
    on: date | None
    """Home educated, or missing education, since; of the whole year the day by which it counts."""


@dataclass(frozen=True)
class FormFigure:
    """One number of the form."""

    figure: Figure
    behind: Mapping[int, Evidence] = field(default_factory=dict)
    """By the id of each child."""


OfCategories = Mapping[str, FormFigure]
"""The figures of a heading, by the codes of its categories."""


def of_heading(
    heading: Heading, side: Side, counted: Iterable[CountedChild], day: date, restricted: frozenset[int]
) -> OfCategories:
    """Each category that was on the list of that term, and whatever else was counted.

    `restricted` are those among the children of the form: in the total, and in no named category.
    """
    labels = {choice.code: choice.label for choice in heading.listed.offered(day)}
    if restricted and heading.key != ALL:
        labels[UNTOLD] = NOT_BROKEN_DOWN
    children: dict[str, list[CountedChild]] = {code: [] for code in labels}
    for one in counted:
        if one.side is side:
            untold = heading.key != ALL and id_of(one.child) in restricted
            code = UNTOLD if untold else heading.of(one, day)
            children.setdefault(code, []).append(one)
    labels |= {code: heading.listed.label(code) for code in children.keys() - labels.keys()}
    return {
        code: _figure(
            (f"termly.{side.name.lower()}.{heading.key}", f"{side.value}, {heading.label}"),
            None if heading.key == ALL else (code, label),
            DateRange(day, day),
            {id_of(one.child): Evidence(one.record, one.since) for one in children[code]},
        )
        for code, label in labels.items()
    }


def of_year(item: YearItem, year: DateRange) -> FormFigure:
    """A whole-year count."""
    behind = {child: Evidence(moment.record, moment.on) for child, moment in item.children.items()}
    return _figure((f"termly.year.{item.key}", item.label), None, year, behind)


def _figure(
    measure: tuple[str, str],
    category: tuple[str, str] | None,
    period: DateRange,
    behind: Mapping[int, Evidence],
) -> FormFigure:
    code, label = category or (None, None)
    things = Things(Thing(child, code, on=behind[child].on) for child in sorted(behind))
    figure = Figure(*measure, code, label, len(things), period.start, period.end, things)
    return FormFigure(figure, behind)
