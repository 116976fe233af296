"""The duties that fell due, by duty and by school: how each stood at the end, with its rows."""

from collections.abc import Callable, Iterator

from cme_desktop.due import BEING_RECKONED, DueLine
from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.editions.working.grouped_sheets import CHILD, Way, Words, grouped_sheets
from cme_desktop.paper.book import BLANK, Cell, Column, ReadingSheet
from cme_desktop.paper.look import Look, Shown
from cme_desktop.registry import record_type
from cme_desktop.returns.duties import DutiesDue, DutyStanding

_Duty = tuple[DueLine, DutyStanding]
_STANDINGS = [*DutyStanding]
_NO_SCHOOL = "No school"
_COUNTS = ["Due", *(standing.value for standing in _STANDINGS)]


def _duty(line: DueLine) -> str:
    """The duty, whatever row of the record it is about, and the type of the record."""
    return f"{line.label.partition(':')[0]} ({record_type(line.type).title})"


def _school(line: DueLine) -> str:
    return line.school_label or _NO_SCHOOL


def _way(
    name: str,
    sign: str,
    heading: str,
    group: Callable[[DueLine], str],
    beside: tuple[str, Callable[[DueLine], str]],
) -> Way[_Duty, DutyStanding]:
    other, tell = beside

    def row(duty: _Duty) -> Iterator[Cell]:
        line, standing = duty
        said = f"{standing.value}, {BEING_RECKONED}" if line.anew else standing.value
        yield from (Cell(said), Cell(line.reference), Cell(line.child_label or None), Cell(tell(line)))
        for day in (line.due_on, line.met_on):
            yield BLANK if day is None else Cell(day, shown=Shown.DAY)

    return Way(
        name=name,
        sign=sign,
        label=Column(heading, 76),
        group=lambda duty: group(duty[0]),
        without=_NO_SCHOOL,
        standings=_STANDINGS,
        standing=lambda duty: duty[1],
        restricted=lambda duty: duty[0].restricted,
        counts=[Column(heading, 16, number=True) for heading in _COUNTS],
        of_rows=[
            *(Column("Standing", 13), Column("Reference", 18), CHILD, Column(other, 34)),
            *(Column("Due", 18, set_in=True), Column("Met", 18)),
        ],
        tell_row=row,
    )


_WAYS = (
    _way("Duties", "D", "Duty", _duty, ("School", _school)),
    _way("Duties by school", "S", "School", _school, ("Duty", _duty)),
)


def duty_sheets(told: ToldReturn) -> Iterator[ReadingSheet]:
    """A table by duty and one by school, each with its rows; both come to the same whole."""
    words = Words(
        told=told.counted.compared.told,
        says="This sheet contains one table: what fell due and how it stood. Each number leads to its rows.",
        rows_say=(
            "This sheet contains one table: each duty that fell due. The number of a line leads back to it."
        ),
        foot=[*_foot(told.counted.duties)],
    )
    for way in _WAYS:
        yield from grouped_sheets(way, told.counted.duties.duties, words)


def _foot(due: DutiesDue) -> Iterator[Cell]:
    """What is in neither table, and what the law may move yet."""
    lacking = "duty has" if due.undated == 1 else "duties have"
    yield Cell(f"{due.undated:,} unmet {lacking} no day, in neither table.", Look.HINT)
    if anew := sum(line.anew for line, _ in due.duties):
        yield Cell(f"{anew:,} {'duty is' if anew == 1 else 'duties are'} {BEING_RECKONED}.", Look.HINT)
