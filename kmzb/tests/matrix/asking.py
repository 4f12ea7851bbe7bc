"""One cell of the matrix as a request: the address of its object, what is sent, and what was answered."""

import json
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie

from django.db import connection, transaction
from django.http import HttpResponse
from django.urls import get_script_prefix, reverse

from insights.permission_tables import NOBODY_IN, Line
from kmzb.tests.matrix.acts import given_report
from kmzb.tests.matrix.catalogue_acts import ACTS, make_act, make_job, make_question, membership_of
from kmzb.tests.matrix.public_paths import PATHS
from kmzb.tests.matrix.world import PLACES, place_of, report_of
from reports.models import Report
from reports.tests.factories import SPEED
from verification.panel.photos import link_to

METHODS = {"GET": ("GET", "HEAD"), "POST": ("POST",), "OTHER": ("PUT", "PATCH", "DELETE", "OPTIONS")}
JSON = ("panel-api:", "api:", "route:panel/api/")
_LOGIN = "/panel/konto/logowanie/"
_WRITES = ("INSERT", "UPDATE", "DELETE", "TRUNCATE")


def ask(world, line: Line, role: str, method: str = "", *, kept: bool = False) -> tuple[HttpResponse, list[str]]:
    """The answer, and which tables were written for it. Nothing of it stays unless `kept`. Who is not in the panel sends an empty form."""
    client = world.clients[role]
    session = client.cookies.output()
    with transaction.atomic():
        report, sent = _sent(world, line, role) if line.method == "POST" and role not in NOBODY_IN else (None, {})
        address = path(world, line, role, report or _report(world, line, role))
        with writes() as written:
            answer = send(client, line, address, sent, method)
        transaction.set_rollback(not kept)
    if client.cookies.output() != session:  # a session that was changed is gone with the transaction
        client.cookies = SimpleCookie(session.replace("Set-Cookie: ", ""))
    return answer, written


def _sent(world, line: Line, role: str) -> tuple[Report | None, dict]:
    make = ACTS.get(f"{line.address} {line.act}".strip()) or ACTS.get(line.address)
    return make(world, line, role) if make else (None, {})


def sent_for(world, line: Line, role: str) -> dict:
    """The form alone."""
    return _sent(world, line, role)[1]


def _report(world, line: Line, role: str) -> Report:
    if line.object == "given" and line.method == "GET":
        return given_report(world)[0]
    return report_of(world, role, line.object if line.object in ("own", "beside", "out") else "own")


def send(client, line: Line, address: str, sent: dict, method: str = "") -> HttpResponse:
    verb = method or METHODS[line.method][0]
    if line.address.startswith(JSON):
        return client.generic(verb, address, json.dumps(sent) if verb == "POST" else b"", "application/json")
    return getattr(client, verb.lower())(address, sent) if verb == "POST" else getattr(client, verb.lower())(address)


def path(world, line: Line, role: str, report: Report) -> str:
    if line.address.startswith("route:"):
        return get_script_prefix() + line.address.removeprefix("route:").replace("<path:object_id>", "1").replace(
            "(?P<url>.*)$", "nie/ma/"
        )
    make = _PATHS.get(line.address)
    if make:
        return make(world, line, role, report)
    kwargs = {"public_id": report.public_id} if line.address in _WITH_REPORT else {}
    return reverse(line.address, kwargs=kwargs)


_WITH_REPORT = {
    "panel:report", "panel:following", "panel:card", "panel:card_pdf",
    "panel-api:report", "panel-api:visits", "panel-api:status",
}  # fmt: skip


def _photo(world, line, role, report) -> str:
    public_id = world.photo.public_id if place_of(role, "own") == "own" else uuid.uuid4()
    at = reverse(line.address, args=[report.public_id, public_id])
    if line.address == "panel:photo":
        return at
    key = link_to(world.photo, world.users.get(role, world.cast.officer)).partition("?")[2]
    return f"{at}?{key}"


def _of_unit(world, line, role, report) -> str:
    """A section whose board or figures are asked for by name."""
    if not line.object:
        return reverse(line.address)
    place = {"own": "own", "beside": place_of(role, "beside")}[line.object]
    if place == "own":
        unit = world.region.sections[0] if line.address != "panel:unit_board" else world.region.county
    elif line.address == "panel:unit_board" and place in ("next_county", "next_province"):
        unit = world.units[f"{place}_county"]
    else:
        unit = world.units["next_section" if place == "next_beat" else place]
    return f"{reverse(line.address)}?unit={unit.slug}"


def _kept(make: Callable) -> Callable:
    """A row made for the cell; its key ends the address."""

    def at(world, line, role, report) -> str:
        return reverse(line.address, args=[make(world, line, role)])

    return at


def _user_for(world, line, role):
    mine = line.object in ("own", "") and role in world.users
    return world.users[role] if mine else world.cast.head_far


def _act_key(world, line, role) -> int:
    able = role in ("officer", "section_head", "local_coordinator", "provincial_coordinator", "national_coordinator")
    key = make_act(world, _user_for(world, line, role) if able and line.object == "own" else world.cast.section_head)
    return key if line.object == "own" or role != "section_head" else _of_somebody_else(world)


def _of_somebody_else(world) -> int:
    return make_act(world, world.cast.coordinator)


def _colleague(world, line, role) -> str:
    """Somebody who serves where the role reads, or beside it."""
    if line.object in ("own", "") or role not in PLACES:
        return world.cast.officer.username
    return report_of(world, role, line.object).beat.assignments.get().officer.user.username


def _job_key(world, line, role) -> int:
    return make_job(_user_for(world, line, role))


_PATHS: dict[str, Callable] = PATHS | {
    "panel:photo": _photo,
    "panel:photo_picture": _photo,
    "panel:section_board": _of_unit,
    "panel:unit_board": _of_unit,
    "panel:month": _of_unit,
    "panel:hours": _of_unit,
    "panel:bulk_act": _kept(_act_key),
    "panel:bulk_job": _kept(_job_key),
    "panel:bulk_job_state": _kept(_job_key),
    "panel:reassignment": _kept(make_question),
    "panel:category_questions": lambda *_: reverse("panel:category_questions", args=[SPEED]),
    "panel:audit_person": _kept(_colleague),
    "panel:category": lambda *_: reverse("panel:category", args=[SPEED]),
    "panel:app_list": lambda *_: reverse("panel:app_list", args=["accounts"]),
}
for part in ("change", "history", "delete"):
    _PATHS[f"panel:accounts_user_{part}"] = _kept(lambda world, *_: world.cast.head_far.pk)
    _PATHS[f"panel:verification_membership_{part}"] = _kept(lambda world, line, _role: membership_of(world, line).pk)
_PATHS["panel:auth_user_password_change"] = _kept(lambda world, *_: world.cast.head_far.pk)


@contextmanager
def writes() -> Iterator[list[str]]:
    """Statements that changed a row, but for sessions: those belong to the sign-in."""
    found: list[str] = []

    def watch(execute, sql, params, many, context):
        answer = execute(sql, params, many, context)
        words = str(sql).lstrip().split(None, 3)
        if words[0].upper() in _WRITES and "django_session" not in words[2] and context["cursor"].rowcount:
            found.append(" ".join(words[:3]))
        return answer

    with connection.execute_wrapper(watch):
        yield found


def told(answer: HttpResponse) -> str:
    """`ok`, `sign-in` or the status. A page of the sign-in itself that leads to its beginning is `sign-in` too."""
    if answer.status_code == 401 or (answer.status_code == 302 and answer["Location"].startswith(_LOGIN)):
        return "sign-in"
    return "ok" if answer.status_code < 400 else str(answer.status_code)
