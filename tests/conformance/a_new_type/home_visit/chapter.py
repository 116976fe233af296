"""Measures of home visits."""

from cme_desktop.records.home_visit import HOME_VISIT
from cme_desktop.returns.chapters import Chapter
from cme_desktop.returns.counting import counted
from cme_desktop.returns.measures import Measure
from cme_desktop.returns.picks import received

CHAPTER = Chapter(
    kind=HOME_VISIT,
    reads=("received_on",),
    measures=(
        Measure(
            key="home_visit.asked",
            label="Home visits asked for",
            definition="Home visits, by the day they were asked for.",
            sources=counted(received(HOME_VISIT)),
        ),
    ),
)
