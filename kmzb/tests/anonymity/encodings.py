"""The ways in which an IPv4 address could lie in a store. Raw bytes are left out: four of them turn up by chance."""

import base64
import hashlib
import hmac
import ipaddress

# Few signs, which random data hold by chance: they count only where they stand alone, with no letter or digit beside.
SHORT = frozenset({"decimal", "hex", "hex, last byte first", "base64"})


def encodings(address: str, keys: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """Fourteen by their names, and one HMAC per key; letters of hex small and large."""
    texts = plain(address) | digests(address)
    for number, key in enumerate(keys):
        texts[f"HMAC of key {number}"] = hmac.new(key.encode(), address.encode(), hashlib.sha256).hexdigest()
    return {name: [text] if name == "base64" else list({text, text.upper()}) for name, text in texts.items()}


def plain(address: str) -> dict[str, str]:
    parsed = ipaddress.IPv4Address(address)
    octets = address.split(".")
    packed = parsed.packed
    return {
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
        "mapped and expanded": ipaddress.IPv6Address(b"\0" * 10 + b"\xff\xff" + packed).exploded,
    }


def digests(address: str) -> dict[str, str]:
    return {
        "md5": hashlib.md5(address.encode(), usedforsecurity=False).hexdigest(),
        "sha1": hashlib.sha1(address.encode(), usedforsecurity=False).hexdigest(),
        "sha256": hashlib.sha256(address.encode()).hexdigest(),
    }
