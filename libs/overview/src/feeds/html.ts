const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as HTML that shows it as it is, on one line. */
export const asHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

/** Text as HTML with its paragraphs and the ends of its lines. */
export const asParagraphs = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${asHtml(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('');
