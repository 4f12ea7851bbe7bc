import json
import os
import socket
import stat
import subprocess
import sys

import environ
import pyotp
import pytest
from django.db import connection

from kmzb import quiet_database
from kmzb.tests.scripts import ROOT, Tree


@pytest.fixture
def tree(tmp_path):
    folder = tmp_path / "A Tree"
    folder.mkdir()
    return Tree(folder)


@pytest.mark.parametrize("script", ["server", "test"])
def test_help_shows_an_example(tree, script):
    answer = tree.run(f"script/{script}", "--help")
    assert answer.returncode == 0
    assert f"Example: script/{script}" in answer.stdout


@pytest.mark.parametrize(
    "arguments", [["--detch"], ["--port"], ["--port", "80x"], ["--port", "0"], ["--port", "65536"]]
)
def test_a_wrong_argument_is_refused_in_plain_words(tree, arguments):
    answer = tree.run("script/server", *arguments)
    assert answer.returncode == 2
    assert "Try: script/server --help" in answer.stderr


def test_a_tree_that_was_never_started_is_down_and_stopping_it_is_no_error(tree):
    status = tree.run("script/server", "--status")
    assert (status.returncode, status.stdout) == (3, "down\n")
    assert tree.run("script/server", "--stop").returncode == 0


def test_secrets_are_long_kept_between_starts_and_readable_by_the_owner_alone(tree):
    first = tree.bash("ensure_env; cat .local/env").stdout
    assert tree.bash("ensure_env; cat .local/env").stdout == first
    assert all(len(line.partition("=")[2]) > 50 for line in first.splitlines())
    assert stat.S_IMODE((tree.folder / ".local" / "env").stat().st_mode) == 0o600


def test_a_value_of_the_caller_wins_and_is_not_written_down(tree):
    answer = tree.bash('ensure_env; printf %s "$SECRET_KEY"', SECRET_KEY="the caller's own")
    assert answer.stdout == "the caller's own"
    assert "caller" not in (tree.folder / ".local" / "env").read_text()


@pytest.mark.parametrize("folder", ["/srv/Site/socket", "/srv/my site/100%", "/srv/ąę?x#y@z/socket"])
def test_the_address_of_the_socket_survives_the_way_into_the_settings(tree, folder):
    url = tree.bash('ensure_env "pass-word" "$FOLDER"; printf %s "$DATABASE_URL"', FOLDER=folder).stdout
    config = environ.Env.db_url_config(url)
    assert (config["HOST"], config["NAME"], config["USER"], config["PASSWORD"]) == (folder, "kmzb", "kmzb", "pass-word")


def test_a_process_that_only_took_over_the_number_is_neither_ours_nor_killed(tree):
    stranger = subprocess.Popen(["sleep", "60"])
    try:
        answer = tree.bash(
            f"echo {stranger.pid} 1 >.local/run/x.pid; alive .local/run/x.pid && echo ours; end .local/run/x.pid 1"
        )
        assert answer.stdout == ""
        assert stranger.poll() is None
        assert not (tree.folder / ".local/run/x.pid").exists()
    finally:
        stranger.kill()
        stranger.wait()


def test_ending_a_process_ends_its_children_too_also_after_it_was_killed(tree):
    body = """
    lives() { [[ -e /proc/$1 && $(process_field "$1" 3) != Z ]]; }
    launch .local/run/x.pid .local/log/x.log bash -c 'sleep 61 & echo $!; wait'
    sleep 0.3; alive .local/run/x.pid; {kill}
    child=$(cat .local/log/x.log); lives "$child" && echo "child lived"
    end .local/run/x.pid 5; sleep 0.2; lives "$child" || echo "child ended"
    """
    assert tree.bash(body.replace("{kill}", "")).stdout == "child lived\nchild ended\n"
    assert tree.bash(body.replace("{kill}", "kill -9 $PID; sleep 0.2")).stdout == "child lived\nchild ended\n"


def test_a_step_that_fails_shows_its_last_words_and_what_to_do(tree):
    answer = tree.bash(
        'boom() { echo "no route to host"; false; echo "went on"; }; step "Fetching" "Is the network up?" boom'
    )
    assert answer.returncode == 1
    assert "no route to host" in answer.stderr and "went on" not in answer.stderr
    assert "script/trial: Fetching failed. Is the network up?" in answer.stderr


def test_without_apt_the_missing_things_are_named(tree):
    answer = tree.bash(
        'missing_packages() { echo "gettext postgis"; }; command() { return 1; }; ensure_packages server'
    )
    assert answer.returncode == 1
    assert "no apt-get" in answer.stderr and "gettext postgis" in answer.stderr


def test_a_full_disk_is_named_before_anything_is_installed(tree):
    answer = tree.bash("df() { printf 'x\\n/dev/x 1 1 100 1 /\\n'; }; need_space 1500")
    assert answer.returncode == 1
    assert "only 100 MB are free" in answer.stderr and "1500 MB are needed" in answer.stderr


def test_a_taken_port_is_told_with_another_to_try(tree):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = tree.bash(f"check_port 127.0.0.1 {port}")
    assert answer.returncode == 1
    assert answer.stderr.startswith(f"script/trial: port {port} is taken by another program. Choose another: ")


def test_a_database_that_cannot_be_reached_is_one_line():
    command = [sys.executable, "script/lib/check_database.py", "postgis"]
    environment = os.environ | {"DATABASE_URL": "postgis://kmzb:x@127.0.0.1:9/kmzb"}
    answer = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert answer.returncode == 1
    assert answer.stderr.startswith("the database cannot be reached") and answer.stderr.count("\n") == 1


@pytest.mark.django_db
def test_a_given_database_is_warned_of_as_the_check_of_a_deployment_does():
    command = [sys.executable, "script/lib/check_database.py", "postgis"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    with connection.cursor() as cursor:
        cursor.execute(quiet_database.QUERY, [quiet_database.NAMES])
        advice = quiet_database.advice(dict(cursor.fetchall()))
    warned = [line for line in answer.stderr.splitlines() if "superuser" not in line]
    assert (answer.returncode, warned) == (0, [f"Warning: {sentence}" for sentence in advice.values()])


@pytest.mark.parametrize(
    ("host", "url"),
    [("127.0.0.1", "http://localhost:81/"), ("::", "http://localhost:81/"), ("10.0.0.7", "http://10.0.0.7:81/")],
)
def test_the_printed_address_is_one_that_a_browser_and_a_passkey_take(tree, host, url):
    assert tree.bash(f"public_url {host} 81").stdout == url


@pytest.mark.django_db
def test_the_private_cluster_writes_nothing_of_a_request_and_loses_nothing():
    if not str(connection.settings_dict["HOST"]).startswith("/"):
        pytest.skip("DATABASE_URL names a database that the scripts did not make")
    expected = {
        "listen_addresses": "",
        "log_line_prefix": "%t %p %e ",
        "log_connections": "off",
        "log_statement": "none",
        "log_min_messages": "log",
        "log_min_error_statement": "panic",
        "log_error_verbosity": "terse",
        "log_parameter_max_length": "0",
        "log_parameter_max_length_on_error": "0",
        "track_commit_timestamp": "off",
        "synchronous_commit": "on",
        "fsync": "on",
        "data_checksums": "on",
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", [list(expected)])
        assert dict(cursor.fetchall()) == expected
        cursor.execute("SELECT rolsuper, rolcreaterole, rolreplication FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False, False)
        cursor.execute("SELECT to_jsonb(d) FROM pg_database d WHERE datname = current_database()")
        database = json.loads(cursor.fetchone()[0])
    assert database["datlocprovider"] == "i"
    assert (database.get("daticulocale") or database.get("datlocale")) == "pl-PL"


def test_the_one_time_code_is_the_one_of_an_authenticator_app(tree):
    (tree.folder / ".local").mkdir()
    secret = pyotp.random_base32()
    (tree.folder / ".local/demo-sign-ins.json").write_text(json.dumps([{"login": "anna", "totp_secret": secret}]))
    before = pyotp.TOTP(secret).now()
    printed = tree.run(sys.executable, "script/lib/one_time_code.py", "anna").stdout.strip()
    assert printed in {before, pyotp.TOTP(secret).now()}


def test_the_one_time_code_of_nobody_lists_the_sign_ins(tree):
    (tree.folder / ".local").mkdir()
    (tree.folder / ".local/demo-sign-ins.json").write_text('[{"login": "anna", "totp_secret": "MFRGG"}]')
    answer = tree.run(sys.executable, "script/lib/one_time_code.py")
    assert (answer.returncode, answer.stderr) == (1, "Say which sign-in: anna\n")
