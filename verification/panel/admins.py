"""Users and memberships for the system administrator. Rights come from the role; nobody changes the own role."""

from django import forms
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.admin import UserAdmin
from django.contrib.postgres.forms import DateRangeField, RangeWidget
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.audit import record
from accounts.audit_acts import Act
from accounts.models import User
from verification.models import Membership, Role
from verification.panel.forms import Day
from verification.panel.identity import scope_of_request
from verification.panel.site import site


class ForSystemAdmins(admin.ModelAdmin):
    """Adding and changing for the role `system_admin` only; deleting for nobody, so that the trail keeps its names."""

    actions = None
    titles: tuple[str, str, str] = ("", "", "")  # of the list, of a new row, of one row
    acts: tuple[Act, Act]  # a row is added, changed

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        return super().changelist_view(request, {"title": self.titles[0], **(extra_context or {})})

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict | None = None,
    ) -> HttpResponse:
        title = self.titles[2] if object_id else self.titles[1]
        return super().changeform_view(request, object_id, form_url, {"title": title, **(extra_context or {})})

    def _is_admin(self, request: HttpRequest) -> bool:
        return Role.SYSTEM_ADMIN in scope_of_request(request).roles

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self._is_admin(request)

    def has_view_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return self._is_admin(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self._is_admin(request)

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return self._is_admin(request)

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def _record(self, act: Act, row: models.Model, fields: list[str]) -> None:
        record(act, about=row, detail={"fields": sorted(fields)} | self.codes(row))

    def codes(self, row: models.Model) -> dict[str, object]:
        """What of the row the audit trail says beside the names of the fields."""
        return {}

    def log_addition(self, request: HttpRequest, row: models.Model, message: list) -> LogEntry:
        self._record(self.acts[0], row, [])
        return super().log_addition(request, row, message)

    def log_change(self, request: HttpRequest, row: models.Model, message: list) -> LogEntry:
        fields = {name for part in message for name in part.get("changed", {}).get("fields", ())}
        self._record(self.acts[1], row, [str(name) for name in fields])
        return super().log_change(request, row, message)


@admin.register(User, site=site)
class PanelUserAdmin(ForSystemAdmins, UserAdmin):
    titles = (_("Users"), _("New user"), _("User"))
    acts = (Act.USER_ADDED, Act.USER_CHANGED)
    list_display = ("username", "first_name", "last_name", "is_active", "last_login")
    list_filter = ("is_active",)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Person"), {"fields": ("first_name", "last_name", "email")}),
        (_("Access"), {"fields": ("is_active",)}),
    )
    add_fieldsets = ((None, {"fields": ("username", "password1", "password2")}),)

    def codes(self, row: User) -> dict[str, object]:
        return {"login": row.username, "active": row.is_active}


class FirstAndEnd(RangeWidget):
    """Two days, each with a name of its own."""

    def __init__(self) -> None:
        super().__init__(Day())
        for widget, name in zip(self.widgets, (_("From"), _("Until")), strict=True):
            widget.attrs["aria-label"] = name


class MembershipForm(forms.ModelForm):
    valid = DateRangeField(
        label=_("Valid"),
        widget=FirstAndEnd,
        help_text=_("From the first day to the day after the last one; empty: without end."),
    )

    class Meta:
        model = Membership
        fields = ("user", "role", "unit", "area", "valid")
        labels = {"user": _("User"), "role": _("Role"), "unit": _("Unit"), "area": _("Municipality")}

    def clean(self) -> dict:
        data = super().clean()
        if bool(data.get("unit")) == bool(data.get("area")):
            raise forms.ValidationError(_("Give a unit or a municipality, exactly one of them."))
        return data


@admin.register(Membership, site=site)
class MembershipAdmin(ForSystemAdmins):
    titles = (_("Roles"), _("New role"), _("Role"))
    acts = (Act.ROLE_GIVEN, Act.ROLE_CHANGED)
    form = MembershipForm
    list_display = ("user", "role", "unit", "area", "valid", "is_valid_today")
    list_filter = ("role",)
    list_select_related = ("user", "unit", "area")
    search_fields = ("user__username", "user__last_name", "unit__name")

    def codes(self, row: Membership) -> dict[str, object]:
        place = row.unit.slug if row.unit else row.area.code
        return {"login": row.user.username, "role": row.role, "place": place, "valid": str(row.valid)}

    @admin.display(boolean=True, description=_("valid today"))
    def is_valid_today(self, membership: Membership) -> bool:
        return timezone.localdate() in membership.valid

    def has_change_permission(self, request: HttpRequest, obj: Membership | None = None) -> bool:
        own = obj is not None and obj.user_id == request.user.pk
        return super().has_change_permission(request, obj) and not own

    def formfield_for_foreignkey(self, db_field, request: HttpRequest, **kwargs: object):
        """Nobody gives a role to themselves."""
        if db_field.name == "user":
            others: QuerySet[User] = User.objects.exclude(pk=request.user.pk)
            kwargs["queryset"] = others
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
