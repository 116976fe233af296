"""A misspelt attribute of a record is found wherever a chapter says what it counts."""

import os
import re
from pathlib import Path

from mypy import api

CHAPTER = """
from datetime import date

from cme_desktop.description.left_out import LeftOut
from cme_desktop.records.pace_interview import PACE_INTERVIEW, PaceInterview
from cme_desktop.returns.chapters import Chapter
from cme_desktop.returns.counting import counted, of_each, received_measures
from cme_desktop.returns.days import Day, given
from cme_desktop.returns.picks import Happened, received

held = Happened(PACE_INTERVIEW, given("held_on"))
"""
SPELT = """
Happened(PACE_INTERVIEW, Day[PaceInterview](("held_on",), lambda interview, law: interview.{held_on}))
Happened(PACE_INTERVIEW, given("held_on"), lambda interview: interview.{held_on} is None)
Happened(PACE_INTERVIEW, given("held_on"), only=lambda interview: interview.{held_on} is None)
Happened(PACE_INTERVIEW, given("held_on"), among=lambda _, interview: interview.{held_on} is None)
received(PACE_INTERVIEW, lambda interview: interview.{held_on} is None)
received_measures(PACE_INTERVIEW, "review", lambda interview: interview.{held_on} is None)
counted(held, by=lambda interview: str(interview.{held_on}))
counted(held, amount=lambda interview: int(interview.{held_on} is None))
of_each(held, lambda _, interview, period: () if interview.{held_on} else ())
Chapter(kind=PACE_INTERVIEW, measures=(), reads=(), countable=lambda interview: interview.{held_on} is None)
LeftOut[PaceInterview](lambda interview: interview.{held_on} is None, "Not held.")
"""


def _lines_refused(attribute: str, folder: Path) -> set[str]:
    source = CHAPTER + SPELT.format(held_on=attribute)
    module = folder / "chapter.py"
    module.write_text(source, "utf-8")
    found, failure, _ = api.run(["--strict", "--no-error-summary", f"--cache-dir={os.devnull}", str(module)])
    assert not failure
    wrong = {int(number) for number in re.findall(r"chapter\.py:(\d+): error", found)}
    return {line for number, line in enumerate(source.splitlines(), 1) if number in wrong}


def test_every_misspelt_attribute_is_found(tmp_path: Path) -> None:
    spelt = {*filter(None, SPELT.format(held_on="heldon").splitlines())}
    assert _lines_refused("heldon", tmp_path) == spelt


def test_what_is_spelt_right_is_not(tmp_path: Path) -> None:
    assert not _lines_refused("held_on", tmp_path)
