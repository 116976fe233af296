"""Children missing from education and out of education, counted again."""

from collections import defaultdict
from datetime import date

from tests.db.recount.count import Recount
from tests.db.recount.rows import Row

KEY = "whereabouts_enquiry"
MISSING, OUT = "missing_education", "out_of_education"


def without_education(recount: Recount) -> None:
    """Each child by all its open enquiries."""
    found: dict[int, list[tuple[Row, str]]] = defaultdict(list)
    for row in recount.rows(KEY, close_reason="opened_in_error"):
        if recount.stands(row, row["received_on"], row["closed_on"]) and (kind := _kind(row, recount.last)):
            found[recount.file.child_of[row["child_id"]]].append((row, kind))
    lasts = [of_child[-1][0] | {"kind": _of_all({k for _, k in of_child})} for of_child in found.values()]
    recount.put(f"{KEY}.children_at_end", lasts)
    recount.by(f"{KEY}.children_by_kind", lasts, "kind", "")
    recount.put(f"{KEY}.both_at_end", [row for row in lasts if row["kind"] == "both"])
    for name, wanted in (("missing", MISSING), ("out", OUT)):
        such = [[row for row, kind in of_child if kind == wanted] for of_child in found.values()]
        rows = [of_child[-1] for of_child in such if of_child]
        recount.put(f"{KEY}.{name}_at_end", rows)
        banded = [row | {"band": _band(row["received_on"], recount.last)} for row in rows]
        recount.by(f"{KEY}.{name}_months", banded, "band", "")


def _kind(row: Row, day: date) -> str | None:
    if row["located_on"]:
        if row["located_on"] > day:
            return MISSING
        return OUT if row["found_where"] in (None, "same_address", "other_address", "other") else None
    if row["education_now"]:
        return str(row["education_now"])
    known = row["whereabouts_known"]
    return "not_given" if known is None else OUT if known else MISSING


def _of_all(kinds: set[str]) -> str:
    if {MISSING, OUT} <= kinds:
        return "both"
    return next((kind for kind in (MISSING, OUT) if kind in kinds), "not_given")


def _band(since: date, day: date) -> str:
    months = 12 * (day.year - since.year) + day.month - since.month
    if day.day < since.day and not _ends_month(day):
        months -= 1
    return next(f"from_{least}" if least else "under_1" for least in (12, 6, 3, 1, 0) if months >= least)


def _ends_month(day: date) -> bool:
    return date.fromordinal(day.toordinal() + 1).day == 1
