"""A record while it is being typed: the raw text, what it was understood as, and what is wrong with it."""

from cme_desktop.drafts.draft import FILLED, Draft, all_linked, linked_in
from cme_desktop.drafts.entries import Entries, Entry
from cme_desktop.drafts.steps import Steps

__all__ = ["FILLED", "Draft", "Entries", "Entry", "Steps", "all_linked", "linked_in"]
