"""Headers that every answer carries, errors and static files included.

`COMMON_HEADERS` is plain data without Django, so that the web server's own error pages can carry it too.
"""

COMMON_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), "
    "gyroscope=(), microphone=(), payment=(), usb=()",
    "Origin-Agent-Cluster": "?1",
    "X-Permitted-Cross-Domain-Policies": "none",
}
# "My location" is offered, on a click, on these pages only.
PAGES_WITH_LOCATION = frozenset(
    {"reports:submit", "reports:practice", "reports:map", "districts:finder", "panel:report", "panel:round"}
)


class HeadersMiddleware:
    """Outermost: also reached by answers of the middleware below it. An answer may set its own Cache-Control."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in COMMON_HEADERS.items():
            response.headers.setdefault(name, value)
        match = getattr(request, "resolver_match", None)
        if match and match.view_name in PAGES_WITH_LOCATION and response.status_code < 500:
            policy = COMMON_HEADERS["Permissions-Policy"].replace("geolocation=()", "geolocation=(self)")
            response.headers["Permissions-Policy"] = policy
        if response.status_code >= 400 or "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        return response
