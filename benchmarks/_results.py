"""Ratios kept in a file, each beside what it was before the work on it, for the page that shows them."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from benchmarks import Ratio

KEPT = Path(__file__).parents[1] / "docs" / "measured.json"


@dataclass(frozen=True)
class Result:
    """What one measurement gave."""

    benchmark: str
    name: str
    children: int | None
    """The size of the made-up town, where there is one."""
    target: float
    value: float | None = None
    before: float | None = None
    """What it was before it was worked on."""
    earlier_limit: bool = False
    """Whether the value was measured beside another limit than that of today, so it compares with none."""

    @property
    def key(self) -> tuple[str, str, int | None]:
        return self.benchmark, self.name, self.children


def results(file: Path = KEPT) -> list[Result]:
    """All that is kept; nothing where there is no file yet."""
    if not file.exists():
        return []
    return [Result(**one) for one in json.loads(file.read_text(encoding="utf-8"))]


def keep(file: Path, benchmark: str, ratios: Iterable[Ratio], before: bool = False) -> None:
    """Put what was measured in its place among the others, as it is now or as it was before."""
    held = {one.key: one for one in results(file)}
    for ratio in ratios:
        new = Result(benchmark, ratio.name, ratio.children, ratio.target)
        value = round(ratio.value, 3)
        one = replace(held.get(new.key, new), target=ratio.target)
        held[new.key] = (
            replace(one, before=value) if before else replace(one, value=value, earlier_limit=False)
        )
    text = json.dumps([_as_kept(one) for one in held.values()], indent=1, ensure_ascii=False)
    file.write_text(text + "\n", encoding="utf-8")


def _as_kept(one: Result) -> dict[str, object]:
    kept = asdict(one)
    if not one.earlier_limit:
        del kept["earlier_limit"]
    return kept
