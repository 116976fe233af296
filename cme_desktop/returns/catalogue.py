"""Every measure of the return, by record type, in the order it is read."""

from cme_desktop.returns.chapters import chapters

CHAPTERS = chapters()

MEASURES = {measure.key: measure for chapter in CHAPTERS for measure in chapter.measures}

NOTICES = tuple(MEASURES[chapter.notices] for chapter in CHAPTERS if chapter.notices)
"""The notices that come in, a line for each type that is one."""
