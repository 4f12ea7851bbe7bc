"""A text that is sealed in the database and a text in Python: a column of bytes, each value under a key of its own.

Whoever reads the row reads the text, so which rows are read is the caller's business (`verification.permissions`). A text
whose key was destroyed reads as None, "erased"; an empty one needs no key and reads as "". Nothing can be searched or
sorted by such a column. Changed through an instance only: the earlier key is destroyed by `reports.contents`.
"""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from reports import keys

_SLOT = 8


class Opened(str):
    """A text as it was read, which remembers how it lies sealed: saving the row again changes nothing."""

    sealed: bytes

    @property
    def slot(self) -> keys.Slot:
        return int.from_bytes(self.sealed[:_SLOT], "big")


def seal_text(text: str) -> bytes:
    slot = keys.new_key()
    return slot.to_bytes(_SLOT, "big") + keys.seal(slot, text.encode())


def open_text(sealed: bytes) -> Opened | None:
    """None where the key is gone."""
    return open_texts([sealed])[0]


def open_texts(sealed: Iterable[bytes]) -> list[Opened | None]:
    """The same for many, in their order."""
    rows = list(sealed)
    plain = keys.unseal_many([(int.from_bytes(row[:_SLOT], "big"), row[_SLOT:]) for row in rows])
    return [None if words is None else _text(words, row) for words, row in zip(plain, rows, strict=True)]


def _text(plain: bytes, sealed: bytes) -> Opened:
    text = Opened(plain.decode())
    text.sealed = sealed
    return text


class SealedTextField(models.BinaryField):
    description = _("sealed text")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"null": True, "blank": True, **kwargs})

    def get_default(self) -> str:
        return ""

    def from_db_value(self, value: Any, expression: object, connection: object) -> str | None:
        if value is None:
            return None
        return open_text(bytes(value)) if len(value) else ""

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if isinstance(value, str):
            value = value.sealed if isinstance(value, Opened) else seal_text(value) if value else b""
        return super().get_db_prep_value(value, connection, prepared)

    def value_to_string(self, obj: models.Model) -> str:
        """Never in the clear: what is dumped stays sealed."""
        return ""
