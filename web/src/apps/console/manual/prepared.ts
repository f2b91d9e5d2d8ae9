/** An OpenAPI document as far as the page looks into it. */
export type Document = { paths: Record<string, Record<string, Operation>> };
type Operation = { parameters?: Parameter[] };
type Parameter = { in?: string; name?: string };

export const ONCE = 'Idempotency-Key';

/** The document for trying things out: the page names every write itself, anew each time, so nobody has to think of a name. */
export function prepared<D extends Document>(document: D): D {
  const paths = Object.entries(document.paths).map(([path, operations]) => [path, named(operations)]);
  return { ...document, paths: Object.fromEntries(paths) as D['paths'] };
}

const named = (operations: Record<string, Operation>): Record<string, Operation> =>
  Object.fromEntries(Object.entries(operations).map(([method, one]) => [method, one.parameters ? { ...one, parameters: one.parameters.filter(({ name }) => name !== ONCE) } : one]));

type Sent = { url: string; method?: string; headers?: Record<string, string> };

/** What a request tried out carries beside what was filled in: a name of its own, and that a page of ours means it. */
export function carrying<R extends Sent>(request: R, { csrf, name, language }: { csrf: string; name: string; language: string }): R & Pick<Sent, 'headers'> {
  const headers = { 'Accept-Language': language, ...request.headers };
  const writes = !['GET', 'HEAD'].includes((request.method ?? 'GET').toUpperCase());
  return { ...request, headers: writes ? { 'X-CSRFToken': csrf, [ONCE]: name, ...headers } : headers };
}
