"""The search of the queue page: what was typed as reports, or why it finds nothing."""

from dataclasses import dataclass, field

from django.db.models import QuerySet

from accounts.problems import Problem
from districts.addresses.nearest import nearest_streets
from reports.models import Report
from verification.search import asked_words, search


@dataclass(frozen=True)
class Search:
    """`count` is how many were found, None where nothing was asked for; `refusal` says why nothing was looked for."""

    reports: QuerySet[Report]
    count: int | None = None
    is_cut: bool = False
    refusal: str = ""
    streets: dict[int, str] = field(default_factory=dict)

    def streets_of(self, reports: list[Report]) -> list[str]:
        """In their order. No query where the search has looked for all of them."""
        if all(report.pk in self.streets for report in reports):
            return [self.streets[report.pk] for report in reports]
        return nearest_streets([report.point for report in reports])


def look_for(reports: QuerySet[Report], typed: str) -> Search:
    """What the words are in; everything where none were typed or they are refused."""
    if not typed:
        return Search(reports)
    try:
        found = search(reports, asked_words(typed))
    except Problem as problem:
        return Search(reports, refusal=problem.sentence)
    return Search(reports.filter(pk__in=found.keys), len(found.keys), found.is_cut, streets=found.streets)
