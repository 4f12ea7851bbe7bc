"""The questions of a category as the form asks them, and their answers as lines that the officer reads."""

import datetime
from collections.abc import Mapping

from reports.deadlines import today
from reports.models import CategoryQuestion

MOST_ANSWERED = 10


def of_category(slug: str, on: datetime.date) -> list[CategoryQuestion]:
    return list(CategoryQuestion.objects.current(on).filter(category__slug=slug)) if slug else []


def by_category(on: datetime.date) -> dict[str, list[dict[str, object]]]:
    """All of them in the language of the page, for the script that shows those of the chosen category. One query."""
    found: dict[str, list[dict[str, object]]] = {}
    for question in CategoryQuestion.objects.current(on).select_related("category"):
        row = {"name": question.name, "text": question.label, "answers": question.answers}
        found.setdefault(question.category.slug, []).append(row)
    return found


def lines(answers: Mapping[str, str], slug: str) -> list[str]:
    """ "Question answer" in Polish, in the order of the questions. What does not belong to the category is left out."""
    if not any(answers.values()):
        return []
    found = []
    for question in of_category(slug, today())[:MOST_ANSWERED]:
        place = answers.get(question.name, "")
        if place.isdecimal() and place.isascii() and int(place[:3]) < len(question.choices):
            found.append(f"{question.text} {question.choices[int(place[:3])]['pl']}")
    return found
