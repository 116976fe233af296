"""The targets that managers have set for figures of the return."""

from datetime import date

from cme_desktop.codes.headlines import IN_PER_CENT
from cme_desktop.ports import Reader
from cme_desktop.standing_records.return_target import AT_LEAST, RETURN_TARGET, ReturnTarget
from cme_desktop.versions.version import KeptTarget


def targets_on(reader: Reader, day: date) -> tuple[KeptTarget, ...]:
    """Those for a period that ends on a day, of each measure the newest; a share is a part of one."""
    found: dict[str, KeptTarget] = {}
    for target in sorted(reader.records(RETURN_TARGET), key=_begins):
        if target.is_for(day) and target.measure is not None and target.value is not None:
            value = target.value / 100 if target.measure in IN_PER_CENT else target.value
            found[target.measure] = KeptTarget(target.measure, value, target.direction == AT_LEAST)
    return tuple(found.values())


def _begins(target: ReturnTarget) -> date:
    return target.since_on or date.min
