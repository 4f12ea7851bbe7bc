"""Receipts and idempotency keys: digests only, under a key that is not in the database."""

from django.db import models

from reports.models.report import Report


class Receipt(models.Model):
    """The 16-digit code of a report, as HMAC-SHA256. Whoever has the code may follow the report; nobody can list codes."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, primary_key=True, related_name="receipt")
    digest = models.BinaryField(max_length=32, unique=True)

    def __str__(self) -> str:
        return str(self.report_id)


class SubmissionKey(models.Model):
    """The idempotency key of a submission, as HMAC, so that a repeat finds its report. Deleted after 48 hours.

    `content` is the HMAC of what was sent (without the proof): a repeat with other content is refused.
    """

    report = models.OneToOneField(Report, on_delete=models.CASCADE, primary_key=True, related_name="submission_key")
    digest = models.BinaryField(max_length=32, unique=True)
    content = models.BinaryField(max_length=32)
    kept_until = models.DateField(db_index=True)

    def __str__(self) -> str:
        return str(self.report_id)
