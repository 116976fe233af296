"""A misspelt attribute, or what is of another type, is found in rules, clocks and what follows a save."""

import os
import re
from pathlib import Path

from mypy import api

BEGINNING = """
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from cme_desktop.description.follow_up import FollowUp
from cme_desktop.description.order import follows
from cme_desktop.description.record_type import Rule
from cme_desktop.fields import Reading, reads
from cme_desktop.issues import Issue, warn
from cme_desktop.ports import Reader, UnitOfWork
from cme_desktop.records.offences import time_limit
from cme_desktop.records.pace_interview import PACE_INTERVIEW as PACE, PaceInterview
from cme_desktop.records.whereabouts_enquiry import Check, WhereaboutsEnquiry
from cme_desktop.services.consequences import Consequence, Save, after, changed
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.services.contradictions.questions import asked_of
from cme_desktop.services.guidance import Advice, Guidance, Guide
from cme_desktop.statutory.clocks import DutyClock, in_each_row

clock: DutyClock[PaceInterview] = PACE.clocks[0]
check: DutyClock[Check] = DutyClock(
    duty="chase", label="", starts="", event="", stops="", rule="enquiry.chase"
)


@reads("held_on")
def rule(interview: {Interview}, reading: Reading) -> Iterable[Issue]:
    return ()


@reads("held_on")
def condition(interview: {Interview}) -> bool:
    return True


def asks(facts: Facts[{Interview}]) -> Iterator[Clash]:
    yield from ()


def said(of: object) -> Guidance:
    return Guidance((Advice(str(of)),))


def of(reader: Reader, child: int, today: date) -> Iterator[tuple[int, list[Advice]]]:
    yield from ()


def draws(work: UnitOfWork, save: Save[{Interview}]) -> Iterator[Consequence]:
    yield from ()
"""
SAID = """
rules: tuple[Rule[PaceInterview], ...] = (follows("held_on", "invited_on", "Held", "it"), rule)
replace(clock, applies=condition)
clocks: tuple[DutyClock[PaceInterview], ...] = time_limit(condition)
row: DutyClock[PaceInterview] = in_each_row("", check, matter=condition, label=lambda it: str(it.{asked_on}))
after(PACE, draws)
after(PACE, lambda work, one: iter([changed(PACE, one.record, str(one.record.{held_on}))]))
changed(PACE, {Interview}(), "held")
asked_of(PACE, asks)
asked_of(PACE, lambda facts: iter([Clash(warn("", str(facts.record.{held_on})))]))
asked_of(PACE, lambda facts: iter([Clash(warn("", str(facts.others(PACE)[0].{held_on})))]))
follow: FollowUp[PaceInterview] = FollowUp(to="", label="", carry={{}}, unless=condition)
guide: Guide[PaceInterview] = Guide(heading="", of_child=of, beside=lambda _, a, one, b: said(one.{held_on}))
"""
RIGHT = {"Interview": "PaceInterview", "held_on": "held_on", "asked_on": "asked_on"}
WRONG = {"Interview": "WhereaboutsEnquiry", "held_on": "heldon", "asked_on": "askedon"}


def _lines_refused(names: dict[str, str], folder: Path) -> set[str]:
    source = (BEGINNING + SAID).format(**names)
    module = folder / "said.py"
    module.write_text(source, "utf-8")
    found, failure, _ = api.run(["--strict", "--no-error-summary", f"--cache-dir={os.devnull}", str(module)])
    assert not failure
    wrong = {int(number) for number in re.findall(r"said\.py:(\d+): error", found)}
    return {line for number, line in enumerate(source.splitlines(), 1) if number in wrong}


def test_everything_said_of_another_type_or_misspelt_is_found(tmp_path: Path) -> None:
    assert _lines_refused(WRONG, tmp_path) == {*filter(None, SAID.format(**WRONG).splitlines())}


def test_what_is_said_right_is_not(tmp_path: Path) -> None:
    assert not _lines_refused(RIGHT, tmp_path)
