"""Measures of 10-day notifications."""

from cme_desktop.fields import Choice, Choices, reads
from cme_desktop.records.ten_day_notification import OUTCOMES, TEN_DAY_NOTIFICATION, TenDayNotification
from cme_desktop.records.ten_day_notification.fields import is_update
from cme_desktop.records.ten_day_notification.left_out import is_notification
from cme_desktop.returns.chapters import AtMost, Better, Chapter, Headline, Lines, Page, Topic
from cme_desktop.returns.counting import (
    by_choice,
    id_of,
    number_of,
    of_each,
    received_measures,
)
from cme_desktop.returns.days import given
from cme_desktop.returns.measures import Measure, Parts, Split
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.picks import Happened, received
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.returns.things import Thing

_DUTY = "ten_day_notice"

_NO_HUB = Choice("no_hub", "No hub yet")

_SCREENED = frozenset({"screened", "allocated", "referred", "no_further_action"})


@reads("outcome", "status")
def _was_screened(notice: TenDayNotification) -> bool:
    return notice.outcome is not None or notice.status in _SCREENED


@reads("outcome")
def _counts(notice: TenDayNotification) -> bool:
    return notice.outcome != "entered_in_error"


_received = received(TEN_DAY_NOTIFICATION, is_notification)
_screened = Happened(TEN_DAY_NOTIFICATION, given("screened_on"), _was_screened)


def _by_hub(snapshot: Snapshot, notice: TenDayNotification, period: DateRange) -> tuple[Thing]:
    hub = notice.hub
    return (Thing(id_of(notice), _NO_HUB.code if hub is None else snapshot.hub_name(hub, period)),)


def _hubs(snapshot: Snapshot, period: DateRange, _: Parts) -> Split:
    names = [snapshot.hub_name(id, period) for id in snapshot.hubs]
    return Split(Choices(*((name, name) for name in names)), Choices(_NO_HUB))


_READS = (
    "absence_kind", "boarder", "first_absent_on", "hub", "outcome", "purpose", "received_on", "school",
    "screened_on",
)  # fmt: skip

CHAPTER = Chapter(
    kind=TEN_DAY_NOTIFICATION,
    duty=_DUTY,
    notices="ten_day_notification.received",
    reads=_READS,
    countable=_counts,
    left_out="10-day notifications entered in error are not counted.",
    measures=(
        *received_measures(TEN_DAY_NOTIFICATION, _DUTY, is_notification),
        Measure(
            key="ten_day_notification.hub",
            label="10-day notifications by hub",
            definition="Those received in the period, by the hub that now has them, named as it was then.",
            sources=of_each(_received, _by_hub),
            split=_hubs,
            parts_of="ten_day_notification.received",
        ),
        number_of(
            "updates",
            "Updates to earlier notifications",
            "Updates to an earlier 10-day notification, by the day they were received.",
            received(TEN_DAY_NOTIFICATION, is_update),
        ),
        number_of(
            "screened",
            "10-day notifications screened",
            "10-day notifications, and updates to them, by the day they were screened.",
            _screened,
        ),
        by_choice(
            "outcome",
            "10-day notifications by outcome",
            "Those screened in the period, by the outcome of screening.",
            _screened,
            "outcome",
            OUTCOMES,
            parts_of="ten_day_notification.screened",
            blank=("no_outcome", "No outcome yet"),
        ),
    ),
    headlines=(
        Headline(
            "ten_day_notification.on_time_rate",
            "10-day notifications received on time",
            Topic.NOTICES,
            Better.MORE,
            tile="10-day notifications on time",
            under="10-day notifications",
            says="{now} came on time",
        ),
    ),
    at_most=(AtMost("ten_day_notification.on_time_rate", "ten_day_notification.received"),),
    lines=(
        Lines(Page.FINDING, "ten_day_notification.received"),
        Lines(
            Page.FINDING,
            "ten_day_notification.screened",
            ("ten_day_notification.outcome",),
            named={
                "Allocated to an Early Help hub": ("allocated_to_hub",),
                "Referred to social care or MASH": ("social_care", "mash"),
                "Whereabouts enquiry opened": ("enquiry_opened",),
            },
            rest="No further action, or not broken down",
        ),
    ),
)
