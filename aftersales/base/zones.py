"""Time zones as people read them."""

from datetime import datetime, timedelta


def off_utc(local: datetime) -> str:
    """How far the clock that shows this is from UTC that day, UTC+5:30: all of a zone that reads alike everywhere."""
    minutes = int((local.utcoffset() or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"
