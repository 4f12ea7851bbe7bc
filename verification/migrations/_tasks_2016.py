"""Tasks of district officers and what is counted of each.

The names are those by which units tell the public of the tasks in chapter 4 of order no. 5 of the Commander in Chief of
20 June 2016. No source found says what is counted: that is a setting of this deployment.
"""

from datetime import date

START = date(2016, 6, 20)
SOURCE = "zadania dzielnicowego z zarządzenia nr 5 KGP z 20.06.2016, rozdział 4; co się liczy: ustawienie wdrożenia"
# Slug, then name and what is counted, each in Polish, English, Ukrainian.
TASKS = (
    (
        "rozpoznanie",
        ("Rozpoznanie rejonu", "Knowing the beat", "Вивчення дільниці"),
        ("rozmowy z mieszkańcami", "talks with residents", "розмови з мешканцями"),
    ),
    (
        "profilaktyka",
        ("Profilaktyka społeczna", "Prevention", "Соціальна профілактика"),
        ("spotkania i zajęcia", "meetings and lessons", "зустрічі та заняття"),
    ),
    (
        "przemoc-domowa",
        ("Przeciwdziałanie przemocy domowej", "Against domestic violence", "Протидія домашньому насильству"),
        ("wizyty w rodzinach", "visits to families", "візити до родин"),
    ),
    (
        "konflikty-sasiedzkie",
        ("Konflikty sąsiedzkie", "Conflicts of neighbours", "Сусідські конфлікти"),
        ("sprawy, w których działano", "cases acted on", "справи, у яких вжито заходів"),
    ),
    (
        "wywiady",
        (
            "Wywiady i ustalenia dla uprawnionych podmiotów",
            "Inquiries for entitled bodies",
            "Перевірки для уповноважених органів",
        ),
        ("wywiady i ustalenia", "inquiries", "перевірки"),
    ),
    (
        "sciganie",
        ("Ściganie sprawców", "Pursuit of offenders", "Розшук правопорушників"),
        ("ujawnieni sprawcy", "offenders found", "виявлені правопорушники"),
    ),
    (
        "kontrole",
        (
            "Kontrola przestrzegania prawa i przepisów miejscowych",
            "Checks of law and local rules",
            "Контроль дотримання закону та місцевих правил",
        ),
        ("kontrole", "checks", "перевірки"),
    ),
)
