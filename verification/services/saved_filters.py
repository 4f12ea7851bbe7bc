"""An officer's own choices in the queue: kept under a name, deleted, one of them opened first."""

from django.db import transaction

from accounts.models import User
from accounts.problems import Problem
from verification.models import SavedFilter
from verification.services.desk import needed_text

MOST = 20
LONGEST_NAME = 40


def save_filter(*, user: User, name: str, query: str) -> SavedFilter:
    """`query` as the panel writes it. Raises `Problem` 422 at `name`: empty, too long, taken, or twenty are kept already."""
    name = needed_text("name", name, LONGEST_NAME)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)  # two tabs at once neither pass the twenty nor share a name
        own = SavedFilter.objects.filter(user=user)
        if own.filter(name__iexact=name).exists():
            raise Problem(fields={"name": "name_taken"})
        if own.count() >= MOST:
            raise Problem(fields={"name": "too_many_filters"})
        return SavedFilter.objects.create(user=user, name=name, query=query)


def delete_filter(*, user: User, key: int) -> bool:
    """Whether there was one of this user."""
    return bool(SavedFilter.objects.filter(user=user, pk=key).delete()[0])


def start_with(*, user: User, key: int | None) -> bool:
    """The choice that opens instead of the whole queue; None: none does. Whether that is so now."""
    with transaction.atomic():
        own = SavedFilter.objects.select_for_update().filter(user=user)
        own.filter(is_start=True).update(is_start=False)
        return key is None or bool(own.filter(pk=key).update(is_start=True))
