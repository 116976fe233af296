"""What each figure of the return comes to, counted in the plainest way from the words of its definition."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from statistics import fmean, median

from tests.db.recount.rows import File, Row

Figures = dict[tuple[str, str | None], float | None]
Days = tuple[date, date]

FOUND = ("in_education", "found_no_place", "left_country", "passed_on")
NEITHER = ("over_age", "died")
CENSUSES = (
    date(2024, 10, 3),
    date(2025, 1, 16),
    date(2025, 5, 15),
    date(2025, 10, 2),
    date(2026, 1, 15),
    date(2026, 5, 21),
    date(2026, 10, 1),
    date(2027, 1, 21),
    date(2027, 5, 20),
)
AWAY = ("school_in_england", "wales", "scotland", "northern_ireland", "abroad")


class Recount:
    """The figures of some days of a file."""

    def __init__(self, file: File, days: Days) -> None:
        self.file = file
        self.first, self.last = days
        self.found: Figures = {}

    def count(self) -> None:
        """Count what the first chapters tell."""
        self._ten_day()
        self._off_roll()
        self._on_roll()
        self._enquiries()
        self._checks()
        self._interviews()
        self._penalties()
        self._home()

    # -- chapters -----------------------------------------------------------------------------------

    def _ten_day(self) -> None:
        key, rows = "ten_day_notification", self.rows("ten_day_notification", outcome="entered_in_error")
        arrived = self.on(rows, "received_on")
        notices = [row for row in arrived if row["purpose"] != "update"]
        self.put(f"{key}.updates", [row for row in arrived if row["purpose"] == "update"])
        self._received(key, notices, self._due_11th_day)
        self.by(f"{key}.hub", notices, "hub", "no_hub")
        screened = self.on(rows, "screened_on")
        self.put(f"{key}.screened", screened)
        self.by(f"{key}.outcome", screened, "outcome", "no_outcome")

    def _off_roll(self) -> None:
        key, rows = "off_roll_notice", self.rows("off_roll_notice", closing_reason="entered_in_error")
        notices = self.on(rows, "received_on")
        self._received(key, notices, lambda r: None if r["final_year_leaver"] else r["deleted_on"])
        self.by(f"{key}.ground", notices, "ground", "none")
        self.by(f"{key}.destination_kind", notices, "destination_kind", "not_given")
        self.left = self.each_child(self.on([r for r in rows if _left(r)], "deleted_on", "received_on"))
        self.put(f"{key}.left_area", self.left)
        self.by(f"{key}.left_area_to", self.left, "destination_authority", "not_given")

    def _on_roll(self) -> None:
        key, rows = "on_roll_notice", self.rows("on_roll_notice", closing_reason="entered_in_error")
        notices = self.on(rows, "received_on")
        self._received(key, notices, _five_days_after_entry)
        self.by(f"{key}.origin", notices, "origin", "not_given")
        came = [row for row in rows if row["origin"] in AWAY]
        new = self.each_child(self.on(came, "entered_on", "received_on"))
        self.put(f"{key}.new_to_area", new)
        self.found[f"{key}.net_flow", None] = len(new) - len(self.left)

    def _enquiries(self) -> None:
        key = "whereabouts_enquiry"
        rows = self.rows(key, close_reason="opened_in_error")
        opened, closed = self.on(rows, "received_on"), self.on(rows, "closed_on")
        self.put(f"{key}.opened", opened)
        self.by(f"{key}.source", opened, "source", "not_given")
        self.put(f"{key}.closed", closed)
        self.by(f"{key}.close_reason", closed, "close_reason", "not_given")
        self.put(f"{key}.open_at_end", [r for r in rows if self.stands(r, r["received_on"], r["closed_on"])])
        ended = self.on(rows, "located_on", "closed_on")
        found = [row for row in ended if _was_found(row)]
        neither = [r for r in ended if not _was_found(r) and r["close_reason"] in NEITHER]
        lost = [row for row in ended if row not in found and row not in neither]
        self.put(f"{key}.located", found)
        self.put(f"{key}.not_located", lost)
        self.put(f"{key}.neither", neither)
        self.put(f"{key}.settled", found + lost)
        if found or lost:
            self.found[f"{key}.located_rate", None] = round(len(found) / len(found + lost), 4)
        spans = [(r["closed_on"] - (r["received_on"] or r["closed_on"])).days for r in closed]
        if spans:
            self.found[f"{key}.days_open_mean", None] = round(fmean(spans), 1)
            self.found[f"{key}.days_open_median", None] = median(spans)

    def _checks(self) -> None:
        made, helped, whole = defaultdict(int), defaultdict(list), 0  # type: ignore[var-annotated]
        of_all: list[bool] = []
        helped_by: dict[str, int] = defaultdict(int)
        for row in self.rows("whereabouts_enquiry", close_reason="opened_in_error"):
            for check in self.file.further["whereabouts_enquiry_checks"].get(row["id"], ()):
                day = check["asked_on"] or check["answered_on"]
                if day and self.first <= day <= self.last and check["result"] != "not_applicable":
                    whole += 1
                    made[self.name(row, check["check"])] += 1
                    of_all.append(check["result"] in ("found", "information"))
                    helped_by[self.name(row, check["check"])] += of_all[-1]
                    if row["id"] not in self.file.restricted:
                        helped[check["check"]].append(check["result"] in ("found", "information"))
        self.found["whereabouts_enquiry.checks_made", None] = whole
        for agency, number in made.items():
            self.found["whereabouts_enquiry.checks", agency] = number
        self.found["whereabouts_enquiry.checks_helped", None] = sum(of_all)
        if of_all:
            self.found["whereabouts_enquiry.checks_helped_rate", None] = round(fmean(of_all), 4)
        for agency, number in helped_by.items():
            if number:
                self.found["whereabouts_enquiry.checks_helped_by_agency", agency] = number
        for agency, results in helped.items():
            rate = round(sum(results) / len(results), 4)
            self.found["whereabouts_enquiry.check_success_rate", agency] = rate

    def _interviews(self) -> None:
        key, rows = "pace_interview", self.rows("pace_interview")
        held = self.on(rows, "held_on")
        away = [r for r in rows if not r["held_on"] and (r["attended"] is not None and not r["attended"])]
        away += [
            r
            for r in rows
            if not r["held_on"] and r not in away and "did_not_attend" in (r["status"], r["outcome"])
        ]
        self.put(f"{key}.requested", self.on(rows, "received_on"))
        self.put(f"{key}.held", held)
        self.by(f"{key}.outcome", held, "outcome", "pending")
        self.put(f"{key}.did_not_attend", self.on(away, "outcome_on", "invited_on", "received_on"))

    def _penalties(self) -> None:
        key = "penalty_notice"
        rows = [
            row
            for row in self.rows(key, refusal_reason="entered_in_error")
            if not row["issued_by_other_authority"]
        ]
        letters = [
            row
            for row in rows
            if not row["issued_on"] and (row["warning_letter_on"] or row["status"] == "warning_letter")
        ]
        issued, withdrawn = self.on(rows, "issued_on"), self.on(rows, "withdrawn_on")
        self.put(f"{key}.requested", self.on(rows, "received_on"))
        self.put(f"{key}.warning_letter", self.on(letters, "warning_letter_on", "received_on"))
        self.put(f"{key}.issued", issued)
        self.by(f"{key}.reason", issued, "reason", "not_given")
        self.by(f"{key}.issued_by_status", issued, "status", "")
        self.put(f"{key}.withdrawn", withdrawn)
        self.put(f"{key}.withdrawn_though_paid", [r for r in withdrawn if self.paid(r)[0]])
        for rate in ("lower", "higher"):
            paid = [row for row in rows if self.paid(row)[0] == rate and self.within(self.paid(row)[1])]
            self.put(f"{key}.paid_{rate}", paid)
        in_court = ("prosecution", "convicted", "acquitted")
        unpaid = [r for r in rows if r["status"] in ("unpaid", *in_court) and self.within(day_to_pay(r, 28))]
        let_go = [
            r
            for r in rows
            if r["status"] == "withdrawn"
            and not self.paid(r)[0]
            and self.within(day_to_pay(r, 28))
            and is_after(r["withdrawn_on"], day_to_pay(r, 28))
        ]
        self.put(f"{key}.unpaid", unpaid)
        self.put(f"{key}.unpaid_then_withdrawn", let_go)
        begun = self.on(rows, "prosecution_authorised_on", "information_laid_on")
        self.put(f"{key}.prosecution", begun)
        payments = [
            p for row in rows for p in self.file.further["penalty_notice_payments"].get(row["id"], ())
        ]
        money = sum(p["amount"] for p in payments if self.within(p["paid_on"]))
        self.found[f"{key}.money_received", None] = money / 100
        refunds = sum(row["refund"] or 0 for row in self.on(rows, "refunded_on"))
        self.found[f"{key}.money_refunded", None] = refunds / 100

    def _home(self) -> None:
        key, rows = "home_education", self.rows("home_education", end_reason="opened_in_error")
        begun, ended = self.on(rows, "started_on", "received_on"), self.on(rows, "ended_on")
        register, unsuitable, under_order = self.at_home(rows)
        self.put(f"{key}.on_register", register)
        if census := max(filter(self.within, CENSUSES), default=None):
            then = Recount(self.file, (self.first, census))
            self.put(f"{key}.on_census_day", then.at_home(rows)[0])
        self.by(f"{key}.on_register_by_reason", register, "primary_reason", "not_given")
        self.put(f"{key}.unsuitable_at_end", unsuitable)
        self.put(f"{key}.under_order_at_end", under_order)
        self.put(f"{key}.new_spells", begun)
        self.by(f"{key}.new_spells_by_reason", begun, "primary_reason", "not_given")
        self.put(f"{key}.new_children", self.each_child(begun))
        self.put(f"{key}.closed", ended)
        back = [
            row
            for row in ended
            if row["end_reason"] == "returned" or (not row["end_reason"] and row["status"] == "returned")
        ]
        self.put(f"{key}.returned_to_school", back)
        said = [row | {"end_reason": "returned" if row in back else row["end_reason"]} for row in ended]
        self.by(f"{key}.end_reason", said, "end_reason", "not_given")
        judged = [row for row in self.on(rows, "judged_on") if _unsuitable(row)]
        self.put(f"{key}.judged_unsuitable", judged)

    # -- how they are counted -----------------------------------------------------------------------

    def rows(self, kind: str, **not_counted: str) -> list[Row]:
        return [r for r in self.file.rows[kind] if all(r[name] != v for name, v in not_counted.items())]

    def within(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    def at_home(self, rows: Iterable[Row]) -> tuple[list[Row], list[Row], list[Row]]:
        """On the last day: those on the register, those missing education at home, those under an order."""
        at_home = self.each_child(
            r for r in rows if self.stands(r, r["started_on"] or r["received_on"], r["ended_on"])
        )
        under_order = [row for row in at_home if self._under_order(row)]
        unsuitable = [
            row
            for row in at_home
            if row in under_order or (_unsuitable(row) and self.by_now(row["judged_on"]))
        ]
        return [row for row in at_home if row not in unsuitable], unsuitable, under_order

    def by_now(self, day: date | None) -> bool:
        return day is None or day <= self.last

    def on(self, rows: Iterable[Row], *names: str) -> list[Row]:
        """The rows whose day, the first one given, lies in the period."""
        days = ((row, next((row[name] for name in names if row[name]), None)) for row in rows)
        return [row for row, day in days if self.within(day)]

    def stands(
        self,
        row: Row,
        began: date | None,
        ended: date | None,
        finished: tuple[str, ...] = ("closed", "returned", "ended"),
    ) -> bool:
        """Whether it had begun by the last day, and was not over on it."""
        over = row["status"] in finished if ended is None else ended <= self.last
        return began is not None and began <= self.last and not over

    def each_child(self, rows: Iterable[Row]) -> list[Row]:
        return list({self.file.child_of[row["child_id"]]: row for row in rows}.values())

    def put(self, key: str, rows: Iterable[object]) -> None:
        self.found[key, None] = len(list(rows))

    def name(self, row: Row, category: object) -> str:
        return "restricted" if row["id"] in self.file.restricted else str(category)

    def by(self, key: str, rows: Iterable[Row], name: str, without: str) -> None:
        for row in rows:
            category = self.name(row, row[name] or without)
            self.found[key, category] = (self.found.get((key, category)) or 0) + 1

    def _received(self, key: str, rows: list[Row], due: Callable[[Row], date | None]) -> None:
        self.put(f"{key}.received", rows)
        days = [(due(row), row["received_on"]) for row in rows]
        on_time = sum(day is not None and came <= day for day, came in days)
        none = sum(day is None for day, _ in days)
        self.found[f"{key}.on_time", None] = on_time
        self.found[f"{key}.no_due_day", None] = none
        self.found[f"{key}.late", None] = len(rows) - on_time - none
        if len(rows) > none:
            self.found[f"{key}.on_time_rate", None] = round(on_time / (len(rows) - none), 4)

    def _due_11th_day(self, row: Row) -> date | None:
        if row["first_absent_on"] is None or row["absence_kind"] != "continuous":
            return None
        return self.file.school_day(row["first_absent_on"], row["school_id"], 11)

    def _under_order(self, row: Row) -> bool:
        over = (row["order_complied_on"], row["order_revoked_on"])
        made = row["order_made_on"] is not None and row["order_made_on"] <= self.last
        return made and not any(day is not None and day <= self.last for day in over)

    def paid(self, row: Row) -> tuple[str, date | None]:
        """The rate, empty where it was not paid in full, and the day."""
        payments = self.file.further["penalty_notice_payments"].get(row["id"], [])
        day = row["paid_in_full_on"] or max((p["paid_on"] for p in payments), default=None)
        if row["status"] in ("paid_lower", "paid_higher"):
            return row["status"].removeprefix("paid_"), day
        if row["status"] != "withdrawn" or day is None:
            return "", None
        lower, higher = row["amount_lower"], row["amount_higher"]
        paid = sum(p["amount"] for p in payments)
        if payments and paid >= higher:
            return "higher", day
        in_time = is_after(day_to_pay(row, 22), day)
        if lower and in_time and (paid >= lower or not payments):
            return "lower", day
        return ("higher", day) if row["paid_in_full_on"] else ("", None)


def _left(row: Row) -> bool:
    """By the kind of destination, or by an authority that is not Carrowby, whose file it is."""
    kind, to = row["destination_kind"], row["destination_authority"]
    elsewhere = to is not None and not to.startswith("Carrowby")
    return kind in AWAY or (elsewhere and kind not in ("school_in_authority", "died"))


def _was_found(row: Row) -> bool:
    if row["located_on"]:
        return True
    return row["close_reason"] in FOUND or (row["close_reason"] is None and row["found_where"] is not None)


def _unsuitable(row: Row) -> bool:
    return "unsuitable" in (row["judgement"], row["status"])


def _five_days_after_entry(row: Row) -> date | None:
    if row["entered_on"] is None or row["standard_intake"]:
        return None
    entered: date = row["entered_on"]
    return entered + timedelta(days=5)


def day_to_pay(row: Row, number: int) -> date | None:
    """Every scheme since 2013 gives 21 days for the lower rate and 28 in all, beginning with receipt."""
    received: date | None = row["deemed_received_on"] or row["issued_on"]
    return received + timedelta(days=number - 1) if received else None


def is_after(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day > other
