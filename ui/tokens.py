"""The colours and measures that every screen is drawn with.

Colours are `#RRGGBB`; measures are device-independent pixels at 96 dpi. Text keeps at least 4.5:1 and
controls 3:1 against what they stand on (WCAG 2.2, criteria 1.4.3 and 1.4.11).

The bare window is painted in them, so nothing is imported here that it can do without.
"""

from typing import NamedTuple

GAP = 8  # inside a group
GROUP_GAP = 16  # between groups
PAGE_EDGE = 24
CONTROL_HEIGHT = 32
ROW_HEIGHT = 30
COMPACT_ROW_HEIGHT = 26
RAIL_WIDTH = 176
FRAME = (8, 40)  # what the title and the edges of a window take of a screen
BODY_TEXT = 13


class Palette(NamedTuple):
    """One set of colours, named by what each is for."""

    name: str
    dark: bool
    window: str
    surface: str
    raised: str
    hairline: str
    border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_tint: str
    danger: str
    warning: str
    good: str

    @property
    def disabled(self) -> str:
        """Text of a control that cannot be used now: quieter than muted, still legible."""
        return mix(self.muted, self.surface, 0.35)

    def tint(self, token: str) -> str:
        """The soft background that goes under text of the colour `token` ("danger", "good", …)."""
        if token == "accent":
            return self.accent_tint
        return mix(getattr(self, token), self.surface, 0.88 if self.dark else 0.92)


def mix(colour: str, other: str, share: float) -> str:
    """`colour` with `share` (0 to 1) of `other` in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one * (1 - share) + two * share):02X}" for one, two in pairs)


def contrast(colour: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(colour), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


LIGHT = Palette(
    name="light",
    dark=False,
    window="#F5F6F8",
    surface="#FFFFFF",
    raised="#EDF0F4",
    hairline="#C3CAD4",
    border="#7A8594",
    text="#17202B",
    muted="#525D6B",
    accent="#1556B0",
    on_accent="#FFFFFF",
    accent_tint="#E3EDFA",
    danger="#B3261E",
    warning="#855400",
    good="#1B6637",
)

DARK = Palette(
    name="dark",
    dark=True,
    window="#12161C",
    surface="#1A2029",
    raised="#232B36",
    hairline="#3A4553",
    border="#7F8B9B",
    text="#E7EBF0",
    muted="#A9B4C1",
    accent="#84B6FF",
    on_accent="#0B1220",
    accent_tint="#1F3350",
    danger="#FF9189",
    warning="#F0C052",
    good="#7FD49B",
)

# Used when the system asks for more contrast: text 7:1, and borders as strong as text.
LIGHT_CONTRAST = Palette(
    name="light-contrast",
    dark=False,
    window="#FEFEFE",
    surface="#FFFFFF",
    raised="#F0F0F0",
    hairline="#4A4A4A",
    border="#1F1F1F",
    text="#000000",
    muted="#2B2B2B",
    accent="#003C8F",
    on_accent="#FFFFFF",
    accent_tint="#DCE8FA",
    danger="#8C1008",
    warning="#5C3A00",
    good="#0B4A22",
)

DARK_CONTRAST = Palette(
    name="dark-contrast",
    dark=True,
    window="#010101",
    surface="#000000",
    raised="#161616",
    hairline="#B5B5B5",
    border="#E0E0E0",
    text="#FFFFFF",
    muted="#E0E0E0",
    accent="#A6CBFF",
    on_accent="#000000",
    accent_tint="#12284A",
    danger="#FFB0AA",
    warning="#FFD873",
    good="#9BE8B4",
)

PALETTES = (LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST)
