"""``aftersales doctor``: examine the installation; every finding that is not good names its mend."""

import argparse
import json
from dataclasses import asdict

from aftersales.base import relay
from aftersales.base.clock import now
from aftersales.base.files import strays
from aftersales.server.doctor.database import unapplied
from aftersales.server.doctor.finding import tell
from aftersales.server.doctor.subjects import examine


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="供程序读取 · for programs")
    parser.add_argument(
        "--retry", action="store_true", help="再处理放弃的事实 · the cause is mended: try given-up facts again"
    )
    parser.add_argument(
        "--drop-strays", action="store_true", help="清除不属于任何工单的文件 · throw away files that nothing knows of"
    )


def run(args: argparse.Namespace) -> int:
    """Tell every finding; 1 if any is bad and grave."""
    if (args.retry or args.drop_strays) and args.trouble is None and not unapplied():
        if args.retry:
            relay.release_all(at=now())
        if args.drop_strays:
            strays.drop()
    found = list(examine(args.trouble))
    good = all(one.good for one in found if one.grave)
    if args.json:
        told = [{**asdict(one), "mend": one.mend("en"), "mend_zh": one.mend("zh-CN")} for one in found]
        print(json.dumps({"good": good, "findings": told}, ensure_ascii=False, default=str))
    else:
        for one in found:
            tell(one)
    return 0 if good else 1
