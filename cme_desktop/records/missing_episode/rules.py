"""What has to hold for a missing episode."""

from collections.abc import Iterable

from cme_desktop.description.order import follows
from cme_desktop.description.overtaken import overtaken
from cme_desktop.fields import Reading, reads
from cme_desktop.issues import Issue, outstanding, refuse, warn
from cme_desktop.records.missing_episode.fields import LIFE, MissingEpisode
from cme_desktop.values.moments import show_moment, uk_day

_MOMENTS = {
    "reported_at": "Reported missing",
    "last_seen_at": "Last seen",
    "returned_at": "Returned",
    "told_at": "Authority told",
    "held_at": "Interview carried out",
}


@reads(*_MOMENTS)
def nothing_yet_to_come(episode: MissingEpisode, reading: Reading) -> Iterable[Issue]:
    """What is written down here has happened."""
    for name, label in _MOMENTS.items():
        moment = getattr(episode, name)
        if moment and uk_day(moment) > reading.today:
            yield refuse(name, f"{label} is {show_moment(moment)}, which has not come yet.")


@reads("status", "returned_at", "told_at")
def returned_in_full(episode: MissingEpisode, reading: Reading) -> Iterable[Issue]:
    """The hours run from the return, and beside it from word of it."""
    if episode.status in ("returned", "interviewed", "declined") and episode.returned_at is None:
        yield outstanding("returned_at", "Give the time of the child’s return.")
    if episode.status == "missing" and episode.returned_at is not None:
        label = LIFE.statuses.label("missing")
        yield warn("status", f"The child has returned, but the status is “{label}”; check both.")
    if episode.returned_at is not None and episode.told_at is None:
        yield outstanding("told_at", "Give the time at which the authority was told of the return.")


@reads("status", "returned_at", "answer", "held_at")
def interview_settled(episode: MissingEpisode, reading: Reading) -> Iterable[Issue]:
    """Every child who is found is interviewed, or declines."""
    if episode.held_at is not None and episode.answer == "declined":
        yield warn("answer", "The interview was carried out, but the answer is “Declined”; check both.")
    if episode.held_at is None and episode.answer != "declined":
        if episode.status == "interviewed":
            yield outstanding("held_at", "Give the time at which the interview was carried out.")
        elif episode.status == "closed" and episode.returned_at is not None:
            yield outstanding("held_at", "Give the time of the interview, or say that it was declined.")
    if episode.status == "declined" and episode.answer is None:
        yield outstanding("answer", "Say what the child answered to the offer.")


@reads("answer", "offered_on", "declined_on", "declined_reason")
def declined_in_full(episode: MissingEpisode, reading: Reading) -> Iterable[Issue]:
    """An offer was made on some day; it was declined on some day, for some reason."""
    if episode.answer is not None and episode.offered_on is None:
        yield outstanding("offered_on", "Give the day on which the interview was offered.")
    if episode.answer == "declined" and episode.declined_on is None:
        yield outstanding("declined_on", "Give the day on which the child declined the interview.")
    if episode.answer == "declined" and episode.declined_reason is None:
        yield outstanding("declined_reason", "Say why the interview was declined.")


RULES = (
    follows("reported_at", "last_seen_at", "Reported missing", "the child was last seen"),
    follows("returned_at", "last_seen_at", "Returned", "the child was last seen"),
    follows("told_at", "returned_at", "The authority was told", "the child returned"),
    follows("checked_on", "returned_at", "The police check was done", "the child returned"),
    follows("offered_on", "returned_at", "The interview was offered", "the child returned"),
    follows("declined_on", "offered_on", "The interview was declined", "it was offered"),
    follows("held_at", "returned_at", "The interview was carried out", "the child returned"),
    nothing_yet_to_come,
    returned_in_full,
    interview_settled,
    declined_in_full,
    overtaken(LIFE, "missing returned declined", {"held_at": "the interview was carried out"}),
)
