"""What a replay comes to: the figures, and where the product's account differs from the independent count."""

import tomllib
from collections import Counter
from collections.abc import Mapping
from typing import Any

from aftersales.base import sql
from aftersales.server.replay.mapping import LogMapping
from aftersales.server.replay.reading import LogFile
from aftersales.server.replay.recount import recount
from aftersales.server.replay.run import Replayed
from aftersales.server.replay.stands import of_source
from aftersales.server.replay.told import Account, accounts


def report(log: LogFile, mapping: LogMapping, source: str, replayed: Replayed) -> dict[str, Any]:
    """All of it, as JSON says it. `good` when every row was met and every account agrees with the count."""
    tally = replayed.tally
    refused = sorted([*replayed.unreadable, *tally.refused])
    limit = replayed.rows if replayed.rows < replayed.total else None
    counted = recount(
        log.path,
        tomllib.loads(mapping.text),
        unreadable={one.row for one in replayed.unreadable},
        refused={one.row for one in tally.refused},
        limit=limit,
    )
    told = accounts(source)
    differences = _differences(counted, told)
    facts = {(kind, mark): count for kind, mark, count in sql.rows("server", "replay_counts", **of_source(source))}
    return {
        "source": source,
        "mapping": mapping.name,
        "finished": replayed.run.state == "done",
        "rows": {
            "read": replayed.total + len(replayed.unreadable),
            "told": replayed.rows,
            "applied": tally.applied,
            "unchanged": tally.unchanged,
            "state_not_told": tally.state_not_told,
            "refused": len(refused),
        },
        "cases": len(told),
        "moves": dict(tally.moves.most_common()),
        "inferred": {move: count for move, count in tally.inferred.most_common() if count},
        "refused": {
            "by_reason": dict(Counter(one.reason for one in refused).most_common()),
            "rows": [one._asdict() for one in refused],
        },
        "states": _states(source),
        "clock": _clock(facts) | {"due": tally.due, "silent_closes_withheld": tally.silent_closes_withheld},
        "facts": sum(facts.values()),
        "sla": _sla(source, counted),
        "recount": {"cases": len(counted), "differences": differences, "own_reopen_count": _own_reopens(counted)},
        "mismatches": tally.mismatches,
        "good": not tally.mismatches and not differences,
    }


def _differences(counted: Mapping[str, Mapping[str, Any]], told: Mapping[str, Account]) -> list[dict[str, Any]]:
    """Every case and figure in which the file and the facts do not agree."""
    found: list[dict[str, Any]] = []
    for case in sorted(counted.keys() | told.keys()):
        ours, theirs = told.get(case, Account()), counted.get(case, {"assignments": 0, "reopens": 0, "seconds": {}})
        for figure in ("assignments", "reopens", "seconds"):
            if getattr(ours, figure) != theirs[figure]:
                found.append({"case": case, "figure": figure, "file": theirs[figure], "facts": getattr(ours, figure)})
    return found


def _states(source: str) -> dict[str, int]:
    return dict(sql.rows("server", "replay_states", **of_source(source)))


def _clock(facts: Mapping[tuple[str, str], int]) -> dict[str, Any]:
    return {
        "warnings": {mark: count for (kind, mark), count in sorted(facts.items()) if kind == "SlaWarned"},
        "breaches": facts.get(("SlaBreached", ""), 0),
        "withdrawals": facts.get(("SlaBreachWithdrawn", ""), 0),
    }


def _sla(source: str, counted: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """By our own promises, against what the log says of its own: other promises, and so only for information."""
    outcomes = [met for _, met in sql.rows("server", "replay_sla", **of_source(source)) if met is not None]
    said = [figures["made_sla"] for figures in counted.values() if figures["made_sla"] in ("true", "false")]
    return {
        "met": round(sum(outcomes) / len(outcomes), 4) if outcomes else None,
        "met_by_the_log": round(said.count("true") / len(said), 4) if said else None,
    }


def _own_reopens(counted: Mapping[str, Mapping[str, Any]]) -> dict[str, int]:
    """How often the log's own counter of reopenings agrees with its states, if it has one."""
    said = [figures for figures in counted.values() if figures["reopened"].isdigit()]
    agree = sum(int(figures["reopened"]) == figures["reopens"] for figures in said)
    return {"agree": agree, "differ": len(said) - agree}
