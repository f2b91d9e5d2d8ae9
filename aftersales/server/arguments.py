"""What several commands take: words read as values, and refused in the words of argparse."""

import argparse


def positive(word: str) -> int:
    """A number of things, at least one."""
    number = int(word)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{word} < 1")
    return number


def port_number(word: str) -> int:
    """A port, or 0 for any."""
    number = int(word)
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError(f"{word}: 0–65535")
    return number
