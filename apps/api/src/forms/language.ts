import type { Request } from 'express';
import type { Language } from '#kernel';

/** What the address asks for, else the one that the browser likes better; Danish where it says nothing of the two. */
export function languageOf(request: Pick<Request, 'query' | 'acceptsLanguages'>): Language {
  const { language } = request.query;
  if (language === 'da' || language === 'en') return language;
  return request.acceptsLanguages(['da', 'en']) === 'en' ? 'en' : 'da';
}
