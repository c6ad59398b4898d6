"""Django's settings, from the environment alone. docs/reference/settings.md describes every variable."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from lemniscaat.site import environment

PACKAGE = Path(__file__).resolve().parent.parent

DATA = Path(environment.text("LEMNISCAAT_DATA", "var")).resolve()
DEMO_MARKER = DATA / "demonstration"
DEMO = environment.flag("LEMNISCAAT_DEMO", default=DEMO_MARKER.exists())
DEBUG = environment.flag("LEMNISCAAT_DEBUG", default=False)
SECRET_KEY = environment.text("LEMNISCAAT_SECRET_KEY") or environment.secret(DATA, "secret-key", size=48)
SEALING_KEY = environment.text("LEMNISCAAT_SEALING_KEY") or environment.secret(DATA, "sealing-key")
ALLOWED_HOSTS = environment.names("LEMNISCAAT_HOSTS", "localhost,127.0.0.1,[::1]")
PROXIES = environment.number("LEMNISCAAT_PROXIES", 0)
ASK_LEAST_SECONDS = environment.number("LEMNISCAAT_ASK_LEAST_SECONDS", 3)
ASK_MOST_A_DAY = environment.number("LEMNISCAAT_ASK_MOST_A_DAY", 20)
OUTSIDE = environment.flag("LEMNISCAAT_OUTSIDE", default=False)
BASE_URL = environment.text("LEMNISCAAT_URL", "http://127.0.0.1:8000").rstrip("/")
HTTPS = BASE_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [BASE_URL]

INSTALLED_APPS = [
    "lemniscaat.site",
    "lemniscaat.demo",
    "lemniscaat.portal",
    "lemniscaat.learning",
    "lemniscaat.agenda",
    "lemniscaat.knowledge",
    "lemniscaat.circulation",
    "lemniscaat.discovery",
    "lemniscaat.vocabulary",
    "lemniscaat.network",
    "lemniscaat.ui",
    "lemniscaat.kernel",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "csp",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",  # its templates
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "lemniscaat.network.middleware.ActorMiddleware",
    "lemniscaat.network.middleware.SecondFactorMiddleware",
    "lemniscaat.ui.back_office.rooms.OpenRooms",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "csp.middleware.CSPMiddleware",
    "lemniscaat.site.middleware.BrowserRules",
    "lemniscaat.site.middleware.ErrorPages",
]

ROOT_URLCONF = "lemniscaat.site.urls"
WSGI_APPLICATION = "lemniscaat.site.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lemniscaat.ui.context.chrome",
            ],
            "builtins": ["django.templatetags.i18n", "lemniscaat.ui.templatetags.lem"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

DATABASES = {"default": environment.database(environment.text("DATABASE_URL"), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
_IN_MEMORY = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {"default": {"BACKEND": _IN_MEMORY}, "pages": {"BACKEND": _IN_MEMORY, "LOCATION": "pages"}}

# Words: English in the code, Dutch on the screen, English under /en/.
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
USE_I18N = True
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# Accounts
AUTH_USER_MODEL = "network.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "lemniscaat.network.accounts.BackOfficeBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/account/login/"
LOGIN_REDIRECT_URL = "/mijn"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_ADAPTER = "lemniscaat.network.accounts.AccountAdapter"
MFA_ADAPTER = "lemniscaat.network.accounts.SecondFactorAdapter"
MFA_FORMS = {"activate_totp": "lemniscaat.network.forms.second_factor.ActivateForm"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
# An account comes by an invitation that was read at its address; there is nothing more to verify.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Lemniscaat"
MFA_TOTP_TOLERANCE = 1
SECOND_FACTOR_PATHS = ("/beheer/", "/bureau/", "/partner/", "/mijn/rollen/")

# Mail leaves through the outbox (kernel.mail); the worker sends it over MAIL_TRANSPORT.
EMAIL_BACKEND = "lemniscaat.kernel.mail.OutboxBackend"
EMAIL_HOST = environment.text("LEMNISCAAT_SMTP_HOST")
EMAIL_PORT = int(environment.text("LEMNISCAAT_SMTP_PORT", "25"))
EMAIL_HOST_USER = environment.text("LEMNISCAAT_SMTP_USER")
EMAIL_HOST_PASSWORD = environment.text("LEMNISCAAT_SMTP_PASSWORD")
EMAIL_USE_TLS = environment.flag("LEMNISCAAT_SMTP_TLS", default=False)
EMAIL_TIMEOUT = 20
EMAIL_FILE_PATH = DATA / "mail"
MAIL_TRANSPORT = (
    "lemniscaat.kernel.smtp.EmailBackend"
    if EMAIL_HOST
    else "django.core.mail.backends.filebased.EmailBackend"
)
MAIL_DOMAIN = environment.text("LEMNISCAAT_MAIL_DOMAIN", "lemniscaat.invalid")
DEFAULT_FROM_EMAIL = environment.text("LEMNISCAAT_MAIL_FROM", f"Lemniscaat <noreply@{MAIL_DOMAIN}>")

# Files
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "lemniscaat.site.static.Storage"},
}
INDEX_ROOT = DATA / "index"
FILES_ROOT = DATA / "files"
FILE_MOST_BYTES = environment.number("LEMNISCAAT_FILE_MB", 100) * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["lemniscaat.kernel.storing.Streamed"]

# Wagtail, without its calls to other hosts
WAGTAIL_SITE_NAME = "Lemniscaat"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILADMIN_LOGIN_URL = "/account/login/"
WAGTAIL_FRONTEND_LOGIN_URL = "/account/login/"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# Safety
SECURITY_CONTACT = environment.text("LEMNISCAAT_SECURITY_CONTACT", f"mailto:security@{MAIL_DOMAIN}")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    },
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "SAMEORIGIN"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# HTTP to HTTPS is the proxy's, and what HSTS says of other hosts of the domain is its owner's.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W008", "security.W021"]
FORMS_URLFIELD_ASSUME_HTTPS = True  # as Django 6 does; without it every form of a URL warns
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_words": {"()": "lemniscaat.site.logs.WithoutWords"}},
    "formatters": {"line": {"()": "lemniscaat.site.logs.LineFormatter"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_words"]}
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "lemniscaat": {"level": "INFO"},
        # Django would also write to handlers of its own, which keep the address.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
