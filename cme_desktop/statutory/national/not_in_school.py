"""Children not in school: what the 2026 Act puts into the Education Act 1996, a switch for each block.

None is in force until its day is set; that may differ by area. Its parts come into force with their block.
"""

from cme_desktop.statutory.rules import LegalRule

_ACT = "Children’s Wellbeing and Schools Act 2026"
_NOT_YET = "It is not in force; its day is set here once it is."

REGISTER = "cnis.register"
CONSENT = "cnis.consent"
MEETING = "cnis.meeting"
ORDERS = "cnis.orders"
PROVIDERS = "cnis.providers"


def _block(key: str, set: str, label: str, source: str, unread: str = "") -> LegalRule:
    return LegalRule(
        set=set, key=key, label=label, value="not in force", source=source, since=None,
        local=True,  # its commencement alone: that may differ by area
        unconfirmed="no day of commencement is known; it may differ by area",
        unread=unread,
    )  # fmt: skip


RULES = (
    _block(REGISTER, "CNIS-REGISTER", "Register of children not in school",
           f"Education Act 1996, ss 436B-436G, put in by {_ACT}, s38"),
    _block(CONSENT, "CNIS-CONSENT", "Consent before home education",
           f"Education Act 1996, s434A, put in by {_ACT}, s37"),
    _block(MEETING, "CNIS-MEETING", "Meeting before home education",
           f"Education Act 1996, s434B, put in by {_ACT}, s37"),
    _block(ORDERS, "CNIS-SAO", "School attendance orders of the 2026 Act",
           f"Education Act 1996, ss 436H-436Q, put in by {_ACT}, s39"),
    _block(PROVIDERS, "CNIS-PROVIDER", "Providers of out-of-school education",
           f"Education Act 1996, s436E and Schedule 31A, put in by {_ACT}, s38", _NOT_YET),
)  # fmt: skip
