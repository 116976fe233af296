"""The stamp of a return that is about to be made, after the versions that there are of it."""

from collections.abc import Sequence
from datetime import datetime

from cme_desktop.editions.stamp import Earlier, Stamp
from cme_desktop.versions.version import VersionLine


def next_stamp(lines: Sequence[VersionLine], check_code: str, now: datetime) -> Stamp:
    """A draft that counts the same is gone on with; whatever was sent is followed by the next.

    `lines` are the versions of the return, newest first.
    """
    newest = lines[0] if lines else None
    replaces = next((Earlier(line.number, line.made_at) for line in lines if line.sent), None)
    if newest is None:
        return Stamp(1, now)
    if newest.sent is None and newest.check_code == check_code:
        return Stamp(newest.number, newest.made_at, replaces=replaces)
    return Stamp(newest.number + 1, now, replaces=replaces)
