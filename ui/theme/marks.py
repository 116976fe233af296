"""The small marks inside stock widgets: ticks, and the arrows of drop-downs and headers.

A style sheet can only name picture files, so each palette has its own tinted copies below
`resources/icons/marks`. After changing a colour or an icon: `python -m ui.theme.marks`.
"""

from pathlib import Path

from resources import resource_path
from ui.theme.icons import tinted
from ui.tokens import PALETTES, Palette

_MARKS = {
    "check": ("check", "on_accent", "2.5"),
    "minus": ("minus", "on_accent", "2.5"),
    "dot": ("overdue-dot", "on_accent", "1"),
    "down": ("chevron-down", "muted", "2"),
    "up": ("chevron-up", "muted", "2"),
    "right": ("chevron-right", "muted", "2"),
    "close": ("close", "muted", "2"),
}


def marks(palette: Palette) -> dict[str, str]:
    """File name to SVG text of every mark in the colours of `palette`."""
    return {
        f"{mark}.svg": _heavier(tinted(name, getattr(palette, token)), width)
        for mark, (name, token, width) in _MARKS.items()
    }


def _heavier(picture: str, width: str) -> str:
    return picture.replace('stroke-width="1.5"', f'stroke-width="{width}"')


def write_marks(folder: Path) -> None:
    """Write the marks of every palette to a folder of its own below `folder`."""
    for palette in PALETTES:
        (folder / palette.name).mkdir(parents=True, exist_ok=True)
        for name, text in marks(palette).items():
            (folder / palette.name / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_marks(resource_path("icons") / "marks")
