"""Words of a text that call for 112 now, and words about an officer's own offence, which another office takes.

Beginnings of words in Polish, English and Ukrainian. The page hands the same lists to its script
(static/js/lib/emergency.js), so the rule stands once.
"""

import re

from reports.fields import LOOKED_AT

NOW = (
    "pali się", "pożar", "płonie", "nie oddycha", "nieprzytomn", "krwawi", "wykrwawia", "umiera", "tonie", "topi się",
    "zasłabł", "zawał", "dusi się", "ma nóż", "nożem", "ma broń", "z bronią", "strzela", "wybuch", "chce się zabić",
    "chce skoczyć", "samobój", "gwałci", "zabije", "zabija", "dźgn", "pobity leży", "leży i się nie rusza", "porwa",
    "czuć gaz", "ulatnia się gaz", "biją się teraz", "właśnie biją", "bije żonę", "bije dziecko", "włamują się",
    "ratunku", "pomocy teraz", "pilnie pomocy", "on fire", "not breathing", "unconscious", "bleeding", "dying",
    "drowning", "has a knife", "has a gun", "shooting", "suicide", "kill me", "kill himself", "kill herself",
    "breaking in now", "smell of gas", "горить", "пожежа", "не дихає", "непритомн", "кровотеч", "помирає", "тоне",
    "має ніж", "має зброю", "стріля", "вибух", "самогуб", "запах газу", "рятуйте", "допоможіть зараз",
)  # fmt: skip
POLICE = (
    "policjant wziął", "policjant bierze łapów", "policjanci biorą", "łapówk policj", "łapówkę policj",
    "policjant pobił", "policjanci pobili", "policjant mnie", "policjanci mnie", "policjant groził", "skarga na policj",
    "skargę na policj", "korupcja w policji", "police officer hit", "police officer took", "corrupt police",
    "complaint about the police", "поліцейський побив", "поліцейський взяв", "скарга на поліц", "скаргу на поліц",
)  # fmt: skip


def _pattern(stems: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, stems))})", re.IGNORECASE)


_NOW, _POLICE = _pattern(NOW), _pattern(POLICE)


def _plain(text: str) -> str:
    return " ".join(text[:LOOKED_AT].split())


def needs_112(text: str) -> bool:
    return bool(_NOW.search(_plain(text)))


def is_about_police(text: str) -> bool:
    return bool(_POLICE.search(_plain(text)))


def stems() -> dict[str, tuple[str, ...]]:
    """What the script of the form looks for."""
    return {"now": NOW, "police": POLICE}
