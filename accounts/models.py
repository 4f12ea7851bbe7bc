"""Who signs in. What a user may do is policy and lives in `verification` (memberships)."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A person of the force or of a municipality who signs in to the panel. Residents never have a row here.

    Created by the system administrator or the demo. `is_superuser` and `is_staff` open nothing: the panel asks
    `verification.permissions` only.
    """

    class Meta:
        db_table = "accounts_user"
        ordering = ["username"]

    @property
    def full_name(self) -> str:
        return self.get_full_name() or self.username
