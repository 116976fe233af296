"""The first page, painted from what was read by itself before the data file is opened in full."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from cme_desktop.due import FirstLook
    from ui.pages.today import TodayPage
    from ui.shell.stack import PageStack

Look = Callable[[str], "FirstLook | None"]
"""Given who is at the desk: what the first page shows; None where opening in full has to say more."""


def seen_first(look: Look, officers: Mapping[str, str]) -> "FirstLook | None":
    """What an officer sees first who is known to this file, and whose name is kept for this file."""
    for name in dict.fromkeys(filter(None, officers.values())):
        seen = look(name)
        if seen is None:
            return None
        if seen.post.officer is not None and officers.get(seen.identity, officers.get("")) == name:
            return seen
    return None


def shown_first(stack: "PageStack", seen: "FirstLook") -> "TodayPage":
    """The page, on the screen already; served once the data file is open."""
    from ui.pages.today import TodayPage  # only where there is something to show

    page = TodayPage(seen.as_at)
    page.show_first(seen)
    stack.push(page)
    QCoreApplication.sendPostedEvents()  # lays it out: opening keeps this thread busy
    page.lay_out_now()
    QCoreApplication.sendPostedEvents()  # paints it
    return page
