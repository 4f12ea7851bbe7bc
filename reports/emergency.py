"""Words of a text that call for 112 now, and words about an officer's own offence, which another office takes.

Beginnings of words in Polish, English and Ukrainian. The page hands the same lists to its script
(static/js/lib/emergency.js), so the rule stands once.
"""

import re
from bisect import bisect_left, bisect_right

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


# Said before the words it denies them: "nie ma pożaru". Whatever stands between, other than a filler, makes it a call.
DENIALS = (
    "nie", "nie ma", "nie było", "nie widać", "nie czuć", "nikt nie", "nic nie", "nigdy nie", "bez", "żadnego", "żadnej",
    "no", "not", "never", "without", "isn't", "wasn't", "nobody is", "не", "немає", "нема", "не було", "ніхто не", "без",
)  # fmt: skip
FILLERS = ("tu", "tam", "tutaj", "już", "żadnego", "żadnej", "any", "a", "тут", "там", "вже", "жодної")
ASKED = ("czy", "whether", "if", "чи")  # "czy nie pali się" is no denial
# Words that may tell of something long over; a verb in the present tense never does.
PASSED = (
    "pożar", "wybuch", "zawał", "zasłabł", "strzela", "nieprzytomn", "nożem", "z bronią", "porwa", "dźgn", "gwałci",
    "krwawi", "wykrwawia", "umiera", "zabija", "on fire", "not breathing", "unconscious", "bleeding", "drowning", "shooting",
    "smell of gas", "пожежа", "непритомн", "кровотеч", "стріля", "вибух", "запах газу",
)  # fmt: skip
PAST = (
    "wczoraj", "przedwczoraj", "zeszłym", "zeszłego", "zeszły", "ubiegłym", "ubiegłego", "tydzień temu", "tygodnie temu",
    "tygodni temu", "dni temu", "miesiąc temu", "miesiące temu", "miesięcy temu", "rok temu", "lata temu", "lat temu",
    "kiedyś", "dawniej", "był pożar", "był wybuch", "była strzelanina", "po pożarze", "po wybuchu", "yesterday",
    "last week", "last month", "last year", "days ago", "weeks ago", "months ago", "years ago", "вчора", "учора", "позавчора",
    "минулого", "днів тому", "дні тому", "тижні тому", "тижнів тому", "місяць тому", "роки тому", "років тому",
    "була пожежа", "був вибух",
)  # fmt: skip
PRESENT = (
    "teraz", "dziś", "dzisiaj", "znowu", "znów", "nadal", "wciąż", "ciągle", "właśnie", "jeszcze", "od wczoraj", "minut",
    "chwilą", "chwilę", "godzin", "now", "today", "again", "still", "since yesterday", "minute", "hour", "зараз", "сьогодні",
    "знову", "досі", "щойно", "хвилин", "годин", "від вчора",
)  # fmt: skip
OTHER_WORDS = ("pożarow", "pożarn")  # the fire road, the fire brigade
BREAKS = (".", ",", ";", ":", "!", "?", "…", " i ", " ale ", " oraz ", " and ", " but ", " та ", " але ", " і ")
_BEFORE = 40  # characters in front of the words in which a denial is looked for


def _any(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words))


def _pattern(stems: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(stems)})", re.IGNORECASE)


_NOW, _POLICE, _PAST, _PRESENT = map(_pattern, (NOW, POLICE, PAST, PRESENT))
_BREAK = re.compile(_any(BREAKS), re.IGNORECASE)
_DENIED = re.compile(rf"(?:^|[^\w])(?:({_any(ASKED)}) )?(?:{_any(DENIALS)})(?: (?:{_any(FILLERS)}))* $", re.IGNORECASE)


def _plain(text: str) -> str:
    return " ".join(text[:LOOKED_AT].split())


def needs_112(text: str) -> bool:
    """Whether something in it calls for help now. What is denied in front of it, or told of a day that is over, does not.

    Rather a false alarm than a missed one: whatever is not clearly so counts. Linear in the text.
    """
    plain = _plain(text)
    ends = [found.start() for found in _BREAK.finditer(plain)]
    return any(_calls(plain, ends, found) for found in _NOW.finditer(plain))


def _calls(plain: str, ends: list[int], found: re.Match[str]) -> bool:
    start, end = found.span()
    if plain[start : start + 10].lower().startswith(OTHER_WORDS):
        return False
    denied = _DENIED.search(plain[max(0, start - _BEFORE) : start])
    if denied and not denied[1]:
        return False
    if found[0].lower() not in PASSED:
        return True
    first = bisect_right(ends, start - 1)
    after = bisect_left(ends, end)
    clause = plain[ends[first - 1] if first else 0 : ends[after] if after < len(ends) else len(plain)]
    return not _PAST.search(clause) or bool(_PRESENT.search(clause))


def is_about_police(text: str) -> bool:
    return bool(_POLICE.search(_plain(text)))


def stems() -> dict[str, tuple[str, ...]]:
    """What the script of the form looks for, by the names that it has there."""
    return {
        "now": NOW, "police": POLICE, "denials": DENIALS, "fillers": FILLERS, "asked": ASKED, "passed": PASSED, "past": PAST,
        "present": PRESENT, "others": OTHER_WORDS, "breaks": BREAKS,
    }  # fmt: skip
