"""How often, when and with what outcome: shares of the demo's reports.

Category shares: KWP Łódź 2016-2022 for the first three, published order for the others. Confirmed shares: national figures
to October 2022 (speed 58 %, parking 50 %, infrastructure 55 %), alcohol 38 % (Małopolska), about half otherwise; jokes 4 %.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Habit:
    """`months` weigh January to December; `hours` are what residents name; `referred` is the share handed over."""

    share: float
    confirmed: float = 0.45
    referred: float = 0.03
    hours: tuple[str, ...] = ()
    months: tuple[int, ...] = (2,) * 12
    texts: tuple[str, ...] = ()


SUMMER = (1, 1, 1, 2, 3, 4, 5, 5, 3, 2, 1, 1)
WINTER = (6, 6, 3, 1, 1, 0, 0, 0, 1, 2, 4, 6)
SPRING = (0, 3, 9, 8, 2, 1, 1, 1, 1, 1, 0, 0)

HABITS = {
    "przekraczanie-dozwolonej-predkosci": Habit(
        0.269, 0.58, 0.01, ("06-09", "15-18", "20-24"), (2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 2, 2),
        ("Samochody jadą tu dużo za szybko, szczególnie po południu.", "Obok szkoły nikt nie zwalnia, proszę o pomiar.",
         "Na prostym odcinku kierowcy stale wyprzedzają na przejściu.", "Wieczorem motocykle rozpędzają się między światłami.")),
    "nieprawidlowe-parkowanie": Habit(
        0.204, 0.50, 0.02, ("07-09", "14-17", "18-22"), (2,) * 12,
        ("Auta stoją na chodniku, wózkiem trzeba zjechać na jezdnię.", "Codziennie zastawione przejście dla pieszych.",
         "Parkowanie na trawniku i zakręcie, nic nie widać.", "Zastawiona droga pożarowa przy bloku.")),
    "spozywanie-alkoholu-w-miejscach-niedozwolonych": Habit(
        0.157, 0.38, 0.0, ("16-20", "18-22", "20-24"), SUMMER,
        ("Grupa osób pije pod sklepem prawie codziennie.", "Picie na placu zabaw, potłuczone butelki.",
         "W parku na ławkach pije się od południa.")),
    "niewlasciwa-infrastruktura-drogowa": Habit(
        0.065, 0.55, 0.45, (), (3, 4, 4, 3, 2, 2, 2, 2, 2, 2, 3, 3),
        ("Głęboka dziura tuż za przejściem.", "Nie świeci latarnia przy przystanku.", "Znak zasłonięty przez gałęzie.")),
    "akty-wandalizmu": Habit(0.040, 0.45, 0.04, ("22-24", "18-22"), SUMMER, ("Znów zniszczona wiata przystanku.", "Napisy na świeżo malowanej elewacji.")),
    "nielegalne-rajdy-samochodowe": Habit(0.036, 0.42, 0.0, ("20-24", "22-24"), SUMMER, ("Co piątek zlot i drift na parkingu.", "Nocne wyścigi na prostej, hałas do rana.")),
    "grupowanie-sie-maloletnich-zagrozonych-demoralizacja": Habit(0.034, 0.40, 0.02, ("15-18", "18-22"), SUMMER, ("Młodzież zbiera się w pustostanie.", "Głośne grupy za szkołą, zaczepki.")),
    "zla-organizacja-ruchu-drogowego": Habit(0.032, 0.50, 0.40, ("07-09", "15-18"), (2,) * 12, ("Skrzyżowanie myli, nie wiadomo kto ma pierwszeństwo.", "Światła dla pieszych są za krótkie.")),
    "dzikie-wysypiska-smieci": Habit(0.032, 0.66, 0.30, (), (2, 2, 4, 4, 3, 2, 2, 2, 3, 3, 3, 2), ("W lesie przybywa worków ze śmieciami.", "Ktoś wysypał gruz przy drodze polnej.")),
    "uzywanie-srodkow-odurzajacych": Habit(0.027, 0.33, 0.0, ("18-22", "20-24"), SUMMER, ("Na klatce czuć dym, na podłodze woreczki.",)),
    "walesajace-sie-bezpanskie-psy": Habit(0.022, 0.42, 0.25, ("06-09",), (2,) * 12, ("Kilka psów bez opieki przy szkole.",)),
    "niszczenie-zieleni": Habit(0.012, 0.45, 0.10, (), SUMMER, ("Auta rozjeżdżają trawnik przy bloku.",)),
    "osoba-bezdomna-wymagajaca-pomocy": Habit(0.012, 0.55, 0.30, (), WINTER, ("Ktoś może potrzebować pomocy, śpi w altanie.",)),
    "poruszanie-sie-po-terenach-lesnych-quadami": Habit(0.012, 0.38, 0.05, ("10-16",), SUMMER, ("W weekendy quady jeżdżą leśną drogą.",)),
    "wypalanie-traw": Habit(0.010, 0.45, 0.02, ("14-20",), SPRING, ("Co roku w tym miejscu palą trawę.",)),
    "zebractwo": Habit(0.006, 0.40, 0.05, ("10-16",), (2,) * 12, ("Natarczywe proszenie o pieniądze przy wejściu.",)),
    "nielegalna-wycinka-drzew": Habit(0.005, 0.45, 0.15, (), (3, 3, 2, 1, 1, 1, 1, 1, 2, 3, 3, 3), ("Słychać piły, ubywa drzew przy strumieniu.",)),
    "znecanie-sie-nad-zwierzetami": Habit(0.006, 0.40, 0.05, (), (2,) * 12, ("Pies na krótkim łańcuchu, bez wody.",)),
    "zdarzenia-drogowe-z-udzialem-zwierzat-lesnych": Habit(0.006, 0.50, 0.30, ("05-07", "18-22"), (2, 2, 2, 3, 3, 2, 2, 2, 3, 5, 5, 3), ("Sarny wybiegają na drogę o zmierzchu.",)),
    "niestrzezony-przejazd-kolejowy": Habit(0.004, 0.45, 0.40, (), (2,) * 12, ("Krzaki zasłaniają widok na tory.",)),
    "niestrzezone-przejscie-przez-tory": Habit(0.004, 0.45, 0.20, ("07-09",), (2,) * 12, ("Dzieci skracają drogę przez tory.",)),
    "klusownictwo": Habit(0.003, 0.40, 0.05, (), (2,) * 12, ("Znalezione wnyki przy polnej drodze.",)),
    "miejsce-niebezpieczne-na-wodach": Habit(0.004, 0.45, 0.15, ("10-18",), SUMMER, ("Skoki do wody z mostku, płytko.",)),
    "miejsce-niebezpiecznej-dzialalnosci-rozrywkowej": Habit(0.002, 0.50, 0.20, ("20-24",), (2,) * 12, ("Wyjście ewakuacyjne bywa zamknięte na klucz.",)),
}  # fmt: skip
HOAX = 0.04
LATE = 0.06  # of the steps of each stage
OBJECTED = 0.06  # of the negative verdicts; half of the objections are granted
RECURRED = 0.03  # of the eliminated ones
TOLD = 0.6  # residents who write a description
TIMED = 0.4  # residents who name weekdays or hours
NOTES = ("Uzgodniono z kierownikiem rewiru.", "Sprawdzić ponownie w weekend.", "Rozmowa z administratorem terenu.",
         "Wpisano do zadań obchodu.")  # fmt: skip
DONE = (
    "Patrole w godzinach wskazanych w zgłoszeniu.",
    "Pouczono i nałożono mandaty.",
    "Usunięto wspólnie z administratorem.",
)
OBJECTIONS = (
    "Byli tam wczoraj około dwudziestej, widać ich z chodnika. Proszę sprawdzić wieczorem, nie rano.",
    "Sprawdzano w dzień, a to dzieje się tylko w piątki i soboty po 22.",
    "Znak jest dalej, za skrzyżowaniem. Może patrol stał w innym miejscu.",
)
REFUSALS = (
    "Byliśmy trzy razy, także w piątek po 22, i nie potwierdziliśmy zagrożenia. Jeśli wróci, prosimy o nowe zgłoszenie.",
    "Miejsce sprawdziły dwa patrole w podanych godzinach. Ocena się nie zmienia.",
)
# What a body answered, by the outcome of the hand-over.
REPLIES = {
    "done": "Usterkę usunięto, teren uporządkowano.",
    "refused": "Teren nie jest w naszym zarządzie. Zgłoszenie zwracamy.",
}
