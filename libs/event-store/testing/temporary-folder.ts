import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';

/**
 * Called where tests are described; what it returns makes an empty folder at each call. All of them are removed after the last
 * test.
 */
export function temporaryFolder(): () => string {
  const made: string[] = [];
  afterAll(() => {
    for (const folder of made) {
      // A test may have taken away the right to write in it.
      if (existsSync(folder)) chmodSync(folder, 0o700);
      rmSync(folder, { recursive: true, force: true });
    }
  });
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'samspil-'));
    made.push(folder);
    return folder;
  };
}
