"""Users and memberships for the system administrator. Rights come from the role; nobody changes the own role."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from verification.models import Membership, Role
from verification.panel.identity import scope_of_request
from verification.panel.site import site


class ForSystemAdmins(admin.ModelAdmin):
    """Adding and changing for the role `system_admin` only; deleting for nobody, so that the trail keeps its names."""

    actions = None

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


@admin.register(User, site=site)
class PanelUserAdmin(ForSystemAdmins, UserAdmin):
    list_display = ("username", "first_name", "last_name", "is_active", "last_login")
    list_filter = ("is_active",)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Person"), {"fields": ("first_name", "last_name", "email")}),
        (_("Access"), {"fields": ("is_active",)}),
    )
    add_fieldsets = ((None, {"fields": ("username", "password1", "password2")}),)


class MembershipForm(forms.ModelForm):
    class Meta:
        model = Membership
        fields = ("user", "role", "unit", "area", "valid")

    def clean(self) -> dict:
        data = super().clean()
        if bool(data.get("unit")) == bool(data.get("area")):
            raise forms.ValidationError(_("Give a unit or a municipality, exactly one of them."))
        return data


@admin.register(Membership, site=site)
class MembershipAdmin(ForSystemAdmins):
    form = MembershipForm
    list_display = ("user", "role", "unit", "area", "valid", "is_valid_today")
    list_filter = ("role",)
    list_select_related = ("user", "unit", "area")
    search_fields = ("user__username", "user__last_name", "unit__name")

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
