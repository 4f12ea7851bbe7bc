"""The site as it is served, with addresses that fail on purpose and less patience with slow visitors.

`/zawodzi/log/<words>/` writes its words to the server's log, as a careless line of code would.
"""

import sys

from django.conf import settings

from kmzb import timed_socket, wsgi

settings.ROOT_URLCONF = "kmzb.tests.browser.failing_urls"
timed_socket.PATIENCE = 1.5
CARELESS = "/zawodzi/log/"


def application(environ, start_response):
    if environ["PATH_INFO"].startswith(CARELESS):
        sys.stderr.write(f"{environ['PATH_INFO']}\n")
    return wsgi.application(environ, start_response)
