"""Built in for every template: a form that carries the token against forgery carries its writer too, where there is one.

`verification.panel.kept` says what for. A form of the panel cannot forget it, because none works without the token.
"""

from django import template
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html

register = template.Library()


class SignedFormNode(CsrfTokenNode):
    def render(self, context: Context) -> str:
        writer = context.get("writer")
        field = format_html('<input type="hidden" name="writer" value="{}">', writer) if writer else ""
        return super().render(context) + field


@register.tag
def csrf_token(parser: Parser, token: Token) -> SignedFormNode:
    return SignedFormNode()
