"""Figures as an edition shows them: whatever is told of a figure is made of this and of nothing else."""

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from cme_desktop.editions.in_words import shown
from cme_desktop.paper.book import Cell
from cme_desktop.paper.look import Look, Shown
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.measures import ONE_DECIMAL, FigureUnit, Value
from cme_desktop.values.shorthand import NOT_APPLICABLE, WITHHELD


class Sign(StrEnum):
    """What stands in a number’s place."""

    WITHHELD = WITHHELD
    NOT_APPLICABLE = NOT_APPLICABLE


AsShown: TypeAlias = int | float | Sign

Shows: TypeAlias = Callable[[Figure], AsShown]
"""How an edition shows a figure."""


def as_counted(figure: Figure) -> AsShown:
    """With nothing withheld."""
    return of_value(figure.value)


def of_value(value: Value) -> AsShown:
    """A number that is withheld from nobody; a sign where there is nothing to divide by."""
    return Sign.NOT_APPLICABLE if value is None else value


def number(told: AsShown | None) -> Value:
    """The number, where one is shown."""
    return None if isinstance(told, Sign) else told


_FORMATS = {
    FigureUnit.SHARE: Shown.SHARE,
    FigureUnit.POUNDS: Shown.POUNDS,
    **dict.fromkeys(ONE_DECIMAL, Shown.ONE_DECIMAL),
}
_CHANGES = {FigureUnit.SHARE: Shown.POINTS, **dict.fromkeys(ONE_DECIMAL, Shown.CHANGE_ONE_DECIMAL)}


def format_of(unit: FigureUnit) -> Shown:
    """How numbers of a unit are printed."""
    return _FORMATS.get(unit, Shown.COUNT)


def figure_cell(told: AsShown | None, unit: FigureUnit, look: Look = Look.BODY) -> Cell:
    """A figure, or its sign in grey; empty where there is none."""
    if isinstance(told, Sign):
        return Cell(told.value, Look.MUTED)
    return Cell(told, look, format_of(unit))


def change_cell(now: AsShown | None, other: AsShown | None, unit: FigureUnit) -> Cell:
    """How much more than another figure, as both are printed; a sign where one of them has no number."""
    difference = change(now, other, unit)
    if difference is None:
        signs = [told for told in (now, other) if isinstance(told, Sign)]
        return Cell(signs[0].value, Look.MUTED) if signs else Cell(None)
    exact = float(difference) if unit in ONE_DECIMAL else int(difference)
    return Cell(exact, shown=_CHANGES.get(unit, Shown.CHANGE))


def change(now: AsShown | None, other: AsShown | None, unit: FigureUnit) -> Decimal | None:
    """The difference of two figures as they are printed, for a reader subtracts what is printed."""
    printed, before = shown(number(now), unit), shown(number(other), unit)
    return None if printed is None or before is None else printed - before


def printed(told: AsShown, unit: FigureUnit) -> str:
    """As it stands on the page: `57%`, `1,172`, `£1,040`, `4.5`, `[c]`."""
    if isinstance(told, Sign):
        return told.value
    said = f"{shown(told, unit):,}"
    match unit:
        case FigureUnit.SHARE:
            return f"{said}%"
        case FigureUnit.POUNDS:
            return f"£{said}"
        case _:
            return said
