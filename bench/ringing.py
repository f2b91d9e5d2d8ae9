"""Rings every due clock of the database in DATABASE_URL, as the worker does; prints how many and how long it took."""

import json
import time

from aftersales.base.clock import now
from aftersales.workorders.actions.clocks import ring_next_due

if __name__ == "__main__":
    at, rung = now(), 0
    ring_next_due(at=at)  # the first one also connects and reads the calendars
    began = time.monotonic()
    while ring_next_due(at=at):
        rung += 1
    print(json.dumps({"rung": rung + 1, "seconds": time.monotonic() - began, "cpu": time.process_time()}))
