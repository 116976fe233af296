"""Measures of on-roll notices, and the net flow of pupils that they make with the off-roll ones."""

from cme_desktop.codes.destinations import NEW_TO_AREA, ORIGINS
from cme_desktop.fields import reads
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE, OnRollNotice
from cme_desktop.returns.chapters import Chapter
from cme_desktop.returns.counting import by_choice, number_of, received_measures
from cme_desktop.returns.days import given
from cme_desktop.returns.flow import net_flow
from cme_desktop.returns.measures import Measure
from cme_desktop.returns.picks import Happened, received

_DUTY = "on_roll_notice"


@reads("origin")
def _is_new(notice: OnRollNotice) -> bool:
    return notice.origin in NEW_TO_AREA


@reads("closing_reason")
def _counts(notice: OnRollNotice) -> bool:
    return notice.closing_reason != "entered_in_error"


_newcomers = Happened(ON_ROLL_NOTICE, given("entered_on", "received_on"), only=_is_new, each_child=True)

CHAPTER = Chapter(
    kind=ON_ROLL_NOTICE,
    duty=_DUTY,
    notices="on_roll_notice.received",
    came=_newcomers,
    reads=("closing_reason", "entered_on", "origin", "received_on", "school", "standard_intake"),
    countable=_counts,
    by_year=("on_roll_notice.new_to_area", "on_roll_notice.net_flow"),
    left_out="On-roll notices entered in error are not counted.",
    measures=(
        *received_measures(ON_ROLL_NOTICE, _DUTY),
        by_choice(
            "origin",
            "On-roll notices by where the child came from",
            "Those received in the period, by where the child was educated before.",
            received(ON_ROLL_NOTICE),
            "origin",
            ORIGINS,
            parts_of="on_roll_notice.received",
        ),
        number_of(
            "new_to_area",
            "Pupils new to the area",
            "Children put on roll from another English authority, Wales, Scotland, Northern Ireland or "
            "abroad, each once, by the day of entry or, where none is given, of the notice.",
            _newcomers,
        ),
        Measure(
            key="on_roll_notice.net_flow",
            label="Net flow of pupils",
            definition="Pupils new to the area less pupils who left it (off-roll notices) in the period.",
            sources=net_flow,
        ),
    ),
)
