"""Measures of on-roll notices, and the net flow of pupils that they make with the off-roll ones."""

from collections.abc import Iterator
from datetime import date

from cme_desktop.codes.destinations import NEW_TO_AREA, ORIGINS
from cme_desktop.fields import Choices
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE, OnRollNotice
from cme_desktop.returns.counting import counted, each_child, happened, id_of, received, received_measures
from cme_desktop.returns.measures import Chapter, Counted, Measure, Snapshot, into
from cme_desktop.returns.off_roll import leavers
from cme_desktop.returns.periods import Period

_DUTY = "on_roll_notice"


def _came_on(notice: OnRollNotice) -> date | None:
    if notice.origin not in NEW_TO_AREA:
        return None
    return notice.entered_on or notice.received_on


_newcomers = each_child(happened(ON_ROLL_NOTICE, _came_on))


def _flow(snapshot: Snapshot, period: Period) -> Iterator[Counted]:
    yield from (Counted(id_of(notice)) for notice in _newcomers(snapshot, period))
    yield from (Counted(id_of(notice), amount=-1) for notice in leavers(snapshot, period))


CHAPTER = Chapter(
    kind=ON_ROLL_NOTICE,
    duty=_DUTY,
    countable=lambda notice: notice.closing_reason != "entered_in_error",
    left_out="On-roll notices entered in error are not counted.",
    measures=(
        *received_measures(ON_ROLL_NOTICE, _DUTY, "the fifth day after the name was entered"),
        Measure(
            key="on_roll_notice.origin",
            label="On-roll notices by where the child came from",
            definition="Those received in the period, by where the child was educated before.",
            select=counted(received(ON_ROLL_NOTICE), by=lambda notice: notice.origin or "not_given"),
            split=into(ORIGINS, Choices(("not_given", "Not given"))),
            parts_of="on_roll_notice.received",
        ),
        Measure(
            key="on_roll_notice.new_to_area",
            label="Pupils new to the area",
            definition=(
                "Children put on roll from another English authority, Wales, Scotland, Northern Ireland or "
                "abroad, each once, by the day of entry or, where none is given, of the notice."
            ),
            select=counted(_newcomers),
        ),
        Measure(
            key="on_roll_notice.net_flow",
            label="Net flow of pupils",
            definition="Pupils new to the area less pupils who left it (off-roll notices) in the period.",
            select=_flow,
        ),
    ),
)
