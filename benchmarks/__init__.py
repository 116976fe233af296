"""How near the program comes to the limits of the machine, measured beside them in the same run."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from statistics import median
from time import perf_counter

RUNS = 7


@dataclass(frozen=True)
class Ratio:
    """One measurement: the medians of ours and of the limit, in seconds, and the ratio it should keep to."""

    name: str
    ours: float
    limit: float
    target: float
    children: int | None = None
    """The size of the made-up town that it was measured on, where there is one."""

    def of(self, children: int) -> "Ratio":
        """As measured on a town of so many children."""
        return replace(self, children=children)

    @property
    def value(self) -> float:
        """How many times the limit ours takes."""
        return self.ours / self.limit

    @property
    def kept(self) -> bool:
        """Whether it is within its target."""
        return self.value <= self.target


_limit: ContextVar[int] = ContextVar("most turns", default=sys.maxsize)


@contextmanager
def at_most(turns: int) -> Iterator[None]:
    """Within the block every measurement takes so many turns at most: to see that it can be taken at all."""
    before = _limit.set(turns)
    try:
        yield
    finally:
        _limit.reset(before)


def turns(wanted: int) -> int:
    """So many, or as many as are taken at most."""
    return min(wanted, _limit.get())


def compare(
    name: str,
    ours: Callable[[], object],
    limit: Callable[[], object],
    target: float,
    runs: int = RUNS,
    between: Callable[[], object] = lambda: None,
) -> Ratio:
    """Ours and the limit by turns, so that a busy moment falls on both; the first turn is not counted.

    `between` is done before each of them, and takes no part in the measurement.
    """
    times: list[tuple[float, float]] = []
    for _ in range(turns(runs) + 1):
        between()
        one = _seconds(ours)
        between()
        times.append((one, _seconds(limit)))
    del times[0]
    return Ratio(name, median(one for one, _ in times), median(other for _, other in times), target)


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start
