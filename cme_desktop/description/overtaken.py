"""Rules that several record types share: a status gives way to the facts typed after it."""

from collections.abc import Iterable, Mapping

from cme_desktop.description.life import Life
from cme_desktop.description.record import Record
from cme_desktop.description.record_type import Rule
from cme_desktop.fields import Reading, reads
from cme_desktop.issues import Issue, outstanding


def overtaken(life: Life, statuses: str, facts: Mapping[str, str]) -> Rule[Record]:
    """A rule that asks for another status where a fact typed tells of something later.

    `statuses` are codes, space-separated; `facts` map a field to what it tells, read after "yet".
    """
    codes = frozenset(statuses.split())

    @reads("status", *facts)
    def gone_past(record: Record, reading: Reading) -> Iterable[Issue]:
        told = [words for name, words in facts.items() if getattr(record, name) not in (None, ())]
        if record.status in codes and told:
            yield outstanding(
                "status",
                f"The status is “{life.statuses.label(record.status)}”, yet {told[-1]}; "
                "choose the status that it has now.",
            )

    named = " or ".join(f"“{life.statuses.label(code)}”" for code in statuses.split())
    gone_past.__doc__ = f"{named}: not once {' or '.join(facts.values())}."
    return gone_past
