"""Measures of in-year applications: those received, the outcomes told, the places offered, those waiting."""

from collections.abc import Iterator
from datetime import timedelta

from cme_desktop.codes.admissions import OUTCOMES
from cme_desktop.fields import reads, reads_of
from cme_desktop.ports import Without
from cme_desktop.records.in_year_application import IN_YEAR_APPLICATION, InYearApplication
from cme_desktop.records.in_year_application.fields import was_offered
from cme_desktop.records.in_year_application.rules import to_tell
from cme_desktop.returns.chapters import Chapter
from cme_desktop.returns.counting import by_choice, id_of, in_time, number_of, of_each
from cme_desktop.returns.days import Day, Lacking, given
from cme_desktop.returns.measures import Measure
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.picks import Happened, Standing, never, received
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.returns.things import Thing
from cme_desktop.statutory.clocks import DutyClock


@reads("outcome", "status")
def _was_told(application: InYearApplication) -> bool:
    """An outcome of the authority; a parent who withdraws is told none."""
    return application.outcome in ("offered", "refused") or application.status in ("offered", "refused")


@reads("status")
def _is_referred(application: InYearApplication) -> bool:
    return application.status == "fair_access"


@reads(*reads_of(was_offered))
def _was_not_offered(application: InYearApplication) -> bool:
    return not was_offered(application)


_offer_day = Day[InYearApplication](
    ("told_on", "placed_on"),
    lambda application, _law: application.offered_on,
    reach=lambda _law: timedelta(),
    lacks=lambda _law: [
        Lacking((Without(("told_on",)),), (was_offered,)),
        Lacking((Without(("placed_on",)),), (_was_not_offered,)),
    ],
)
"""One of the two days, or none: a refusal is told as well."""


def _clock(duty: str) -> DutyClock[InYearApplication]:
    return next(clock for clock in IN_YEAR_APPLICATION.clocks if clock.duty == duty)


_received = received(IN_YEAR_APPLICATION)
_told = Happened(IN_YEAR_APPLICATION, given("told_on"), _was_told)
_offered = Happened(IN_YEAR_APPLICATION, _offer_day, was_offered)
_referred = Happened(IN_YEAR_APPLICATION, given("fair_access_on"), _is_referred)
_placed = Happened(IN_YEAR_APPLICATION, given("placed_on"), never)
_waiting = Standing(IN_YEAR_APPLICATION, ("received_on",), ("told_on",))


def _still_waits(_: Snapshot, application: InYearApplication, __: DateRange) -> Iterator[Thing]:
    told_some_day = application.told_on is None and _was_told(application)
    if to_tell(application) and not told_some_day:
        yield Thing(id_of(application))


_DECISIONS = (
    number_of(
        "received",
        "In-year applications received",
        "Applications for a place outside the normal round, by the day they were received.",
        _received,
    ),
    by_choice(
        "outcome",
        "In-year applications by outcome",
        "Those received in the period, by the outcome they have now, whenever it was told.",
        _received,
        "outcome",
        OUTCOMES,
        parts_of="in_year_application.received",
        blank=("no_outcome", "No outcome yet"),
    ),
    number_of(
        "told",
        "Outcomes of in-year applications told",
        "Applications whose outcome was told in writing, by the day it was told.",
        _told,
    ),
    *in_time(
        "in_year_application.told",
        _told,
        _clock("in_year_aim"),
        "within_aim",
        "Outcomes told within the aim",
        "Of the outcomes told in the period, those told in time: {rule}.",
        "Those told within the aim, as a share of the outcomes told in the period whose last day "
        "can be worked out: {rule}.",
    ),
    *in_time(
        "in_year_application.told",
        _told,
        _clock("in_year_outcome"),
        "within_limit",
        "Outcomes told within the limit",
        "Of the outcomes told in the period, those told in time: {rule}.",
        "Those told within the limit, as a share of the outcomes told in the period whose last day "
        "can be worked out: {rule}.",
    ),
    Measure(
        key="in_year_application.waiting_at_end",
        label="In-year applications waiting for an outcome",
        definition=(
            "Applications received by the last day of the period, not withdrawn, whose outcome had not been "
            "told by it."
        ),
        sources=of_each(_waiting, _still_waits),
    ),
)

_PLACES = (
    number_of(
        "offers",
        "In-year places offered",
        "Applications on which a place was offered, by the day the offer was told or Fair Access "
        "allocated the place.",
        _offered,
    ),
    *in_time(
        "in_year_application.offers",
        _offered,
        _clock("in_year_offer"),
        "offers_in_time",
        "In-year places offered in time",
        "Of the places offered in the period, those offered in time: {rule}.",
        "Those offered in time, as a share of the places offered in the period: {rule}.",
    ),
    number_of(
        "fair_access",
        "Applications referred to Fair Access",
        "Applications referred under the Fair Access Protocol, by the day of the referral.",
        _referred,
    ),
    number_of(
        "placed",
        "Places allocated by Fair Access",
        "Applications on which Fair Access allocated a place, by the day it was allocated.",
        _placed,
    ),
    *in_time(
        "in_year_application.placed",
        _placed,
        _clock("fair_access_place"),
        "fair_access_in_time",
        "Fair Access places in time",
        "Of the places that Fair Access allocated in the period, those allocated in time: {rule}.",
        "Those in time, as a share of the places that Fair Access allocated in the period whose "
        "last day can be worked out: {rule}.",
    ),
)

CHAPTER = Chapter(
    kind=IN_YEAR_APPLICATION,
    reads=("fair_access_on", "outcome", "placed_on", "received_on", "school", "told_on"),
    measures=(*_DECISIONS, *_PLACES),
)
