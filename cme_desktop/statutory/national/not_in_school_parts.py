"""The parts of the blocks of the 2026 Act that concern the register, consent, meetings, orders and providers.

Read in the Education Act 1996 as it stood on 17 August 2026; each comes into force with its block.
"""

from cme_desktop.statutory.national.not_in_school import CONSENT, MEETING, ORDERS, PROVIDERS, REGISTER
from cme_desktop.statutory.periods import Period, Unit
from cme_desktop.statutory.rules import LegalRule, Value

_SETS = {
    REGISTER: "CNIS-REGISTER", CONSENT: "CNIS-CONSENT", MEETING: "CNIS-MEETING", ORDERS: "CNIS-SAO",
    PROVIDERS: "CNIS-PROVIDER",
}  # fmt: skip
_NO_DAY = "without a day"
_NO_RECORD = (
    "It begins with the rest of the Act’s part on providers; there is no record of providers to go by it yet."
)


def _part(within: str, key: str, label: str, value: Value, source: str, words: str, *, unit: str = "",
          unread: str = "") -> LegalRule:  # fmt: skip
    return LegalRule(
        set=_SETS[within], key=key, label=label, value=value, source=f"Education Act 1996, {source}",
        since=None, within=within, words=words, unit=unit, unread=unread,
    )  # fmt: skip


def _days(length: int) -> Period:
    return Period(length, Unit.DAYS_BEGINNING_WITH)


RULES = (
    _part(REGISTER, "cnis.enter", "Entry in the register", _NO_DAY, "s436B(1)",
          "a child who is eligible is entered in the register; the Act sets no day for it"),
    _part(REGISTER, "cnis.parent_tells", "Parent tells that a child is eligible", _days(15),
          "s436D(1) and (5)(a)",
          "the parent tells the authority within {n} days, beginning with the day on which the child becomes "
          "eligible"),
    _part(REGISTER, "cnis.home", "Consideration of where the child lives", _days(15), "s436B(8)",
          "where the child lives is considered within {n} days, beginning with the day of registration; the "
          "parent may be asked to let the child be seen at home"),
    _part(REGISTER, "cnis.settings", "Consideration of where the child is taught", _days(15), "s436B(10)",
          "the settings are considered within {n} days, beginning with the day on which a provider’s details "
          "are entered"),
    _part(REGISTER, "cnis.ask", "Parent asked for changes", Period(12, Unit.MONTHS), "s436D(3)(a)",
          "the parent is asked for changes at least once a year"),
    _part(REGISTER, "cnis.ask_again", "Least time between two requests", Period(3, Unit.MONTHS),
          "s436D(3)(b)", "the parent is asked no more than once in {n} months"),
    _part(REGISTER, "cnis.answer", "Least time to answer a request", _days(15), "s436D(5)(b) and (d)",
          "a request gives the parent at least {n} days to answer"),
    _part(REGISTER, "cnis.answer_set", "Answer within the time of the request", Period(0, Unit.DAYS_AFTER),
          "s436D(4) and (5)(b) and (d)", "the parent answers within the time that the request sets"),
    _part(REGISTER, "cnis.parent_changes", "Parent tells of a change", _days(15), "s436D(2)(b) and (5)(c)",
          "a parent tells of another name or address, or of somebody else who teaches the child, within {n} "
          "days beginning with the day on which the parent knows of it"),
    _part(REGISTER, "cnis.parent_leaves", "Parent tells that it is over", _days(15),
          "s436D(2)(d) and (5)(e)",
          "a parent tells that the child has moved away or is at a school within {n} days beginning with "
          "that day"),
    _part(CONSENT, "cnis.consent_decision", "Decision on consent", _NO_DAY, "s434A(6)(a)",
          "the authority decides without undue delay; the Act sets no day for it"),
    _part(CONSENT, "cnis.look_back", "Section 47 action that still counts", 5, "s434A(4)",
          "action under section 47 counts for {n} years", unit="years"),
    _part(CONSENT, "cnis.reapply", "Another application after a refusal", Period(6, Unit.MONTHS),
          "s434A(12)", "another application has to be decided only once {n} months have passed"),
    _part(MEETING, "cnis.meet", "Meeting with the parent", _NO_DAY, "s434B(1)",
          "the parent meets the authority before a child is withdrawn from school; the Act sets no day for "
          "it"),
    _part(ORDERS, "s436h.serve", "Preliminary notice", _days(5), "s436H(10)(b)",
          "a preliminary notice is served without delay, and within {n} days beginning with the day on "
          "which it appears that its condition is met"),
    _part(ORDERS, "s436h.reply", "Answer to a preliminary notice", _days(15),
          "s436H(10)(c)",
          "the parent has at least {n} days to answer, beginning with the day of service"),
    _part(ORDERS, "s436n.told", "School told of the decision to name it", _days(15),
          "s436N(1)-(3)",
          "the school is consulted and then told of the decision in writing, without delay and within "
          "{n} days beginning with the last day that the parent had to answer"),
    _part(ORDERS, "s436n.school", "School’s time to ask for a direction, under the 2026 Act",
          Period(10, Unit.SCHOOL_DAYS_BEGINNING_WITH), "s436N(4)-(5)",
          "whoever was told of the decision has {n} school days, beginning with the day of service or "
          "else the next school day, to ask the Secretary of State for a direction"),
    _part(ORDERS, "s436n.nomination", "School nomination notice", Period(5, Unit.DAYS_AFTER), "s436N(6)-(7)",
          "a school nomination notice is served without delay, and within {n} days beginning with the "
          "day after the school’s time is over or a direction is given"),
    _part(ORDERS, "s436l.reply", "Answer to a school nomination notice", _days(15),
          "s436L(3)-(6)",
          "the parent may choose or propose another school within {n} days beginning with the day of "
          "service"),
    _part(ORDERS, "s436j.plan", "School of a child with an EHC plan, under the 2026 Act", _NO_DAY,
          "s436J(2)-(3)",
          "the order names the school in the EHC plan; where the plan names none, it is amended first; "
          "the Act sets no day for it"),
    _part(ORDERS, "s436i.order", "Order under the 2026 Act", _days(5), "s436I(6)(a)",
          "the order is served without delay, and within {n} days beginning with the day on which the "
          "authority determines which school it names"),
    _part(ORDERS, "s436i.told", "School told of an order, under the 2026 Act", _days(5), "s436I(8)-(9)",
          "the school named and its head are told without delay, and within the {n} days in which the "
          "order is served"),
    _part(PROVIDERS, "cnis.provider_notice", "Provider’s answer to a notice", _days(15), "s436E(5)-(6)",
          "a provider has at least {n} days to answer, beginning with the day of service", unread=_NO_RECORD),
    _part(PROVIDERS, "cnis.provider_first", "First notices to providers without a penalty",
          Period(3, Unit.MONTHS), "s436E(10)",
          "a notice served in the first {n} months leads to no penalty", unread=_NO_RECORD),
    _part(PROVIDERS, "cnis.provider_reply", "Provider’s reply to a warning notice", _days(14),
          "Schedule 31A",
          "representations are made within {n} days, beginning with the day of service", unread=_NO_RECORD),
    _part(PROVIDERS, "cnis.provider_longer", "Provider’s reply, if announced in time", _days(28),
          "Schedule 31A",
          "who says in time that representations will come has {n} days in all", unread=_NO_RECORD),
    _part(PROVIDERS, "cnis.provider_pay", "Payment of a provider’s penalty", _days(28), "Schedule 31A",
          "a penalty is paid within {n} days or more, beginning with the day of service", unread=_NO_RECORD),
)  # fmt: skip
