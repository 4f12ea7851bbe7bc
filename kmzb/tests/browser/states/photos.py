"""States of the photos in the report form."""

from kmzb.tests.browser.states import State
from kmzb.tests.browser.states.report import details, form
from reports.tests import pictures


def _file(name, kind="image/jpeg", **size):
    return {"name": name, "mimeType": kind, "buffer": pictures.jpeg(**size)}


def chosen(page, known):
    details(page, known)
    long_name = "IMG_20261122_" + "bardzo_dluga_nazwa_pliku_z_telefonu_" * 3 + ".jpg"
    page.locator("#photo").set_input_files(
        [_file(long_name, width=400, height=300), _file("droga.jpg", width=300, height=400)]
    )
    page.locator("#photos li").last.wait_for()


def refused(page, known):
    chosen(page, known)
    page.locator("#photo").set_input_files([_file("list.txt", "text/plain")])
    page.locator("#photos [data-refused]", has_text="list.txt").wait_for()


STATES = [
    State("report-photos", form, chosen),
    State("report-photos-refused", form, refused),
]
