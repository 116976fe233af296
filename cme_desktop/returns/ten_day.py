"""Measures of 10-day notifications."""

from collections.abc import Iterator

from cme_desktop.fields import Choice, Choices
from cme_desktop.records.ten_day_notification import OUTCOMES, TEN_DAY_NOTIFICATION
from cme_desktop.returns.counting import counted, happened, id_of, received, received_measures
from cme_desktop.returns.measures import Chapter, Counted, Measure, Snapshot, Split, into
from cme_desktop.returns.periods import Period

_DUTY = "ten_day_notice"

_NO_HUB = Choice("no_hub", "No hub yet")

_screened = happened(TEN_DAY_NOTIFICATION, lambda notice: notice.screened_on)


def _by_hub(snapshot: Snapshot, period: Period) -> Iterator[Counted]:
    for notice in received(TEN_DAY_NOTIFICATION)(snapshot, period):
        hub = notice.hub
        yield Counted(id_of(notice), _NO_HUB.code if hub is None else snapshot.hub_name(hub, period))


def _hubs(snapshot: Snapshot, period: Period) -> Split:
    names = [snapshot.hub_name(id, period) for id in snapshot.hubs]
    return Split(Choices(*((name, name) for name in names)), Choices(_NO_HUB))


CHAPTER = Chapter(
    kind=TEN_DAY_NOTIFICATION,
    duty=_DUTY,
    countable=lambda notice: notice.outcome != "entered_in_error",
    left_out="10-day notifications entered in error are not counted.",
    measures=(
        *received_measures(
            TEN_DAY_NOTIFICATION, _DUTY, "the 11th school day of the absence, updates left aside"
        ),
        Measure(
            key="ten_day_notification.hub",
            label="10-day notifications by hub",
            definition="Those received in the period, by the hub that now has them, named as it was then.",
            select=_by_hub,
            split=_hubs,
            parts_of="ten_day_notification.received",
        ),
        Measure(
            key="ten_day_notification.screened",
            label="10-day notifications screened",
            definition="10-day notifications, by the day they were screened.",
            select=counted(_screened),
        ),
        Measure(
            key="ten_day_notification.outcome",
            label="10-day notifications by outcome",
            definition="Those screened in the period, by the outcome of screening.",
            select=counted(_screened, by=lambda notice: notice.outcome or "no_outcome"),
            split=into(OUTCOMES, Choices(("no_outcome", "No outcome yet"))),
            parts_of="ten_day_notification.screened",
        ),
    ),
)
