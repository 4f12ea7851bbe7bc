"""A hundred visitors (a thousand in the long run), then every store is searched for each address in each spelling."""

import contextlib
import os
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.management import call_command

from kmzb import quiet_database
from kmzb.tests.anonymity import stores
from kmzb.tests.anonymity.canaries import CANARIES, plant
from kmzb.tests.anonymity.errors import CAREFULLY, CARELESSLY, force_errors
from kmzb.tests.anonymity.refusals import PROVOKED, refused
from kmzb.tests.anonymity.searching import find, matches
from kmzb.tests.anonymity.site import JOBS, kill_a_worker, private_site
from kmzb.tests.anonymity.visitors import WORDS, Visitor
from kmzb.tests.cluster import is_possible
from kmzb.tests.proxied import NGINX

pytestmark = [
    pytest.mark.early,
    pytest.mark.django_db,
    pytest.mark.skipif(not is_possible(), reason="PostgreSQL's programs are not installed here"),
]
MANY = 1_000 if os.environ.get("KMZB_LONG") else 100
BEHIND_NGINX = range(MANY, MANY + MANY // 5)
KEYS = (settings.SECRET_KEY, settings.RECEIPT_KEY)


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker):
    """The database of the tests holds the region and its officers for a moment."""
    from districts.tests.factories import make_region
    from verification.tests.factories import make_cast

    with django_db_blocker.unblock():
        cast = make_cast(make_region())
        type(cast.coordinator).objects.update(email="on-duty@demo.invalid")
        yield
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture(scope="module")
def searched(filled):
    """What was found where, after all of them were here; and what they were answered."""
    with private_site() as site:
        statuses, through_nginx = set(), set()
        with site.served() as server, site.worker():
            come(range(MANY), server, statuses)
            if NGINX:
                with site.behind_nginx() as proxy:
                    come(BEHIND_NGINX, proxy, through_nginx)
            site.run_jobs(*JOBS)
            site.show_everything()
            advice = quiet_database.advice(site.settings_of_the_database())
            force_errors(site, server)
            plant(site, server)
            held = stores.collect(site, server)
        site.cluster.stop()
        held = {name: places for name, places in held.items() if any(stores.files_of(places))}
        wanted = [*everybody(range(MANY)), *everybody(BEHIND_NGINX), *CANARIES.values()]
        yield SimpleNamespace(
            hits=find(held, wanted, KEYS),
            told=[store for store, places in held.items() if matches([WORDS], places)],
            statuses=statuses,
            through_nginx=through_nginx,
            stores=set(held),
            advice=advice,
            words=(site.cluster.home / "postgres.log").read_text(),
            mails=[mail.read_text() for mail in (site.folder / "mail").iterdir()],
        )


def visitors(numbers, server=None, statuses=None):
    return [Visitor(number, server, statuses) for number in numbers]


def everybody(numbers):
    """Where they come from and what they claim."""
    return [address for person in visitors(numbers) for address in (person.source, person.claimed)]


def come(numbers, server, statuses):
    """Six at a time. Then some are half way through when a process of the server dies, and send once more."""
    people = visitors(numbers, server, statuses)
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(Visitor.visit, people))
        list(pool.map(refused, people))
        late = people[::10]
        with contextlib.ExitStack() as lines:
            for person in late:
                lines.enter_context(person.half_way())
            if server.process:
                kill_a_worker(server)
        assert {answer.split()[1] for answer in pool.map(Visitor.report, late)} <= {b"200", b"201"}


def test_every_kind_of_refusal_was_provoked(searched):
    assert searched.statuses >= PROVOKED


@pytest.mark.skipif(not NGINX, reason="nginx is not installed (Debian package nginx)")
def test_visitors_came_through_nginx_too(searched):
    assert searched.through_nginx >= {200, 201, 400, 404, 413, 414, 422, 500}


def test_no_store_holds_an_address_in_any_spelling(searched):
    assert set(stores.NAMES) <= searched.stores
    kept = {hit for hit in searched.hits if hit[1] not in CANARIES.values()}
    assert kept == set()


def test_what_residents_wrote_lies_open_nowhere(searched):
    assert searched.told == []


def test_the_search_finds_twelve_of_twelve_addresses_that_were_put_there(searched):
    found = {store for store, address, kind in searched.hits if CANARIES.get(store) == address and kind == "dotted"}
    assert len(CANARIES) == 12
    assert found == set(CANARIES)


def test_an_error_of_the_database_leaves_nothing_of_its_row_in_the_log(searched):
    assert CARELESSLY in searched.words  # where the same settings are loosened
    assert CAREFULLY not in searched.words


def test_the_cluster_of_the_scripts_needs_no_advice(searched):
    assert searched.advice == {}


def test_the_mail_to_officers_about_a_flood_is_among_what_was_searched(searched):
    assert [mail for mail in searched.mails if CANARIES["mail"] not in mail]  # one for each unit that had one
