import { describe, expect, it } from '@jest/globals';
import { epochMilliseconds, instantOf } from '#kernel';
import { IssuerUnavailable } from '#identity';
import { actorOf, clockAt } from '#kernel/testing';
import { type AtIssuer, BrowserSessions, type SignedIn } from './browser-sessions.js';

const MINUTE = 60_000;
const karen = actorOf('coordinator', 'Karen');

function opened(refresh: AtIssuer['refresh'] = () => Promise.resolve(undefined)) {
  const clock = clockAt();
  const forgotten: (string | undefined)[] = [];
  const forget = ({ refreshToken }: SignedIn) => forgotten.push(refreshToken);
  const sessions = new BrowserSessions(clock, { refresh, forget });
  const inMinutes = (minutes: number) => instantOf(epochMilliseconds(clock.now()) + minutes * MINUTE);
  const saying = (actor = karen, minutes = 24 * 60): SignedIn => ({
    actor,
    until: inMinutes(minutes),
    refreshToken: 'refresh',
  });
  return { clock, sessions, saying, forgotten };
}

describe('a browser session', () => {
  it('says who is signed in, under an id of 256 random bits that is new each time', async () => {
    const { sessions, saying } = opened();
    const [first, second] = [sessions.begin(saying()), sessions.begin(saying())];
    expect(first).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(first).not.toBe(second);
    expect(await sessions.actorOf(first)).toEqual(karen);
    expect(await sessions.actorOf('made-up')).toBeUndefined();
  });

  it('ends when it was not used for an hour', async () => {
    const { clock, sessions, saying } = opened();
    const id = sessions.begin(saying());
    for (let used = 0; used < 3; used++) {
      clock.advance(59 * MINUTE);
      expect(await sessions.actorOf(id)).toEqual(karen);
    }
    clock.advance(60 * MINUTE);
    expect(await sessions.actorOf(id)).toBeUndefined();
  });

  it('ends after ten hours, however much it is used', async () => {
    const { clock, sessions, saying } = opened();
    const id = sessions.begin(saying());
    for (let quarter = 1; quarter < 40; quarter++) {
      clock.advance(15 * MINUTE);
      expect(await sessions.actorOf(id)).toEqual(karen);
    }
    clock.advance(15 * MINUTE);
    expect(await sessions.actorOf(id)).toBeUndefined();
  });

  it('ends at once when somebody signs out', async () => {
    const { sessions, saying } = opened();
    const id = sessions.begin(saying());
    expect(sessions.end(id)?.actor).toEqual(karen);
    expect(await sessions.actorOf(id)).toBeUndefined();
    expect(sessions.end(id)).toBeUndefined();
  });

  it('goes on with what the issuer says anew, which is asked once for all who wait', async () => {
    let asked = 0;
    const { clock, sessions, saying } = opened(() => {
      asked++;
      return Promise.resolve(saying({ ...karen, kind: 'editor' }, 10));
    });
    const id = sessions.begin(saying(karen, 10));
    clock.advance(10 * MINUTE);
    const actors = await Promise.all([1, 2, 3].map(() => sessions.actorOf(id)));
    expect(actors.map((actor) => actor?.kind)).toEqual(['editor', 'editor', 'editor']);
    expect(asked).toBe(1);
  });

  it.each<[string, (saying: () => SignedIn) => SignedIn | undefined]>([
    ['says nothing of them any more', () => undefined],
    ['speaks of somebody else', (saying) => ({ ...saying(), actor: actorOf('coordinator', 'Bent') })],
  ])('ends when the issuer %s', async (_, answer) => {
    const { clock, sessions, saying } = opened(() => Promise.resolve(answer(saying)));
    const id = sessions.begin(saying(karen, 10));
    clock.advance(10 * MINUTE);
    expect(await sessions.actorOf(id)).toBeUndefined();
    expect(sessions.end(id)).toBeUndefined();
  });

  it('that was signed out of while the issuer was asked does not come back, and what it would go on by is taken back', async () => {
    let answer: (signedIn: SignedIn) => void = () => undefined;
    const { clock, sessions, saying, forgotten } = opened(() => new Promise((resolve) => (answer = resolve)));
    const id = sessions.begin(saying(karen, 10));
    clock.advance(10 * MINUTE);
    const actors = [sessions.actorOf(id), sessions.actorOf(id)];
    sessions.end(id);
    answer({ ...saying(), refreshToken: 'the next' });
    expect(await Promise.all(actors)).toEqual([undefined, undefined]);
    expect(forgotten).toEqual(['the next']);
  });

  it('has nothing taken back that it goes on by, and what was said of somebody else is', async () => {
    const said: SignedIn[] = [];
    const { clock, sessions, saying, forgotten } = opened(() => Promise.resolve(said.pop()));
    said.push({ ...saying(actorOf('coordinator', 'Bent')), refreshToken: 'of Bent' }, saying(karen, 20));
    const id = sessions.begin(saying(karen, 10));
    clock.advance(10 * MINUTE);
    expect([await sessions.actorOf(id), forgotten]).toEqual([karen, []]);
    clock.advance(10 * MINUTE);
    expect([await sessions.actorOf(id), forgotten]).toEqual([undefined, ['of Bent']]);
  });

  it('goes on by the newest refresh token, whatever else went wrong when it came', async () => {
    const asked: (string | undefined)[] = [];
    const { sessions, saying } = opened(({ refreshToken }, keep) => {
      asked.push(refreshToken);
      keep(`refresh ${asked.length}`);
      return Promise.reject(new IssuerUnavailable());
    });
    const id = sessions.begin(saying(karen, 0));
    for (let tries = 0; tries < 2; tries++) await expect(sessions.actorOf(id)).rejects.toThrow(IssuerUnavailable);
    expect(asked).toEqual(['refresh', 'refresh 1']);
  });

  it('waits for an issuer that is away, and is still there afterwards', async () => {
    let isAway = true;
    const { clock, sessions, saying } = opened(() =>
      isAway ? Promise.reject(new Error('away')) : Promise.resolve(saying()),
    );
    const id = sessions.begin(saying(karen, 10));
    clock.advance(10 * MINUTE);
    await expect(sessions.actorOf(id)).rejects.toThrow('away');
    isAway = false;
    expect(await sessions.actorOf(id)).toEqual(karen);
  });

  it('gives way to the eleventh of the same person, and to no other’s', async () => {
    const { sessions, saying } = opened();
    const bent = sessions.begin(saying(actorOf('coordinator', 'Bent')));
    const ids = Array.from({ length: 1_000 }, () => sessions.begin(saying()));
    const left = await Promise.all(ids.map((id) => sessions.actorOf(id)));
    expect(left.flatMap((actor, n) => (actor ? [n] : []))).toEqual([990, 991, 992, 993, 994, 995, 996, 997, 998, 999]);
    expect(await sessions.actorOf(bent)).toBeDefined();
    for (const id of ids) sessions.end(id);
    expect(await sessions.actorOf(sessions.begin(saying()))).toEqual(karen);
  });

  it('gives way to others when there are ten thousand, the one that was not used for longest first', async () => {
    const { clock, sessions, saying } = opened();
    const [idle, used] = [sessions.begin(saying()), sessions.begin(saying())];
    clock.advance(MINUTE);
    await sessions.actorOf(used);
    for (let n = 0; n < 9_999; n++) sessions.begin(saying({ ...karen, id: `somebody ${n}` }));
    expect(await sessions.actorOf(idle)).toBeUndefined();
    expect(await sessions.actorOf(used)).toEqual(karen);
  });
});
