"""Measures of on-roll notices, and the net flow of pupils that they make with the off-roll ones."""

from collections.abc import Iterator
from datetime import date

from cme_desktop.codes.destinations import NEW_TO_AREA, ORIGINS
from cme_desktop.description.record import Record
from cme_desktop.fields import Choices
from cme_desktop.records.off_roll_notice.chapter import leavers
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE, OnRollNotice
from cme_desktop.returns.counting import EachChild, Happened, counted, id_of, received, received_measures
from cme_desktop.returns.measures import Chapter, Counted, Measure, Select, Snapshot, into
from cme_desktop.returns.periods import Period

_DUTY = "on_roll_notice"


def _came_on(notice: OnRollNotice) -> date | None:
    return notice.entered_on or notice.received_on


def _is_new(_: Snapshot, notice: OnRollNotice) -> bool:
    return notice.origin in NEW_TO_AREA


_newcomers = EachChild(Happened(ON_ROLL_NOTICE, _came_on, among=_is_new))


def _flow(snapshot: Snapshot, period: Period) -> Iterator[Counted]:
    yield from (Counted(id_of(notice)) for notice in _newcomers(snapshot, period))
    yield from (Counted(id_of(notice), amount=-1) for notice in leavers(snapshot, period))


def _flow_undated(snapshot: Snapshot) -> Iterator[Record]:
    yield from _newcomers.undated(snapshot)
    yield from leavers.undated(snapshot)


CHAPTER = Chapter(
    kind=ON_ROLL_NOTICE,
    duty=_DUTY,
    countable=lambda notice: notice.closing_reason != "entered_in_error",
    left_out="On-roll notices entered in error are not counted.",
    measures=(
        *received_measures(ON_ROLL_NOTICE, _DUTY),
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
            select=Select(_flow, _flow_undated),
        ),
    ),
)
