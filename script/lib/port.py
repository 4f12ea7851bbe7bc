"""Can HOST:PORT be listened on? One line on stderr if not. Run by script/lib/web.sh before the site starts."""

import socket
import sys

host, port = sys.argv[1], int(sys.argv[2])
try:
    family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    with socket.socket(family, kind) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(address)
        probe.listen()
except socket.gaierror:
    sys.exit(f"{host} is not an address of this machine. Try --host 127.0.0.1")
except PermissionError:
    sys.exit(f"port {port} is reserved for root. Choose one above 1023: script/server --port 8080")
except OSError as error:
    taken = "is taken by another program" if error.errno == 98 else f"cannot be used on {host} ({error.strerror})"
    sys.exit(f"port {port} {taken}. Choose another: script/server --port {port + 1 if port < 65535 else 8080}")
