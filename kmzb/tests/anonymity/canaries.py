"""One address put into each store, by the way that an address would take, to see that the search looks there."""

import os
from pathlib import Path

from django.core.mail import EmailMessage
from django.core.mail.backends.filebased import EmailBackend

from kmzb.tests.anonymity.site import Site
from kmzb.tests.anonymity.stores import NAMES, opened
from kmzb.tests.served import Server

CANARIES = {store: f"127.211.212.{number}" for number, store in enumerate(NAMES, 61)}


def plant(site: Site, server: Server) -> None:
    """Before the stores are collected."""
    in_the_database(site)
    site.cluster.superuser(f"DO $$ BEGIN RAISE LOG 'from {CANARIES['log of PostgreSQL']}'; END $$")
    server.ask(f"GET /zawodzi/log/{CANARIES['log of the server']}/ HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
    site.run_jobs(f"unknown:{CANARIES['log of the worker']}", can_fail=True)
    (site.folder / "media" / "photo").write_text(CANARIES["media and keys"])
    (site.folder / "tmp" / "upload").write_text(CANARIES["temporary files"])
    in_shared_memory(server, CANARIES["shared memory"])
    backend = EmailBackend(file_path=site.folder / "mail")
    EmailMessage("From", CANARIES["mail"], to=["on-duty@demo.invalid"], connection=backend).send()


def in_the_database(site: Site) -> None:
    """A row that stays, one that is deleted again, one that was never committed, and one that everybody may read."""
    with site.connection() as connection:
        connection.execute("CREATE TABLE seen (place text)")
        for store in ("dump", "backup", "data directory"):
            connection.execute("INSERT INTO seen VALUES (%s)", [CANARIES[store]])
        site.cluster.superuser("CHECKPOINT")
        connection.execute("DELETE FROM seen WHERE place = %s", [CANARIES["data directory"]])
        connection.execute("BEGIN")
        connection.execute("INSERT INTO seen VALUES (%s)", [CANARIES["write-ahead log"]])
        connection.execute("ROLLBACK")
        connection.execute("UPDATE reports_category SET hint = hint || %s", [CANARIES["public answers"]])


def in_shared_memory(server: Server, text: str) -> None:
    """At the end of the first memory that the server's processes share."""
    shared = [link for link in opened(server.process) if str(link.readlink()).startswith("/memfd:")]
    with Path(shared[0]).open("r+b") as memory:
        memory.seek(-len(text), os.SEEK_END)
        memory.write(text.encode())
