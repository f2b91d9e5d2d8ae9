/** What was filled in without the blanks around it; nothing filled in is null. */
export function orNull(text: string | null | undefined): string | null {
  const tidy = text?.trim();
  return tidy === undefined || tidy === '' ? null : tidy;
}
