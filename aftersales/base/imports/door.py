"""The staff's door to imports: what may be brought; tables begun, read, mapped, checked, taken in; what came of it."""

from typing import Annotated, Any, Literal, TypeVar, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header
from ninja import Query, Router, Status

from aftersales.base.clock import now
from aftersales.base.errors import NotAllowed
from aftersales.base.http import expected_version, language_of, sender
from aftersales.base.imports import guessing, keeping, said, schemas
from aftersales.base.imports.subjects import OUTCOMES, Column, Importer, Subject, Word, registered, subject_named
from aftersales.base.imports.templates import template
from aftersales.base.models import Import
from aftersales.base.pages import MAX_PAGE, newest_first
from aftersales.base.sheets import TYPES
from aftersales.base.words import LANGUAGES, in_language, say

Limit = Annotated[int, Query(ge=1, le=MAX_PAGE)]
AnswerT = TypeVar("AnswerT", bound=HttpResponseBase)
router = Router(tags=["imports"])


@router.get("/imports/subjects", response=schemas.SubjectRows, operation_id="list_import_subjects")
def list_import_subjects(request: HttpRequest) -> dict[str, Any]:
    """What the reader may bring, each with its columns; nothing for whom it is not."""
    return {"rows": [_subject(one) for one in keeping.subjects_of(_reader(request))]}


@router.get("/imports/subjects/{subject}/template", response=bytes, operation_id="get_import_template")
def get_import_template(request: HttpRequest, subject: str, format: Literal["xlsx", "csv"] = "xlsx") -> HttpResponse:
    """An empty table with our columns and a row that shows how."""
    known = _permitted(subject, _reader(request))
    response = HttpResponse(template(known, format, language_of(request)), content_type=TYPES[format])
    return _attached(response, f"{known.code}.{format}")


@router.get("/imports", response=schemas.ImportRows, operation_id="list_imports")
def list_imports(
    request: HttpRequest, subject: str = "", cursor: str | None = None, limit: Limit = 50
) -> dict[str, Any]:
    """The tables that were brought, newest first."""
    rows = keeping.visible_to(_reader(request)).select_related("file")
    found = newest_first(rows.filter(subject=subject) if subject else rows, cursor, limit)
    return {"rows": [_row(one) for one in found.rows], "next": found.next}


@router.post("/imports", response={201: schemas.ImportOut}, operation_id="begin_import")
def begin_import(request: HttpRequest, body: schemas.ImportIn) -> Status[dict[str, Any]]:
    """A table in an uploaded file; it is read in the background."""
    one = keeping.begin(subject=body.subject, file=body.file, by=_reader(request), at=now())
    return Status(201, _out(one, request))


@router.get("/imports/{uuid:key}", response=schemas.ImportOut, operation_id="get_import")
def get_import(request: HttpRequest, key: UUID) -> dict[str, Any]:
    return _out(keeping.find(key, _reader(request)), request)


@router.patch("/imports/{uuid:key}", response=schemas.ImportOut, operation_id="change_import")
def change_import(request: HttpRequest, key: UUID, body: schemas.ImportChange) -> dict[str, Any]:
    """How it is read, or which column is which."""
    seen, changes = expected_version(request), body.dict(exclude_unset=True)
    return _out(keeping.change(key=key, by=_reader(request), at=now(), version=seen, changes=changes), request)


@router.delete("/imports/{uuid:key}", response={204: None}, operation_id="forget_import")
def forget_import(request: HttpRequest, key: UUID) -> Status[None]:
    """Throw away the file and the outcomes of its rows; the counts stay."""
    keeping.forget(key=key, by=_reader(request), at=now())
    return Status(204, None)


@router.post("/imports/{uuid:key}/check", response=schemas.ImportOut, operation_id="check_import")
def check_import(request: HttpRequest, key: UUID) -> dict[str, Any]:
    """See what would come of every row; nothing is written."""
    return _out(keeping.check(key=key, by=_reader(request), at=now()), request)


@router.post("/imports/{uuid:key}/run", response=schemas.ImportOut, operation_id="run_import")
def run_import(request: HttpRequest, key: UUID, body: schemas.RunIn) -> dict[str, Any]:
    """Take it in."""
    return _out(keeping.run(key=key, mode=body.mode, by=_reader(request), at=now()), request)


@router.post("/imports/{uuid:key}/stop", response=schemas.ImportOut, operation_id="stop_import")
def stop_import(request: HttpRequest, key: UUID) -> dict[str, Any]:
    """Stop a check or a run."""
    return _out(keeping.stop(key=key, by=_reader(request), at=now()), request)


@router.get("/imports/{uuid:key}/rows", response=schemas.OutcomeRows, operation_id="list_import_rows")
def list_import_rows(
    request: HttpRequest,
    key: UUID,
    outcome: schemas.Outcome | None = None,
    cursor: str | None = None,
    limit: Limit = 50,
) -> dict[str, Any]:
    """What came of the rows, by their number in the file."""
    one = keeping.find(key, _reader(request))
    return said.page(one, outcome=outcome or "", cursor=cursor, limit=limit, language=language_of(request))


@router.get("/imports/{uuid:key}/wrong", response=bytes, operation_id="get_wrong_rows")
def get_wrong_rows(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """The wrong rows as CSV, each with what is wrong with it: to be mended and brought again."""
    one = keeping.find(key, _reader(request))
    response = StreamingHttpResponse(said.wrong_rows(one, language_of(request)), content_type=TYPES["csv"])
    return _attached(response, f"{one.subject}-wrong-rows.csv")


def _attached(response: AnswerT, name: str) -> AnswerT:
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


def _reader(request: HttpRequest) -> Importer:
    return cast(Importer, sender(request))


def _permitted(code: str, by: Importer) -> Subject:
    subject = subject_named(code)
    if not by.reaches(subject.right):
        raise NotAllowed(right=subject.right)
    return subject


def _subject(one: Subject) -> dict[str, Any]:
    return {
        "code": one.code,
        **_named(f"subject_{one.code}"),
        "identity_zh": say(f"subject_{one.code}_identity", LANGUAGES[0]),
        "identity_en": say(f"subject_{one.code}_identity", LANGUAGES[1]),
        "columns": [_column(one, column) for column in one.columns],
        "ready": [{"code": told.code, **_named(told.names)} for told in registered().ready if told.subject == one.code],
    }


def _column(subject: Subject, column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "kind": column.kind,
        "required": column.required,
        **_named({"zh": subject.label(column.name, LANGUAGES[0]), "en": subject.label(column.name, LANGUAGES[1])}),
        "example_zh": column.example[0],
        "example_en": column.example[1],
        "choices": [{"value": value, **_named(word)} for value, word in column.choices],
    }


def _named(told: Word) -> dict[str, str]:
    """The two names of a word's code, or of what has names of its own."""
    zh, en = (say(told, one) if isinstance(told, str) else in_language(told, one) for one in LANGUAGES)
    return {"name_zh": zh, "name_en": en}


def _row(one: Import) -> dict[str, Any]:
    return {
        **{name: getattr(one, name) for name in schemas.ImportRowOut.model_fields if hasattr(one, name)},
        "file_name": one.file.name,
        "counts": _counts(one),
    }


def _counts(one: Import) -> dict[str, int]:
    return {name: one.counts.get(name, 0) for name in OUTCOMES}


def _out(one: Import, request: HttpRequest) -> dict[str, Any]:
    subject = subject_named(one.subject)
    labels = [subject.label(name, language_of(request)) for name in guessing.missing(subject, one.mapping)]
    told = {name: getattr(one, name) for name in schemas.ImportOut.model_fields if hasattr(one, name)}
    reason = {**one.reason_facts, "lacking": labels}
    return {
        **told,
        "file_name": one.file.name,
        "counts": _counts(one),
        "mapping": {name: {"column": None, "value": "", **source} for name, source in one.mapping.items()},
        "message": say(one.reason, language_of(request), **reason) if one.reason else "",
        "lacking": guessing.missing(subject, one.mapping) if one.headers else [],
        "progress": _progress(one),
    }


def _progress(one: Import) -> dict[str, Any] | None:
    run = one.run
    if run is None:
        return None
    told = {name: getattr(run, name) for name in ("key", "state", "done", "total", "started_at", "ended_at")}
    stopping = run.state == "running" and run.stop_wanted_at is not None
    return {**told, "phase": str(run.result.get("phase", "")), "stopping": stopping}
