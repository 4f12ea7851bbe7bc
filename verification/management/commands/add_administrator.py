"""`manage.py add_administrator`: the way into an installation that has no account yet."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from reports.deadlines import today
from verification.services.first_administrator import add_administrator


class Command(BaseCommand):
    help = (
        "Makes an account that may give others their rights, and prints its password and TOTP secret once. "
        'Example: manage.py add_administrator anna --unit "KWP w Łodzi"'
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("login")
        parser.add_argument("--unit", default="Komenda", help="name of the root unit, made where there is none")

    def handle(self, *args: object, **options: str) -> None:
        try:
            made = add_administrator(options["login"], options["unit"], today())
        except ValueError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"login        {made.login}\npassword     {made.password}\nTOTP secret  {made.totp_secret}")
