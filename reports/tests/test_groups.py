"""Near duplicates get one group by place, by words or by photo, and lose nothing."""

import datetime
import random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from reports import alike, contents, photos
from reports.models import Category, Clock, Photo, Report, ReportGroup
from reports.services.groups import group_recent
from reports.tests.factories import SPEED, WASTE, moved, submit
from reports.tests.pictures import saved, scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("region")]
DAY = datetime.date(2026, 11, 20)
TEXT = "Co wieczór około godziny dwudziestej drugiej ścigają się tu trzy srebrne samochody, słychać je w całym bloku."


def file_at(metres, day=DAY, category=SPEED, flood=False, text=""):
    report = submit(day=day, category=category, col=metres / 1000, description=text).report
    Report.objects.filter(pk=report.pk).update(is_in_flood=flood)
    return report.pk


def groups():
    return [set(group.reports.values_list("pk", flat=True)) for group in ReportGroup.objects.order_by("pk")]


def test_near_ones_of_a_category_and_a_day_get_one_group():
    near = {file_at(0), file_at(20), file_at(40, day=DAY - datetime.timedelta(days=1))}
    file_at(300), file_at(10, category=WASTE), file_at(10, day=DAY - datetime.timedelta(days=2))
    assert group_recent(DAY) == 3
    assert groups() == [near]
    group = ReportGroup.objects.get()
    assert (group.category.slug, group.opened_on) == (SPEED, DAY - datetime.timedelta(days=1))


def test_a_later_one_joins_the_group_and_a_second_run_changes_nothing():
    near = {file_at(0), file_at(20)}
    group_recent(DAY)
    near.add(file_at(30))
    assert [group_recent(DAY), group_recent(DAY)] == [1, 0]
    assert groups() == [near]


def test_all_categories_pinned_on_one_house_are_one_group():
    slugs = list(Category.objects.current(DAY).values_list("slug", flat=True))
    pinned = {file_at(number, category=slug, flood=True) for number, slug in enumerate(slugs)}
    group_recent(DAY)
    assert groups() == [pinned]


def test_a_group_takes_nothing_away():
    before = [file_at(metres) for metres in (0, 10, 20)]
    group_recent(DAY)
    assert set(Report.objects.values_list("pk", flat=True)) == set(before)
    assert Clock.objects.filter(stopped_on=None).count() == 6
    assert not Report.objects.exclude(is_hidden=False, merged_into=None).exists()


def test_the_first_five_of_a_house_get_the_group_of_the_flood_that_followed():
    slugs = list(Category.objects.current(DAY).values_list("slug", flat=True))[:8]
    pinned = {file_at(number, category=slug, flood=number > 4) for number, slug in enumerate(slugs)}
    group_recent(DAY)
    assert groups() == [pinned]


def test_five_categories_of_one_house_are_five_threats():
    for slug in list(Category.objects.current(DAY).values_list("slug", flat=True))[:5]:
        file_at(0, category=slug)
    assert group_recent(DAY) == 0


def test_the_same_words_but_one_make_a_group_far_apart_and_across_categories():
    near = {file_at(0, text=TEXT), file_at(400, text=TEXT.replace("trzy", "cztery"), category=WASTE)}
    file_at(-400, text="Ktoś zostawił w lesie przy drodze pożarowej kilkanaście worków z gruzem i starą lodówkę.")
    file_at(200, text="Hałas"), file_at(-200, text="Hałas")
    group_recent(DAY)
    assert groups() == [near]


def test_the_same_words_in_another_unit_are_another_matter():
    file_at(0, text=TEXT), file_at(2000, text=TEXT)
    assert group_recent(DAY) == 0


def test_words_of_a_closed_report_are_not_read():
    first = file_at(0, text=TEXT)
    file_at(400, text=TEXT)
    moved(Report.objects.get(pk=first), "hoax")
    assert group_recent(DAY) == 0


def test_the_same_photo_in_another_size_and_format_makes_a_group():
    """And two photos of nothing but sky do not."""
    shown = [saved(scene(800, 600), "JPEG", quality=90), saved(scene(400, 300), "PNG"), *[sky()] * 2]
    keys = [file_at(metres) for metres in (0, 300, -300, 450)]
    for key, data in zip(keys, shown, strict=True):
        report = Report.objects.get(pk=key)
        assert photos.take(report, [SimpleUploadedFile("a.jpg", data)], DAY).kept == 1
    group_recent(DAY)
    assert groups() == [set(keys[:2])]


def sky():
    return saved(scene(64, 48).point(lambda _: 120), "PNG")


def test_nothing_of_a_sketch_is_left_once_the_photo_is_gone():
    report = submit(day=DAY).report
    photos.take(report, [SimpleUploadedFile("a.png", saved(scene(80, 60), "PNG"))], DAY)
    photo = Photo.objects.get()
    assert len(photos.sketch_of(photo)) == 8
    assert photos.sketch_of(photo) not in bytes(photo.sketch)
    contents.erase_photos(Photo.objects.all())
    photo.refresh_from_db()
    assert (photo.sketch, photos.sketch_of(photo)) == (None, None)


def test_what_joins_two_groups_makes_them_one_and_the_older_stays():
    first, second = {file_at(0), file_at(30)}, {file_at(110), file_at(140)}
    group_recent(DAY)
    oldest = ReportGroup.objects.order_by("pk").first()
    assert sorted(groups(), key=min) == [first, second]
    bridge = file_at(70)
    assert group_recent(DAY) == 1
    assert groups() == [{*first, *second, bridge}]
    assert ReportGroup.objects.get() == oldest


def test_ten_thousand_near_duplicates_become_one_group_in_time_that_grows_with_their_number():
    """Statements are counted, not seconds: comparing each with each would be fifty million."""
    words = TEXT.split()
    chance = random.Random(7)
    texts = [" ".join([*words[: (at := chance.randrange(len(words)))], f"nr{n}", *words[at:]]) for n in range(10_000)]
    compared = []

    def counted(one, other):
        compared.append(1)
        return alike.same_text(one, other)

    things = [(number, alike.shingles(text)) for number, text in enumerate(texts)]
    found = list(alike.pairs(things, alike.text_marks, counted))
    assert len(found) > 9_900
    assert len(compared) < 64 * len(things)
