/**
 * Where to go after signing in: a path of ours, whatever was asked for. What a browser would read as another host (`//evil`, `/\evil`, with a
 * line break within) is no path of ours.
 */
export function localPath(asked: unknown, ourUrl: string): string {
  if (typeof asked !== 'string' || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(asked) || !URL.canParse(asked, ourUrl))
    return '/';
  const { origin, pathname, search, hash } = new URL(asked, ourUrl);
  // Dots may have been resolved into what looks like a host.
  return origin === ourUrl && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : '/';
}
