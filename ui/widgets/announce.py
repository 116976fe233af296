"""Tell a screen reader what has just happened on screen."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(source: QWidget, sentence: str, urgent: bool = False) -> None:
    """Have `sentence` read out; an urgent one interrupts what is being read (WCAG 2.2, 4.1.3)."""
    event = QAccessibleAnnouncementEvent(source, sentence)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
