"""Absence, its codes in the attendance register, and when it is persistent."""

from datetime import date

from cme_desktop.statutory.national.registers import FIRST_2006, FIRST_2024, LAST_2016, REGS_2006, REGS_2024
from cme_desktop.statutory.periods import Period, Unit
from cme_desktop.statutory.rules import LegalRule

_OLD_CODES = "Department for Education, School attendance guidance in force before 19 August 2024"
_CLASSES = "the class of the codes not counted as possible sessions"
_ABSENCE_STATISTICS = "Department for Education, absence statistics methodology"
_WORKING_TOGETHER = "Department for Education, Working together to improve school attendance"

RULES = (
    LegalRule(
        set="CODES-2006", key="codes.unauthorised", label="Codes of unauthorised absence", value="G, N, O, U",
        source=_OLD_CODES, since=FIRST_2006, until=LAST_2016,
    ),
    LegalRule(
        set="CODES-2024", key="codes.unauthorised", label="Codes of unauthorised absence", value="G, N, O, U",
        source=f"{REGS_2024}, reg 10", since=FIRST_2024,
    ),
    LegalRule(
        set="CODES-2006", key="codes.authorised", label="Codes of authorised absence",
        value="C, E, F, H, I, M, R, S, T", source=_OLD_CODES, since=FIRST_2006, until=LAST_2016,
        unconfirmed="F and H were withdrawn earlier, on days not confirmed",
    ),
    LegalRule(
        set="CODES-2024", key="codes.authorised", label="Codes of authorised absence",
        value="C, C1, C2, E, I, J1, M, R, S, T", source=f"{REGS_2024}, reg 10", since=FIRST_2024,
    ),
    LegalRule(
        set="CODES-2006", key="codes.attending", label="Codes that count as attending",
        value="/, \\, L, B, J, P, V, W", source=_OLD_CODES, since=FIRST_2006, until=LAST_2016,
    ),
    LegalRule(
        set="CODES-2024", key="codes.attending", label="Codes that count as attending",
        value="/, \\, L, B, K, P, V, W", source=f"{REGS_2024}, reg 10", since=FIRST_2024,
    ),
    LegalRule(
        set="CODES-2006", key="codes.not_possible", label="Codes of sessions that were not possible",
        value="D, X, Y, Z, #", source=_OLD_CODES, since=FIRST_2006, until=LAST_2016, unconfirmed=_CLASSES,
    ),
    LegalRule(
        set="CODES-2024", key="codes.not_possible", label="Codes of sessions that were not possible",
        value="D, Q, X, Y1, Y2, Y3, Y4, Y5, Y6, Y7, Z, #", source=f"{REGS_2024}, reg 10", since=FIRST_2024,
        unconfirmed=_CLASSES,
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
        value=Period(10, Unit.SCHOOL_DAYS_BEGINNING_WITH), source=f"{REGS_2024}, reg 13",
        words="coded G, N, O or U for {n} school days or more", since=FIRST_2024,
        unconfirmed="the exact wording of the attendance return",
    ),
    LegalRule(
        set="ROLL-2024", key="sickness.days", label="Sickness return", value=15, unit="school days",
        source=f"{REGS_2024}; {_WORKING_TOGETHER}", since=FIRST_2024,
        unconfirmed="the exact wording of the sickness return",
    ),
    LegalRule(
        set="PA-20", key="absence.persistent", label="Persistent absence", value=20, unit="%",
        source=_ABSENCE_STATISTICS, since=date(2005, 9, 1), until=date(2010, 8, 31),
    ),
    LegalRule(
        set="PA-15", key="absence.persistent", label="Persistent absence", value=15, unit="%",
        source=_ABSENCE_STATISTICS, since=date(2010, 9, 1), until=date(2015, 8, 31),
    ),
    LegalRule(
        set="PA-10", key="absence.persistent", label="Persistent absence", value=10, unit="%",
        source=_ABSENCE_STATISTICS, since=date(2015, 9, 1),
    ),
    LegalRule(
        set="PA-10", key="absence.severe", label="Severe absence", value=50, unit="%",
        source=_ABSENCE_STATISTICS, since=date(2015, 9, 1),
    ),
)  # fmt: skip
