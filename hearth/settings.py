"""Every setting, from the environment alone. With no environment at all it is safe: loopback, SQLite, no real mail.
With HEARTH_PRODUCTION=1 it refuses to start until secret key, hosts and mail are real."""

import os
import secrets
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("HEARTH_VAR", ROOT / "var"))
VAR.mkdir(mode=0o700, parents=True, exist_ok=True)


def env(name: str, default: str = "") -> str:
    return os.environ.get(f"HEARTH_{name}", default).strip()


def needed(name: str, what_for: str) -> str:
    value = env(name)
    if not value:
        raise ImproperlyConfigured(f"HEARTH_{name} is not set. In production Hearth needs it {what_for}.")
    return value


def own_secret() -> str:
    """A key made once and kept beside the database, for a machine nobody else reaches."""
    kept = VAR / "secret-key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(50))
    return kept.read_text()


PRODUCTION = env("PRODUCTION") == "1"
DEBUG = env("DEBUG") == "1" and not PRODUCTION

if PRODUCTION:
    SECRET_KEY = needed("SECRET_KEY", "to sign sessions; fifty random characters")
    ALLOWED_HOSTS = needed("ALLOWED_HOSTS", "to know its own address, for example hearth.example.sch.uk").split(",")
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
    EMAIL_HOST = needed("EMAIL_HOST", "to send parents their codes; the name of an SMTP server")
    DEFAULT_FROM_EMAIL = needed("EMAIL_FROM", "as the address its e-mail comes from")
    if len(SECRET_KEY) < 40 or "*" in ALLOWED_HOSTS:
        raise ImproperlyConfigured(
            "HEARTH_SECRET_KEY needs 40 characters or more, and HEARTH_ALLOWED_HOSTS real names."
        )
else:
    SECRET_KEY = env("SECRET_KEY") or own_secret()
    ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
    EMAIL_HOST = env("EMAIL_HOST")
    DEFAULT_FROM_EMAIL = env("EMAIL_FROM", "Rowan Primary <hearth@example.org>")

EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_PORT = int(env("EMAIL_PORT", "587" if PRODUCTION else "25"))
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = env("EMAIL_USER"), env("EMAIL_PASSWORD")
EMAIL_USE_TLS = env("EMAIL_TLS", "1" if PRODUCTION else "0") == "1"
EMAIL_TIMEOUT = 10
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# Texts, and e-mail or letters if the school wants them so, through GOV.UK Notify: docs/guides/channels.md.
NOTIFY_KEY = env("NOTIFY_KEY")
NOTIFY_URL = env("NOTIFY_URL", "https://api.notifications.service.gov.uk")
NOTIFY_TEMPLATES = {way: env(f"NOTIFY_{way.upper()}_TEMPLATE") for way in ("email", "text", "letter")}
EMAIL_BY = env("EMAIL_BY", "smtp")
# Where e-mail comes back to that could not be delivered, and the Maildir it is read from.
BOUNCE_ADDRESS, BOUNCES = env("BOUNCE_ADDRESS"), env("BOUNCES")

# The address parents reach us at, for links in notices written by the worker.
SITE_URL = env(
    "SITE_URL", f"https://{ALLOWED_HOSTS[0]}" if PRODUCTION else f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
)
# The demo begins on the cast's day; nothing else ever sets the clock.
CLOCK_STARTS = datetime.fromisoformat(env("CLOCK_STARTS")) if env("CLOCK_STARTS") and not PRODUCTION else None

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    *(f"hearth.{folder}" for folder in (
        "base", "audit", "schools", "people", "languages", "notices", "agreements", "conversations", "safeguarding",
        "journeys", "room", "assessments", "practice", "reports", "exchange", "records", "web",
    )),
]  # fmt: skip

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hearth.web.middleware.Language",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "hearth.web.middleware.Here",
    "hearth.web.middleware.Lock",
]

ROOT_URLCONF = "hearth.urls"
WSGI_APPLICATION = "hearth.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "hearth/web/templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hearth.web.context.here",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "builtins": ["django.templatetags.static"],
        },
    }
]
FORM_RENDERER = "hearth.web.forms.HearthRenderer"

# A PostgreSQL server named by the usual PGHOST, PGUSER … or HEARTH_DB=postgresql; otherwise one SQLite file.
if os.environ.get("PGHOST") or env("DB") == "postgresql":
    DATABASES: dict[str, dict[str, Any]] = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": os.environ.get("PGDATABASE", "hearth"),
            "USER": os.environ.get("PGUSER", "postgres"),
            "PASSWORD": os.environ.get("PGPASSWORD", ""),
            "HOST": os.environ.get("PGHOST", ""),
            "PORT": os.environ.get("PGPORT", ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    }
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": VAR / "hearth.sqlite3",
            "CONN_MAX_AGE": 600,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
            },
        }
    }

# Tries at the door are counted here, so it must not forget them when somebody makes many: three hundred is the default.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# The languages families may read in, one folder each. Which one a page is in: hearth.web.middleware.Language.
LANGUAGE_FOLDERS = ROOT / "hearth/languages"
_ABOUT = [tomllib.loads(about.read_text()) for about in sorted(LANGUAGE_FOLDERS.glob("*/about.toml"))]
LANGUAGE_CODE = "en-gb"
LANGUAGES = [(one["code"], one["english_name"]) for one in _ABOUT]
LANGUAGES_BIDI = [one["code"] for one in _ABOUT if one["direction"] == "rtl"]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 180
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = PRODUCTION
LOCALE_PATHS = [LANGUAGE_FOLDERS]
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_ROOT") or VAR / "static")
STATIC_ROOT.mkdir(exist_ok=True)
if PRODUCTION:
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
else:
    WHITENOISE_USE_FINDERS = True

# Sign-in: staff by password and authenticator app, parents by a one-time code; nobody signs themselves up.
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["hearth.web.account.backend.StaffBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_LOOKS_AT = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"{_LOOKS_AT}MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_LOOKS_AT}CommonPasswordValidator"},
    {
        "NAME": f"{_LOOKS_AT}UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "forename", "surname", "known_as"]},
    },
]
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60
LOGIN_URL = LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "hearth.web.account.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
ACCOUNT_FORMS = {
    "login": "hearth.web.account.forms.StaffSignInForm",
    "request_login_code": "hearth.web.account.forms.AskForCodeForm",
    "confirm_login_code": "hearth.web.account.forms.TypeCodeForm",
    "reset_password": "hearth.web.account.forms.ForgottenForm",
    "reset_password_from_key": "hearth.web.account.forms.NewPasswordForm",
}
# A whole school comes in from one address at a quarter to nine; one account is guessed at from many.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "20/m/ip,5/5m/key",
    "request_login_code": "30/m/ip,3/10m/key,12/d/key",
    "reset_password": "20/m/ip,3/10m/key",
    "paper_code": "10/m/ip,60/h/ip",
    "answer": "20/m/ip,100/h/ip",
    "unlock": "5/5m/user",
}
# How many proxies of ours stand in front: without it all the world would seem to come from one address.
ALLAUTH_TRUSTED_PROXY_COUNT = int(env("PROXIES", "1")) if PRODUCTION else 0
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Hearth"
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {"authenticate": "hearth.web.account.forms.AppCodeForm"}

SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
# A sentence like "Leila is asked" stays with the session that caused it, and ends with it on a shared tablet.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31536000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
# Asking browsers to ship with our name in their list is the school's own decision.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
OURS = ("script-src", "style-src", "font-src", "connect-src", "manifest-src", "form-action")
NOBODYS = ("default-src", "frame-ancestors", "base-uri")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": dict.fromkeys(NOBODYS, ["'none'"])
    | dict.fromkeys(OURS, ["'self'"])
    | {"img-src": ["'self'", "data:"]}
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000
DATA_UPLOAD_MAX_NUMBER_FILES = 1
FILE_UPLOAD_HANDLERS = [
    "hearth.web.uploads.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# Never a name in a log: requests are logged by path and status alone, and errors by their trace.
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"without_words": {"()": "hearth.base.logs.WithoutWords"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "without_words"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # What these say when something fails may quote a number or an address.
    "loggers": {name: {"level": "CRITICAL"} for name in ("notifications_python_client", "urllib3")},
}
