"""The ways in which an IPv4 address could lie in a store. Raw bytes are left out: four of them turn up by chance."""

import base64
import hashlib
import hmac
import ipaddress


def encodings(address: str, keys: tuple[str, ...]) -> dict[str, bytes]:
    parsed = ipaddress.IPv4Address(address)
    octets = address.split(".")
    packed = parsed.packed
    six = ipaddress.IPv6Address(b"\0" * 10 + b"\xff\xff" + packed)
    texts = {
        "dotted": address,
        "zero-padded": ".".join(octet.zfill(3) for octet in octets),
        "decimal": str(int(parsed)),
        "hex": packed.hex(),
        "hex, last byte first": packed[::-1].hex(),
        "octets reversed": ".".join(reversed(octets)),
        "name for a reverse look-up": parsed.reverse_pointer,
        "network": ".".join(octets[:3]) + ".",
        "base64": base64.b64encode(packed).decode().rstrip("="),
        "mapped to IPv6": f"::ffff:{address}",
        "mapped and expanded": six.exploded,
        "md5": hashlib.md5(address.encode(), usedforsecurity=False).hexdigest(),
        "sha1": hashlib.sha1(address.encode(), usedforsecurity=False).hexdigest(),
        "sha256": hashlib.sha256(address.encode()).hexdigest(),
    }
    for number, key in enumerate(keys):
        texts[f"HMAC of key {number}"] = hmac.new(key.encode(), address.encode(), hashlib.sha256).hexdigest()
    return {name: text.lower().encode() for name, text in texts.items()}
