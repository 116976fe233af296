"""The one place where a rule that fails becomes something the officer reads: a form never stops at a rule."""

import logging
import traceback
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from cme_desktop.description.record_type import H, Rule
from cme_desktop.fields import Field, Reading, reads_of
from cme_desktop.issues import Issue, warn

_log = logging.getLogger("cme_desktop.problems.rules")
"""Below the log that the window keeps, and so a part of it."""


def asked(rule: Rule[H], fields: Mapping[str, Field[Any]], record: H, reading: Reading) -> list[Issue]:
    """What a rule says of a record; a doubt that names its fields where it cannot be asked."""
    try:
        return list(rule(record, reading))
    except Exception as fault:
        return [doubt_about(rule, fields, fault)]


def doubt_about(rule: Callable[..., Any], fields: Mapping[str, Field[Any]], fault: Exception) -> Issue:
    """What to say where a rule raised; the log tells of the place, and of no value that is typed."""
    place = traceback.extract_tb(fault.__traceback__)[-1]
    _note(type(fault).__name__, rule.__name__, f"{Path(place.filename).name}:{place.lineno}")
    names = [name for name in reads_of(rule) if name in fields]
    labels = " and ".join(f"“{fields[name].label}”" for name in names[:2])
    more = " and what goes with them" if len(names) > 2 else ""
    return warn(
        names[0] if names else "",
        f"{labels or 'This record'}{more} could not be checked here; look at the form once more yourself. "
        "It can be saved all the same.",
    )


@cache
def _note(kind: str, rule: str, place: str) -> None:
    """Once for each place: a form asks its rules again at every key."""
    _log.error("%s in rule %s, at %s", kind, rule, place)
