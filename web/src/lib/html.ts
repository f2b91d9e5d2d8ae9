const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Plain text as HTML: an empty line parts paragraphs, a line break stays one. */
export function asHtml(text: string): string {
  const safe = text.trim().replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
  return safe
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph.replace(/\n/g, '<br>')}</p>`)
    .join('');
}

/** The words of such HTML: what somebody typed, without the marks it was sent with. */
export const asText = (html: string): string =>
  new DOMParser().parseFromString(html.replace(/<br>|<\/p>/g, '$&\n'), 'text/html').body.textContent.trim();
