"""The style sheet of the stock widgets, from `resources/theme.qss` and a palette."""

import re

from resources import read_text, resource_path
from ui.tokens import Palette, mix

_TOKEN = re.compile(r"@([a-z_]+)")
_MARK = re.compile(r"@mark\(([a-z-]+)\)")
_PIXELS = re.compile(r"\b(\d+)px")
_HAIRLINE = 2  # lines up to this wide stay as they are at any text size


def stylesheet(palette: Palette, scale: float = 1.0) -> str:
    """Qt style sheet for `palette`, with every measure multiplied by `scale` (1.0 is 13 px body text)."""
    colours = _colours(palette)
    sheet = _MARK.sub(lambda found: _mark_url(palette, found[1]), read_text("theme.qss"))
    sheet = _TOKEN.sub(lambda found: colours[found[1]], sheet)
    return _PIXELS.sub(lambda found: _scaled(int(found[1]), scale), sheet)


def _scaled(pixels: int, scale: float) -> str:
    return f"{pixels if pixels <= _HAIRLINE else round(pixels * scale)}px"


def _mark_url(palette: Palette, mark: str) -> str:
    return f'url("{resource_path(f"icons/marks/{palette.name}/{mark}.svg").as_posix()}")'


def _colours(palette: Palette) -> dict[str, str]:
    return palette._asdict() | {
        "disabled": palette.disabled,
        "accent_hover": mix(palette.accent, palette.text, 0.18),
        "accent_pressed": mix(palette.accent, palette.text, 0.34),
        "hover": mix(palette.raised, palette.text, 0.04),
        "pressed": mix(palette.raised, palette.text, 0.1),
        "grid": mix(palette.hairline, palette.surface, 0.5),
    }
