"""Random acts on one report, each in two forms: what the model answers to it, and the call of the real service."""

import datetime
import random
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from accounts.models import User
from accounts.problems import Problem
from reports.dialogue import possible
from reports.models import PauseReason, Report
from reports.services.endorse import endorse
from reports.services.object_to import object_to
from reports.services.recur import recur
from reports.services.withdraw import withdraw
from reports.statuses import Reason, Status
from reports.tests.factories import SPEED, make_report
from verification import services
from verification.models import BulkKind
from verification.permissions import targets
from verification.queue import counts, open_in_scope
from verification.scope import UNIT_CHAIN, scope_of
from verification.services.bulk import chosen
from verification.tests.at_once import outcome
from verification.tests.life_model import Life
from verification.tests.life_table import EDGES

DAY = datetime.timedelta(days=1)
ROLES = {"officer": "officer", "section_head": "head", "coordinator": "local", "provincial": "provincial"}
STRANGERS = ("officer_next_door", "head_far", "viewer")  # they serve elsewhere, or may read no report
RESULTS = ("confirmed", "not_seen", "not_seen", "partly", "impossible")
KINDS = (
    *("decide",) * 12,
    *("visit",) * 10,
    *("pause",) * 2,
    *("resume", "object", "object", "refuse", "recur", "endorse", "endorse", "withdraw", "hide", "show", "leave", "return"),
)  # fmt: skip


@dataclass(frozen=True)
class Act:
    """`model` takes a `Life` and answers; `real` answers the same word, or an error escapes."""

    words: str
    model: object
    real: object

    def does(self):
        """The word of what really happened. Http404 has no code: `not_found`."""
        result = outcome(self.real)
        if isinstance(result, Problem):
            return result.code
        return "not_found" if isinstance(result, Exception) else "done"


class Lived:
    """One report in the database and its model. `acts` is the story so far, for whoever reads a failure.

    `place` is the report as a page loaded it once: the services read anew whatever may have changed.
    """

    def __init__(self, cast, partner, on, hours, chance):
        self.partner, self.chance = partner, chance
        made = make_report(day=on, category=SPEED, hours=("18-22",) if hours else ())
        self.life = Life(on, hours, dict(ROLES))
        self.acts = []
        self.users = {who: getattr(cast, who) for who in (*ROLES, *STRANGERS)}
        self.scopes = {who: scope_of(user, on) for who, user in self.users.items()}
        self.names = {user.pk: who for who, user in self.users.items()}
        rows = Report.objects.select_related("category", "beat", UNIT_CHAIN).defer("beat__area")
        self.place = rows.get(pk=made.pk)

    # What may happen next

    def next_act(self, at):
        kind = self.chance.choice(KINDS)
        words, model, real = getattr(self, f"_{kind}")(at)
        act = Act(f"{at:%Y-%m-%d %H:%M} {kind} {words}", model, real)
        self.acts.append(act.words)
        return act

    def user(self, who):
        """As a request finds it: read anew."""
        return User.objects.get(pk=self.users[who].pk)

    def serving(self):
        """Whose account is open."""
        return {who for who in ROLES if self.user(who).is_active}

    def somebody(self):
        return self.chance.choice([*ROLES, *ROLES, *ROLES, *STRANGERS])

    def _decide(self, at):
        who, to = self.somebody(), self.chance.choice(Status.values)
        useful = sorted((who, to) for who in ROLES for to in self.life.targets(who))
        if useful and self.chance.random() < 0.7:
            who, to = self.chance.choice(useful)
        seen = self.life.status if self.chance.random() < 0.9 else self.chance.choice(Status.values)
        listed = sorted(EDGES.get((seen, to), ((), ()))[1])
        reason = self.chance.choice([*listed * 3, "", *Reason.values[:2]])
        given = self.chance.random() < 0.8
        handed = services.HandOverTo(self.partner.slug, at.date()) if given and to == Status.REFERRED else None
        asked = services.Decision(to, seen, reason, "Zrobione." if given else "", handed)
        return (
            f"{who} {seen}->{to} {reason} {given}",
            lambda life: life.decide(who, at, to, seen, reason, given),
            lambda: services.decide(report=self.place, decision=asked, actor=self.user(who), at=at),
        )

    def _visit(self, at):
        who, result = self.somebody(), self.chance.choice(RESULTS)
        hours = [hour for hour in (0, 10, 19) if hour < at.hour]
        seen_at = at.replace(hour=self.chance.choice(hours), minute=0) if hours and self.chance.random() < 0.8 else at
        made = services.NewVisit(seen_at, "on_foot", result)
        return (
            f"{who} {seen_at:%H:%M} {result}",
            lambda life: life.visit(who, seen_at, result),
            lambda: services.record_visit(report=self.place, visit=made, actor=self.user(who), at=at),
        )

    def _pause(self, at):
        who, stage = self.somebody(), self.chance.choice(["verify", "verify", "eliminate", "reply", "read"])
        until = at.date() + self.chance.choice([-1, 0, 3, 10, 60, 61]) * DAY
        why = PauseReason.ANSWER
        return (
            f"{who} {stage} {until}",
            lambda life: life.stand(who, at.date(), stage, until),
            lambda: services.pause(
                report=self.place, stage=stage, until=until, reason=why, actor=self.user(who), at=at
            ),
        )

    def _resume(self, at):
        who, stage = self.somebody(), self.chance.choice(["verify", "eliminate", "reply"])
        return (
            f"{who} {stage}",
            lambda life: life.stand(who, at.date(), stage, None),
            lambda: services.resume(report=self.place, stage=stage, actor=self.user(who), at=at),
        )

    def _object(self, at):
        on = at.date()
        return (
            "",
            lambda life: life.object(on),
            lambda: object_to(report=self.place, reason="Zagrożenie jest nadal.", on=on),
        )

    def _refuse(self, at):
        who = self.somebody()
        return (
            who,
            lambda life: life.refuse_objection(who),
            lambda: services.refuse_objection(report=self.place, text="Sprawdzono.", actor=self.user(who), at=at),
        )

    def _recur(self, at):
        return "", lambda life: life.recur(at), lambda: recur(report=self.place, at=at)

    def _endorse(self, at):
        return "", lambda life: life.endorse(at), lambda: endorse(report=self.place, on=at.date())

    def _withdraw(self, at):
        return "", lambda life: life.withdraw(), lambda: withdraw(report=self.place, what=["text"], on=at.date())

    def _hide(self, at, hidden=True):
        who, kind = self.somebody(), BulkKind.HIDE if hidden else BulkKind.SHOW
        return (
            who,
            lambda life: life.hide(who, hidden),
            lambda: self._hide_for_real(self.user(who), kind, at),
        )

    def _hide_for_real(self, user, kind, at):
        reports = chosen(scope_of(user, timezone.localdate(at)), {self.place.public_id})
        return services.act_on(reports=reports, kind=kind, actor=user, at=at)

    def _show(self, at):
        return self._hide(at, hidden=False)

    def _leave(self, at, active=False):
        """The account is closed, or opened again."""
        who = self.chance.choice(list(ROLES))

        def model(life):
            life.people.pop(who, None)
            life.people |= {who: ROLES[who]} if active else {}
            return "done"

        mine = User.objects.filter(pk=self.users[who].pk)
        return who, model, lambda: mine.update(is_active=active)

    def _return(self, at):
        return self._leave(at, active=True)

    # Is it as the model says

    def size(self):
        """What every act but a refused one changes: enough to see that nothing was written. One query."""
        rows = Report.objects.annotate(acts=Count("changes", distinct=True), runs=Count("clocks", distinct=True))
        return rows.values_list("status", "is_hidden", "acts", "runs").get(pk=self.place.pk)

    def expected_size(self):
        return self.life.status, self.life.hidden, len(self.life.trail), len(self.life.clocks)

    def real(self):
        """Everything of the row that the model knows too."""
        report = Report.objects.only("status", "is_hidden").get(pk=self.place.pk)
        self.place.status = report.status
        trail = report.changes.order_by("pk").values_list("old", "new", "reason", "actor", "on")
        return {
            "status": report.status,
            "hidden": report.is_hidden,
            "clocks": list(report.clocks.order_by("pk").values_list("stage", "started_on", "due_on", "stopped_on")),
            "trail": [(*row[:3], self.names.get(row[3]), row[4]) for row in trail],
        }

    def expected(self, life=None):
        life = life or self.life
        return {
            "status": life.status,
            "hidden": life.hidden,
            "clocks": [(clock.stage, clock.started, clock.due, clock.stopped) for clock in life.clocks],
            "trail": life.trail,
        }

    def offered(self):
        """Which statuses each person is offered, as the row was read last."""
        return {who: set(targets(self.scopes[who], self.place)) for who in self.life.people}

    def seen_by(self, who, on):
        """What the queue, the resident and the list of the late ones make of it."""
        scope = scope_of(self.user(who), on)
        waiting = open_in_scope(scope).filter(pk=self.place.pk)
        may = possible(Report.objects.get(pk=self.place.pk), on).can
        return {
            "in queue": waiting.exists(),
            "late in queue": counts(waiting, on, Q())["overdue"] == 1,
            "may object": "object" in may,
            "may say it is back": "recur" in may,
        }

    def expected_by(self, who, on):
        waits = self.life.waits() and who in self.life.people
        return {
            "in queue": waits,
            "late in queue": waits and bool(self.life.late(on)),
            "may object": self.life.may_object(on),
            "may say it is back": self.life.status == "eliminated",
        }


def evening(on, minute):
    """Warsaw time: eight o'clock and some minutes."""
    local = timezone.get_default_timezone()
    return datetime.datetime.combine(on, datetime.time(20), local) + datetime.timedelta(minutes=minute)


def some_day(seed):
    """A day to begin with; the days after it hold changes of the clock, Christmas and a leap day."""
    return datetime.date(2026, 1, 1) + random.Random(seed).randrange(1_000) * DAY
