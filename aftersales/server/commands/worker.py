"""``aftersales worker``: relay facts and run jobs until told to stop."""

import argparse

from aftersales.server.worker import main


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none: any number of workers may run, on any number of machines."""


def run(args: argparse.Namespace) -> int:
    """Work until SIGTERM."""
    return main()
