"""A failure as one sentence in the page it happened on."""

from cme_desktop.errors import CmeError
from ui.errors import log_problem, present


def explain(error: Exception) -> str:
    """What to tell the officer of `error`: its own sentence, or the code of a bug, which is logged too."""
    if isinstance(error, CmeError) and str(error):
        return str(error)
    log_problem(error)
    return present(error).sentence
