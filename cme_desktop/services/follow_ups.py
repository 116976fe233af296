"""The record that grows out of another: an enquiry from a notice, a penalty notice from an interview.

Each is data: what is carried over, so that nothing already known is asked again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from cme_desktop.description.record import Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Condition, reads
from cme_desktop.ports import Records
from cme_desktop.records.off_roll_notice.fields import tells_of_death
from cme_desktop.registry import record_type


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """From one type to another: `carry` maps the new record's fields to those they are filled from."""

    start: str
    to: str
    label: str
    carry: dict[str, str]
    fixed: dict[str, Any] = field(default_factory=dict)
    unless: Condition = field(default=lambda _: False, compare=False)
    """What the record says that leaves nothing to be begun."""
    letter: str = ""
    """The letter that Alt goes with beside the form: one whose loss costs the form no other letter."""

    @property
    def link(self) -> str:
        """The field in which the new record names the one it grew out of; "" where none does."""
        return next((name for name, origin in self.carry.items() if origin == "id"), "")


_WHO = {"child": "child", "school": "school", "hub": "hub", "officer": "officer"}
_OFFENCE = {
    name: name for name in ("parent", "offence_from", "offence_to", "sessions_unauthorised", "siblings")
}


@reads("ground", "destination_kind")
def _child_died(notice: Any) -> bool:
    """Nobody is looked for, and nothing begins, once the child has died."""
    return tells_of_death(notice) or notice.destination_kind == "died"


FOLLOW_UPS = (
    FollowUp(
        start="ten_day_notification",
        to="whereabouts_enquiry",
        label="Open an enquiry",
        letter="Q",
        carry={**_WHO, "opened_from": "id", "last_seen_on": "last_seen_on"},
        fixed={"source": "ten_day_notification"},
    ),
    FollowUp(
        start="off_roll_notice",
        to="whereabouts_enquiry",
        label="Open an enquiry",
        letter="Q",
        unless=_child_died,
        carry={**_WHO, "off_roll": "id", "last_attended_on": "last_attended_on"},
        fixed={"source": "off_roll_notice"},
    ),
    FollowUp(
        start="off_roll_notice",
        to="home_education",
        label="Start a home education spell",
        unless=_child_died,
        carry={
            **_WHO,
            "off_roll": "id",
            "started_on": "deleted_on",
            "parent_notice_received_on": "parent_notice_received_on",
        },
    ),
    FollowUp(
        start="home_education",
        to="whereabouts_enquiry",
        label="Open an enquiry",
        letter="Q",
        carry={**_WHO, "home_education": "id", "missing_since_on": "judged_on"},
        fixed={
            "source": "home_education",
            "cme_reason": "unsuitable_ehe",
            "education_now": "out_of_education",
        },
    ),
    FollowUp(
        start="pace_interview",
        to="penalty_notice",
        label="Make a penalty notice",
        carry={**_WHO, **_OFFENCE, "pace_interview": "id"},
    ),
    FollowUp(
        start="penalty_notice",
        to="pace_interview",
        label="Request a PACE interview",
        carry={**_WHO, **_OFFENCE},
    ),
)


def follow_ups(key: str) -> Iterator[FollowUp]:
    """What can grow out of a record of this type."""
    return (follow for follow in FOLLOW_UPS if follow.start == key)


def grown(reader: Records, follow: FollowUp, source: int) -> list[Any]:
    """The records that have grown out of this one already, those that are still open first."""
    made = record_type(follow.to)
    ids = reader.by_value(made, follow.link, source) if follow.link else []
    return sorted((reader.get(made, id) for id in ids), key=lambda one: one.status not in made.life.open)


def under_way(reader: Records, follow: FollowUp, source: int) -> Any | None:
    """The one that is still open, so that none is begun a second time."""
    made = record_type(follow.to)
    return next((one for one in grown(reader, follow, source) if one.status in made.life.open), None)


def begin(follow: FollowUp, source: Record) -> tuple[RecordType[Any], Record]:
    """The new record, filled as far as the old one knows."""
    made_type = record_type(follow.to)
    carried = {name: getattr(source, origin) for name, origin in follow.carry.items()}
    return made_type, made_type.cls(**carried, **follow.fixed)
