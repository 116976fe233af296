"""Loading files that say by themselves or by whoever loads them that the day comes first.

Most tests write dates such as 5/9/2016 and are about something else; what becomes of a file whose dates
nobody can tell is tested in `tests/cme_desktop/intake/test_date_order.py`.
"""

from functools import partial

from cme_desktop.intake import importing
from cme_desktop.intake.date_order import DateOrder

import_table = partial(importing.import_table, dates=DateOrder.DAY_FIRST)
judge_table = partial(importing.judge_table, dates=DateOrder.DAY_FIRST)
