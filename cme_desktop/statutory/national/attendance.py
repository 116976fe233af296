"""Absence, and the codes of it in the attendance register."""

from cme_desktop.statutory.national.registers import FIRST_2006, FIRST_2024, LAST_2016, REGS_2006, REGS_2024
from cme_desktop.statutory.periods import Period, Unit
from cme_desktop.statutory.rules import LegalRule

_OLD_CODES = "Department for Education, School attendance guidance in force before 19 August 2024"
_WORKING_TOGETHER = "Department for Education, Working together to improve school attendance"

LEFT_OUT = "left out"
"""What the law says of pupils whom a return does not name."""

RULES = (
    LegalRule(
        set="CODES-2006", key="codes.unauthorised", label="Codes of unauthorised absence", value="G, N, O, U",
        source=_OLD_CODES, since=FIRST_2006, until=LAST_2016,
    ),
    LegalRule(
        set="CODES-2024", key="codes.unauthorised", label="Codes of unauthorised absence", value="G, N, O, U",
        since=FIRST_2024,
        source=f"{REGS_2024}, reg 10(2)-(10), Table 3; their class: {_WORKING_TOGETHER}",
    ),
    LegalRule(
        set="CODES-2024", key="codes.n_replaced", label="Code N is replaced by the true code",
        value=Period(5, Unit.SCHOOL_DAYS_AFTER), source=f"{REGS_2024}, reg 10(7)-(9)",
        words="code N gives way to the true code, or to O, within {n} school days", since=FIRST_2024,
    ),
    LegalRule(
        set="ROLL-2006", key="ten_day.continuous", label="Continuous absence that is reported",
        value=Period(10, Unit.SCHOOL_DAYS_BEGINNING_WITH), source=f"{REGS_2006}, reg 12(1)",
        words="absent without authority for {n} school days or more", since=FIRST_2006, until=LAST_2016,
    ),
    LegalRule(
        set="ROLL-2024", key="ten_day.continuous", label="Continuous absence that is reported",
        value=Period(10, Unit.SCHOOL_DAYS_BEGINNING_WITH), source=f"{REGS_2024}, reg 13(7)(b)",
        words="every session coded G, N, O or U for {n} school days or more; boarders are left out",
        since=FIRST_2024,
    ),
    LegalRule(
        set="ROLL-2024", key="ten_day.boarders", label="Boarders in the attendance return", value=LEFT_OUT,
        source=f"{REGS_2024}, reg 13(7)", since=FIRST_2024,
    ),
    LegalRule(
        set="ROLL-2024", key="sickness.days", label="Sickness return", value=15, unit="school days",
        source=f"{REGS_2024}, reg 13(9)-(11)", since=FIRST_2024,
        words="coded I and believed to miss {n} school days or more, in a row or in the school year",
        unread="Schools owe it as soon as possible, once for each absence in a school year, without a cause.",
    ),
)  # fmt: skip
