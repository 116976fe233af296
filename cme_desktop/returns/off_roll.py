"""Measures of off-roll notices."""

from datetime import date

from cme_desktop.codes.destinations import DESTINATIONS
from cme_desktop.codes.grounds import GROUNDS, NO_GROUND
from cme_desktop.fields import Choices
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.returns.counting import counted, each_child, happened, received, received_measures
from cme_desktop.returns.measures import Chapter, Measure, into

_DUTY = "off_roll_notice"

_OUT_OF_AREA = frozenset({"school_in_england", "wales", "scotland", "northern_ireland", "abroad"})


def _left_area_on(notice: OffRollNotice) -> date | None:
    if notice.destination_kind not in _OUT_OF_AREA:
        return None
    return notice.deleted_on or notice.received_on


leavers = each_child(happened(OFF_ROLL_NOTICE, _left_area_on))
"""Notices of children who left the area, one for each child."""

_received = received(OFF_ROLL_NOTICE)

CHAPTER = Chapter(
    kind=OFF_ROLL_NOTICE,
    duty=_DUTY,
    countable=lambda notice: notice.closing_reason != "entered_in_error",
    left_out="Off-roll notices entered in error are not counted.",
    measures=(
        *received_measures(OFF_ROLL_NOTICE, _DUTY, "the day the name was deleted"),
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
                "abroad, each once, by the day of deletion or, where none is given, of the notice."
            ),
            select=counted(leavers),
        ),
    ),
)
