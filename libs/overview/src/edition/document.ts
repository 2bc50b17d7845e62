import PDFDocument from 'pdfkit';
import { z } from 'zod';
import { type Instant, epochMilliseconds } from '#kernel';
import type { Typefaces } from './fonts.js';
import type { Paper } from './paper.js';
import type { PaperLanguage } from './words.js';

/** What a document says of itself. */
export interface About {
  readonly title: string;
  readonly language: PaperLanguage;
  readonly madeAt: Instant;
}

/** What makes the bytes: an edition that is printed again is the same where this and the fonts are. Count up where the layout changes, or what is told of an entry. */
export const RENDERER = 'samspil-edition 3, pdfkit 0.20.2';

/**
 * An empty document with everything that PDF/UA-1 asks of one (ISO 14289-1 §5, §7.1): tagged, its title shown, its language, and XMP that
 * says so. Nothing is compressed: two versions of a compressor write different bytes. PDF/UA is not asked of pdfkit itself, for it would add
 * sets of glyphs that leave out the parts of composed ones; they need not be there (§7.21.4.2).
 */
export function openDocument(about: About, paper: Paper, { bytes }: Typefaces): PDFKit.PDFDocument {
  const document = new PDFDocument({
    autoFirstPage: false,
    // Neither is read from a file, so none of the fonts that come with the library is either.
    font: '',
    size: [paper.width, paper.height],
    margin: 0,
    pdfVersion: '1.7',
    compress: false,
    tagged: true,
    displayTitle: true,
    lang: about.language === 'da' ? 'da-DK' : 'en-GB',
    info: {
      // The library makes the document's ID of these, and writes the time of its own where there is none.
      CreationDate: z.coerce.date().parse(epochMilliseconds(about.madeAt)),
      Creator: RENDERER,
      // It writes them into XML as they are.
      ...(/[&<>\p{Cc}]/u.test(about.title) ? {} : { Title: about.title }),
    },
  });
  document.appendXML(descriptionOf(about, document.info.Title === undefined));
  for (const [name, font] of bytes) document.registerFont(name, font);
  return document;
}

const descriptionOf = ({ title, language }: About, withTitle: boolean): string => `
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>
${withTitle ? `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>` : ''}
</rdf:Description>`;

const escaped = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');

/** Everything that was drawn, once the document has ended. */
export async function bytesOf(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  document.end();
  for await (const chunk of document) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
