/** What a label names: of an address the last part of its path, else what stands on it; as the server reads it for the staff. */
export function namedBy(code: string): string {
  const path = code.split('?')[0]?.trim().replace(/\/+$/, '') ?? '';
  const last = path.slice(path.lastIndexOf('/') + 1).trim();
  return last === '' ? code.trim() : last;
}

export const isKey = (name: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(name);
