"""Time limits of prosecutions."""

from datetime import date

from cme_desktop.statutory.periods import Period, Unit
from cme_desktop.statutory.rules import LegalRule

_LIMIT = "Magistrates’ Courts Act 1980, s127"
_FROM_WHEN = "whether time runs from the last day of absence or from each"

RULES = (
    LegalRule(
        set="COURTS", key="prosecution.limit", label="Time limit of a prosecution",
        value=Period(6, Unit.MONTHS), source=_LIMIT, since=date(1980, 8, 1), unconfirmed=_FROM_WHEN,
        words="a prosecution begins within {n} months of the offence, reckoned from its last day",
    ),
    LegalRule(
        set="COURTS", key="prosecution.warning", label="Half the time for a prosecution has gone",
        value=Period(3, Unit.MONTHS), source=f"{_LIMIT}; the warning is local practice", local=True,
        since=date(1980, 8, 1), unconfirmed=_FROM_WHEN,
        words="a prosecution is decided on within {n} months of the offence, well before its time limit",
    ),
)  # fmt: skip
