"""Notices on file that the law had none for: more than the limit allows to one parent for one child."""

from collections.abc import Iterator

from cme_desktop.ports import Reader
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.penalty_notice.fields import NOT_ISSUED
from cme_desktop.records.penalty_notice.ladder import verdict_on
from cme_desktop.services.noted import Noted
from cme_desktop.statutory.ladder import LadderStep
from cme_desktop.values.dates import show_day


def _beyond_the_limit(reader: Reader) -> Iterator[str]:
    """SI 2007/1867, reg 12A: each that went out all the same stands as a fact, and is named."""
    for notice in reader.records(PENALTY_NOTICE):
        issued_on = notice.issued_on
        if issued_on is None or notice.status in NOT_ISSUED or notice.withdrawn_on is not None:
            continue
        verdict = verdict_on(reader, notice, issued_on)
        if verdict is not None and verdict.step is LadderStep.NONE:
            counted = " and ".join(one.notice.reference for one in verdict.counted)
            yield (
                f"{notice.reference} was issued on {show_day(issued_on)}, when {counted} counted towards the "
                "limit already; it is kept as a fact."
            )


NOTED = Noted(_beyond_the_limit)
