"""Which version of a return the one that was just counted is."""

from datetime import datetime

from cme_desktop.editions.stamp import Earlier, Stamp
from cme_desktop.ports import Reader
from cme_desktop.versions.version import ReturnOf, VersionContent, VersionLine


def next_stamp(reader: Reader, of: ReturnOf, content: VersionContent, code: str, now: datetime) -> Stamp:
    """A draft that shows what this shows is gone on with; whatever was sent is followed by the next.

    `code` is the check code of the content.
    """
    lines = reader.kept_returns.lines(of)
    newest = lines[0] if lines else None
    replaces = next((Earlier(line.number, line.made_at) for line in lines if line.sent), None)
    if newest is None:
        return Stamp(1, now)
    if newest.sent is None and newest.check_code == code and _says_the_same(reader, newest, content):
        return Stamp(newest.number, newest.made_at, replaces=replaces)
    return Stamp(newest.number + 1, now, replaces=replaces)


def _says_the_same(reader: Reader, line: VersionLine, content: VersionContent) -> bool:
    """Whether managers still set and say what they did beside the same figures."""
    kept = reader.kept_returns.version(line.id).content
    return kept.targets == content.targets and {*kept.comments} == {*content.comments}
