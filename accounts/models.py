"""Who signs in, and the trail of what was done. What a user may do is policy and lives in `verification` (memberships)."""

from django.contrib.auth.models import AbstractUser
from django.db import models


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


class AuditRecord(models.Model):
    """One act of somebody in the panel, or one refusal. Written by `accounts.audit.record` only; the database refuses changes.

    `seq` has no gaps. `actor` is a login, "" for a job; `role` and `unit` as they were then. `object_id` is a public id, a
    slug or a key; never a word of what a resident or an officer wrote. `detail` is JSON of field names, codes and counts.
    `workstation` is empty unless the panel has a host of its own. `session` is a hash. `prev` and `hash` are hexadecimal.
    """

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.TextField()
    role = models.TextField()
    unit = models.TextField()
    action = models.TextField()
    object_type = models.TextField()
    object_id = models.TextField()
    outcome = models.TextField()
    reason = models.TextField()
    detail = models.TextField()
    workstation = models.TextField()
    session = models.TextField()
    authenticator = models.TextField()
    prev = models.TextField()
    hash = models.TextField()

    class Meta:
        db_table = "audit_record"
        ordering = ["seq"]
        managed = False

    def __str__(self) -> str:
        return f"{self.seq} {self.action}"


class AuditSeal(models.Model):
    """The head of the trail at the end of a day (UTC), as it is published: copies elsewhere outlive a rewritten trail."""

    day = models.DateField(primary_key=True)
    seq = models.BigIntegerField()
    hash = models.TextField()

    class Meta:
        db_table = "audit_seal"
        ordering = ["day"]
        managed = False

    def __str__(self) -> str:
        return f"{self.day} {self.seq}"
