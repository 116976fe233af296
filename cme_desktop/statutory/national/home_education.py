"""Elective home education, notices to satisfy the authority, and school attendance orders."""

from datetime import date

from cme_desktop.statutory.periods import Period, Unit
from cme_desktop.statutory.rules import LegalRule

_ACT = date(1996, 11, 1)

RULES = (
    LegalRule(
        set="EA-1996", key="s437.serve", label="Section 437 notice", value="without a day",
        source="Education Act 1996, s437(1)", since=_ACT,
        words="where a child seems to receive no suitable education the authority serves a notice on the "
        "parent; the Act sets no day for it",
    ),
    LegalRule(
        set="EA-1996", key="s437.reply", label="Answer to a section 437 notice",
        value=Period(15, Unit.DAYS_BEGINNING_WITH), source="Education Act 1996, s437(1)-(2)", since=_ACT,
        words="the parent has at least {n} days to answer, beginning with the day of service",
    ),
    LegalRule(
        set="EA-1996", key="sao.decision", label="Decision on a school attendance order",
        value=Period(15, Unit.DAYS_BEGINNING_WITH), source="Education Act 1996, s437(1)-(3)", since=_ACT,
        words="once the {n} days of the notice are over without satisfaction, the authority decides "
        "whether an order is expedient",
    ),
    LegalRule(
        set="EA-1996", key="sao.intention", label="Answer to a notice of intention to make an order",
        value=Period(15, Unit.DAYS_BEGINNING_WITH), source="Education Act 1996, ss 438-441", since=_ACT,
        words="the parent may propose another school within {n} days beginning with the day of service",
        unconfirmed="the detail of ss 438-441",
    ),
    LegalRule(
        set="EHE-2019", key="ehe.guidance", label="Guidance on home education", value="April 2019",
        source="Department for Education, Elective home education: guidance for local authorities",
        since=date(2019, 4, 2), unconfirmed="whether a later edition has replaced it",
    ),
)  # fmt: skip
