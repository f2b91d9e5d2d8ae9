/** One field the server could not accept, in the reader's words: `label` is what people call it. */
export type FieldProblem = { field: string; label?: string; code: string; message: string };

type Body = {
  status?: number;
  code?: string;
  title?: string;
  detail?: string;
  request?: string;
  facts?: Record<string, unknown>;
  errors?: FieldProblem[];
  labels?: Record<string, string>;
};

/**
 * What a request came to when it did not work: the server's problem+json (RFC 9457), or a line that was cut
 * (`code` is `offline`, `status` 0). `detail` is written for people and is what they are shown.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly request: string;
  readonly facts: Record<string, unknown>;
  readonly fields: FieldProblem[];
  /** What people call the fields that are spoken of in `facts`. */
  readonly labels: Record<string, string>;

  constructor(body: Body) {
    super(body.code ?? `http_${body.status ?? 0}`);
    this.status = body.status ?? 0;
    this.code = this.message;
    this.title = body.title ?? '';
    this.detail = body.detail ?? '';
    this.request = body.request ?? '';
    this.facts = body.facts ?? {};
    this.fields = body.errors ?? [];
    this.labels = body.labels ?? {};
  }

  static offline(): Problem {
    return new Problem({ status: 0, code: 'offline' });
  }

  /** From an answer that is not 2xx, whatever its body turns out to be. */
  static from(status: number, body: unknown): Problem {
    return new Problem({ ...(isRecord(body) ? body : {}), status });
  }

  /** The line was cut or the server is recovering: the same request may well work in a moment. */
  get passing(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504 || this.code === 'same_request_under_way';
  }

  get signedOut(): boolean {
    return this.status === 401;
  }

  /** It does not exist for this reader, or is not theirs to see. */
  get hidden(): boolean {
    return this.status === 403 || this.status === 404;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
