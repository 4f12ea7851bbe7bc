"""The rows of the bar's table of bad inputs that a report can carry, as data: what is sent, what must come back.

`FIELDS` are values of one field, sent by the API as JSON and by the form as text where a person could type them.
`BODIES` are whole bodies that cannot be read. Numbers are the rows of the table.
"""

from dataclasses import dataclass

from reports.tests.factories import DANGEROUS_FUN, WITHDRAWN


@dataclass(frozen=True)
class Bad:
    row: str
    field: str
    value: object
    code: str
    typed: str | None = None  # what a person types in the form for the same; None where a form cannot say it
    also: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return f"{self.row}-{self.field}-{self.code}"


def _many(row: str, field: str, code: str, values: tuple, typed: str | None = None) -> list[Bad]:
    return [Bad(row, field, value, code, typed) for value in values]


TOO_DEEP_ACCENTS = "o" + "\u0301" * 500
FIELDS: list[Bad] = [
    Bad("9", "status", "confirmed", "unknown_field"),
    Bad("9", "is_public", True, "unknown_field"),
    *_many("10", "description", "wrong_type", ({"a": 1}, ["x"], 5, True)),
    Bad("12", "category", 99999999999, "wrong_type"),
    Bad("12", "category", -1, "wrong_type"),
    Bad("12", "category", "", "required", ""),
    Bad("12", "category", "a" * 5000, "unknown_category", "a" * 5000),
    Bad("12", "category", "a'; DROP TABLE reports_report;--", "unknown_category", "a'; DROP TABLE reports_report;--"),
    Bad("13", "category", WITHDRAWN, "category_withdrawn", WITHDRAWN),
    Bad("29", "description", "a\x00b", "forbidden_characters", "a\x00b"),
    Bad("30", "description", "a\ud800b", "forbidden_characters"),
    Bad("31", "description", "a\x1b[31mb", "forbidden_characters", "a\x1b[31mb"),
    Bad("31", "description", "a\x08b\x85c", "forbidden_characters", "a\x08b"),
    Bad("33", "description", "abc\u202edef", "forbidden_characters", "abc\u202edef"),
    Bad("33", "description", "\u2066x\u2069", "forbidden_characters", "\u2066x\u2069"),
    Bad("35", "description", TOO_DEEP_ACCENTS, "forbidden_characters", TOO_DEEP_ACCENTS),
    Bad("37", "description", "ż" * 1001, "too_long", "ż" * 1001),
    Bad("37", "description", "x" * 10**6, "too_long", "x" * 10**6),
    *[
        Bad("38", "description", text, "description_required", text, (("category", DANGEROUS_FUN),))
        for text in ("", "   ", "\u3164\u3164", "......")
    ],
    *_many("51", "lon", "wrong_type", ("nan", "NaN", "19.45", [], {}, True)),
    Bad("51", "lon", None, "required", ""),
    Bad("51", "lat", None, "required", ""),
    Bad("51", "lon", float("nan"), "not_finite", "nan"),
    Bad("52", "lat", float("inf"), "not_finite", "inf"),
    Bad("52", "lat", float("-inf"), "not_finite", "-inf"),
    Bad("53", "lon", 1e308, "out_of_range", "1e308"),
    Bad("53", "lat", -1e308, "out_of_range", "-1e308"),
    Bad("54", "lon", -0.0, "outside_area", "-0.0", (("lat", 0.0),)),
    Bad("55", "lon", 51.7, "swapped", "51.7", (("lat", 19.4),)),
    Bad("56", "lon", 190, "out_of_range", "190"),
    Bad("56", "lon", -170, "outside_area", "-170"),
    Bad("56", "lat", 91, "out_of_range", "91"),
    Bad("56", "lon", 19.45 + 360, "out_of_range", "379.45"),
    Bad("57", "lon", 530000, "out_of_range", "530000", (("lat", 600000),)),
    Bad("58", "lon", "19,45", "wrong_type"),
    Bad("59", "lat", "51.77", "wrong_type"),
    Bad("60", "lon", 15.0, "outside_area", "15.0"),
    Bad("65", "geometry", {"coordinates": [19.4, 51.7]}, "unknown_field"),
    Bad("65", "point", {"type": "Feature", "geometry": None}, "unknown_field"),
    *_many("65", "lon", "wrong_type", ({"type": "Point", "coordinates": []}, [19.4], [1, 2, 3, 4, 5], [None])),
    Bad("69", "crs", {"type": "name", "properties": {"name": "EPSG:2180"}}, "unknown_field"),
    Bad("69", "lon", "SRID=999999;POINT(1 2)", "wrong_type", "SRID=999999;POINT(1 2)"),
    *_many("94", "occurred_on", "wrong_type", ("2026-02-31", "2027-02-29", "31.02.2026", 5, ["x"]), "2026-02-31"),
    Bad("94", "occurred_on", "2999-01-01", "date_in_future", "2999-01-01"),
    Bad("94", "occurred_on", "1900-01-01", "date_too_old", "1900-01-01"),
    *_many("94", "weekdays", "wrong_type", ("pon", [1.5], [True], {}, [1] * 8)),
    *_many("94", "weekdays", "out_of_range", ([0], [8], [-1])),
    *_many("94", "hours", "wrong_type", ("18-22", ["22-18"], ["18-25"], ["a-b"], [5], ["18-22"] * 25)),
    Bad("-", "not_emergency", False, "not_emergency_required", ""),
    Bad("-", "not_emergency", "true", "wrong_type"),
]

# What JSON text says literally and no Python value can: (row, field, literal, code).
LITERALS = [
    ("51", "lon", "NaN", "not_finite"),
    ("52", "lon", "Infinity", "not_finite"),
    ("52", "lat", "-Infinity", "not_finite"),
    ("52", "lat", "1e400", "not_finite"),
    ("11", "lon", "9" * 5000, "out_of_range"),
    ("11", "category", "9" * 5000, "out_of_range"),
    ("59", "lon", "19." + "4" * 400, "out_of_range"),
]

# (row, body, headers, status, code)
JSON = {"content_type": "application/json"}
BODIES = [
    ("1", b"", JSON, 400, "empty_body"),
    ("1", b"   ", JSON, 400, "empty_body"),
    ("2", b"{", JSON, 400, "not_json"),
    ("3", b"[]", JSON, 422, "not_an_object"),
    ("3", b"5", JSON, 422, "not_an_object"),
    ("3", b'"x"', JSON, 422, "not_an_object"),
    ("3", b"null", JSON, 422, "not_an_object"),
    ("4", b"[" * 100_000, JSON, 400, "too_deep"),
    ("4", b'{"a":' * 100_000, JSON, 400, "too_deep"),
    ("5", b'{"description": "\xff\xfe"}', JSON, 400, "invalid_encoding"),
    ("6", '{"lon": 1}'.encode("utf-16"), JSON, 400, "invalid_encoding"),
    ("7", b"{}", {"content_type": "application/json; charset=nonexistent"}, 415, "unsupported_media_type"),
    ("8", b'{"lon": 1, "lon": 2}', JSON, 400, "duplicate_key"),
    ("14", b"{}", {"content_type": ""}, 415, "unsupported_media_type"),
    ("14", b"{}", {"content_type": "text/plain"}, 415, "unsupported_media_type"),
    ("14", b"<a/>", {"content_type": "application/xml"}, 415, "unsupported_media_type"),
    ("15", b"--x", {"content_type": "multipart/form-data"}, 415, "unsupported_media_type"),
    ("16", b"a=1&" * 1500, {"content_type": "application/x-www-form-urlencoded"}, 415, "unsupported_media_type"),
    ("17", b" " * (2 * 1024 * 1024 + 1), JSON, 413, "too_large"),
    ("20", b"\x1f\x8b", JSON | {"HTTP_CONTENT_ENCODING": "gzip"}, 415, "unsupported_media_type"),
]

# (row, body, content type, status) for the form
FORM = "application/x-www-form-urlencoded"
BROKEN_FORMS = [
    ("1", b"", FORM, 422),
    ("5", b"description=%FF%FE", FORM, 400),
    ("7", b"a=1", f"{FORM}; charset=nonexistent", 415),
    ("14", b"a=1", "text/plain", 415),
    ("14", b"{}", "application/json", 415),
    ("15", b"--x\r\n", "multipart/form-data", 400),
    ("15", b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1', "multipart/form-data; boundary=x", 400),
    ("16", b"a=1&" * 1500, FORM, 400),
    ("17", b"a=" + b"x" * (2 * 1024 * 1024), FORM, 413),
]

# Stored as they are and shown as text: (row, description)
HARMLESS = [
    ("32", "a\r\nSet-Cookie: x=1\r\n2026-01-01 INFO fake"),
    ("34", "zero\u200bwidth\u00adshy\ufeff"),
    ("36", "👨‍👩‍👧‍👦" * 142),
    ("39", "Спам ｆｕｌｌ １２３"),
    ("40", "<script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}${jndi:ldap://x}"),
    ("41", "'; DROP TABLE reports_report;-- %s \\'"),
    ("45", "o\u0301"),
    ("46", "مرحبا Привіт 你好"),
]
