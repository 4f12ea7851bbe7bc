"""The WSGI entry: the anonymous edge in front of Django. Nothing may serve Django without it."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kmzb.settings")

from django.core.wsgi import get_wsgi_application

from kmzb.edge import Edge

application = Edge(get_wsgi_application())
