"""The numbers and edges of a report's life, written down a second time for the model of the tests. Words are the interface's."""

TERMS = {"read": 3, "verify": 5, "eliminate": 30, "reply": 30}
OBJECTION_DAYS, VISITS_NEEDED, LONGEST_PAUSE = 14, 2, 60
WORKERS, HEADS, LOCAL = {"officer", "head", "local"}, {"head", "local"}, {"local"}
OPEN, REFUSED = {"new", "verifying", "confirmed", "referred"}, {"unconfirmed", "hoax"}
PRANK = {"false_report", "misplaced", "not_a_threat"}
AGAIN = {"objection_granted", "own_knowledge", "other_service_data"}
DOUBT = {"not_found_on_site", "not_a_threat", "outside_competence", "insufficient_data", "duplicate_of"}
# From, to: who may, which reasons, which clocks stop, which start.
EDGES = {
    ("new", "verifying"): (WORKERS, set(), ["read"], []),
    ("new", "hoax"): (LOCAL, PRANK, ["read", "verify"], []),
    ("verifying", "confirmed"): (WORKERS, {"seen_on_site", "own_knowledge", "other_service_data"}, ["verify"], ["eliminate"]),
    ("verifying", "unconfirmed"): (WORKERS, DOUBT, ["verify"], []),
    ("verifying", "hoax"): (WORKERS, PRANK, ["verify"], []),
    ("confirmed", "eliminated"): (WORKERS, {"acted_on"}, ["eliminate"], []),
    ("confirmed", "referred"): (WORKERS, {"handed_over"}, ["eliminate"], ["reply"]),
    ("referred", "eliminated"): (WORKERS, {"acted_on"}, ["reply"], []),
    ("referred", "confirmed"): (WORKERS, {"returned"}, ["reply"], ["eliminate"]),
    ("unconfirmed", "verifying"): (HEADS, AGAIN, [], ["verify"]),
    ("hoax", "verifying"): (HEADS, AGAIN, [], ["verify"]),
    ("eliminated", "verifying"): (LOCAL, AGAIN | {"recurred"}, [], ["verify"]),
}  # fmt: skip
