"""A real nginx with the shipped configuration, in front of a server's unix socket."""

import contextlib
import os
import shutil
import subprocess
import time

from kmzb.tests.served import ROOT, Server, free_port

NGINX = os.environ.get("KMZB_NGINX") or shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
SHIPPED = ROOT / "deploy" / "nginx"
# Nobody wants to wait here for those who send slowly.
IMPATIENT = {
    "client_header_timeout 15s": "client_header_timeout 2s",
    "client_body_timeout 20s": "client_body_timeout 2s",
}
MAIN = """
daemon off; master_process on; pid {folder}/pid; error_log {folder}/error.log warn;
events {{ worker_connections 256; }}
http {{
    access_log off;
    proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    include {folder}/kmzb-buckets.conf;
    upstream kmzb {{ server unix:{socket}; keepalive 4; }}
    server {{ listen 127.0.0.1:{port}; server_name localhost; include {folder}/kmzb-site.conf; }}
}}
"""


class Proxy(Server):
    def __init__(self, port, folder):
        super().__init__(("127.0.0.1", port), folder / "error.log")
        self.folder = folder

    def ask(self, request, source="127.0.0.1"):
        """As a browser does: the line stays open until the answer is there."""
        with self.connect(source) as connection:
            connection.settimeout(20)
            connection.sendall(request)
            return b"".join(iter(lambda: connection.recv(65536), b""))

    def buckets(self):
        """Of forty networks."""
        return [self.get(source=f"127.{number}.6.9")["kmzb.bucket"] for number in range(1, 41)]


@contextlib.contextmanager
def running(folder, upstream):
    """All files of this nginx lie in the folder: its key, its own log, what it might write down of a body."""
    port = free_port()
    for name in ("kmzb-buckets.conf", "kmzb-site.conf"):
        text = (SHIPPED / name).read_text()
        for shipped, here in ({"/run/kmzb": folder, "/usr/share/kmzb/nginx": folder} | IMPATIENT).items():
            assert shipped in text or name != "kmzb-site.conf"
            text = text.replace(shipped, str(here))
        (folder / name).write_text(text)
    for page in SHIPPED.glob("*.html"):  # the user of nginx may not be allowed to enter the tree
        shutil.copy(page, folder)
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder, socket=upstream.address, port=port))
    new_key(folder)
    process = subprocess.Popen([NGINX, "-e", folder / "error.log", "-p", folder, "-c", folder / "nginx.conf"])
    proxy = Proxy(port, folder)
    try:
        wait_until(lambda: process.poll() is not None or answers(proxy))
        assert process.poll() is None, proxy.log.read_text()
        yield proxy
    finally:
        process.terminate()
        process.wait(30)


def new_key(folder):
    subprocess.run([SHIPPED / "new-key", folder], check=True)


def answers(proxy):
    with contextlib.suppress(OSError):
        return proxy.ask(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    return b""


def wait_until(condition):
    for _ in range(200):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("never true")
