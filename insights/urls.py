"""Addresses of published figures. They stand outside of the languages: files, not pages."""

from django.urls import path

from insights.seals import audit_seals

urlpatterns = [path("dane/audyt.json", audit_seals, name="audit-seals")]
