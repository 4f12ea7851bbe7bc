"""The one settings file. Every value that differs between installations is read from the environment here.

Secrets have no default: without them the process refuses to start. Product numbers (deadlines, retention, precision)
are dated rows in the database, not settings. `.env.example` lists every name read here; a test compares the two.
"""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from kmzb.env import boolean, path_segment, tile_address, whole_number

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DEBUG = boolean("DEBUG", default=False)
DEMO = boolean("DEMO", default=False)
HTTPS = boolean("HTTPS", default=False)
SECRET_KEY = env.str("SECRET_KEY")
RECEIPT_KEY = env.str("RECEIPT_KEY")
if len(RECEIPT_KEY) < 32:
    raise ImproperlyConfigured("RECEIPT_KEY must have at least 32 characters: receipts are as safe as this key")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1"])
PUBLICATION_DELAY = whole_number("PUBLICATION_DELAY", default=1, most=1)  # 1: random 15-60 minutes; 0: at once
PROOF_OF_WORK_COST = whole_number("PROOF_OF_WORK_COST", default=50_000, most=10_000_000)
LIMIT_FACTOR = whole_number("LIMIT_FACTOR", default=1, most=1_000)
PANEL_PATH = path_segment("PANEL_PATH", default="panel")
PANEL_HOST = env.str("PANEL_HOST", default="")
MAP_TILE_URL = tile_address("MAP_TILE_URL")
MAP_TILE_ATTRIBUTION = env.str("MAP_TILE_ATTRIBUTION", default="")
MAP_TILE_FOLDER = env.str("MAP_TILE_FOLDER", default=str(BASE_DIR / ".local" / "tiles"))
MAP_TILE_CACHE_MB = whole_number("MAP_TILE_CACHE_MB", default=512, most=1_000_000)
MEDIA_STORAGE = env.str("MEDIA_STORAGE", default=str(BASE_DIR / ".local" / "media"))
KNOWN_PHOTOS = env.str("KNOWN_PHOTOS", default="")
KEY_STORE = env.str("KEY_STORE", default=str(BASE_DIR / ".local" / "keys"))

INSTALLED_APPS = [
    "kmzb.apps.ProjectConfig",
    "insights",
    "verification",
    "reports",
    "districts",
    "accounts",
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.gis",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "leaflet",
    "pgtrigger",
    "procrastinate.contrib.django",
    "rest_framework",
]
MIDDLEWARE = [
    "kmzb.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "kmzb.compression.PublicGZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kmzb.language.LanguageMiddleware",
    "kmzb.panel_host.PanelHostMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "kmzb.urls"
WSGI_APPLICATION = "kmzb.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kmzb.context.site",
            ],
            "builtins": ["verification.templatetags.writer"],
        },
    },
]

DATABASES = {"default": env.db("DATABASE_URL", engine="django.contrib.gis.db.backends.postgis")}
DATABASES["default"].update(
    CONN_MAX_AGE=60,
    CONN_HEALTH_CHECKS=True,
    ATOMIC_REQUESTS=False,
    TEST={"NAME": f"test_{DATABASES['default']['NAME']}"},
)
DATABASES["default"].setdefault("OPTIONS", {}).update(
    connect_timeout=5,
    prepare_threshold=5,  # allows `accounts.written` to have its statements prepared; nothing else ever is
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# Sign-in: password and one-time code, for the panel only; nobody signs up by themselves.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.sessions.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "panel:index"
ACCOUNT_ADAPTER = "accounts.signin.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "KMZB"
MFA_TOTP_TOLERANCE = 1
# An address never reaches the application: the "ip" limits of allauth count per bucket (accounts.signin).
ACCOUNT_RATE_LIMITS = {"login": f"{300 * LIMIT_FACTOR}/m/ip", "login_failed": "50/m/ip,8/5m/key"}

SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_AGE = 10 * 3600  # one shift; bar for officers' sessions
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_PATH = f"/{PANEL_PATH}/"
CSRF_COOKIE_PATH = f"/{PANEL_PATH}/"
CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
USE_X_FORWARDED_HOST = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_KMZB_SCHEME", "https") if HTTPS else None
ADMINS: list[str] = []
DEFAULT_EXCEPTION_REPORTER = "django.views.debug.ExceptionReporter" if DEBUG else "kmzb.faults.SilentReporter"
CSRF_FAILURE_VIEW = "kmzb.views.csrf_failure"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "blob:", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
        **({"upgrade-insecure-requests": True} if HTTPS else {}),
    }
}

# Request bodies: the public limits of design section 11 are checked by reports.parsing before Django's own.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 100
DATA_UPLOAD_MAX_NUMBER_FILES = 10
FILE_UPLOAD_MAX_MEMORY_SIZE = 32 * 1024 * 1024  # above it Django's memory handler loses a photo without a word
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

LANGUAGE_CODE = "pl"
LANGUAGES = [("pl", _("Polish")), ("en", _("English")), ("uk", _("Ukrainian"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "Europe/Warsaw"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = env.str("STATIC_ROOT", default=str(BASE_DIR / ".local" / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": MEDIA_STORAGE}},
    "staticfiles": {"BACKEND": "kmzb.storage.ModuleStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = False

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)

# In the panel's session: the default would set a cookie for the whole site, and public pages have none.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["reports.parsing.StrictJSONParser"],
    "EXCEPTION_HANDLER": "accounts.problems.problem_response",
    "URL_FORMAT_OVERRIDE": None,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "KMZB",
    "DESCRIPTION": "Reports, officers and the map of a police force. Errors are `application/problem+json` with a stable "
    "`code`, a sentence in `detail` and the flaws of each field in `fields`.",
    "VERSION": "1",
    "LICENSE": {"name": "EUPL-1.2"},
    "ENUM_NAME_OVERRIDES": {"StatusEnum": "reports.statuses.Status"},
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "kmzb.api_schema.with_problems",
    ],
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_AUTHENTICATION": [],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}
PROCRASTINATE_ON_APP_READY = "kmzb.jobs.register"

# Nothing of a request is written: no address, no path with a code in it, no body. Unknown errors carry a reference only.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"handlers": ["nowhere"], "propagate": False},
        "django.security": {"handlers": ["nowhere"], "propagate": False},
        "weasyprint": {
            "handlers": ["console"],
            "level": "ERROR",
            "propagate": False,
        },  # warns of what only screens have
        "kmzb": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
# gis.W001: GDAL of the supported systems can fetch files for odd spatial references. No geometry of a visitor reaches it:
# coordinates are two checked numbers (districts.geo).
# security.W008: plain HTTP is turned into HTTPS by the server in front, which alone speaks both.
SILENCED_SYSTEM_CHECKS = ["gis.W001", "security.W008"]
