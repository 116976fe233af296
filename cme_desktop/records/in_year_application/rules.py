"""What has to hold for an in-year application."""

from collections.abc import Iterable

from cme_desktop.codes.admissions import OUTCOMES
from cme_desktop.description.order import follows
from cme_desktop.description.overtaken import overtaken
from cme_desktop.fields import Reading, reads
from cme_desktop.issues import Issue, outstanding, refuse, warn
from cme_desktop.records.in_year_application.fields import LIFE, InYearApplication

_STATUS_NEEDS = (
    ("offered", "outcome", "Choose the outcome."),
    ("refused", "outcome", "Choose the outcome."),
    ("fair_access", "fair_access_on", "Give the day of the referral to Fair Access."),
)


@reads("status", "outcome", "fair_access_on")
def status_explained(application: InYearApplication, reading: Reading) -> Iterable[Issue]:
    """Each status comes with the fact that explains it."""
    for status, name, text in _STATUS_NEEDS:
        if application.status == status and getattr(application, name) is None:
            yield outstanding(name, text)


@reads("outcome", "told_on", "offered_school")
def outcome_in_full(application: InYearApplication, reading: Reading) -> Iterable[Issue]:
    """An outcome is told on a day, and an offer is of a school."""
    if application.outcome in ("offered", "refused") and application.told_on is None:
        yield outstanding("told_on", "Give the day on which the outcome was told in writing.")
    if application.told_on is not None and application.outcome is None:
        yield outstanding("outcome", "Say what the outcome was.")
    if application.outcome == "offered" and application.offered_school is None:
        yield outstanding("offered_school", "Choose the school at which a place was offered.")


@reads("preferences")
def each_order_once(application: InYearApplication, reading: Reading) -> Iterable[Issue]:
    """No two schools are a parent's first choice."""
    seen: set[int] = set()
    for place, preference in enumerate(application.preferences):
        if preference.rank in seen:
            yield refuse(f"preferences.{place}.rank", f"Another preference is number {preference.rank} too.")
        elif preference.rank is not None:
            seen.add(preference.rank)


@reads("school", "present_school", "preferences")
def for_another_school(application: InYearApplication, reading: Reading) -> Iterable[Issue]:
    """Nobody applies for a place that the child has."""
    at = application.present_school
    if at is not None and application.school == at:
        yield refuse(
            "school", "The application is for the school that the child is at; one of the two is wrong."
        )
    for place, preference in enumerate(application.preferences):
        if at is not None and preference.school == at:
            yield warn(f"preferences.{place}.school", "The child is at this school now; check both.")


_OUTCOMES_OF = {"offered": ("offered",), "refused": ("refused",)}


@reads("status", "outcome")
def status_fits_outcome(application: InYearApplication, reading: Reading) -> Iterable[Issue]:
    """Where the status says what was answered, the outcome says the same."""
    fitting = _OUTCOMES_OF.get(application.status)
    if fitting and application.outcome is not None and application.outcome not in fitting:
        said = OUTCOMES.label(application.outcome)
        yield warn("outcome", f"The outcome is “{said}”, but the status says otherwise; make the two agree.")


@reads("outcome", "accepted_on", "placed_on")
def accepted_what_was_offered(application: InYearApplication, reading: Reading) -> Iterable[Issue]:
    """Only an offer can be accepted, be it one of Fair Access."""
    offered = application.outcome == "offered" or application.placed_on is not None
    if application.accepted_on and application.outcome is not None and not offered:
        said = OUTCOMES.label(application.outcome)
        yield warn("accepted_on", f"An offer was accepted, but the outcome is “{said}”; check both.")


@reads("outcome", "told_on")
def to_tell(application: InYearApplication) -> bool:
    """Nobody waits for the outcome of an application that was withdrawn."""
    return application.outcome != "withdrawn" or application.told_on is not None


@reads("status", "outcome", "told_on", "placed_on")
def to_offer(application: InYearApplication) -> bool:
    """An offer is aimed at until the application is closed or withdrawn."""
    open_still = application.status in LIFE.open and application.outcome != "withdrawn"
    return open_still or application.offered_on is not None


@reads("status", "placed_on")
def to_place(application: InYearApplication) -> bool:
    """A place is looked for until the application is closed."""
    return application.status in LIFE.open or application.placed_on is not None


RULES = (
    follows("told_on", "received_on", "The outcome was told", "the application was received"),
    follows("accepted_on", "received_on", "Accepted", "the application was received"),
    follows("started_on", "received_on", "Started", "the application was received"),
    follows("fair_access_on", "received_on", "Referred", "the application was received"),
    follows("placed_on", "fair_access_on", "Allocated", "the referral to Fair Access"),
    follows("started_on", "accepted_on", "Started", "the offer was accepted"),
    status_explained,
    outcome_in_full,
    for_another_school,
    status_fits_outcome,
    accepted_what_was_offered,
    overtaken(
        LIFE,
        "received",
        {
            "outcome": "it has an outcome",
            "told_on": "the outcome was told",
            "started_on": "the child started",
        },
    ),
    each_order_once,
)
