"""Puts a theme in force over the whole application, and follows the system when asked to."""

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui.theme.enter import EnterPresses
from ui.theme.focus import FocusRing
from ui.theme.fonts import body_font
from ui.theme.icons import retint
from ui.theme.stylesheet import stylesheet
from ui.tokens import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Palette, mix
from ui.told import install

Mode = Literal["light", "dark", "system"]

_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "system": Qt.ColorScheme.Unknown}


class Theme(QObject):
    """What `apply_theme` keeps on the application: the choice made, and the palette that follows from it."""

    changed = Signal(object)
    """Sent with the new Palette after every widget has been given it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("theme")
        self.mode: Mode = "system"
        self.scale = 1.0
        self.palette = LIGHT
        app.setStyle("Fusion")
        self._ring = FocusRing(app)
        self._enter = EnterPresses(app)
        install()
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self._system_changed)

    def choose(self, mode: Mode, scale: float) -> None:
        """Put `mode` in force at text size `scale`."""
        self.mode, self.scale = mode, scale
        self._put_in_force()
        # Title bars and the system's own dialogs follow this; in system mode it may tell of another scheme.
        self._app().styleHints().setColorScheme(_SCHEMES[mode])

    def _system_changed(self) -> None:
        if self._wanted() != self.palette:
            self._put_in_force()

    def _put_in_force(self) -> None:
        app = self._app()
        self.palette = self._wanted()
        app.setFont(body_font(self.scale))
        app.setPalette(qt_palette(self.palette))
        app.setStyleSheet(stylesheet(self.palette, self.scale))
        retint(app)
        self._ring.show_again()
        self.changed.emit(self.palette)

    def _wanted(self) -> Palette:
        hints = self._app().styleHints()
        return palette_for(self.mode, hints.colorScheme(), hints.accessibility().contrastPreference())

    def _app(self) -> QApplication:
        app = self.parent()
        assert isinstance(app, QApplication)
        return app


def apply_theme(app: QApplication, mode: Mode = "system", scale: float = 1.0) -> Theme:
    """Dress `app` light, dark or as the system is now and becomes later; `scale` multiplies all sizes.

    May be called again at any time, to change the choice. Follows the system's wish for more contrast in
    every mode.
    """
    theme = app.findChild(Theme, "theme") or Theme(app)
    assert isinstance(theme, Theme)
    theme.choose(mode, scale)
    return theme


def palette_for(mode: Mode, system: Qt.ColorScheme, wish: Qt.ContrastPreference) -> Palette:
    """The palette for the officer's `mode`, the `system`'s scheme, and its wish for more contrast."""
    dark = mode == "dark" or (mode == "system" and system == Qt.ColorScheme.Dark)
    if wish == Qt.ContrastPreference.HighContrast:
        return DARK_CONTRAST if dark else LIGHT_CONTRAST
    return DARK if dark else LIGHT


def qt_palette(palette: Palette) -> QPalette:
    """`palette` as Qt's own, with every role set, for what no style sheet reaches."""
    role = QPalette.ColorRole
    colours = {
        role.Window: palette.window,
        role.WindowText: palette.text,
        role.Base: palette.surface,
        role.AlternateBase: mix(palette.surface, palette.window, 0.6),
        role.Text: palette.text,
        role.PlaceholderText: palette.muted,
        role.Button: palette.surface,
        role.ButtonText: palette.text,
        role.BrightText: palette.danger,
        role.ToolTipBase: palette.raised,
        role.ToolTipText: palette.text,
        role.Highlight: palette.accent,
        role.HighlightedText: palette.on_accent,
        role.Accent: palette.accent,
        role.Link: palette.accent,
        role.LinkVisited: palette.accent,
        role.Light: palette.raised,
        role.Midlight: palette.raised,
        role.Mid: palette.hairline,
        role.Dark: palette.border,
        role.Shadow: palette.hairline,
    }
    made = QPalette()
    for which, colour in colours.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(palette.disabled))
    return made
