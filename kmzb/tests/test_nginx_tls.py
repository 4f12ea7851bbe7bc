"""The whole shipped site of nginx, TLS and the way from port 80 included; only ports, paths and names are other ones."""

import datetime
import json
import re
import shutil
import socket
import ssl
import subprocess
import tempfile
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from kmzb.tests.proxied import NGINX, SHIPPED, new_key, wait_until
from kmzb.tests.served import free_port, serving, unchunked

pytestmark = pytest.mark.skipif(not NGINX, reason="nginx is not installed (Debian package nginx)")
NAME = "mapa.example.org"


def write_certificate(folder):
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.datetime.now(datetime.UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now).not_valid_after(now + datetime.timedelta(days=1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
    pem, plain = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    (folder / "chain.pem").write_bytes(made.sign(key, hashes.SHA256()).public_bytes(pem))
    (folder / "key.pem").write_bytes(key.private_bytes(pem, plain, serialization.NoEncryption()))


def write_site(folder, upstream, port, plain_port):
    """As an administrator copies it: paths, ports and certificate are replaced, nothing else."""
    write_certificate(folder)
    new_key(folder)
    for file in ("kmzb.conf", "kmzb-buckets.conf", "kmzb-site.conf"):
        text = (SHIPPED / file).read_text()
        for shipped, here in (
            ("/run/kmzb/site.sock", upstream.address),
            ("/etc/nginx/kmzb", folder),
            ("/run/kmzb", folder),
            ("/usr/share/kmzb/nginx", SHIPPED),
            ("/etc/ssl/kmzb/fullchain.pem", folder / "chain.pem"),
            ("/etc/ssl/private/kmzb.pem", folder / "key.pem"),
            ("listen 443", f"listen 127.0.0.1:{port}"),
            ("listen 80;", f"listen 127.0.0.1:{plain_port};"),
        ):
            text = text.replace(shipped, str(here))
        (folder / file).write_text(re.sub(r"\n +listen \[::\].*", "", text))
    temporary = "".join(f"{kind}_temp_path {folder}/{kind}; " for kind in ("proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log warn; events {{}}\n"
        f"http {{ access_log off; {temporary} include {folder}/kmzb.conf; }}\n"
    )


@pytest.fixture(scope="module")
def ports():
    with tempfile.TemporaryDirectory() as at, serving(Path(at), unix=True) as upstream:
        folder = Path(at)
        folder.chmod(0o755)
        Path(upstream.address).chmod(0o777)  # nginx drops to another user when root starts it
        port, plain_port = free_port(), free_port()
        write_site(folder, upstream, port, plain_port)
        command = [NGINX, "-e", folder / "error.log", "-p", folder, "-c", folder / "nginx.conf"]
        checked = subprocess.run([*command, "-t"], capture_output=True, text=True)
        assert checked.returncode == 0, checked.stderr
        process = subprocess.Popen(command)
        try:
            wait_until(lambda: process.poll() is not None or listens(port))
            assert process.poll() is None
            yield port, plain_port
        finally:
            process.terminate()
            process.wait(30)


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def connect(port, *protocols):
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_alpn_protocols(protocols)
    return context.wrap_socket(socket.create_connection(("127.0.0.1", port), 10), server_hostname=NAME)


def ask(connection):
    connection.sendall(f"GET /a HTTP/1.1\r\nHost: {NAME}\r\nConnection: close\r\n\r\n".encode())
    return b"".join(iter(lambda: connection.recv(65536), b""))


def test_the_site_behind_tls_knows_that_it_is_encrypted_and_sees_no_address(ports):
    with connect(ports[0], "http/1.1") as connection:
        seen = json.loads(unchunked(ask(connection)))
    assert (seen["HTTP_X_KMZB_SCHEME"], seen["HTTP_HOST"]) == ("https", NAME)
    assert 0 <= seen["kmzb.bucket"] < 256
    assert "127.0.0.1" not in json.dumps(seen)


def test_a_browser_is_offered_http_2_and_no_ticket_to_be_known_by(ports):
    with connect(ports[0], "h2", "http/1.1") as connection:
        assert connection.selected_alpn_protocol() == "h2"
    with connect(ports[0], "http/1.1") as connection:
        ask(connection)
        assert connection.session is None or not connection.session.has_ticket


def test_plain_http_is_sent_to_the_encrypted_site(ports):
    with socket.create_connection(("127.0.0.1", ports[1]), 10) as connection:
        answer = ask(connection)
    assert answer.split()[1] == b"308"
    assert f"Location: https://{NAME}/a\r\n".encode() in answer


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_systemd_understands_the_units():
    units = sorted(SHIPPED.glob("kmzb-key.*"))
    said = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True)
    complaints = [line for line in said.stderr.splitlines() if "kmzb-key" in line and "not executable" not in line]
    assert len(units) == 2 and complaints == []
