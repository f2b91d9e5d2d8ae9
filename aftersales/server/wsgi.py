"""The web process's entry: `granian --interface wsgi aftersales.server.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aftersales.server.settings")
application = get_wsgi_application()
