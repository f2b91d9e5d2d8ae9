"""Runs a program that needs the product's models, with Django ready before any of it is imported.

`python -m bench.under_django bench.ringing [WORDS]`; the database is that of `DATABASE_URL`.
"""

import os
import runpy
import sys

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aftersales.server.settings")
    django.setup()
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
