"""What a figure counted, thing by thing, as the page of its rows shows it."""

from cme_desktop.ports import Reader
from cme_desktop.returns.figures import Figure, load
from cme_desktop.returns.row_details import Detail, RowDetails
from cme_desktop.watching import Watcher

_BETWEEN_REPORTS = 500


def read_counted(figure: Figure, reader: Reader, progress: Watcher) -> list[Detail]:
    """Each thing with what may be told of its record, restricted ones last. Raises Cancelled."""
    found: list[Detail] = []
    for detail in RowDetails(reader, load(reader), [figure]).of(figure):
        if len(found) % _BETWEEN_REPORTS == 0:
            progress.report(len(found), len(figure.things))
            progress.check()
        found.append(detail)
    return found
