"""Every measure of the return, by record type, in the order it is read."""

from cme_desktop.returns.chapters import Topic, chapters

CHAPTERS = chapters()

MEASURES = {measure.key: measure for chapter in CHAPTERS for measure in chapter.measures}

NOTICES = tuple(MEASURES[chapter.notices] for chapter in CHAPTERS if chapter.notices)
"""The notices that come in, a line for each type that is one."""

HEADLINES = tuple(
    sorted(
        (headline for chapter in CHAPTERS for headline in chapter.headlines),
        key=lambda headline: [*Topic].index(headline.topic),
    )
)
"""The measures of the first page, topic by topic."""

HEADINGS = tuple(dict.fromkeys(headline.under for headline in HEADLINES if headline.under))
"""Under each of these the cover says a sentence."""

BALANCED = tuple(MEASURES[balance.standing] for chapter in CHAPTERS for balance in chapter.balances)
"""What stands open from one day to another."""

IN_MONTHS = tuple(
    dict.fromkeys(
        (
            *(MEASURES[headline.measure] for headline in HEADLINES),
            *NOTICES,
            *(measure for chapter in CHAPTERS for months in chapter.months for measure in months.measures),
        )
    )
)
"""What is told month by month."""

IN_YEARS = tuple(MEASURES[key] for chapter in CHAPTERS for key in chapter.by_year)
"""What is told school year by school year."""
