"""The sheet of keys, for the dialog on every page that has them."""

from django import template

from verification.panel.shortcuts import SHEET

register = template.Library()


@register.simple_tag
def key_sheet() -> tuple:
    return SHEET
