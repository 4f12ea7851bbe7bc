"""The search over categories in plain words: how people say it, in three languages, with endings and without accents."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

RACES, PARKING, ROAD = "nielegalne-rajdy-samochodowe", "nieprawidlowe-parkowanie", "niewlasciwa-infrastruktura-drogowa"
WASTE, DOGS, GRASS = "dzikie-wysypiska-smieci", "walesajace-sie-bezpanskie-psy", "wypalanie-traw"
ALCOHOL, SPEED, DRUGS = (
    "spozywanie-alkoholu-w-miejscach-niedozwolonych",
    "przekraczanie-dozwolonej-predkosci",
    "uzywanie-srodkow-odurzajacych",
)
HOMELESS, QUADS, VANDALS = (
    "osoba-bezdomna-wymagajaca-pomocy",
    "poruszanie-sie-po-terenach-lesnych-quadami",
    "akty-wandalizmu",
)
TREES, BEGGING, YOUTH, CRUELTY = (
    "nielegalna-wycinka-drzew",
    "zebractwo",
    "grupowanie-sie-maloletnich-zagrozonych-demoralizacja",
    "znecanie-sie-nad-zwierzetami",
)
PHRASES = {
    "/zglos/": {
        "ścigają się": RACES,
        "wyścigi samochodów dzisiaj": RACES,
        "ścigają się autami": RACES,
        "śmieci w lesie": WASTE,
        "wyrzucili gruz": WASTE,
        "psy bez właściciela": DOGS,
        "bezpański pies": DOGS,
        "ktoś pali trawę": GRASS,
        "palą łąkę": GRASS,
        "piją pod sklepem": ALCOHOL,
        "pijani na placu zabaw": ALCOHOL,
        "dziura w drodze": ROAD,
        "zepsuta latarnia": ROAD,
        "nie świeci lampa": ROAD,
        "zaparkowal na chodniku": PARKING,
        "auto blokuje bramę": PARKING,
        "za szybko jeżdżą": SPEED,
        "ktoś ćpa": DRUGS,
        "strzykawki": DRUGS,
        "bezdomny marznie": HOMELESS,
        "quady w lesie": QUADS,
        "graffiti na murze": VANDALS,
        "wycinają drzewa": TREES,
        "żebrzą na ulicy": BEGGING,
        "młodzież hałasuje": YOUTH,
        "bije psa": CRUELTY,
    },
    "/en/zglos/": {
        "racing cars": RACES,
        "rubbish in the forest": WASTE,
        "stray dogs": DOGS,
        "burning grass": GRASS,
        "drinking beer": ALCOHOL,
        "pothole": ROAD,
        "parked on the pavement": PARKING,
        "driving too fast": SPEED,
        "homeless man": HOMELESS,
    },
    "/uk/zglos/": {
        "перегони": RACES,
        "сміття в лісі": WASTE,
        "бездомні собаки": DOGS,
        "палять траву": GRASS,
        "п’ють пиво": ALCOHOL,
        "яма на дорозі": ROAD,
        "паркують на тротуарі": PARKING,
        "їздять швидко": SPEED,
    },
}


@pytest.mark.parametrize("path", PHRASES)
def test_ordinary_phrases_bring_the_best_category_first(visitor, path):
    visitor.goto(path)
    first = {}
    for phrase in PHRASES[path]:
        visitor.locator("#category-words").fill(phrase)
        first[phrase] = visitor.locator(".tile:visible input").first.get_attribute("value")
    assert first == PHRASES[path]


@pytest.mark.parametrize("path", PHRASES)
def test_every_example_of_the_search_finds_something(visitor, path):
    visitor.goto(path)
    every = visitor.locator(".tile:visible").count()
    examples = visitor.locator("#category-words-hint").inner_text().partition(":")[2].split(",")
    assert len(examples) == 3
    for example in examples:
        visitor.locator("#category-words").fill(example.strip())
        assert 0 < visitor.locator(".tile:visible").count() < every, example


def test_words_that_fit_nothing_leave_the_whole_list_and_say_so(visitor):
    visitor.goto("/zglos/")
    every = visitor.locator(".tile:visible").count()
    visitor.locator("#category-words").fill("xyzzy")
    expect(visitor.locator(".tile:visible")).to_have_count(every)
    expect(visitor.locator("#category-found")).to_contain_text("Nic nie pasuje", use_inner_text=True)
    visitor.keyboard.press("Enter")
    expect(visitor.locator("[data-step=category]")).to_be_visible()


def test_the_first_hit_is_named_and_enter_takes_it(visitor):
    visitor.goto("/zglos/")
    visitor.locator("#category-words").fill("śmieci")
    visitor.locator("#category-found", has_text="Enter wybiera pierwszą: Dzikie wysypiska śmieci").wait_for()
    visitor.keyboard.press("Enter")
    visitor.locator("[data-step=place]").wait_for()
    expect(visitor.locator(f"input[value={WASTE}]")).to_be_checked()
