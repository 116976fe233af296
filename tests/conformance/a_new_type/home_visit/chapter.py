"""Measures of home visits."""

from cme_desktop.records.home_visit import HOME_VISIT
from cme_desktop.returns.chapters import Chapter
from cme_desktop.returns.counting import counted, received
from cme_desktop.returns.measures import Measure

CHAPTER = Chapter(
    kind=HOME_VISIT,
    measures=(
        Measure(
            key="home_visit.asked",
            label="Home visits asked for",
            definition="Home visits, by the day they were asked for.",
            select=counted(received(HOME_VISIT)),
        ),
    ),
)
