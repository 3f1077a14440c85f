"""Django's settings, all derived from ``config``; an admin never edits this file."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from tracker_core.messages import DISCOVERY_PATH, MAX_PUSH_BYTES
from tracker_server import CLIENT_ID, POLICY_SHIPPED, config
from tracker_server.database import keys
from tracker_server.database.url import database_settings

CONFIG = config.load(os.environ)
HERE = Path(__file__).parent

PUBLIC_URL = CONFIG.url
ORGANIZATION = CONFIG.organization
NATIVE_CLIENT_ID = CLIENT_ID
POLICY_FILE = CONFIG.policy_file or HERE / "privacy" / "policy.md"
POLICY_VERSION = CONFIG.policy_version or POLICY_SHIPPED
KEEPS_MONTHS = CONFIG.keeps_months
KEEPS_MONTHS_BY_COUNTRY = CONFIG.keeps_months_by_country
AUDIT_KEY_FILE = CONFIG.keys / keys.AUDIT_KEY
PROVIDER = CONFIG.provider
LOCAL_PASSWORDS = CONFIG.local_passwords
SECOND_FACTOR = CONFIG.second_factor
WEBHOOK = CONFIG.webhook
MAIL = CONFIG.mail
ERASURE_WAIT_DAYS = CONFIG.erasure_wait_days
MINIMUM_AGE = CONFIG.minimum_age
KEYS = CONFIG.keys

SECRET_KEY = keys.hex_key(CONFIG.keys / keys.SECRET_KEY)
DEBUG = False
ALLOWED_HOSTS = [urlsplit(PUBLIC_URL).hostname or "localhost", CONFIG.host, "127.0.0.1", "[::1]", "localhost"]
ROOT_URLCONF = "tracker_server.urls"
WSGI_APPLICATION = "tracker_server.wsgi.application"
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_MEMORY_SIZE = MAX_PUSH_BYTES
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 5

DATABASES = {
    "default": database_settings(CONFIG.database_url, CONFIG.database_password, CONFIG.database_file, CONFIG.keys)
}

INSTALLED_APPS = [
    "django.contrib.admin.apps.SimpleAdminConfig",  # our own site, without what the libraries register
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "oauth2_provider",
    "tracker_server.jobs",
    "tracker_server.accounts",
    "tracker_server.audit",
    "tracker_server.streams",
    "tracker_server.work_items",
    "tracker_server.ledger",
    "tracker_server.retention",
    "tracker_server.privacy",
    "tracker_server.directory",
    "tracker_server.security",
    "tracker_server.reports",
]

MIDDLEWARE = [
    "tracker_server.web.access_log",
    "tracker_server.web.security_headers",
    "tracker_server.api.problems.problems_alone",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "tracker_server.gate.Gate",
    "allauth.account.middleware.AccountMiddleware",
    "tracker_server.accounts.second_factor.required",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tracker_server.web.organization",
                "tracker_server.accounts.shown.signing_in",
            ]
        },
    }
]
STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "static"]

# Signing in
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["tracker_server.accounts.backend.PasswordBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LINK_DAYS = 7  # how long somebody has to choose a password by a link
PASSWORD_RESET_TIMEOUT = LINK_DAYS * 86_400
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "tracker_server.accounts.adapter.ClosedAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an admin typed the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None}  # ours count over all servers: accounts.throttle
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "tracker_server.accounts.second_factor.CodeForm",
    "reauthenticate": "tracker_server.accounts.second_factor.CodeAgainForm",
}
MFA_TOTP_ISSUER = f"TimeTracker {ORGANIZATION}"
SOCIALACCOUNT_ADAPTER = "tracker_server.accounts.provider.OrganizationAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True
PROXIES = CONFIG.proxies  # from others the gateway drops what these two lines read
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if PROXIES else 0

SCOPES = {"openid": "who you are", "profile": "your name, employee id and role", "email": "your e-mail"}
OAUTH2_PROVIDER = {
    "OAUTH2_VALIDATOR_CLASS": "tracker_server.accounts.validator.NativeClientValidator",
    "OIDC_ENABLED": True,
    "OIDC_ISS_ENDPOINT": PUBLIC_URL,
    "OIDC_RSA_PRIVATE_KEY": keys.read(CONFIG.keys / keys.SIGNING_KEY),
    "SCOPES": SCOPES,
    "DEFAULT_SCOPES": list(SCOPES),
    "PKCE_REQUIRED": True,
    "AUTHORIZATION_CODE_EXPIRE_SECONDS": 120,
    "ACCESS_TOKEN_EXPIRE_SECONDS": 900,  # more than the grace below, so that what is given again still works
    "ID_TOKEN_EXPIRE_SECONDS": 900,
    "ROTATE_REFRESH_TOKEN": True,
    "REFRESH_TOKEN_EXPIRE_SECONDS": 90 * 86_400,
    "REFRESH_TOKEN_GRACE_PERIOD_SECONDS": 600,
    "REFRESH_TOKEN_REUSE_PROTECTION": True,
    "ACCESS_TOKEN_GENERATOR": "tracker_server.accounts.tokens.access_token",
    "REFRESH_TOKEN_GENERATOR": "tracker_server.accounts.tokens.refresh_token",
    "OAUTH_PRE_TOKEN_VALIDATION": [],  # the validator answers for device codes
    "OAUTH_DEVICE_VERIFICATION_URI": f"{PUBLIC_URL}/device",
    "OIDC_RESPONSE_TYPES_SUPPORTED": ["code"],
    "COMPLIANT_BCP_RFC9700_IMPLICIT_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PASSWORD_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PKCE_METHOD": True,
    "COMPLIANT_BCP_RFC9700_ACCESS_TOKEN_TRANSPORT": True,
    "COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS": True,
    "COMPLIANT_BCP_RFC9700_TOKEN_STORAGE": True,
}

# What the browser is told
SESSION_ENGINE = "tracker_server.accounts.sessions"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = CONFIG.encrypted_in_transit
COOKIE_PREFIX = "__Host-" if CONFIG.encrypted_in_transit else ""  # a browser then takes it from this host alone
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}session"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrf"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 12 * 3600
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
CSRF_FAILURE_VIEW = "tracker_server.gate.form_expired"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if CONFIG.encrypted_in_transit else 0
SECURE_SSL_REDIRECT = CONFIG.encrypted_in_transit
SECURE_REDIRECT_EXEMPT = [f"^{DISCOVERY_PATH.strip('/')}$"]  # holds no secret; a check on this machine asks it
if PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # HSTS for the names below ours: the organization's to decide, for they may be other services
    "security.W021",  # and so is the list that browsers bring along
    "oauth2_provider.W008",  # an http redirect is to the loopback address, as RFC 8252 has it for native apps
    "oauth2_provider.E001",  # within the grace our tokens are derived again, not stored: decision 0010
]

LINE = "%(asctime)s %(levelname)s %(request_name)s %(message)s"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "tracker_server.log_lines.QuietFormatter", "fmt": LINE}},
    "filters": {"named": {"()": "tracker_server.log_lines.Named"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["named"]},
        "silent": {"class": "logging.NullHandler"},
    },
    "loggers": {
        "tracker_server": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.request": {"handlers": ["silent"], "propagate": False},  # tells addresses; ours are in gate.fault
        "django.security.DisallowedHost": {"handlers": ["silent"], "propagate": False},  # anybody can, at will
        "oauth2_provider": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "oauthlib": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
    },
}
