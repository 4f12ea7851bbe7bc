"""Each category gets an icon of its own, by the name that the icon package knows it by."""

from django.db import migrations, models

ICONS = {
    "przekraczanie-dozwolonej-predkosci": "gauge",
    "nieprawidlowe-parkowanie": "circle-parking",
    "spozywanie-alkoholu-w-miejscach-niedozwolonych": "wine",
    "niewlasciwa-infrastruktura-drogowa": "traffic-cone",
    "akty-wandalizmu": "spray-can",
    "nielegalne-rajdy-samochodowe": "flag",
    "grupowanie-sie-maloletnich-zagrozonych-demoralizacja": "users",
    "zla-organizacja-ruchu-drogowego": "waypoints",
    "dzikie-wysypiska-smieci": "trash-2",
    "uzywanie-srodkow-odurzajacych": "syringe",
    "walesajace-sie-bezpanskie-psy": "dog",
    "niszczenie-zieleni": "flower-2",
    "osoba-bezdomna-wymagajaca-pomocy": "bed",
    "poruszanie-sie-po-terenach-lesnych-quadami": "motorbike",
    "wypalanie-traw": "flame",
    "zebractwo": "hand-coins",
    "nielegalna-wycinka-drzew": "axe",
    "znecanie-sie-nad-zwierzetami": "paw-print",
    "zdarzenia-drogowe-z-udzialem-zwierzat-lesnych": "rabbit",
    "niestrzezony-przejazd-kolejowy": "train-front",
    "niestrzezone-przejscie-przez-tory": "footprints",
    "klusownictwo": "target",
    "miejsce-niebezpieczne-na-wodach": "life-buoy",
    "miejsce-niebezpiecznej-dzialalnosci-rozrywkowej": "music",
    "dzikie-kapieliska": "droplets",
    "miejsce-niebezpieczne-na-terenach-wodnych": "sailboat",
    "utoniecia": "waves-ladder",
}


def give_icons(apps, schema_editor):
    Category = apps.get_model("reports", "Category")
    for slug, name in ICONS.items():
        Category.objects.filter(slug=slug).update(icon=name)


class Migration(migrations.Migration):
    dependencies = [("reports", "0003_deadline_rules")]
    operations = [
        migrations.AddField(
            "category", "icon", models.CharField(max_length=40, default="triangle-alert", db_default="triangle-alert")
        ),
        migrations.RunPython(give_icons, reverse_code=migrations.RunPython.noop),
    ]
