"""Django's own commands, for those who know them; everyday work is done with `aftersales`."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aftersales.server.settings")
    execute_from_command_line(sys.argv)
