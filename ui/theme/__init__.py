"""How the program looks: tokens, style sheet, fonts, icons, and putting them in force."""

from ui.theme.apply import Mode, Theme, apply_theme
from ui.theme.current import current_palette
from ui.theme.fonts import are_figures, font_for, tabular
from ui.theme.icons import icon, set_icon
from ui.theme.measures import scaled
from ui.theme.properties import ButtonKind, set_clearable, set_kind, set_role, set_state
from ui.tokens import (
    BODY_TEXT,
    COMPACT_ROW_HEIGHT,
    CONTROL_HEIGHT,
    DARK,
    GAP,
    GROUP_GAP,
    LIGHT,
    PAGE_EDGE,
    RAIL_WIDTH,
    ROW_HEIGHT,
    Palette,
)

__all__ = [
    "BODY_TEXT",
    "COMPACT_ROW_HEIGHT",
    "CONTROL_HEIGHT",
    "DARK",
    "GAP",
    "GROUP_GAP",
    "LIGHT",
    "PAGE_EDGE",
    "RAIL_WIDTH",
    "ROW_HEIGHT",
    "ButtonKind",
    "Mode",
    "Palette",
    "Theme",
    "apply_theme",
    "are_figures",
    "current_palette",
    "font_for",
    "icon",
    "scaled",
    "set_clearable",
    "set_icon",
    "set_kind",
    "set_role",
    "set_state",
    "tabular",
]
