"""Help for the field that has the keyboard (F1)."""

from PySide6.QtWidgets import QApplication, QWhatsThis, QWidget

from ui.widgets import announce


def show_field_help(window: QWidget) -> None:
    """Show what is known about the focused field beside it: its label, help and source in law."""
    focused = QApplication.focusWidget()
    words = help_for(focused) if focused is not None and focused.window() is window else ""
    if focused is None or not words:
        return
    QWhatsThis.showText(focused.mapToGlobal(focused.rect().bottomLeft()), words, focused)
    announce(focused, words)


def help_for(widget: QWidget) -> str:
    """What there is to say about a widget, or about the editor it is part of."""
    part: QWidget | None = widget
    while part is not None:
        described = getattr(part, "field", None)
        if described is not None:
            source = f"Source: {described.source}" if described.source else ""
            return "\n\n".join(filter(None, (described.label, described.help, source)))
        part = part.parentWidget()
    return "\n\n".join(filter(None, (widget.accessibleName(), widget.accessibleDescription())))
