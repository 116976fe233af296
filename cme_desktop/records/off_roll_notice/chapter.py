"""Measures of off-roll notices."""

from collections.abc import Iterator
from datetime import date

from cme_desktop.codes.destinations import DESTINATIONS
from cme_desktop.codes.grounds import GROUNDS, NO_GROUND
from cme_desktop.fields import Choices
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.off_roll_notice.leavers import destination, left_area
from cme_desktop.returns.chapters import Chapter
from cme_desktop.returns.counting import EachChild, Happened, counted, id_of, received, received_measures
from cme_desktop.returns.measures import Counted, Measure, Select, Snapshot, Split, into
from cme_desktop.returns.periods import DateRange

_DUTY = "off_roll_notice"
_NOT_GIVEN = "not_given"


def _left_on(notice: OffRollNotice) -> date | None:
    return notice.deleted_on or notice.received_on


_leavers = EachChild(Happened(OFF_ROLL_NOTICE, _left_on, among=left_area))
"""Notices of children who left the area, one for each child."""


def _by_destination(snapshot: Snapshot, period: DateRange) -> Iterator[Counted]:
    for notice in _leavers(snapshot, period):
        yield Counted(id_of(notice), destination(notice) or _NOT_GIVEN)


def _destinations(snapshot: Snapshot, period: DateRange) -> Split:
    """The authorities and countries that children left for, the one that most of them left for first."""
    counts: dict[str, int] = {}
    for notice in _leavers(snapshot, period):
        if id_of(notice) not in snapshot.restricted and (to := destination(notice)):
            counts[to] = counts.get(to, 0) + 1
    names = sorted(counts, key=lambda name: (-counts[name], name))
    return Split(Choices(*((name, name) for name in names)), Choices((_NOT_GIVEN, "Not given")))


_received = received(OFF_ROLL_NOTICE)

CHAPTER = Chapter(
    kind=OFF_ROLL_NOTICE,
    duty=_DUTY,
    notices="off_roll_notice.received",
    left=_leavers,
    countable=lambda notice: notice.closing_reason != "entered_in_error",
    left_out="Off-roll notices entered in error are not counted.",
    measures=(
        *received_measures(OFF_ROLL_NOTICE, _DUTY),
        Measure(
            key="off_roll_notice.ground",
            label="Off-roll notices by ground",
            definition="Those received in the period, by the ground of deletion.",
            select=counted(_received, by=lambda notice: notice.ground or NO_GROUND),
            split=into(GROUNDS),
            parts_of="off_roll_notice.received",
        ),
        Measure(
            key="off_roll_notice.destination_kind",
            label="Off-roll notices by destination",
            definition="Those received in the period, by the kind of destination.",
            select=counted(_received, by=lambda notice: notice.destination_kind or "not_given"),
            split=into(DESTINATIONS, Choices(("not_given", "Not given"))),
            parts_of="off_roll_notice.received",
        ),
        Measure(
            key="off_roll_notice.left_area",
            label="Pupils who left the area",
            definition=(
                "Children taken off roll for another English authority, Wales, Scotland, Northern Ireland or "
                "abroad, by the destination or by the destination authority given, each once, by the day of "
                "deletion or, where none is given, of the notice."
            ),
            select=counted(_leavers),
        ),
        Measure(
            key="off_roll_notice.left_area_to",
            label="Pupils who left the area, by destination authority",
            definition="Those who left the area in the period, by the authority or country they left for.",
            select=Select(_by_destination, _leavers.undated),
            split=_destinations,
            parts_of="off_roll_notice.left_area",
        ),
    ),
)
