"""The 27 categories as of this migration: values of their day, changed later by coordinators or by a new migration.

Names and slugs: the catalogue as published since 20 January 2019. Groups: the published research on the reports of
2022. Hints, plain words, precision and minimum of visits are proposals of this deployment.
"""

from dataclasses import dataclass
from datetime import date

START = date(2016, 9, 14)
WITHDRAWN = date(2022, 12, 31)


@dataclass(frozen=True)
class Seed:
    """One category. `hints` and `names` are Polish, English, Ukrainian; `precision` in metres, 0 for the exact point."""

    slug: str
    group: str
    names: tuple[str, str, str]
    hints: tuple[str, str, str]
    words: str
    precision: int = 0
    visits: int = 1
    description_required: bool = False
    valid_from: date = START
    valid_to: date | None = None


# In the order of use: the first ones are what residents report most.
CATEGORIES = (
    Seed(
        "przekraczanie-dozwolonej-predkosci",
        "traffic",
        ("Przekraczanie dozwolonej prędkości", "Speeding", "Перевищення дозволеної швидкості"),
        (
            "Miejsce, gdzie kierowcy stale jeżdżą za szybko; napisz, w którą stronę i o jakich godzinach.",
            "A place where drivers keep going too fast; say in which direction and at what hours.",
            "Місце, де водії постійно їздять надто швидко; напишіть, у якому напрямку та о котрій годині.",
        ),
        "prędkość, za szybko, pędzą, pirat drogowy, fotoradar, radar, ograniczenie, pędzące samochody, "
        "szybka jazda, speed, too fast, reckless driving, швидкість, швидко, ганяють, лихачі",
        visits=2,
    ),
    Seed(
        "nieprawidlowe-parkowanie",
        "traffic",
        ("Nieprawidłowe parkowanie", "Improper parking", "Неправильне паркування"),
        (
            "Auta stale stojące na chodniku, przejściu lub w bramie; napisz, co blokują i kiedy.",
            "Cars regularly left on a pavement, crossing or in a gateway; say what they block and when.",
            "Авто, що регулярно стоять на тротуарі, переході чи у в'їзді; напишіть, що і коли вони блокують.",
        ),
        "parkowanie, parkują, auto na chodniku, zastawiony chodnik, przejście dla pieszych, brama, koperta, trawnik, "
        "zaparkował, zaparkowane, blokuje wjazd, parked, parking, blocked pavement, sidewalk, паркують, припарковано, стоянка, авто на тротуарі",
    ),
    Seed(
        "spozywanie-alkoholu-w-miejscach-niedozwolonych",
        "substances",
        (
            "Spożywanie alkoholu w miejscach niedozwolonych",
            "Drinking alcohol in prohibited places",
            "Вживання алкоголю в заборонених місцях",
        ),
        (
            "Miejsce, gdzie stale pije się alkohol, choć nie wolno; napisz, w jakie dni i godziny.",
            "A place where people regularly drink although it is not allowed; say on which days and hours.",
            "Місце, де регулярно п'ють алкоголь, хоча це заборонено; напишіть, у які дні та години.",
        ),
        "alkohol, piją, picie, piwo, wódka, libacja, pijani, pijaki, butelki, plac zabaw, "
        "chleją, pijaństwo, drunk, drinking, booze, beer, vodka, алкоголь, випивка, пиво, горілка, п'яні",
        precision=100,
        visits=2,
    ),
    Seed(
        "niewlasciwa-infrastruktura-drogowa",
        "traffic",
        ("Niewłaściwa infrastruktura drogowa", "Inadequate road infrastructure", "Неналежна дорожня інфраструктура"),
        (
            "Dziura, brak oświetlenia, nieczytelny znak lub przejście; napisz, co jest zepsute i komu zagraża.",
            "A pothole, missing light, unreadable sign or crossing; say what is broken and whom it endangers.",
            "Яма, відсутнє освітлення, нечитабельний знак чи перехід; напишіть, що зламано і кому це загрожує.",
        ),
        "dziura w drodze, dziury, brak oświetlenia, latarnia, znak, przejście, pasy, chodnik, studzienka, barierka, "
        "zepsuta latarnia, ciemno, nie świeci, lampa, wyrwa, broken light, street lamp, dark, hole, crossing, ліхтар, темно, не світить, яма, дірка",
    ),
    Seed(
        "akty-wandalizmu",
        "public_order",
        ("Akty wandalizmu", "Acts of vandalism", "Акти вандалізму"),
        (
            "Miejsce, gdzie powtarza się niszczenie rzeczy lub mazanie po ścianach; napisz, co i kiedy.",
            "A place where things are damaged or walls painted again and again; say what and when.",
            "Місце, де повторюється псування речей або розмальовування стін; напишіть, що і коли.",
        ),
        "wandalizm, niszczenie, zniszczony przystanek, graffiti, napisy, dewastacja, wybita szyba, ławka, dewastują, "
        "zniszczone, bazgroły, vandals, spray paint, broken window, destroyed, вандали, графіті, зламане, розбите, знищене",
    ),
    Seed(
        "nielegalne-rajdy-samochodowe",
        "traffic",
        ("Nielegalne rajdy samochodowe", "Illegal car races", "Нелегальні автоперегони"),
        (
            "Miejsce wyścigów, driftu i pokazów aut; napisz, w jakie wieczory i ile zwykle jest samochodów.",
            "A place of races, drifting and car shows; say on which evenings and how many cars usually come.",
            "Місце перегонів, дрифту та показів авто; напишіть, у які вечори і скільки зазвичай машин.",
        ),
        "ścigają się, wyścigi, drift, driftują, palenie gumy, hałas samochodów, zlot, rajdy, motocykle, "
        "ścigają się auta, wyścigi samochodów, racing, race, street racing, drifting, loud engines, перегони, ганяють, дрифт, гучні мотори, мотоцикли",
        visits=2,
    ),
    Seed(
        "grupowanie-sie-maloletnich-zagrozonych-demoralizacja",
        "public_order",
        (
            "Grupowanie się małoletnich zagrożonych demoralizacją",
            "Gatherings of minors at risk of demoralisation",
            "Збори неповнолітніх, яким загрожує деморалізація",
        ),
        (
            "Miejsce, gdzie stale zbiera się młodzież, której coś grozi; opisz zachowanie, nie osoby.",
            "A place where young people at risk keep gathering; describe what happens, not the persons.",
            "Місце, де регулярно збирається молодь, якій щось загрожує; опишіть поведінку, а не осіб.",
        ),
        "młodzież, nastolatki, dzieci, małoletni, grupa, zaczepiają, wagary, papierosy, hałasują, "
        "teens, teenagers, youth, kids, gang, підлітки, молодь, діти, компанія",
        precision=250,
        visits=2,
    ),
    Seed(
        "zla-organizacja-ruchu-drogowego",
        "traffic",
        ("Zła organizacja ruchu drogowego", "Poor traffic organisation", "Погана організація дорожнього руху"),
        (
            "Skrzyżowanie lub oznakowanie, które myli i prowadzi do zagrożeń; napisz, co należałoby zmienić.",
            "A junction or marking that misleads and leads to danger; say what should be changed.",
            "Перехрестя чи розмітка, що вводить в оману і створює небезпеку; напишіть, що варто змінити.",
        ),
        "skrzyżowanie, światła, sygnalizacja, oznakowanie, korek, rondo, pierwszeństwo, objazd, organizacja ruchu, "
        "junction, traffic lights, traffic jam, roundabout, signs, перехрестя, світлофор, затор, знаки, корки",
    ),
    Seed(
        "dzikie-wysypiska-smieci",
        "greenery",
        ("Dzikie wysypiska śmieci", "Illegal dumps", "Стихійні сміттєзвалища"),
        (
            "Śmieci wyrzucane w lesie, na polu lub poboczu; napisz, co leży i czy przybywa.",
            "Waste dumped in a wood, a field or by the road; say what lies there and whether it grows.",
            "Сміття, викинуте в лісі, на полі чи узбіччі; напишіть, що лежить і чи його більшає.",
        ),
        "śmieci, śmieci w lesie, wysypisko, odpady, gruz, opony, worki, wyrzucają śmieci, eternit, "
        "rubbish, trash, garbage, litter, tyres, waste, сміття, сміття в лісі, звалище, відходи, шини",
    ),
    Seed(
        "uzywanie-srodkow-odurzajacych",
        "substances",
        ("Używanie środków odurzających", "Use of drugs", "Вживання одурманливих речовин"),
        (
            "Miejsce, gdzie stale używa się narkotyków; opisz miejsce i porę, nie osoby.",
            "A place where drugs are used again and again; describe the place and time, not the persons.",
            "Місце, де регулярно вживають наркотики; опишіть місце і час, а не осіб.",
        ),
        "narkotyki, dopalacze, ćpają, ćpanie, strzykawki, marihuana, dilerzy, odurzeni, trawka, "
        "drugs, dealers, syringes, needles, weed, cannabis, наркотики, шприци, дилери, закладки",
        precision=250,
        visits=2,
    ),
    Seed(
        "walesajace-sie-bezpanskie-psy",
        "animals",
        ("Wałęsające się bezpańskie psy", "Stray dogs", "Бездомні собаки"),
        (
            "Miejsce, gdzie stale biegają psy bez opieki; napisz, ile ich jest i czy są groźne.",
            "A place where dogs keep running without an owner; say how many and whether they are dangerous.",
            "Місце, де постійно бігають собаки без нагляду; напишіть, скільки їх і чи вони небезпечні.",
        ),
        "pies, psy, bezpańskie psy, bez smyczy, wataha, pogryzienie, wałęsają się, biegają luzem, "
        "dog, dogs, without a leash, stray, bite, собака, собаки, без повідка, зграя, пес",
    ),
    Seed(
        "niszczenie-zieleni",
        "greenery",
        ("Niszczenie zieleni", "Destruction of greenery", "Знищення зелених насаджень"),
        (
            "Niszczone trawniki, krzewy lub drzewa w parku czy przy ulicy; napisz, co i w jaki sposób.",
            "Lawns, bushes or trees damaged in a park or by a street; say what and how.",
            "Нищення газонів, кущів чи дерев у парку або біля вулиці; напишіть, що і в який спосіб.",
        ),
        "zieleń, trawnik, rozjeżdżony trawnik, krzewy, park, drzewa, kwietnik, łamią gałęzie, "
        "lawn, trees, bushes, flowers, broken branches, газон, дерева, кущі, клумба, квіти",
    ),
    Seed(
        "osoba-bezdomna-wymagajaca-pomocy",
        "people",
        (
            "Osoba bezdomna wymagająca pomocy",
            "Homeless person who needs help",
            "Бездомна особа, яка потребує допомоги",
        ),
        (
            "Miejsce, gdzie ktoś bez domu może potrzebować pomocy; gdy grozi mu mróz lub jest chory, dzwoń 112.",
            "A place where someone without a home may need help; in frost or illness call 112.",
            "Місце, де людина без дому може потребувати допомоги; якщо мороз або хвороба, дзвоніть 112.",
        ),
        "bezdomny, bezdomna, śpi na klatce, pustostan, marznie, mróz, altanka, pomoc, dworzec, "
        "homeless, sleeping rough, cold, бездомний, безхатченко, ночує, мерзне",
        precision=250,
    ),
    Seed(
        "poruszanie-sie-po-terenach-lesnych-quadami",
        "greenery",
        ("Poruszanie się po terenach leśnych quadami", "Quads in forests", "Їзда квадроциклами лісовими територіями"),
        (
            "Las, w którym stale jeżdżą quady lub motocykle; napisz, którędy i w jakie dni.",
            "A forest where quads or motorcycles keep riding; say along which way and on which days.",
            "Ліс, яким постійно їздять квадроцикли чи мотоцикли; напишіть, якою дорогою і в які дні.",
        ),
        "quad, quady, kłady, motocross, crossy, motocykle w lesie, hałas w lesie, las, "
        "quad, off-road, motorbike in the forest, квадроцикл, мотоцикл у лісі, ліс",
    ),
    Seed(
        "wypalanie-traw",
        "greenery",
        ("Wypalanie traw", "Grass burning", "Випалювання трави"),
        (
            "Miejsce, gdzie co roku wypala się trawy; gdy pali się teraz, dzwoń 112.",
            "A place where grass is burnt every year; if it burns now, call 112.",
            "Місце, де щороку випалюють траву; якщо горить зараз, дзвоніть 112.",
        ),
        "palą trawę, ogień, pożar łąki, dym, wypalanie, łąka, ognisko, nieużytki, "
        "fire, burning grass, smoke, meadow, вогонь, палять траву, дим, пожежа",
    ),
    Seed(
        "zebractwo",
        "people",
        ("Żebractwo", "Begging", "Жебрацтво"),
        (
            "Miejsce natarczywego żebrania lub żebrania z dziećmi; opisz sytuację i porę, nie osoby.",
            "A place of insistent begging or begging with children; describe the situation and time, not the persons.",
            "Місце настирливого жебрання або жебрання з дітьми; опишіть ситуацію і час, а не осіб.",
        ),
        "żebrzą, proszą o pieniądze, natarczywe, pod sklepem, kościół, parking, żebrak, "
        "beggar, begging, asking for money, жебрак, просять гроші, випрошують",
        precision=250,
    ),
    Seed(
        "nielegalna-wycinka-drzew",
        "greenery",
        ("Nielegalna wycinka drzew", "Illegal tree felling", "Незаконна вирубка дерев"),
        (
            "Miejsce, gdzie drzewa wycina się bez zgody; napisz, ile ich jest i kiedy to widziano.",
            "A place where trees are felled without consent; say how many and when it was seen.",
            "Місце, де дерева вирубують без дозволу; напишіть, скільки їх і коли це бачили.",
        ),
        "wycinka, wycinają drzewa, ścięte drzewa, kradzież drewna, piła, las, drwale, "
        "cutting trees, logging, wood theft, вирубка, рубають дерева, крадіжка деревини",
    ),
    Seed(
        "znecanie-sie-nad-zwierzetami",
        "animals",
        ("Znęcanie się nad zwierzętami", "Animal cruelty", "Жорстоке поводження з тваринами"),
        (
            "Miejsce, gdzie zwierzę jest bite, głodzone lub na krótkim łańcuchu; gdy cierpi teraz, dzwoń 112.",
            "A place where an animal is beaten, starved or on a short chain; if it suffers now, call 112.",
            "Місце, де тварину б'ють, морять голодом або тримають на короткому ланцюгу; якщо страждає зараз, дзвоніть 112.",
        ),
        "bije psa, głodzony, łańcuch, zwierzęta, kot, koń, zaniedbane, okrucieństwo, "
        "cruelty, beaten dog, starved, chained, cat, horse, б'ють собаку, ланцюг, голодна, тварина",
    ),
    Seed(
        "zdarzenia-drogowe-z-udzialem-zwierzat-lesnych",
        "traffic",
        (
            "Zdarzenia drogowe z udziałem zwierząt leśnych",
            "Road events involving forest animals",
            "Дорожні події за участю лісових тварин",
        ),
        (
            "Odcinek drogi, na który wybiegają zwierzęta leśne; napisz, jakie i o jakiej porze.",
            "A stretch of road that forest animals run onto; say which ones and at what time of day.",
            "Ділянка дороги, на яку вибігають лісові тварини; напишіть, які саме та о якій порі.",
        ),
        "sarna, dzik, dziki, łoś, jeleń, zwierzę na drodze, potrącenie, las przy drodze, "
        "deer, boar, elk, animals on the road, кабан, олень, лось, тварини на дорозі",
    ),
    Seed(
        "niestrzezony-przejazd-kolejowy",
        "traffic",
        ("Niestrzeżony przejazd kolejowy", "Unguarded level crossing", "Неохоронюваний залізничний переїзд"),
        (
            "Przejazd bez rogatek, na którym bywa niebezpiecznie; napisz, co zasłania lub co zawodzi.",
            "A level crossing without barriers where it gets dangerous; say what blocks the view or fails.",
            "Переїзд без шлагбаумів, де буває небезпечно; напишіть, що закриває огляд або не працює.",
        ),
        "przejazd, tory, pociąg, rogatki, szlaban, kolej, sygnalizacja na przejeździe, "
        "railway, train, level crossing, barrier, залізниця, потяг, переїзд, шлагбаум",
    ),
    Seed(
        "niestrzezone-przejscie-przez-tory",
        "traffic",
        ("Niestrzeżone przejście przez tory", "Unguarded track crossing", "Неохоронюваний перехід через колії"),
        (
            "Miejsce, w którym piesi przechodzą przez tory; napisz, skąd dokąd i kto najczęściej.",
            "A place where people on foot cross the tracks; say from where to where and who mostly.",
            "Місце, де пішоходи переходять колії; напишіть, звідки куди і хто найчастіше.",
        ),
        "tory, przechodzą przez tory, dzikie przejście, pociąg, dzieci na torach, skrót, kolej, "
        "railway, train, tracks, crossing the tracks, колії, потяг, залізниця",
    ),
    Seed(
        "klusownictwo",
        "animals",
        ("Kłusownictwo", "Poaching", "Браконьєрство"),
        (
            "Miejsce sideł, sieci lub nielegalnego polowania i połowu; napisz, co i gdzie znaleziono.",
            "A place of snares, nets or illegal hunting and fishing; say what was found and where.",
            "Місце пасток, сіток або незаконного полювання та рибальства; напишіть, що і де знайдено.",
        ),
        "sidła, wnyki, sieci, kłusownik, kłusownicy, ryby bez karty, polowanie, strzały w lesie, "
        "poachers, snares, traps, illegal fishing, браконьєр, пастки, сітки, полювання",
    ),
    Seed(
        "miejsce-niebezpieczne-na-wodach",
        "water",
        ("Miejsce niebezpieczne na wodach", "Dangerous place on the water", "Небезпечне місце на воді"),
        (
            "Wir, mielizna, skok do wody lub kruchy lód; napisz, co grozi i kto tam bywa.",
            "A whirl, shallow, jumping place or thin ice; say what the danger is and who comes there.",
            "Вир, мілина, місце стрибків або тонкий лід; напишіть, що загрожує і хто там буває.",
        ),
        "woda, jezioro, rzeka, zalew, lód, skaczą do wody, kąpiel, pomost, wir, staw, "
        "tonie, water, lake, river, ice, jumping, swimming, вода, озеро, річка, лід, купання, стрибають",
    ),
    Seed(
        "miejsce-niebezpiecznej-dzialalnosci-rozrywkowej",
        "public_order",
        (
            "Miejsce niebezpiecznej działalności rozrywkowej",
            "Place of dangerous entertainment",
            "Місце небезпечної розважальної діяльності",
        ),
        (
            "Lokal rozrywkowy, w którym goście nie są bezpieczni; opisz, co zagraża, na przykład zamknięte wyjścia.",
            "An entertainment venue where guests are not safe; describe the danger, for example locked exits.",
            "Розважальний заклад, де гості не в безпеці; опишіть загрозу, наприклад зачинені виходи.",
        ),
        "escape room, klub, dyskoteka, wyjście ewakuacyjne, zamknięte wyjście, park trampolin, lokal, pożar, "
        "club, disco, emergency exit, party, клуб, дискотека, аварійний вихід",
        description_required=True,
        valid_from=date(2019, 1, 20),
    ),
    Seed(
        "dzikie-kapieliska",
        "water",
        ("Dzikie kąpieliska", "Unofficial bathing spots", "Стихійні пляжі"),
        (
            "Miejsce kąpieli bez ratownika i oznaczeń; napisz, kto i kiedy się tam kąpie.",
            "A bathing place without lifeguard or signs; say who bathes there and when.",
            "Місце купання без рятувальника і позначень; напишіть, хто і коли там купається.",
        ),
        "kąpielisko, kąpią się, plaża, brak ratownika, glinianka, żwirownia",
        valid_to=WITHDRAWN,
    ),
    Seed(
        "miejsce-niebezpieczne-na-terenach-wodnych",
        "water",
        (
            "Miejsce niebezpieczne na terenach wodnych",
            "Dangerous place by the water",
            "Небезпечне місце біля води",
        ),
        (
            "Niebezpieczny brzeg, pomost lub skarpa nad wodą; napisz, co grozi i kto tam bywa.",
            "A dangerous bank, pier or slope by the water; say what the danger is and who comes there.",
            "Небезпечний берег, поміст чи схил біля води; напишіть, що загрожує і хто там буває.",
        ),
        "brzeg, pomost, skarpa, nad wodą, zapora, śluza",
        valid_to=WITHDRAWN,
    ),
    Seed(
        "utoniecia",
        "water",
        ("Utonięcia", "Drownings", "Утоплення"),
        (
            "Miejsce, w którym dochodziło do utonięć; gdy ktoś tonie teraz, dzwoń 112.",
            "A place where people have drowned; if someone is drowning now, call 112.",
            "Місце, де траплялися утоплення; якщо хтось тоне зараз, дзвоніть 112.",
        ),
        "utonięcie, utonął, topielec, woda, rzeka, zalew",
        valid_to=WITHDRAWN,
    ),
)
