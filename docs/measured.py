"""`performance.md` and its picture: what the benchmarks measured last, beside what it was and should be."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from math import log10
from pathlib import Path

from benchmarks._results import Result, results

TEXTS = Path(__file__).parent / "texts"
SIZES = (1_000, 60_000, 1_000_000)
_ALONE, _ON_TOWNS = "<!-- alone -->", "<!-- on towns -->"

Line = tuple[str, list[Result]]
"""A measurement by its name, with its results from the smallest town to the largest."""


def performance_text() -> str:
    """The page: hand-written words around two tables."""
    text = (TEXTS / "performance.md").read_text(encoding="utf-8")
    lines = _lines(results())
    alone = [line for line in lines if line[1][0].children is None]
    towns = [line for line in lines if line[1][0].children is not None]
    text = text.replace(_ALONE, "\n".join(_table_alone(alone)))
    return text.replace(_ON_TOWNS, "\n".join(_table_of_towns(towns)))


def _lines(found: Iterable[Result]) -> list[Line]:
    in_order = sorted(found, key=lambda one: one.benchmark)
    named: dict[tuple[str, str], list[Result]] = {}
    for one in in_order:
        named.setdefault((one.benchmark, one.name), []).append(one)
    return [(name, sorted(some, key=lambda one: one.children or 0)) for (_, name), some in named.items()]


def _table_alone(lines: Iterable[Line]) -> Iterator[str]:
    yield from ("| what | before | now | target | |", "| --- | --- | --- | --- | --- |")
    for name, (one, *_) in lines:
        ratios = f"{_number(one.before)} | {_number(one.value)} | {one.target:g}"
        yield f"| {name} | {ratios} | {_verdict([one])} |"


def _table_of_towns(lines: Iterable[Line]) -> Iterator[str]:
    sizes = " | ".join(f"{size:,}" for size in SIZES)
    yield f"| what | before, by size | {sizes} | growth | target | |"
    yield f"| --- | --- | {' | '.join('---' for _ in SIZES)} | --- | --- | --- |"
    for name, found in lines:
        by_size = {one.children: one for one in found}
        before = " / ".join(_number(by_size[size].before) if size in by_size else "–" for size in SIZES)
        now = " | ".join(_now(by_size[size]) if size in by_size else "–" for size in SIZES)
        yield f"| {name} | {before} | {now} | {_growth(found)} | {found[0].target:g} | {_verdict(found)} |"


def _now(one: Result) -> str:
    return _number(one.value) + (" †" if one.earlier_limit else "")


def _growth(found: Sequence[Result]) -> str:
    """The ratio in the largest town to that in the one before it, of those measured beside the same limit."""
    measured = [one for one in found if one.value is not None and not one.earlier_limit]
    if len(measured) < 2:
        return "–"
    return _number((measured[-1].value or 0) / (measured[-2].value or 1))


def _verdict(found: Iterable[Result]) -> str:
    return "missed" if any(one.value is not None and one.value > one.target for one in found) else "kept"


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 20 else f"{value:.1f}" if value >= 3 else f"{value:.2f}"


# -- the picture --------------------------------------------------------------------------------------

_NAMES, _SCALE, _LINE, _TOP = 400, 520, 22, 64
_MOST = 2.0
"""Powers of ten that the scale goes from the target, to either side."""
_INKS = {None: "#1d4f91", 1_000: "#8fb3dd", 60_000: "#1d4f91", 1_000_000: "#0b2545"}
_HEAD = """<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" \
font-family="Segoe UI, DejaVu Sans, sans-serif" font-size="12">
<title>How near each measurement is to its target</title>
<rect width="100%" height="100%" fill="#ffffff"/>
"""


def performance_picture() -> str:
    """Each measurement as dots on a scale whose middle is its target: left of it is within."""
    lines = _lines(results())
    height = _TOP + _LINE * len(lines) + 20
    return "\n".join(
        (_HEAD.format(width=_NAMES + _SCALE + 20, height=height), *_axis(height), *_dots(lines), "</svg>\n")
    )


def _axis(height: int) -> Iterator[str]:
    yield _text(10, 20, "Ratio to the target: left of the line is within it.", "#1f2328")
    shown = (("before", "none"), *((f"{size:,} children", _INKS[size]) for size in SIZES))
    for number, (words, ink) in enumerate(shown):
        x = 16.0 + 150 * number
        yield _dot(x, 40, ink)
        yield _text(x + 10, 44, words, "#1f2328")
    for times in (0.01, 0.1, 1, 10, 100):
        x = _place(times)
        stroke = "#b42318" if times == 1 else "#d0d7de"
        yield f'<line x1="{x:.0f}" y1="{_TOP}" x2="{x:.0f}" y2="{height - 20}" stroke="{stroke}"/>'
        yield _text(x, height - 6, "target" if times == 1 else f"× {times:g}", "#57606a", "middle")


def _dots(lines: Iterable[Line]) -> Iterator[str]:
    for number, (name, found) in enumerate(lines):
        y = _TOP + _LINE * number + 14
        yield _text(10, y + 4, name, "#1f2328")
        for one in found:
            if one.before is not None:
                yield _dot(_place(one.before / one.target), y, "none")
            if one.value is not None:
                yield _dot(_place(one.value / one.target), y, _INKS.get(one.children, _INKS[None]))


def _place(times: float) -> float:
    """Where a ratio to the target stands; what is beyond the scale stands at its end."""
    power = max(-_MOST, min(_MOST, log10(max(times, 1e-9))))
    return _NAMES + _SCALE * (power + _MOST) / (2 * _MOST)


def _dot(x: float, y: float, ink: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y}" r="4.5" fill="{ink}" stroke="#57606a"/>'


def _text(x: float, y: float, words: str, ink: str, anchor: str = "start") -> str:
    return f'<text x="{x:.0f}" y="{y}" fill="{ink}" text-anchor="{anchor}">{escape(words)}</text>'
