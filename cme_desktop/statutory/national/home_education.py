"""Elective home education, notices to satisfy the authority, and school attendance orders (ss 437-447)."""

from datetime import date

from cme_desktop.statutory.periods import Period, Unit
from cme_desktop.statutory.rules import LegalRule, Value

_ACT = date(1996, 11, 1)
NO_DAY = "without a day"
EA = "Education Act 1996"


def _rule(key: str, label: str, value: Value, section: str, words: str) -> LegalRule:
    return LegalRule(
        set="EA-1996", key=key, label=label, value=value, words=words, source=f"{EA}, {section}", since=_ACT,
    )  # fmt: skip


RULES = (
    _rule("s437.serve", "Section 437 notice", NO_DAY, "s437(1)",
          "where a child seems to receive no suitable education the authority serves a notice on the "
          "parent; the Act sets no day for it"),
    _rule("s437.reply", "Answer to a section 437 notice", Period(15, Unit.DAYS_BEGINNING_WITH), "s437(1)-(2)",
          "the parent has at least {n} days to answer, beginning with the day of service"),
    LegalRule(
        set="LOCAL", key="sao.decision", label="Decision on a school attendance order",
        value=Period(1, Unit.DAYS_AFTER), since=_ACT, local=True,
        source=f"{EA}, s437(3), which sets no day; the day is local practice",
        words="once the days of the notice are over without satisfaction, the authority decides whether an "
        "order is expedient; the Act sets no day for it, ours is the {nth} after them",
    ),
    _rule("sao.consult", "School to be named in an order", NO_DAY, "s439(5)-(6)",
          "the governing body, and another authority that decides on admissions, is consulted on the school "
          "to be named and then told of the decision in writing, before the parent is; it need not agree, "
          "the duty is about maintained schools, and the Act sets no day for it"),
    _rule("sao.school", "School’s time to ask for a direction", Period(15, Unit.DAYS_BEGINNING_WITH),
          "s439(7)",
          "whoever was told of the decision has {n} days, beginning with the day of receipt, to ask the "
          "Secretary of State for a direction"),
    _rule("sao.intention", "Answer to a notice of intention to make an order",
          Period(15, Unit.DAYS_BEGINNING_WITH), "s438(3)-(6)",
          "the parent may choose or propose another school within {n} days beginning with the day of "
          "service"),
    _rule("sao.plan", "Order for a child with an EHC plan", NO_DAY, "s441(2)-(3)",
          "the order names the school in the EHC plan; where the plan names none, it is amended first; the "
          "Act sets no day for it"),
    _rule("sao.told", "School told of an order", NO_DAY, "s437(5)",
          "the governing body and the head teacher of a maintained school are told that an order names it; "
          "the Act sets no day for it"),
    _rule("sao.supervision_told", "Answer to a court about a supervision order",
          Period(8, Unit.WEEKS_BEGINNING_WITH), "s447(2)-(4)",
          "where the court directed that an education supervision order be applied for and the authority "
          "decides against it, its reasons reach the court within {n} weeks beginning with the day of the "
          "direction, unless the court directed otherwise"),
    LegalRule(
        set="EHE-2019", key="ehe.guidance", label="Guidance on home education", value="April 2019",
        source="Department for Education, Elective home education: guidance for local authorities",
        since=date(2019, 4, 2), unconfirmed="whether a later edition has replaced it",
    ),
)  # fmt: skip
