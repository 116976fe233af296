"""The code by which two workbooks are known to come from one count."""

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from json import dumps
from typing import Protocol

_DIGITS, _GROUP = 12, 4


class Countable(Protocol):
    """A figure, just counted or kept."""

    @property
    def measure(self) -> str: ...
    @property
    def category(self) -> str | None: ...
    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date: ...
    @property
    def value(self) -> float | None: ...
    @property
    def ids(self) -> Sequence[int]: ...


def check_code(figures: Iterable[Countable]) -> str:
    """Of every figure its value and the records that it counts: `3F9A-77C2-10DE`.

    Two records exchanged change the code though no value changes; the order of the figures does not.
    """
    hashed = sha256()
    before = ""
    for figure in sorted(figures, key=_line):
        hashed.update(f"{before}{_line(figure, sorted(figure.ids))}".encode())
        before = "\n"
    digits = hashed.hexdigest()[:_DIGITS].upper()
    return "-".join(digits[at : at + _GROUP] for at in range(0, _DIGITS, _GROUP))


def _line(f: Countable, ids: Sequence[int] = ()) -> str:
    """What is hashed of a figure; its records, which may be very many, do not tell which line comes first."""
    days = f.start.isoformat(), f.end.isoformat()
    return dumps((f.measure, f.category, *days, f.value, ids), separators=(",", ":"))
