"""``aftersales createadmin``: the first administrator, made by whoever can run commands on the machine."""

import argparse
import getpass
import sys

from aftersales.base.clock import now
from aftersales.base.errors import Invalid
from aftersales.base.words import LANGUAGES, say
from aftersales.people.actions import sign_ins
from aftersales.server.terminal import Terminal


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", required=True, help="姓名 · the person's name")
    parser.add_argument("--email", help="登录邮箱 · the e-mail address to sign in with")
    parser.add_argument("--phone", help="登录手机号 · the phone number to sign in with")
    parser.add_argument(
        "--password-stdin", action="store_true", help="从标准输入读取密码 · read the password from standard input"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON · tell it in JSON")


def run(args: argparse.Namespace) -> int:
    """Ask for a password and make the administrator; refused when there is one."""
    password = sys.stdin.readline().rstrip("\r\n") if args.password_stdin else _asked()
    person = sign_ins.create_admin(at=now(), name=args.name, email=args.email, phone=args.phone, password=password)
    Terminal(as_json=args.json).tell("admin_created", name=person.name, key=person.key)
    return 0


def _asked() -> str:
    prompt, again = (" · ".join(say(code, one).strip() for one in LANGUAGES) for code in _PROMPTS)
    password = getpass.getpass(f"{prompt} ")
    if getpass.getpass(f"{again} ") != password:
        raise Invalid("admin_passwords_differ", field="password")
    return password


_PROMPTS = ("admin_password", "admin_password_again")
