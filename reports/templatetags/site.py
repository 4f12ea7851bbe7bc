"""What the frame of a page needs: where this page is in another language, whether a link is the page itself."""

from django import template
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.urls import translate_url
from django.utils import translation

register = template.Library()


@register.simple_tag(takes_context=True)
def in_language(context: template.Context, code: str) -> str:
    """The address of this page in another language; of the map where the page has none (errors)."""
    request: HttpRequest | None = context.get("request")
    here = request.get_full_path() if request is not None and request.resolver_match else "/"
    return translate_url(here, code)


@register.simple_tag(takes_context=True)
def current(context: template.Context, *names: str) -> str:
    """`page` for `aria-current` when the request is one of these URL names."""
    request: HttpRequest | None = context.get("request")
    match = request.resolver_match if request is not None else None
    return "page" if match and match.view_name in names else ""


@register.simple_tag(takes_context=True)
def page_address(context: template.Context) -> str:
    """The whole address of this page, for paper; nothing where the host is not one of ours."""
    request: HttpRequest | None = context.get("request")
    try:
        return request.build_absolute_uri() if request is not None else ""
    except DisallowedHost:
        return ""


@register.filter
def language_name(code: str) -> str:
    """A language in its own words, so that whoever needs it can read it."""
    return translation.get_language_info(code)["name_local"].capitalize()
