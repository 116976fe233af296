"""Where a child went who was taken off roll: what follows from a save, said anew for the plain model."""

from datetime import date, timedelta

from tests.actions.book import Book
from tests.actions.deeds import Line

_OVERLAP = timedelta(days=30)
_NO_ENTRY = ("never_came", "entered_in_error")
_IN_ERROR = "opened_in_error"
_NOT_ACCEPTED = ("received", "queried")


def follow(book: Book, reference: str, before: Line | None) -> None:
    """What follows for other records once one was saved; `before` is how it stood until then."""
    match book.kinds[reference]:
        case "off_roll_notice":
            _deleted(book, reference, before)
        case "on_roll_notice":
            _entered(book, reference, before)
        case "home_education":
            _educated_at_home(book, reference, before)
        case "whereabouts_enquiry":
            _searched_for(book, reference)


# -- a deletion ---------------------------------------------------------------------------------------


def _deleted(book: Book, off_roll: str, before: Line | None) -> None:
    line = book.lines[off_roll]
    accepted = line["status"] in ("accepted", "unmatched")
    leaves = _said_now(line, before, "deleted_on")
    if before and before["status"] in _NOT_ACCEPTED and accepted and line["on_roll"]:
        line["status"] = "matched"
    _answer_at_once(book, off_roll)
    child = book.lines[line["child"]]
    leaves = leaves and accepted and line["deleted_on"] and line["status"] != "matched"
    if leaves and child["school"] == line["school"] and not _entered_since(book, line):
        child["school"] = None


def _entered_since(book: Book, line: Line) -> bool:
    """Whether the school has the child back on its roll."""
    entries = [one for _, one in book.about("on_roll_notice", line["child"]) if not is_void(one)]
    days = [one["entered_on"] for one in entries if one["school"] == line["school"]]
    return any(day is not None and day >= line["deleted_on"] for day in days)


def _answer_at_once(book: Book, off_roll: str) -> None:
    """The newest entry that is free to answer; else home education; else a search under way."""
    line = book.lines[off_roll]
    if not _unanswered(line) and not _awaits_both(line):
        return
    for reference, entry in book.about("on_roll_notice", line["child"]):
        if entry["off_roll"] is None and can_answer(book, entry, line):
            _match(off_roll, line, reference, entry)
            return
    if not _unanswered(line):
        return
    for _, spell in book.open_about("home_education", line["child"]):
        if _taught_at_home(spell, line):
            _close_for_spell(off_roll, line, spell)
            return
    for reference, enquiry in book.open_about("whereabouts_enquiry", line["child"]):
        if _looks_for(enquiry, line):
            _hand_over(off_roll, line, reference, enquiry)
            return


def _unanswered(line: Line) -> bool:
    return line["status"] in ("accepted", "unmatched") and line["answered_on"] is None


def _awaits_both(line: Line) -> bool:
    """Its ground is still looked at, and nobody knows where the child is."""
    return line["status"] in _NOT_ACCEPTED and line["answered_on"] is None


def _soon_enough(day: object, off_roll: Line) -> bool:
    left = off_roll["deleted_on"] or off_roll["received_on"]
    return day is not None and day >= left - _OVERLAP


def _taught_at_home(spell: Line, off_roll: Line) -> bool:
    """A spell that was over before the child left tells nothing of where it went."""
    left = off_roll["deleted_on"] or off_roll["received_on"]
    goes_on = spell["ended_on"] is None or spell["ended_on"] >= left
    return bool(goes_on and _soon_enough(spell["started_on"], off_roll))


def _looks_for(enquiry: Line, off_roll: Line) -> bool:
    """A search that has found the child before it left looks for it no longer."""
    left = off_roll["deleted_on"] or off_roll["received_on"]
    return bool(enquiry["status"] != "located" or (enquiry["located_on"] and enquiry["located_on"] >= left))


def can_answer(book: Book, entry: Line, off_roll: Line) -> bool:
    """Elsewhere up to thirty days before the deletion, or after it anywhere; an entry that there was."""
    if is_void(entry) or not _soon_enough(entry["entered_on"], off_roll):
        return False
    left = off_roll["deleted_on"] or off_roll["received_on"]
    if entry["entered_on"] >= left:
        return True
    came_back = (
        one["school"] == off_roll["school"]
        and not is_void(one)
        and one["entered_on"] is not None
        and entry["entered_on"] < one["entered_on"] <= left
        for _, one in book.about("on_roll_notice", off_roll["child"])
    )
    elsewhere = entry["school"] != off_roll["school"]
    return bool(elsewhere and not any(came_back) and not _left_since(book, entry, left))


def is_void(entry: Line) -> bool:
    """Whether there was no entry after all."""
    return entry["status"] == "closed" and entry["closing_reason"] in _NO_ENTRY


def _match(off_roll: str, line: Line, reference: str, entry: Line) -> None:
    if line["closing_reason"] != "enquiry_opened":  # what a search took over was in hand before
        line["answered_on"] = entry["entered_on"]
    status = line["status"] if line["status"] in _NOT_ACCEPTED else "matched"
    line |= {"status": status, "on_roll": reference, "closing_reason": None, "closed_on": None}
    entry["off_roll"] = off_roll
    if entry["status"] in ("received", "accepted"):
        entry["status"] = "matched"


def _close(line: Line, reason: str, day: object) -> None:
    days = [each for each in (day, line["received_on"]) if each is not None]
    line |= {"status": "closed", "closing_reason": reason, "answered_on": day, "closed_on": max(days)}


def _close_for_spell(off_roll: str, line: Line, spell: Line) -> None:
    _close(line, "home_education", spell["started_on"])
    spell["off_roll"] = spell["off_roll"] or off_roll


def _hand_over(off_roll: str, line: Line, reference: str, enquiry: Line) -> None:
    _close(line, "enquiry_opened", enquiry["received_on"])
    line["enquiry"] = reference
    enquiry["off_roll"] = enquiry["off_roll"] or off_roll


def _ask_again(book: Book, off_roll: str) -> None:
    reset = dict.fromkeys(("answered_on", "closing_reason", "closed_on"))
    status = book.lines[off_roll]["status"]
    book.lines[off_roll] |= {"status": status if status in _NOT_ACCEPTED else "accepted", **reset}
    book.by_hand.discard(off_roll)
    _answer_at_once(book, off_roll)


# -- an entry -----------------------------------------------------------------------------------------


def _entered(book: Book, reference: str, before: Line | None) -> None:
    entry = book.lines[reference]
    enters = _said_now(entry, before, "entered_on")
    _take_back(book, reference, before)
    _put_right(book, entry, before)
    if entry["status"] == "closed" or entry["entered_on"] is None or not _is_news(entry, before):
        return
    found = False
    for off_roll, line in book.about("off_roll_notice", entry["child"]):
        if _is_asked(book, line) and can_answer(book, entry, line):
            _match(off_roll, line, reference, entry)
    for spell, home in book.open_about("home_education", entry["child"]):
        if home["ended_on"] is None and (
            home["started_on"] is None or home["started_on"] <= entry["entered_on"]
        ):
            _let_go_of(book, "_ended_by", "home_education", reference, spell)
            home |= {"status": "returned", "end_reason": "returned", "_ended_by": reference}
            home |= {"ended_on": entry["entered_on"], "end_school": entry["school"]}
            entry["home_education"], found = spell, True
    for enquiry, search in book.open_about("whereabouts_enquiry", entry["child"]):
        begun = search["received_on"] <= entry["received_on"]
        if search["status"] != "located" and begun and not _left_since(book, entry):
            search |= {"status": "located", "found_where": "school_in_area", "found_how": "other"}
            search |= {"located_on": entry["entered_on"], "found_school": entry["school"]}
            _let_go_of(book, "_found_by", "enquiry", reference, enquiry)
            search["_found_by"] = reference
            entry["enquiry"], found = enquiry, True
    if found and entry["off_roll"] and entry["status"] in ("received", "accepted"):
        entry["status"] = "matched"
    later = (one for _, one in book.about("on_roll_notice", entry["child"]) if not is_void(one))
    over = any(one["entered_on"] and one["entered_on"] > entry["entered_on"] for one in later)
    if enters and not over and not _left_since(book, entry):
        book.lines[entry["child"]]["school"] = entry["school"]
    elif before and _left_since(book, entry) and book.lines[entry["child"]]["school"] == before["school"]:
        put_right = any(before[one] not in (None, entry[one]) for one in ("school", "entered_on"))
        if put_right:
            book.lines[entry["child"]]["school"] = None


def _left_since(book: Book, entry: Line, by: date = date.max) -> bool:
    """Whether the school has taken the child off its roll again, by a notice that was accepted."""
    for _, line in book.about("off_roll_notice", entry["child"]):
        mistaken = line["closing_reason"] in ("kept_on_roll", "entered_in_error")
        accepted = line["status"] not in ("received", "queried") and not mistaken
        left = line["school"] == entry["school"] and line["deleted_on"] is not None
        if accepted and left and entry["entered_on"] < line["deleted_on"] <= by:
            return True
    return False


def _is_news(entry: Line, before: Line | None) -> bool:
    """An entry that is only noted or accepted ends nothing that was opened again since."""
    said = ("child", "school", "received_on", "entered_on")
    return before is None or before["status"] == "closed" or any(before[one] != entry[one] for one in said)


def _said_now(line: Line, before: Line | None, day: str) -> bool:
    """Whether a notice is new, or newly says where the child is or is not."""
    said = ("child", "school", "status", day)
    return before is None or any(before[each] != line[each] for each in said)


def _put_right(book: Book, entry: Line, before: Line | None) -> None:
    """Where the entry wrote its school, it writes the right one."""
    for link, field in (("enquiry", "found_school"), ("home_education", "end_school")):
        if before and before["school"] != entry["school"] and entry[link]:
            line = book.lines[entry[link]]
            line[field] = entry["school"] if line[field] == before["school"] else line[field]


def _let_go_of(book: Book, field: str, link: str, entry: str, ended: str) -> None:
    """An entry can name one search and one spell; of others that it ended as well it knows nothing.

    And each of these is named by the entry alone that has ended it last.
    """
    for line in book.lines.values():
        if line.get(field) == entry:
            line[field] = None
    for other in book.naming("on_roll_notice", link, ended):
        if other != entry:
            book.lines[other][link] = None


def _is_asked(book: Book, line: Line) -> bool:
    """By the notice itself, or by the search that has taken it over."""
    if line["closing_reason"] == "enquiry_opened" and line["enquiry"] is not None:
        return book.is_open(line["enquiry"])
    return line["status"] in ("accepted", "unmatched") or _awaits_both(line)


def _take_back(book: Book, reference: str, before: Line | None) -> None:
    """An entry that came to nothing, or is about another child, answers nothing."""
    entry = book.lines[reference]

    def holds(other: str) -> bool:
        same = book.lines[other]["child"] == entry["child"]
        return same and entry["entered_on"] is not None and not is_void(entry)

    def its_own(other: str) -> bool:
        """The entry that a deletion ended is no answer to it."""
        line = book.lines[other]
        days = entry["entered_on"], line["deleted_on"]
        return bool(entry["school"] == line["school"] and None not in days and days[0] < days[1])

    answered = book.naming("off_roll_notice", "on_roll", reference)
    lost = [one for one in answered if not holds(one) or its_own(one)]
    if lost or (entry["off_roll"] and (is_void(entry) or entry["entered_on"] is None)):
        entry["off_roll"] = None
        entry["status"] = "accepted" if entry["status"] == "matched" else entry["status"]
    for enquiry in book.of("whereabouts_enquiry"):
        if book.lines[enquiry].get("_found_by") == reference and not holds(enquiry):
            _search_on(book.lines[enquiry])
            entry["enquiry"] = None
    for spell in book.of("home_education"):
        if book.lines[spell].get("_ended_by") == reference and not holds(spell):
            _go_on_at_home(book.lines[spell])
            entry["home_education"] = None
    for off_roll in lost:
        book.lines[off_roll]["on_roll"] = None
        _ask_again(book, off_roll)
    child = book.lines[entry["child"]]
    never_came = is_void(entry) and entry["closing_reason"] == "never_came"
    said = never_came and _said_now(entry, before, "closing_reason")
    is_there = child["school"] in (entry["school"], before["school"] if before else entry["school"])
    if said and is_there and not _came_after_all(book, entry, child["school"]):
        child["school"] = None


def _came_after_all(book: Book, entry: Line, school: str) -> bool:
    others = [one for _, one in book.about("on_roll_notice", entry["child"]) if not is_void(one)]
    days = [one["entered_on"] for one in others if one["school"] == school]
    return any(day and (entry["entered_on"] is None or day >= entry["entered_on"]) for day in days)


def _search_on(line: Line) -> None:
    found = ("located_on", "found_where", "found_how", "found_school", "closed_on", "close_reason")
    line |= {"status": "checks_running", "_found_by": None, **dict.fromkeys(found)}


def _go_on_at_home(line: Line) -> None:
    line |= {"status": "enquiries", "_ended_by": None}
    line |= dict.fromkeys(("ended_on", "end_reason", "end_school"))


# -- home education and a search ----------------------------------------------------------------------


def _educated_at_home(book: Book, reference: str, before: Line | None) -> None:
    spell = book.lines[reference]
    in_error = spell["end_reason"] == _IN_ERROR
    moved = before is not None and before["child"] != spell["child"]
    for child in ([before["child"]] if before and moved else []) + ([spell["child"]] if in_error else []):
        for off_roll, line in book.about("off_roll_notice", child):
            closed = line["status"] == "closed" and line["closing_reason"] == "home_education"
            if closed and not any(_at_home(home, line) for _, home in book.about("home_education", child)):
                _ask_again(book, off_roll)
    if not in_error:
        for off_roll, line in book.open_about("off_roll_notice", spell["child"]):
            if _unanswered(line) and _taught_at_home(spell, line):
                _close_for_spell(off_roll, line, spell)


def _at_home(spell: Line, off_roll: Line) -> bool:
    return spell["end_reason"] != _IN_ERROR and _taught_at_home(spell, off_roll)


def _searched_for(book: Book, reference: str) -> None:
    enquiry = book.lines[reference]
    in_error = enquiry["close_reason"] == _IN_ERROR
    if in_error:
        enquiry["off_roll"] = None
    for off_roll in book.naming("off_roll_notice", "enquiry", reference):
        line = book.lines[off_roll]
        if in_error or line["child"] != enquiry["child"]:
            line["enquiry"] = None
            if line["closing_reason"] == "enquiry_opened":
                _ask_again(book, off_roll)
    if book.is_open(reference):
        for off_roll, line in book.open_about("off_roll_notice", enquiry["child"]):
            if _unanswered(line) and _looks_for(enquiry, line):
                _hand_over(off_roll, line, reference, enquiry)
    if enquiry["off_roll"] is not None and book.lines[enquiry["off_roll"]]["enquiry"] is None:
        book.lines[enquiry["off_roll"]]["enquiry"] = reference
