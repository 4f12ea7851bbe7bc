"""The site on a database of its own, both as durable as an installation's, and the ways to hurt it."""

import os
import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kmzb.tests.anonymity.stores import family
from kmzb.tests.cluster import Cluster, private_cluster
from kmzb.tests.served import ROOT, Server, serving

PREPARE = """
import django
django.setup()
from django.core.management import call_command
from districts.tests.factories import make_region
call_command("migrate", verbosity=0)
make_region()
"""


@dataclass
class Site:
    cluster: Cluster
    server: Server
    keys: Path
    media: Path

    def kill_a_worker(self, chance: random.Random) -> None:
        workers = family(self.server.process)[1:]
        if workers:
            os.kill(chance.choice(workers), signal.SIGKILL)


@contextmanager
def running_site() -> Iterator[Site]:
    """Two workers, four threads each; limits out of the way, no proof of work."""
    with tempfile.TemporaryDirectory() as at, private_cluster() as cluster:
        folder = Path(at)
        environment = {
            "DATABASE_URL": cluster.url,
            "KEY_STORE": str(folder / "keys"),
            "MEDIA_STORAGE": str(folder / "media"),
            "LIMIT_FACTOR": "1000",
        }
        subprocess.run([sys.executable, "-c", PREPARE], cwd=ROOT, env=os.environ | environment, check=True)
        with serving(folder, application="kmzb.wsgi:application", ready="/healthz", environment=environment) as server:
            yield Site(cluster, server, folder / "keys", folder / "media")
