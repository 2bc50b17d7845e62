import type { Language } from '#kernel';

/** Danish, unless the header `Accept-Language` names English first. */
export const languageOf = (acceptLanguage: unknown): Language =>
  typeof acceptLanguage === 'string' && /\b(da|en)\b/i.exec(acceptLanguage)?.[1]?.toLowerCase() === 'en' ? 'en' : 'da';
