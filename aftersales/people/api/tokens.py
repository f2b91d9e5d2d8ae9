"""Tokens for programs."""

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from ninja import Router, Schema, Status
from pydantic import AwareDatetime

from aftersales.base.clock import now
from aftersales.base.http import Input, Line
from aftersales.people import queries
from aftersales.people.actions import tokens
from aftersales.people.models import Token
from aftersales.people.signed import Signed

router = Router(tags=["people"])

SECRET = "Token-Secret"  # noqa: S105  - the name of a header # nosec B105


class TokenOut(Schema):
    key: UUID
    name: str
    rights: list[str]
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None
    ended_at: datetime | None


class TokensOut(Schema):
    rows: list[TokenOut]
    next: str | None = None


class TokenIn(Input):
    name: Line
    rights: list[Line]
    expires_at: AwareDatetime


@router.get("/tokens", response=TokensOut, operation_id="list_tokens")
def list_tokens(request: Signed) -> dict[str, object]:
    return {"rows": list(queries.tokens_of(request.auth))}


@router.post("/tokens", response={201: TokenOut}, operation_id="create_token")
def create_token(request: Signed, response: HttpResponse, body: TokenIn) -> Status[Token]:
    """The secret comes in the header `Token-Secret`, once.

    Not in the body: bodies are kept for repeats of the same Idempotency-Key, and a secret is kept nowhere.
    """
    token, response[SECRET] = tokens.create_token(by=request.auth, at=now(), **body.dict())
    return Status(201, token)


@router.delete("/tokens/{key}", response={204: None}, operation_id="end_token")
def end_token(request: Signed, key: UUID) -> Status[None]:
    tokens.end_token(key=key, by=request.auth, at=now())
    return Status(204, None)
