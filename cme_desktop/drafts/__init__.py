"""A record while it is being typed: the raw text, what it was understood as, and what is wrong with it."""

from cme_desktop.drafts.draft import Draft
from cme_desktop.drafts.entries import Entries, Entry
from cme_desktop.drafts.steps import Steps

__all__ = ["Draft", "Entries", "Entry", "Steps"]
