"""Django's own commands, with the product's database at hand: ``python manage.py makemigrations``."""

import os
import sys

from django.core.management import execute_from_command_line

from aftersales.server.cli import database_at_hand

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aftersales.server.settings")
    with database_at_hand():
        execute_from_command_line(sys.argv)
