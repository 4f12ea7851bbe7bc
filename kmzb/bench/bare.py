"""The reference of what writes: the least that a Django view can do to keep something, behind the same server and edge.

The addresses of the whole site and two more, `/bare/` and `/bare/change/N/`: one commit each, through the same middleware.
Their table is made by `table()`, with a row for each of those who change one at once: on one row they would wait for each
other. It goes with it. Served by `kmzb.bench.wsgi`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, models, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from kmzb import urls
from kmzb.urls import handler400, handler403, handler404, handler500  # noqa: F401 - Django looks for them here


class BareRow(models.Model):
    """What a bare view keeps. Nobody reads it."""

    words = models.TextField()

    class Meta:
        app_label = "bench"

    def __str__(self) -> str:
        return str(self.pk)


@contextmanager
def table(rows: int = 0) -> Iterator[None]:
    """With so many rows in it; their keys begin with 1."""
    with connection.schema_editor() as editor:
        editor.execute(f"DROP TABLE IF EXISTS {BareRow._meta.db_table}")
        editor.create_model(BareRow)
    BareRow.objects.bulk_create(BareRow(words="") for _ in range(rows))
    try:
        yield
    finally:
        with connection.schema_editor() as editor:
            editor.delete_model(BareRow)


@csrf_exempt
def bare(request: HttpRequest) -> HttpResponse:
    BareRow.objects.create(words=request.body.decode())
    return HttpResponse(status=201)


@csrf_exempt
def bare_change(request: HttpRequest, row: int) -> HttpResponse:
    """The reference of a change of status: one row changed, one inserted, in one transaction."""
    with transaction.atomic():
        BareRow.objects.filter(pk=row).update(words=request.body.decode())
        BareRow.objects.create(words=request.body.decode())
    return HttpResponse()


urlpatterns = [path("bare/", bare), path("bare/change/<int:row>/", bare_change), *urls.urlpatterns]
