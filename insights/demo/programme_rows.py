"""The officers' side of the programme in the demo: figures and hours of the last months, a survey that enough have answered.

One unit is late with the last month, and one figure was corrected.
"""

import datetime
import random

from django.utils import timezone

from insights.demo.ground import Ground
from insights.demo.people import People
from verification.models import BeatHours, HoursKind, MonthlyFigure, Obstacle, ProgrammeTask, SurveyAnswer
from verification.months import month_of, shifted

MONTHS = 3
USUAL = (18, 3, 5, 4, 22, 2, 11)  # of each task in a month
PROPOSALS = (
    "Jeden druk zamiast trzech po interwencji.",
    "Rower służbowy dla rejonu nad rzeką.",
    "Stały dzień w tygodniu tylko na rejon.",
    "Telefon, który działa cały dyżur.",
    "Mapa rejonu z numerami bram w telefonie.",
    "Krótka odpowiedź gminy w ciągu tygodnia, choćby odmowna.",
    "Drugi dzielnicowy w rejonie w sezonie.",
    "Spotkanie z mieszkańcami raz na kwartał, wspólnie ze strażą.",
)


def write_programme(ground: Ground, people: People, seed: int, today: datetime.date) -> int:
    """How many rows."""
    rng = random.Random(f"{seed}:programme")  # noqa: S311 - a demo
    months = [shifted(month_of(today), -back) for back in range(MONTHS, 0, -1)]
    return (
        _figures(people, months, rng)
        + _hours(ground, people, [*months, month_of(today)], rng)
        + _survey(ground, today, rng)
    )


def _entered(month: datetime.date, rng: random.Random) -> datetime.datetime:
    """In the first days of the next month, during office hours."""
    day = shifted(month, 1) + datetime.timedelta(days=rng.randrange(9))
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(8 + rng.randrange(7), rng.randrange(60))))


def _figures(people: People, months: list[datetime.date], rng: random.Random) -> int:
    tasks, rows, now = list(ProgrammeTask.objects.all()), [], timezone.now()
    late = sorted(people.heads)[-1]
    for slug, head in sorted(people.heads.items()):
        for month in months:
            if slug == late and month == months[-1]:
                continue
            at = min(_entered(month, rng), now)
            for task, usual in zip(tasks, USUAL, strict=True):
                number = max(0, round(rng.gauss(usual, usual / 3)))
                rows.append(MonthlyFigure(unit=head.unit, month=month, task=task, number=number, by=head.user, at=at))
    first = rows[0]
    corrected = MonthlyFigure(
        unit=first.unit, month=first.month, task=first.task, number=first.number + 2, by=first.by, at=first.at
    )
    corrected.remark = "Doliczono dwie rozmowy z ostatniego dnia."
    return len(MonthlyFigure.objects.bulk_create([*rows, corrected], batch_size=1_000))


def _hours(ground: Ground, people: People, months: list[datetime.date], rng: random.Random) -> int:
    rows, now = [], timezone.now()
    for beat in ground.beats:
        officer, head = people.of_beat.get(beat.pk), people.heads[beat.unit.slug]
        for month in months:
            plan = rng.choice((96, 104, 112, 120))
            before = min(_entered(shifted(month, -1), rng), now)
            rows.append(BeatHours(beat=beat, month=month, kind=HoursKind.PLANNED, hours=plan, by=head.user, at=before))
            if officer is not None and month != months[-1]:
                done = min(plan + 12, max(0, round(plan * rng.gauss(0.82, 0.15))))
                at = min(_entered(month, rng), now)
                rows.append(BeatHours(beat=beat, month=month, kind=HoursKind.DONE, hours=done, by=officer.user, at=at))
    return len(BeatHours.objects.bulk_create(rows, batch_size=1_000))


def _survey(ground: Ground, today: datetime.date, rng: random.Random) -> int:
    """Of the counties, last month. Who answered was forgotten with the month."""
    obstacles = [one for one in Obstacle.values if one != Obstacle.NONE]
    counties = [unit for unit in ground.units.values() if unit.kind in {"kmp", "kpp"}]
    rows = [
        SurveyAnswer(
            unit=unit,
            month=shifted(month_of(today), -1),
            obstacles=sorted(rng.sample(obstacles, rng.randrange(1, 4))),
        )
        for unit in counties
        for _ in range(rng.randrange(3, 12))
    ]
    for row, text in zip(rng.sample(rows, len(PROPOSALS)), PROPOSALS, strict=True):
        row.proposal = text
    return len(SurveyAnswer.objects.bulk_create(rows))
