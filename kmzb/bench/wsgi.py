"""The site with the addresses of `kmzb.bench.bare`, as gunicorn loads it for a run of the bench."""

from django.conf import settings

from kmzb.wsgi import application

settings.ROOT_URLCONF = "kmzb.bench.bare"
__all__ = ["application"]
