"""Whether a child who goes missing has come back from the last time."""

from collections.abc import Iterator
from datetime import date

from cme_desktop.fields import known
from cme_desktop.issues import warn
from cme_desktop.records.missing_episode import MISSING_EPISODE, MissingEpisode
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.services.contradictions.questions import asked_of
from cme_desktop.values.dates import show_day
from cme_desktop.values.moments import uk_day


def missing_already(facts: Facts[MissingEpisode]) -> Iterator[Clash]:
    """Nobody goes missing again before coming back."""
    began = _began(facts.record) if facts.new else None
    if began is None:
        return
    for other in facts.others(MISSING_EPISODE):
        first = _began(other)
        if other.status == "missing" and other.returned_at is None and first is not None and first <= began:
            yield Clash(
                warn(
                    "reported_at",
                    f"{other.reference} has the child missing since {show_day(first)}, and no return is on "
                    "file; go on with that one, or give the return there.",
                ),
                other.id,
            )
            return


def _began(episode: MissingEpisode) -> date | None:
    moment = known(episode.reported_at) or known(episode.last_seen_at) or episode.received_on
    return None if moment is None else uk_day(moment)


CONTRADICTIONS = asked_of(MISSING_EPISODE, missing_already)
