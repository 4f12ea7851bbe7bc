"""Invented names, ranks and streets. Common first and last names put together at random name no real person."""

MEN = ("Adam", "Andrzej", "Bartosz", "Damian", "Dawid", "Grzegorz", "Jakub", "Jan", "Kamil", "Krzysztof", "Łukasz", "Maciej",
       "Marcin", "Mateusz", "Michał", "Paweł", "Piotr", "Rafał", "Robert", "Sebastian", "Szymon", "Tomasz", "Wojciech",
       "Zbigniew")  # fmt: skip
WOMEN = ("Agata", "Agnieszka", "Aleksandra", "Anna", "Beata", "Dorota", "Ewa", "Iwona", "Joanna", "Justyna", "Karolina",
         "Katarzyna", "Magdalena", "Małgorzata", "Marta", "Monika", "Natalia", "Paulina", "Sylwia", "Żaneta")  # fmt: skip
# (for a man, for a woman); made of words of plants, animals and things, so that they read as invented.
LAST_NAMES = (
    ("Bławatek", "Bławatek"), ("Borsuczak", "Borsuczak"), ("Brzozogaj", "Brzozogaj"), ("Bursztynowicz", "Bursztynowicz"),
    ("Chabrowski", "Chabrowska"), ("Cisowicz", "Cisowicz"), ("Czeremchowski", "Czeremchowska"), ("Dębogórski", "Dębogórska"),
    ("Drozdowiak", "Drozdowiak"), ("Dzięciołek", "Dzięciołek"), ("Głogowicz", "Głogowicz"), ("Grabolski", "Grabolska"),
    ("Jarzębiński", "Jarzębińska"), ("Jaskółkowski", "Jaskółkowska"), ("Jaworczyk", "Jaworczyk"), ("Jesionkowski", "Jesionkowska"),
    ("Kalinolas", "Kalinolas"), ("Kasztanowicz", "Kasztanowicz"), ("Klonowiecki", "Klonowiecka"), ("Konwaliński", "Konwalińska"),
    ("Leszczynowicz", "Leszczynowicz"), ("Lipogórski", "Lipogórska"), ("Łąkowicz", "Łąkowicz"), ("Makowicki", "Makowicka"),
    ("Malinolas", "Malinolas"), ("Modrzewicz", "Modrzewicz"), ("Olszogaj", "Olszogaj"), ("Paprociński", "Paprocińska"),
    ("Perkozowski", "Perkozowska"), ("Pliszkowicz", "Pliszkowicz"), ("Rumianek", "Rumianek"), ("Rybitwicki", "Rybitwicka"),
    ("Sasankowski", "Sasankowska"), ("Sikorkowicz", "Sikorkowicz"), ("Skowrończak", "Skowrończak"), ("Sosnogórski", "Sosnogórska"),
    ("Szczygłowicz", "Szczygłowicz"), ("Świerkowiak", "Świerkowiak"), ("Topolański", "Topolańska"), ("Wiązowicz", "Wiązowicz"),
    ("Wierzbolski", "Wierzbolska"), ("Wilgowicz", "Wilgowicz"), ("Wrzosowicki", "Wrzosowicka"), ("Zięboróg", "Zięboróg"),
    ("Żołędziak", "Żołędziak"), ("Żurawicz", "Żurawicz"),
)  # fmt: skip
RANKS = ("sierż. szt.", "mł. asp.", "mł. asp.", "asp.", "asp.", "st. asp.", "asp. szt.")
HEAD_RANKS = ("asp. szt.", "podkom.", "kom.")
COORDINATOR_RANKS = ("st. asp.", "asp. szt.", "podkom.")
# Streets that nearly every Polish town has; each larger town takes the first ones.
STREETS = (
    "ul. Tadeusza Kościuszki", "ul. 3 Maja", "ul. 1 Maja", "ul. Gabriela Narutowicza", "ul. Jana Kilińskiego", "ul. Szkolna",
    "ul. Polna", "ul. Kolejowa", "ul. Ogrodowa", "ul. Adama Mickiewicza", "ul. Juliusza Słowackiego", "ul. Henryka Sienkiewicza",
    "ul. Marii Konopnickiej", "ul. Stefana Żeromskiego", "al. Józefa Piłsudskiego", "ul. Wojska Polskiego", "ul. 11 Listopada",
    "ul. gen. Władysława Sikorskiego", "ul. gen. Władysława Andersa", "ul. ks. Jerzego Popiełuszki", "ul. św. Jana",
    "ul. Fabryczna", "ul. Targowa", "ul. Krótka", "ul. Długa", "ul. Leśna", "ul. Łąkowa", "ul. Słoneczna", "ul. Kwiatowa",
    "ul. Lipowa", "ul. Parkowa", "ul. Spacerowa", "ul. Sportowa", "ul. Zielona", "ul. Warszawska", "ul. Łódzka",
    "ul. Piotrkowska", "ul. Częstochowska", "ul. Sieradzka", "ul. Kaliska", "ul. Poznańska", "ul. Mikołaja Kopernika",
    "ul. Fryderyka Chopina", "ul. Stanisława Moniuszki", "ul. Jana Matejki", "ul. Bolesława Prusa", "ul. Władysława Reymonta",
    "ul. Żwirki i Wigury", "ul. Armii Krajowej", "ul. Jana Pawła II", "ul. Rolna", "ul. Graniczna", "ul. Cmentarna",
    "ul. Strażacka", "ul. Młynarska", "ul. Garncarska", "ul. Tkacka", "ul. Przędzalniana", "ul. Wschodnia", "ul. Zachodnia",
)  # fmt: skip
PARTNER_SOURCE = "dane zmyślone na potrzeby demonstracji"
PARTNERS = (
    ("straz-miejska-w-lodzi", "municipal_guard", "Straż Miejska w Łodzi"),
    ("straz-miejska-w-piotrkowie-trybunalskim", "municipal_guard", "Straż Miejska w Piotrkowie Trybunalskim"),
    ("zarzad-drog-i-transportu-w-lodzi", "road_manager", "Zarząd Dróg i Transportu w Łodzi"),
    ("zarzad-drog-wojewodzkich-w-lodzi", "road_manager", "Zarząd Dróg Wojewódzkich w Łodzi"),
    ("urzad-miasta-lodzi", "municipality", "Urząd Miasta Łodzi"),
    ("starostwo-powiatowe", "municipality", "Starostwo Powiatowe (przykład)"),
    ("szkola-podstawowa-nr-0", "school", "Szkoła Podstawowa nr 0 (przykład)"),
    ("spoldzielnia-mieszkaniowa-przyklad", "housing", "Spółdzielnia Mieszkaniowa „Przykład”"),
)
