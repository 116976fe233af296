"""The line icons of `resources/icons`, tinted from the palette.

QtSvg is imported when the first icon is drawn, not before: an empty window needs none.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from resources import read_text
from ui.theme.current import current_palette
from ui.theme.measures import scaled
from ui.tokens import Palette

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

_PROPERTY = "themeIcon"


def icon(name: str, palette: Palette | None = None, size: int = 16, token: str = "text") -> QIcon:
    """The icon `name` (a file of `resources/icons` without `.svg`) in the colour `token` of `palette`.

    `size` is the side in px at 96 dpi and body size, made to follow the text size in force: 16 in controls,
    20 where it stands alone. Without a palette, the one in force now. Raises FileNotFoundError when there is
    no such icon.
    """
    palette = palette or current_palette()
    return _icon(name, getattr(palette, token), palette.disabled, scaled(size), ratios())


def set_icon(
    target: QAbstractButton | QAction | QLabel, name: str, token: str = "text", size: int = 16
) -> None:
    """Show the icon `name` on `target`, and keep it in the theme's colour and scale when these change."""
    target.setProperty(_PROPERTY, [name, token, size])
    _draw(target)


def retint(app: QApplication) -> None:
    """Draw every icon given by `set_icon` again in the palette now in force."""
    for widget in app.allWidgets():
        for target in (widget, *widget.actions()):
            if target.property(_PROPERTY):
                _draw(target)


def _draw(target: object) -> None:
    assert isinstance(target, QAbstractButton | QAction | QLabel)
    name, token, size = target.property(_PROPERTY)
    drawn, side = icon(name, None, size, token), scaled(size)
    if isinstance(target, QLabel):
        target.setPixmap(drawn.pixmap(QSize(side, side), target.devicePixelRatioF()))
        return
    target.setIcon(drawn)
    if isinstance(target, QAbstractButton):
        target.setIconSize(QSize(side, side))


def ratios() -> tuple[float, ...]:
    """How many pixels a px has on the screens there are."""
    return tuple(sorted({1.0, 2.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}))


@lru_cache(maxsize=256)
def _icon(name: str, colour: str, disabled: str, size: int, ratios: tuple[float, ...]) -> QIcon:
    """Made once for all the controls that show it: a form has a hundred."""
    made = QIcon()
    for mode, shade in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        for pixmap in _pixmaps(name, shade, size, ratios):
            made.addPixmap(pixmap, mode)
    return made


def _pixmaps(name: str, colour: str, size: int, ratios: tuple[float, ...]) -> Iterator[QPixmap]:
    """One for each ratio, sharp on its screen."""
    for image, ratio in zip(
        _images(name, colour, tuple(round(size * r) for r in ratios)), ratios, strict=True
    ):
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(ratio)
        yield pixmap


@lru_cache(maxsize=512)
def _images(name: str, colour: str, sides: tuple[int, ...]) -> tuple[QImage, ...]:
    """The drawing, read once, at each of the sizes in px."""
    from PySide6.QtSvg import QSvgRenderer

    drawing = QSvgRenderer(QByteArray(tinted(name, colour).encode()))
    return tuple(_image(drawing, side) for side in sides)


def _image(drawing: "QSvgRenderer", side: int) -> QImage:
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    return image


def tinted(name: str, colour: str) -> str:
    """The SVG text of the icon `name`, drawn in `colour` (`#RRGGBB`)."""
    return read_text(f"icons/{name}.svg").replace('"currentColor"', f'"{colour}"')
