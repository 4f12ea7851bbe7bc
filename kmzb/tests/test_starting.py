"""The whole life of a start, in a copy of the tree with a database of its own. Python's packages are borrowed."""

import hashlib
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from kmzb.tests.scripts import ROOT, Tree
from kmzb.tests.served import free_port

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def port():
    return str(free_port())


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("start") / "tree"
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, files.split("\0")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    shutil.rmtree(folder / "script")
    tree = Tree(folder)
    (folder / ".local").mkdir()
    (folder / ".local/venv").symlink_to(ROOT / ".local/venv")
    tree.bash('requirements_sum "$(python_of_system)" requirements.txt >.local/venv-1.sum')
    yield tree
    tree.run("script/server", "--stop")
    outside = Path(f"/var/lib/kmzb-{hashlib.sha256(str(folder).encode()).hexdigest()[:12]}")
    if outside.exists():
        shutil.rmtree(outside)


def pid(site, name):
    return int((site.folder / f".local/run/{name}.pid").read_text().split()[0])


def start(site, port, *arguments):
    return site.run("script/server", "--detach", "--empty", "--port", port, *arguments)


@pytest.fixture
def running(site, port):
    answer = start(site, port)
    assert answer.returncode == 0, answer.stderr
    return site


def status(site):
    return site.run("script/server", "--status").stdout


def test_a_detached_start_is_up_and_a_second_one_says_so(running, port):
    assert status(running) == f"up http://localhost:{port}/\n"
    again = start(running, port)
    assert (again.returncode, again.stdout) == (0, f"Already running at http://localhost:{port}/\n")


@pytest.mark.parametrize("victim", ["web", "worker"])
def test_a_killed_process_does_not_block_the_next_start(running, port, victim):
    os.kill(pid(running, victim), signal.SIGKILL)
    assert start(running, port).returncode == 0
    assert status(running).startswith("up ")


def test_stopping_ends_what_was_started_and_nothing_else(running):
    ours = [pid(running, "web"), pid(running, "worker")]
    stranger = subprocess.Popen(["sleep", "60"], cwd=running.folder)
    assert running.run("script/server", "--stop").returncode == 0
    assert not [number for number in ours if Path(f"/proc/{number}/cwd").exists()]
    assert status(running) == "down\n"
    assert stranger.poll() is None
    stranger.kill()
    stranger.wait()


def test_control_c_ends_everything(site, port):
    site.run("script/server", "--stop")
    command = ["script/server", "--empty", "--port", port]
    started = subprocess.Popen(command, cwd=site.folder, stdout=subprocess.DEVNULL, start_new_session=True)
    for _ in range(300):
        if status(site).startswith("up "):
            break
        time.sleep(0.2)
    web = pid(site, "web")
    os.killpg(started.pid, signal.SIGINT)
    assert started.wait(60) == 130
    assert status(site) == "down\n"
    assert not Path(f"/proc/{web}/cwd").exists()


def test_later_starts_take_less_than_ten_seconds(running, port):
    running.run("script/server", "--stop")
    began = time.monotonic()
    assert start(running, port).returncode == 0
    assert time.monotonic() - began < 10
