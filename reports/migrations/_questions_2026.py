"""Two short questions for each category as of this migration, in Polish, English, Ukrainian: proposals of this deployment."""

from datetime import date

START = date(2026, 11, 22)
Words = tuple[str, str, str]
Question = tuple[Words, tuple[Words, ...]]

OFTEN: Question = (
    ("Jak często to się dzieje?", "How often does it happen?", "Як часто це трапляється?"),
    (
        ("codziennie", "every day", "щодня"),
        ("kilka razy w tygodniu", "several times a week", "кілька разів на тиждень"),
        ("rzadziej", "less often", "рідше"),
        ("widać to pierwszy raz", "this is the first time", "це вперше"),
    ),
)
HOW_LONG: Question = (
    ("Jak długo to trwa?", "How long has it been so?", "Як довго це триває?"),
    (
        ("od kilku dni", "for some days", "кілька днів"),
        ("od kilku tygodni", "for some weeks", "кілька тижнів"),
        ("od kilku miesięcy lub dłużej", "for months or longer", "кілька місяців або довше"),
        ("nie wiem", "I do not know", "не знаю"),
    ),
)
HOW_MANY: Question = (
    ("Ile osób zwykle tam jest?", "How many people are usually there?", "Скільки людей там зазвичай?"),
    (
        ("1–2", "1–2", "1–2"),
        ("3–6", "3–6", "3–6"),
        ("więcej niż 6", "more than 6", "більше ніж 6"),
        ("nie wiem", "I do not know", "не знаю"),
    ),
)
UNKNOWN: Words = ("nie wiem", "I do not know", "не знаю")


def ask(words: Words, *choices: Words) -> Question:
    return words, choices


QUESTIONS: dict[str, tuple[Question, Question]] = {
    "przekraczanie-dozwolonej-predkosci": (
        OFTEN,
        ask(
            ("Kto jest zagrożony?", "Who is in danger?", "Хто в небезпеці?"),
            ("piesi", "pedestrians", "пішоходи"),
            ("dzieci w drodze do szkoły", "children on their way to school", "діти дорогою до школи"),
            ("rowerzyści", "cyclists", "велосипедисти"),
            ("inni kierowcy", "other drivers", "інші водії"),
        ),
    ),
    "nieprawidlowe-parkowanie": (
        OFTEN,
        ask(
            ("Co blokują auta?", "What do the cars block?", "Що блокують авто?"),
            ("chodnik", "the pavement", "тротуар"),
            ("przejście dla pieszych", "a pedestrian crossing", "пішохідний перехід"),
            ("bramę lub wyjazd", "a gateway or exit", "в'їзд або виїзд"),
            ("drogę pożarową", "an access for the fire brigade", "пожежний проїзд"),
        ),
    ),
    "spozywanie-alkoholu-w-miejscach-niedozwolonych": (OFTEN, HOW_MANY),
    "niewlasciwa-infrastruktura-drogowa": (
        HOW_LONG,
        ask(
            ("Co jest zepsute?", "What is broken?", "Що зламано?"),
            ("nawierzchnia", "the surface", "покриття"),
            ("oświetlenie", "the lighting", "освітлення"),
            ("znak lub sygnalizacja", "a sign or traffic lights", "знак або світлофор"),
            ("co innego", "something else", "щось інше"),
        ),
    ),
    "akty-wandalizmu": (
        OFTEN,
        ask(
            ("Co jest niszczone?", "What is damaged?", "Що нищать?"),
            ("ściany, elewacje", "walls and fronts", "стіни, фасади"),
            ("przystanki, ławki, lampy", "stops, benches, lamps", "зупинки, лавки, ліхтарі"),
            ("samochody", "cars", "автомобілі"),
            ("co innego", "something else", "щось інше"),
        ),
    ),
    "nielegalne-rajdy-samochodowe": (
        OFTEN,
        ask(
            ("Ile zwykle jest samochodów?", "How many cars are there usually?", "Скільки зазвичай автомобілів?"),
            ("do 5", "up to 5", "до 5"),
            ("6–20", "6–20", "6–20"),
            ("więcej niż 20", "more than 20", "більше ніж 20"),
            UNKNOWN,
        ),
    ),
    "grupowanie-sie-maloletnich-zagrozonych-demoralizacja": (OFTEN, HOW_MANY),
    "zla-organizacja-ruchu-drogowego": (
        HOW_LONG,
        ask(
            ("Co myli najbardziej?", "What is most misleading?", "Що найбільше заплутує?"),
            ("znaki", "the signs", "знаки"),
            ("pasy i linie", "lanes and lines", "смуги й лінії"),
            ("światła", "the lights", "світлофори"),
            ("widoczność", "the view", "видимість"),
        ),
    ),
    "dzikie-wysypiska-smieci": (
        ask(
            ("Ile jest śmieci?", "How much rubbish is there?", "Скільки сміття?"),
            ("kilka worków", "some bags", "кілька мішків"),
            ("tyle, co w przyczepie", "as much as a trailer holds", "як у причепі"),
            ("więcej", "more", "більше"),
        ),
        ask(
            ("Czy śmieci przybywa?", "Is it getting more?", "Чи сміття більшає?"),
            ("tak", "yes", "так"),
            ("nie", "no", "ні"),
            UNKNOWN,
        ),
    ),
    "uzywanie-srodkow-odurzajacych": (OFTEN, HOW_MANY),
    "walesajace-sie-bezpanskie-psy": (
        OFTEN,
        ask(
            ("Jak zachowują się psy?", "How do the dogs behave?", "Як поводяться собаки?"),
            ("uciekają od ludzi", "they run from people", "тікають від людей"),
            ("podchodzą do ludzi", "they come up to people", "підходять до людей"),
            ("atakują", "they attack", "нападають"),
        ),
    ),
    "niszczenie-zieleni": (
        OFTEN,
        ask(
            ("W jaki sposób?", "In what way?", "Яким чином?"),
            ("wjeżdżają auta", "cars drive in", "заїжджають авто"),
            ("łamanie i wyrywanie", "breaking and tearing out", "ламають і виривають"),
            ("co innego", "something else", "щось інше"),
        ),
    ),
    "osoba-bezdomna-wymagajaca-pomocy": (
        OFTEN,
        ask(
            ("Jaka pomoc jest potrzebna?", "What help is needed?", "Яка допомога потрібна?"),
            ("ciepłe miejsce", "a warm place", "тепле місце"),
            ("jedzenie lub ubranie", "food or clothes", "їжа або одяг"),
            ("lekarz", "a doctor", "лікар"),
            UNKNOWN,
        ),
    ),
    "poruszanie-sie-po-terenach-lesnych-quadami": (
        OFTEN,
        ask(
            ("Czym jeżdżą?", "What do they ride?", "На чому їздять?"),
            ("quadami", "quads", "квадроциклами"),
            ("motocyklami", "motorcycles", "мотоциклами"),
            ("samochodami", "cars", "автомобілями"),
        ),
    ),
    "wypalanie-traw": (
        OFTEN,
        ask(
            ("Co jest w pobliżu?", "What is nearby?", "Що поблизу?"),
            ("domy", "houses", "будинки"),
            ("las", "a wood", "ліс"),
            ("droga lub tory", "a road or railway", "дорога або колія"),
            ("tylko pola", "fields only", "лише поля"),
        ),
    ),
    "zebractwo": (
        OFTEN,
        ask(
            ("Co niepokoi?", "What is worrying?", "Що турбує?"),
            ("natarczywość", "insistence", "настирливість"),
            ("żebranie z dziećmi", "begging with children", "жебрацтво з дітьми"),
            ("ktoś do tego zmusza", "somebody makes them do it", "хтось до цього змушує"),
        ),
    ),
    "nielegalna-wycinka-drzew": (
        ask(
            ("Ile drzew wycięto?", "How many trees were cut?", "Скільки дерев зрубано?"),
            ("1–2", "1–2", "1–2"),
            ("3–10", "3–10", "3–10"),
            ("więcej niż 10", "more than 10", "більше ніж 10"),
            UNKNOWN,
        ),
        ask(
            ("Czy wycinka trwa?", "Is the cutting still going on?", "Чи вирубка триває?"),
            ("tak", "yes", "так"),
            ("nie", "no", "ні"),
            UNKNOWN,
        ),
    ),
    "znecanie-sie-nad-zwierzetami": (
        OFTEN,
        ask(
            ("Co się dzieje?", "What happens?", "Що відбувається?"),
            ("bicie", "beating", "биття"),
            ("brak wody lub jedzenia", "no water or food", "немає води чи їжі"),
            ("krótki łańcuch lub klatka", "a short chain or cage", "короткий ланцюг або клітка"),
            ("co innego", "something else", "щось інше"),
        ),
    ),
    "zdarzenia-drogowe-z-udzialem-zwierzat-lesnych": (
        OFTEN,
        ask(
            ("Jakie to zwierzęta?", "Which animals?", "Які це тварини?"),
            ("sarny lub jelenie", "deer", "козулі або олені"),
            ("dziki", "wild boars", "дикі кабани"),
            ("łosie", "elks", "лосі"),
            ("inne", "others", "інші"),
        ),
    ),
    "niestrzezony-przejazd-kolejowy": (
        HOW_LONG,
        ask(
            ("Co jest niebezpieczne?", "What is dangerous?", "Що небезпечно?"),
            ("nie widać pociągu", "one cannot see the train", "не видно потяга"),
            ("światła lub dzwonek nie działają", "lights or bell do not work", "не працюють світло чи дзвінок"),
            ("kierowcy nie zatrzymują się", "drivers do not stop", "водії не зупиняються"),
        ),
    ),
    "niestrzezone-przejscie-przez-tory": (
        OFTEN,
        ask(
            ("Kto najczęściej przechodzi?", "Who crosses most often?", "Хто переходить найчастіше?"),
            ("dzieci i młodzież", "children and youths", "діти й молодь"),
            ("dorośli", "adults", "дорослі"),
            ("wszyscy mieszkańcy", "all residents", "усі мешканці"),
        ),
    ),
    "klusownictwo": (
        OFTEN,
        ask(
            ("Co znaleziono?", "What was found?", "Що знайдено?"),
            ("sidła lub pułapki", "snares or traps", "сильця або пастки"),
            ("sieci", "nets", "сіті"),
            ("ślady polowania", "traces of hunting", "сліди полювання"),
            ("co innego", "something else", "щось інше"),
        ),
    ),
    "miejsce-niebezpieczne-na-wodach": (
        OFTEN,
        ask(
            ("Co grozi?", "What is the danger?", "Що загрожує?"),
            ("wir, nurt lub mielizna", "an eddy, current or shoal", "вир, течія або мілина"),
            ("skakanie do wody", "jumping into the water", "стрибки у воду"),
            ("kruchy lód", "thin ice", "тонкий лід"),
            ("kąpiel w miejscu niedozwolonym", "bathing where it is forbidden", "купання в забороненому місці"),
        ),
    ),
    "miejsce-niebezpiecznej-dzialalnosci-rozrywkowej": (
        OFTEN,
        ask(
            ("Co zagraża gościom?", "What endangers the guests?", "Що загрожує гостям?"),
            ("zamknięte wyjścia", "closed exits", "зачинені виходи"),
            ("za dużo osób", "too many people", "забагато людей"),
            ("bójki lub przemoc", "fights or violence", "бійки або насильство"),
            ("co innego", "something else", "щось інше"),
        ),
    ),
}
