"""Returns and exports in turn over one made-up file: what each publishes, and how that hangs together."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from cme_desktop.editions.committee.published import published
from cme_desktop.exports.publishable import publishable_plan
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.pace_interview import PACE_INTERVIEW
from cme_desktop.records.pace_interview.fields import PaceInterview
from cme_desktop.returns.periods import DateRange
from cme_desktop.standing_records.child import Child
from cme_desktop.suppression.cells import CellKey, PublishedCell, Sum
from cme_desktop.suppression.sums import Definitions, sums
from tests.cme_desktop.returns.filed import Filed
from tests.told import told

AUTUMN = DateRange(date(2026, 9, 2), date(2026, 12, 18))
YEAR = DateRange(date(2026, 9, 1), date(2027, 8, 31))
PUBLISHED = date(2027, 9, 5)
KINDS = (OFF_ROLL_NOTICE, PACE_INTERVIEW)
_DESTINATIONS = (
    *("school_in_authority", "school_in_england", "independent", "special_or_ap", "wales", "abroad"),
    *("home_education", "not_known", None, "custody", "died", "other"),
)
_OUTCOMES = (
    *("prosecution", "warning_letter", "withdrawn_for_information", "early_help_assessment"),
    *("penalty_notice", "caution", None),
)
_GROUNDS = ("a", "d", "f", None)
_LINES = {
    "off_roll_notice.destination_kind": {
        "school_in_authority": ("school_in_authority",),
        "school_in_england": ("school_in_england",),
        "independent+special_or_ap": ("independent", "special_or_ap"),
        "wales+scotland+northern_ireland+abroad": ("wales", "scotland", "northern_ireland", "abroad"),
        "home_education": ("home_education",),
        "not_known+not_given+none": ("not_known", "none", ""),
    },
    "pace_interview.outcome": {code: (code,) for code in _OUTCOMES if code},
}
"""Which choices stand in which line, as the notes of the return say."""
_BY_CHOICE = (
    *("off_roll_notice.ground", "off_roll_notice.destination_kind", "off_roll_notice.status"),
    *("pace_interview.status", "pace_interview.outcome"),
)
_DEFINITIONS = Definitions(
    parts=(
        ("off_roll_notice.received", ("off_roll_notice.destination_kind",)),
        ("pace_interview.held", ("pace_interview.outcome",)),
        *((f"export.{split.partition('.')[0]}", (f"export.{split}",)) for split in _BY_CHOICE),
    ),
    by_day=frozenset(
        {
            *("off_roll_notice.received", "off_roll_notice.destination_kind", "off_roll_notice.on_time_rate"),
            *("pace_interview.held", "pace_interview.outcome"),
            *("export.off_roll_notice", "export.pace_interview"),
            *(f"export.{split}" for split in _BY_CHOICE),
        }
    ),
)


def filed(random: Random, entered_by: date = PUBLISHED, restricted: str = "") -> Filed:
    """Two years of notices and interviews, a few of each kind a month, some of a restricted child.

    Some were entered late: they are not on file yet on an earlier day. `restricted` is where that child went.
    """
    records: list[Any] = []
    for day in range((date(2027, 8, 31) - date(2025, 9, 1)).days):
        on = date(2025, 9, 1) + timedelta(days=day)
        for _ in range(random.choice((0, 0, 1, 1, 2))):
            child = 2 if random.random() < 0.06 else 1
            late = random.choice((20, 45)) if random.random() < 0.05 else 0
            if random.random() < 0.7:
                where = random.choices(_DESTINATIONS, range(len(_DESTINATIONS), 0, -1))[0]
                first = on - timedelta(days=random.choice((0, 3, 30)))
                made: Any = OffRollNotice(
                    child=child, received_on=on, deleted_on=first, destination_kind=where
                )
                made.ground = random.choice(_GROUNDS)
                if restricted and child == 2:
                    made.destination_kind = restricted
            else:
                made = PaceInterview(child=child, held_on=on, outcome=random.choice(_OUTCOMES))
            if on + timedelta(days=late) <= entered_by:
                records.append(made)
    return Filed(Child(surname="Okafor"), Child(surname="Hidden", restricted=True), *records)


def committee(file: Filed, period: DateRange, register: Sequence[PublishedCell]) -> list[PublishedCell]:
    """What the committee edition of a period publishes."""
    return [*published(told(file, period, PUBLISHED), register).register]


def export(file: Filed, period: DateRange, register: Sequence[PublishedCell]) -> list[PublishedCell]:
    """What the exports of both types publish."""
    kept: list[PublishedCell] = []
    for kind in KINDS:
        before = [*register, *kept]
        kept += publishable_plan(file, kind, period, "Carrowby", PUBLISHED, before).register
    return kept


Publish = Callable[[Filed, DateRange, Sequence[PublishedCell]], list[PublishedCell]]
Step = tuple[Publish, DateRange, date]
"""What is published, of which period, on what day."""


def in_turn(seed: int, steps: Iterable[Step]) -> list[PublishedCell]:
    """The register after all steps over one file, to which late entries come meanwhile."""
    register: list[PublishedCell] = []
    for publish, period, day in steps:
        last = {cell.key: cell for cell in register}
        new = publish(filed(Random(seed), day), period, register)
        register += [cell for cell in new if last.get(cell.key) != cell]
    return counts(register)


def a_year() -> Iterator[Step]:
    """Twelve returns in a row, two exports before and after them, a term, and the year."""
    for number, month in enumerate(YEAR.months()):
        day = month.end + timedelta(days=7)
        both = (committee, month, day), (export, month, day)
        yield from both[:: -1 if number % 2 else 1] if number in (1, 2) else both[:1]
        if AUTUMN.end in month:
            yield from ((committee, AUTUMN, day), (export, AUTUMN, day))
    yield from ((export, YEAR, PUBLISHED), (committee, YEAR, PUBLISHED))


def counts(register: Iterable[PublishedCell]) -> list[PublishedCell]:
    """The cells of both types that are numbers of records."""
    return [
        cell
        for cell in register
        if isinstance(cell.value, int) and cell.measure.removeprefix("export.").startswith(("off_", "pace_"))
    ]


def sums_of(keys: Iterable[CellKey]) -> list[Sum]:
    """What a reader of the notes of both knows: an export tells lines of the return as well."""
    known = {*keys}
    lines = [*_lines(known)]
    wholes = [
        Sum(key.beside(measure), (key,))
        for key in known
        for measure in ("off_roll_notice.received", "pace_interview.held")
        if key.category is None and key.measure == f"export.{measure.partition('.')[0]}"
    ]
    shares = [
        Sum(key, (key.beside(key.measure, "of which"), key.beside(key.measure, "the others")))
        for key in known
        if key.measure == "off_roll_notice.on_time_rate" and key.category == "of all"
    ]
    every = known.union(one.whole for one in (*lines, *wholes))
    return [*sums(_DEFINITIONS, every), *lines, *wholes, *shares]


def _lines(known: set[CellKey]) -> Iterator[Sum]:
    for measure, lines in _LINES.items():
        named = {code for codes in lines.values() for code in codes}
        spans = {(key.start, key.end) for key in known if key.measure == f"export.{measure}"}
        for span in spans:
            cells = [
                key for key in known if key.measure == f"export.{measure}" and (key.start, key.end) == span
            ]
            for line, codes in lines.items():
                yield Sum(CellKey(measure, line, *span), tuple(key for key in cells if key.category in codes))
            rest = tuple(key for key in cells if key.category not in named)
            yield Sum(CellKey(measure, "any_other", *span), rest)
