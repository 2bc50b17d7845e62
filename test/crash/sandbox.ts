import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import type { SpawnOptions } from 'node:child_process';
import type { Around } from './child.js';

/** How to run a child so that it meets a certain disk, and the words for it in the test's name. */
export interface Sandbox {
  readonly how: string;
  readonly around?: Around;
  readonly uid?: number;
}

const works = (command: readonly string[], options: SpawnOptions = {}): boolean =>
  spawnSync(command[0] ?? '', command.slice(1), { ...options, stdio: 'ignore' }).status === 0;

const isRoot = process.getuid?.() === 0;
/** Mounts in a namespace of one's own vanish with the process; root may make one, others where the kernel lets them. */
const namespace = isRoot ? ['unshare', '-m'] : ['unshare', '-Urm'];
const canMount = works([...namespace, 'sh', '-c', 'mount -t tmpfs tmpfs /mnt']);

const inNamespace = (mount: string): Around => [...namespace, 'sh', '-c', `${mount} && exec "$@"`, 'sh'];

/** A folder that cannot be written. Permissions do not stop root, so root gets a read-only mount, or is made nobody. */
export function readOnly(folder: string): Sandbox {
  if (isRoot && canMount)
    return {
      how: 'a read-only mount',
      around: inNamespace(`mount --bind ${folder} ${folder} && mount -o remount,bind,ro ${folder}`),
    };
  chmodSync(folder, 0o555);
  return isRoot ? { how: 'permissions, as nobody', uid: 65_534 } : { how: 'permissions' };
}

/** A disk of so many megabytes, mounted on a folder; `undefined` where this machine lets nobody mount one. */
export const smallDisk = (folder: string, megabytes: number): Around | undefined =>
  canMount ? inNamespace(`mount -t tmpfs -o size=${megabytes}m tmpfs ${folder}`) : undefined;

/** Files of at most so many megabytes: whoever writes beyond fails with EFBIG. */
export const smallFiles = (megabytes: number): Around => [
  'sh',
  '-c',
  `ulimit -f ${megabytes * 2_048} && exec "$@"`,
  'sh',
];
