"""The whole-year counts that the autumn form asks for: of the school year before, each child once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cme_desktop.codes.termly import PREVIOUS_SETTINGS
from cme_desktop.education_status.deciding import statuses_between
from cme_desktop.education_status.everybody import everybody
from cme_desktop.ports import Reader
from cme_desktop.public_names import NOT_BROKEN_DOWN
from cme_desktop.registry import ABOUT_A_CHILD
from cme_desktop.returns.counting import id_of
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.tallies import UNTOLD
from cme_desktop.services.merged import survivors
from cme_desktop.termly.answers import TERMLY, HomeSpell
from cme_desktop.termly.sides import Side, side_of


class Moment(NamedTuple):
    """By which record, and by which day of it, a child counts."""

    record: str
    on: date | None


STARTED, AT_HOME, MISSING = "started", "at_home", "missing"
Once = Mapping[int, Moment]
"""Children by id, each once."""


@dataclass(frozen=True)
class YearItem:
    """One number of the whole-year page, of the side that it is asked of."""

    key: str
    label: str
    side: Side
    children: Once
    part_of: str = ""
    """The item of whose number it is a part."""


class _Spell(NamedTuple):
    child: int
    record: str
    told: HomeSpell


@dataclass(frozen=True)
class YearCounts:
    """All that is asked of a school year, in the order of the form."""

    year: DateRange
    items: Sequence[YearItem]
    revoked_unmade: Once
    """Children of whom an order was revoked in the year that was never made."""

    def item(self, key: str) -> YearItem:
        """One of the items."""
        return next(item for item in self.items if item.key == key)


def count_year(reader: Reader, year: DateRange, restricted: frozenset[int]) -> YearCounts:
    """What is asked of a school year; restricted children are in no named part.

    Who started, returned or left is among those who were home educated at some point of it; notices and
    orders are of children who were that or missing education.
    """
    held = _at_any_point(reader, year)
    at_home, either = held[Side.AT_HOME], held[Side.AT_HOME].keys() | held[Side.MISSING].keys()
    of_either = [one for one in _spells(reader) if one.child in either]
    of_home = [one for one in of_either if one.child in at_home]
    started = _once(of_home, year, lambda spell: spell.began)
    items = [
        YearItem(STARTED, "Started home education", Side.AT_HOME, started),
        *_by_setting(of_home, started, restricted),
        YearItem(AT_HOME, "Home educated at any point", Side.AT_HOME, at_home),
        YearItem(
            "returned",
            "Returned to school",
            Side.AT_HOME,
            _once(of_home, year, lambda spell: spell.ended if spell.returned else None),
        ),
        YearItem(
            "left",
            "Left home education for another reason",
            Side.AT_HOME,
            _once(of_home, year, lambda spell: None if spell.returned else spell.ended),
        ),
        YearItem(
            "notices",
            "Section 437(1) notices",
            Side.AT_HOME,
            _once(of_either, year, lambda spell: spell.notice_on),
        ),
        YearItem(
            "orders",
            "School attendance orders issued",
            Side.AT_HOME,
            _once(of_either, year, lambda spell: spell.order_made_on),
        ),
        YearItem(
            "revoked",
            "School attendance orders revoked",
            Side.AT_HOME,
            _once(of_either, year, lambda spell: spell.order_revoked_on),
        ),
        YearItem(MISSING, "Missing education at any point", Side.MISSING, held[Side.MISSING]),
    ]
    unmade = [one for one in of_either if one.told.order_made_on is None]
    return YearCounts(year, items, _once(unmade, year, lambda spell: spell.order_revoked_on))


def _at_any_point(reader: Reader, year: DateRange) -> dict[Side, dict[int, Moment]]:
    """By side each child that was on it in the year, and from which day of it on."""
    held: dict[Side, dict[int, Moment]] = {side: {} for side in Side}
    for child, told in everybody(reader, year.start):
        for day, status in statuses_between(told, year.start, year.end):
            side, fact = side_of(status), status.decided_by
            if side is not None and fact is not None:
                held[side].setdefault(id_of(child), Moment(fact.source.reference, day))
    return held


def _spells(reader: Reader) -> Iterator[_Spell]:
    """Every spell of home education, by the child it is about, whichever of the child's records it names."""
    whose = survivors(reader)
    for kind in ABOUT_A_CHILD:
        answers = TERMLY.of_type(kind)
        if answers is not None:
            for block in reader.wanted(kind, ("child", *answers.reads), [()]):
                for record in block:
                    told = answers.spell(record)
                    if told is not None:
                        child = whose.get(record.child, record.child)
                        yield _Spell(child, record.reference, told)


def _once(spells: Sequence[_Spell], year: DateRange, on: Callable[[HomeSpell], date | None]) -> Once:
    """The children of whose spells a day lies in the year, by the first such day."""
    found: dict[int, Moment] = {}
    for child, record, told in sorted(spells, key=lambda one: on(one.told) or date.min):
        day = on(told)
        if day is not None and day in year:
            found.setdefault(child, Moment(record, day))
    return found


def _by_setting(spells: Sequence[_Spell], started: Once, restricted: frozenset[int]) -> Iterator[YearItem]:
    """Those who started, by where they were before the spell by which they are counted."""
    settings = {one.record: one.told.previous_setting or "unknown" for one in spells}
    where = {
        child: UNTOLD if child in restricted else settings[moment.record] for child, moment in started.items()
    }
    labels = {setting.code: setting.label for setting in PREVIOUS_SETTINGS}
    labels |= {UNTOLD: NOT_BROKEN_DOWN} if UNTOLD in where.values() else {}
    for code, label in labels.items():
        children = {child: moment for child, moment in started.items() if where[child] == code}
        yield YearItem(f"{STARTED}.{code}", label, Side.AT_HOME, children, part_of=STARTED)
