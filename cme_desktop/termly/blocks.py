"""The lines of the termly form on a census day, heading by heading, with the term before beside them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cme_desktop.returns.counting import id_of
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.sums import Sum, Term
from cme_desktop.termly.figures import FormFigure, OfCategories, of_heading
from cme_desktop.termly.headings import HEADINGS, CountedChild, Heading
from cme_desktop.termly.sides import Side

Counted = Mapping[date, Sequence[CountedChild]]
"""By census day who counts."""
_Found = Mapping[Side, OfCategories]


@dataclass(frozen=True)
class FormLine:
    """One item of a heading: on each side that it is asked of."""

    number: str
    """`2.01`"""
    label: str
    now: Mapping[Side, FormFigure]
    before: Mapping[Side, FormFigure]
    """At the census before; none of what was not asked then."""


@dataclass(frozen=True)
class FormBlock:
    """A heading with its items, and the sums by which they are proved."""

    heading: Heading
    lines: Sequence[FormLine]
    sums: Sequence[Sum]


def form_blocks(
    counted: Counted, day: date, before: date | None, restricted: frozenset[int]
) -> Iterator[FormBlock]:
    """Every heading, in the order of keying."""
    on_form = restricted & {id_of(one.child) for of_day in counted.values() for one in of_day}
    wholes: list[Figure] = []
    for number, heading in enumerate(HEADINGS, 1):
        now, then = (_found(heading, counted, one, on_form) for one in (day, before))
        if not wholes:
            wholes = [one.figure for figures in now.values() for one in figures.values()]
        parts = {side: tuple(Term(one.figure) for one in figures.values()) for side, figures in now.items()}
        sums = [
            Sum(whole, parts[side], f"“{heading.label}” adds up")
            for side, whole in zip(Side, wholes, strict=True)
            if side in heading.sides
        ]
        yield FormBlock(heading, _lines(number, heading, now, then), sums)


def _found(heading: Heading, counted: Counted, day: date | None, restricted: frozenset[int]) -> _Found:
    if day is None:
        return {}
    sides = [side for side in Side if side in heading.sides]
    return {side: of_heading(heading, side, counted[day], day, restricted) for side in sides}


def _lines(number: int, heading: Heading, now: _Found, then: _Found) -> list[FormLine]:
    """In the order of the list; after it what is on none."""
    labels = {
        code: one.figure.category_label or heading.label
        for found in (now, then)
        for figures in found.values()
        for code, one in figures.items()
    }
    listed = [choice.code for choice in heading.listed if choice.code in labels]
    codes = dict.fromkeys((*listed, *labels))
    return [
        FormLine(f"{number}.{at:02}", labels[code], _of(code, now), _of(code, then))
        for at, code in enumerate(codes, 1)
    ]


def _of(code: str, found: _Found) -> dict[Side, FormFigure]:
    return {side: figures[code] for side, figures in found.items() if code in figures}
