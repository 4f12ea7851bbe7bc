"""What is sent for acts on several reports and on what the panel keeps besides reports. The shape is that of `acts`."""

import datetime

from districts.models import Partner
from kmzb.tests.matrix.acts import ACTS, DAY, Sent, act, now, own, today
from kmzb.tests.matrix.world import report_of
from reports.models import Category, CategoryChange, DeadlineRule, ReasonRule
from reports.tests.factories import SPEED
from verification.models import AnswerTemplate, BulkJob, Membership, Role, SavedFilter, TaskingRule
from verification.services import Asked, ask_over
from verification.services.bulk import act_on
from verification.tests.factories import fresh

SOURCE = "pismo KGP z 2026 r."
_TEXTS = {"text": "Dziękujemy.", "text_en": "Thank you.", "text_uk": "Дякуємо."}


def _tomorrow() -> str:
    return (today() + DAY).isoformat()


@act("panel:bulk take", "panel:bulk hide", "panel:bulk show")
def _bulk(world, line, role) -> Sent:
    report = report_of(world, role, line.object)
    return None, {"kind": line.act, "reports": [str(report.public_id)], "confirmed": "1"}


@act("panel:bulk task")
def _bulk_task(world, line, role) -> Sent:
    return None, {"kind": "task", "reports": [str(report_of(world, role, line.object).public_id)]}


@act("panel:bulk merge")
def _bulk_merge(world, line, role) -> Sent:
    other = world.by_status["verifying"]
    return None, {
        "kind": "merge",
        "reports": [str(report_of(world, role, line.object).public_id), str(other.public_id)],
    }


@act("panel:bulk_all take", "panel:bulk_all hide", "panel:bulk_all show")
def _bulk_all(world, line, role) -> Sent:
    return None, {"kind": line.act, "trail": "?queue=1"}


def make_act(world, actor) -> int:
    """One report hidden, as it would lie in the database, whatever the actor's role is."""
    return act_on(reports=[fresh(world.reports["own"])], kind="hide", actor=actor, at=now()).pk


def make_job(actor) -> int:
    later = now() + datetime.timedelta(minutes=10)
    return BulkJob.objects.create(kind="take", actor=actor, at=now(), starts_at=later).pk


def make_question(world, line, role) -> int:
    """`own`: the user's section was asked about the user's report; `beside`: elsewhere, elsewhere; `asked`: by the user."""
    if line.object == "beside":
        report = world.reports[{"local_coordinator": "next_county"}.get(role, "next_province")]
        asker = report.beat.assignments.get().officer.user
        asked = Asked("cell", f"{report.unit_id}", "Nie moje.")
        return ask_over(report=fresh(report), asked=asked, actor=asker, at=now()).pk
    report = world.by_status["verifying"] if line.object == "own" else world.reports["own"]
    if line.object == "asked":
        asked, asker = Asked("traffic", world.traffic.key, "Radar."), world.users[role]
        return ask_over(report=fresh(report), asked=asked, actor=asker, at=now()).pk
    asked = Asked("cell", f"{world.region.sections[0].pk}", "Nie moje.")
    return ask_over(report=fresh(report), asked=asked, actor=world.cast.coordinator, at=now()).pk


@act(*(f"panel:reassignment {answer}" for answer in ("accept", "refuse", "withdraw")))
def _answer(world, line, role) -> Sent:
    return None, {"answer": line.act, "word": "Nie mam radaru."}


@act("panel:tasking add")
def _add_rule(world, line, role) -> Sent:
    unit = world.region.county if own(line) else world.units["next_county_county"]
    sent = {"category": SPEED, "unit": unit.pk, "holder": world.traffic.key, "to": "traffic", "reply_days": "3"}
    return None, sent | {"effective_from": today().isoformat(), "confirmed": "1"}


@act("panel:tasking end")
def _end_rule(world, line, role) -> Sent:
    unit = world.region.county if own(line) else world.units["next_county_county"]
    rule = TaskingRule.objects.create(
        category=Category.objects.get(slug=SPEED), unit=unit, to_unit=unit, to="traffic", reply_days=3,
        effective_from=today(), made_by=world.cast.coordinator, made_at=now(),
    )  # fmt: skip
    return None, {"end": rule.pk}


_KEPT_BY = {"own": "guard-own", "national": "municipal-guard"}
_BESIDE = {"local_coordinator": "guard-kmp-next-county"}


def _body(line, role) -> str:
    return _KEPT_BY.get(line.object) or _BESIDE.get(role, "guard-kmp-next-province")


_CONTACT = {"email": "", "phone": "000 000 123", "source": SOURCE}


@act("panel:partners add")
def _add_partner(world, line, role) -> Sent:
    unit = Partner.objects.get(slug=_body(line, role)).unit
    return None, {"act": "add", "name": "Zarząd Dróg", "kind": "road_manager", "unit": unit.slug, **_CONTACT}


@act("panel:partners contact")
def _contact(world, line, role) -> Sent:
    return None, {"act": "contact", "partner": _body(line, role), **_CONTACT}


@act("panel:partners end")
def _end_partner(world, line, role) -> Sent:
    return None, {"act": "end", "partner": _body(line, role), "last_day": today().isoformat()}


@act("panel:saved_filters save")
def _save_filter(world, line, role) -> Sent:
    return None, {"act": "save", "name": "Dziś", "query": "due=today"}


@act("panel:saved_filters delete")
def _delete_filter(world, line, role) -> Sent:
    user = world.users.get(role, world.cast.head_far) if own(line) else world.cast.head_far
    return None, {"act": "delete", "filter": SavedFilter.objects.create(user=user, name="x", query="due=today").pk}


@act("panel:rules change")
def _rule(world, line, role) -> Sent:
    sent = {"stage": "verify", "category": "", "amount": "7", "days": "calendar", "source": SOURCE}
    return None, sent | {"effective_from": _tomorrow(), "confirmed": "1"}


@act("panel:rules withdraw")
def _withdraw_rule(world, line, role) -> Sent:
    rule = DeadlineRule.objects.create(
        stage="verify", amount=7, days="calendar", source=SOURCE, effective_from=today() + DAY
    )
    return None, {"withdraw": rule.pk}


@act("panel:category_new")
def _new_category(world, line, role) -> Sent:
    _none, sent = _category(world, line, role)
    words = {"icon": "anvil", "name": "Nowe zagrożenie", "name_en": "A new threat", "name_uk": "Нова загроза"}
    return None, sent | words | {"group": Category.objects.get(slug=SPEED).group}


@act("panel:category_questions")
def _question(world, line, role) -> Sent:
    texts = {"text": "Kiedy?", "text_en": "When?", "text_uk": "Коли?"}
    answers = {"answers_pl": "rano\nnocą", "answers_en": "morning\nnight", "answers_uk": "вранці\nвночі"}
    return None, texts | answers | {"effective_from": _tomorrow(), "confirmed": "1"}


@act("panel:category change")
def _category(world, line, role) -> Sent:
    found = Category.objects.get(slug=SPEED)
    names = ("name", "name_en", "name_uk", "hint", "hint_en", "hint_uk", "words", "icon", "precision", "near_m")
    sent = {name: getattr(found, name) for name in names} | {"minimum_visits": 3, "why": SOURCE}
    box = {"description_required": "on"} if found.description_required else {}
    return None, sent | box | {"effective_from": _tomorrow(), "confirmed": "1"}


@act("panel:category withdraw")
def _withdraw_change(world, line, role) -> Sent:
    change = CategoryChange.objects.create(
        category=Category.objects.get(slug=SPEED), effective_from=today() + DAY, after={"precision": 250},
        why=SOURCE, made_by=world.cast.national, made_at=now(),
    )  # fmt: skip
    return None, {"withdraw": change.pk}


@act("panel:reasons change")
def _reason(world, line, role) -> Sent:
    what = "verifying hoax misplaced"
    return None, {"what": what, "act": "withdraw", "effective_from": _tomorrow(), "why": SOURCE, "confirmed": "1"}


@act("panel:reasons withdraw")
def _withdraw_reason(world, line, role) -> Sent:
    rule = ReasonRule.objects.create(
        old="verifying", new="hoax", reason="misplaced", is_allowed=False, effective_from=today() + DAY,
        why=SOURCE, made_by=world.cast.national, made_at=now(),
    )  # fmt: skip
    return None, {"withdraw": rule.pk}


@act("panel:templates change")
def _template(world, line, role) -> Sent:
    sent = {"status": "", "category": "", "title": "Podziękowanie", "valid_from": today().isoformat()}
    return None, sent | _TEXTS | {"confirmed": "1"}


@act("panel:templates end")
def _end_template(world, line, role) -> Sent:
    made = AnswerTemplate.objects.create(title="Podziękowanie", status="", valid_from=today() - DAY, **_TEXTS)
    return None, {"end": made.pk}


@act("panel:accounts_user_add")
def _new_user(world, line, role) -> Sent:
    password = "całkiem długie hasło 7"
    return None, {"username": "nowa", "password1": password, "password2": password, "usable_password": "true"}


@act("panel:auth_user_password_change")
def _new_password(world, line, role) -> Sent:
    password = "całkiem długie hasło 7"
    return None, {"password1": password, "password2": password, "usable_password": "true"}


@act("panel:accounts_user_change")
def _user(world, line, role) -> Sent:
    user = world.cast.head_far
    return None, {"username": user.username, "first_name": "Anna", "last_name": "Nowa", "is_active": "on"}


@act("panel:verification_membership_add", "panel:verification_membership_change")
def _role(world, line, role) -> Sent:
    user, unit = world.cast.head_far, world.region.sections[1]
    sent = {"user": user.pk, "role": Role.SECTION_HEAD, "unit": unit.pk, "area": ""}
    return None, sent | {"valid_0": today().isoformat(), "valid_1": ""}


def membership_of(world, line) -> Membership:
    user = world.cast.system_admin if line.object == "self" else world.cast.head_far
    return Membership.objects.filter(user=user).earliest("pk")


__all__ = ["ACTS"]
