"""Gunicorn's settings. It serves plain HTTP on one address or unix socket; TLS and the public name are a proxy's work.

The application is loaded before the workers fork: the memory of the edge and of the limits is shared by all of them.
"""

import gc
import multiprocessing
import os
import resource

# A core dump would write the keys of the edge and the text of a request to a disk.
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

wsgi_app = "kmzb.wsgi:application"
worker_class = "kmzb.worker.QuietWorker"
logger_class = "kmzb.worker.QuietLogger"
preload_app = True
bind = os.environ.get("WEB_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_WORKERS", str(min(4, max(2, multiprocessing.cpu_count())))))
threads = int(os.environ.get("WEB_THREADS", "4"))

# No request may hold the database for long: what is cut off answers 503 with a time to come back. Compiling a query (jit)
# takes longer than running any of ours.
os.environ.setdefault(
    "PGOPTIONS", "-c statement_timeout=10s -c lock_timeout=5s -c idle_in_transaction_session_timeout=10s -c jit=off"
)

# A worker is replaced after so many requests: whatever it leaks ends with it.
max_requests = 20_000
max_requests_jitter = 2_000
timeout = 60
graceful_timeout = 20
keepalive = 15

# Requests beyond these are refused before the application sees them.
limit_request_line = 8190
limit_request_fields = 60
limit_request_field_size = 8190

# Nobody is believed about where a request comes from; what the edge takes over a unix socket it reads by itself.
forwarded_allow_ips = ""
forwarder_headers = ""
secure_scheme_headers: dict[str, str] = {}
proxy_allow_ips = ""
control_socket_disable = True

# No access log: it would be a list of visits. Errors go to stderr, without a word of the request.
accesslog = None
errorlog = "-"
loglevel = "info"
# The workers' heartbeat is a file; on a disk it would wait for the disk.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - an anonymous file


def when_ready(server) -> None:
    """Loads every page's code before the workers fork: a mistake in it ends the start instead of each request."""
    from django.apps import apps
    from django.urls import get_resolver

    if apps.ready:
        get_resolver().check()
    _settle()


def _settle() -> None:
    """What is loaded by now lives as long as the process: nobody looks through it for garbage again, and workers share it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)  # a page of the panel makes some ten thousand objects
