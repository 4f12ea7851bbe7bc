"""The reference of a submission: the least that a Django view can do to keep something, behind the same server and edge.

The addresses of the whole site and one more, `/bare/`: one row, one commit, through the same middleware. Its table is made
by `table()` and goes with it. Served by `kmzb.bench.wsgi`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, models
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
def table() -> Iterator[None]:
    with connection.schema_editor() as editor:
        editor.execute(f"DROP TABLE IF EXISTS {BareRow._meta.db_table}")
        editor.create_model(BareRow)
    try:
        yield
    finally:
        with connection.schema_editor() as editor:
            editor.delete_model(BareRow)


@csrf_exempt
def bare(request: HttpRequest) -> HttpResponse:
    BareRow.objects.create(words=request.body.decode())
    return HttpResponse(status=201)


urlpatterns = [path("bare/", bare), *urls.urlpatterns]
