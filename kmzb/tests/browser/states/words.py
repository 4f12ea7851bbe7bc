"""States of the pages of words and of the answers that refuse. `/zawodzi/<status>/` exists in tests and pictures only."""

from kmzb.tests.browser.states import State

STATES = [
    State("about", lambda known: "/o-mapie/"),
    State("about-english", lambda known: "/en/o-mapie/"),
    State("about-ukrainian", lambda known: "/uk/o-mapie/"),
    State("privacy", lambda known: "/prywatnosc/"),
    State("error-400", lambda known: "/zawodzi/400/", status=400),
    State("error-403", lambda known: "/zawodzi/403/", status=403),
    State("error-404", lambda known: "/nie-ma-takiej-strony/", status=404),
    State("error-429", lambda known: "/zawodzi/429/", status=429),
    State("error-500", lambda known: "/zawodzi/500/", status=500),
    State("error-503", lambda known: "/zawodzi/503/", status=503),
]
