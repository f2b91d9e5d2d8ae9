const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Plain text as HTML: an empty line parts paragraphs, a line break stays one. */
export function asHtml(text: string): string {
  const safe = text.trim().replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
  return safe
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph.replace(/\n/g, '<br>')}</p>`)
    .join('');
}
