"""Ten thousand tickets, a fifth of them open, two follow-ups each, as many people as ours has. Prints nothing."""

import os
import random
from datetime import UTC, datetime, timedelta

import django
from django.core.management import call_command
from django.db import connection

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
django.setup()
call_command("migrate", verbosity=0)

from django.contrib.auth.models import User  # noqa: E402 - its tables can be imported only now
from helpdesk.models import FollowUp, Queue, Ticket  # noqa: E402 - as above

TICKETS = 10_000
OPEN, CLOSED = 1, 4
draw = random.Random(42)  # noqa: S311 - the same every time

if Ticket.objects.count() != TICKETS:
    now = datetime.now(UTC)
    boss = User.objects.create_superuser("boss", "boss@bench.example", os.environ["HELPDESK_SECRET"])
    people = [User.objects.create(username=f"engineer{n}", is_staff=True) for n in range(400)]
    queues = [Queue.objects.create(title=f"Queue {n}", slug=f"q{n}") for n in range(40)]
    tickets = Ticket.objects.bulk_create(
        Ticket(
            title=f"{n % 9 + 1}号机排气温度高报警停机 {n}",
            description="现场反馈运行约两小时后报警停机,复位后可再次启动,已清洗散热器。" * 3,
            queue=draw.choice(queues),
            assigned_to=draw.choice(people),
            submitter_email=f"customer{n % 200}@bench.example",
            status=OPEN if n > TICKETS * 0.8 else CLOSED,
            priority=draw.randint(1, 5),
            created=now - timedelta(minutes=TICKETS - n),
            modified=now,
            due_date=now + timedelta(hours=draw.randint(-72, 360)),
        )
        for n in range(1, TICKETS + 1)
    )
    FollowUp.objects.bulk_create(
        FollowUp(ticket=ticket, title="说明", comment="已联系客户。", date=now, user=boss)
        for ticket in tickets
        for _ in range(2)
    )
    connection.cursor().execute("VACUUM ANALYZE")
