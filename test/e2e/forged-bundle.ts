import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Municipality } from '#kernel';
import {
  GrowingTree,
  type LeafSource,
  type SigningKey,
  checkpointText,
  leafHashOf,
  signNote,
  vkeyOf,
} from '#integrity';
import { type BundleJson } from '../../apps/audit/src/bundle/format.js';

/** The verifier that lies in every bundle, run as an auditor would. */
export function python(bundle: string, ...args: readonly string[]) {
  const { status, stdout, stderr, error } = spawnSync('python3', [join(bundle, 'verify.py'), bundle, ...args], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  });
  if (error) throw new Error(`python3 must be installed for this: ${error.message}`);
  return { code: status, output: stdout, errors: stderr };
}

/** A line of `events.ndjson` as it may be forged. */
export interface ForgedLine {
  municipality: Municipality;
  index: number;
  stream: string;
  revision: number;
  id: string;
  type: string;
  contentType: string;
  data: string | { readonly base64: string };
  metadata: string;
}

/** A copy of a bundle whose files are forged, and whose hashes, and where a key is given whose signatures, are made to fit. */
export class ForgedBundle {
  private constructor(readonly folder: string) {}

  static of(bundle: string, folder: string): ForgedBundle {
    cpSync(bundle, folder, { recursive: true });
    return new ForgedBundle(folder);
  }

  /** The event that a line says. */
  static eventIn(line: ForgedLine): LeafSource {
    const contentType = line.contentType === 'application/json' ? line.contentType : 'application/octet-stream';
    const data = typeof line.data === 'string' ? Buffer.from(line.data) : Buffer.from(line.data.base64, 'base64');
    return { ...line, contentType, data, metadata: Buffer.from(line.metadata) };
  }

  text(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  /** Each in the place of the first that is found. */
  replace(name: string, from: string | RegExp, to: string): void {
    const text = this.text(name);
    const replaced = text.replace(from, to);
    if (replaced === text) throw new Error(`there is no ${String(from)} in ${name}`);
    this.write(name, replaced);
  }

  write(name: string, content: string | Uint8Array): void {
    writeFileSync(join(this.folder, name), content);
  }

  says(change: (says: BundleJson) => object): void {
    this.write('bundle.json', `${JSON.stringify(change(JSON.parse(this.text('bundle.json'))), null, 2)}\n`);
  }

  /** Writes the lines as they are then. */
  lines(change: (lines: ForgedLine[]) => readonly ForgedLine[]): void {
    const lines: ForgedLine[] = this.text('events.ndjson')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    this.write(
      'events.ndjson',
      change(lines)
        .map((line) => `${JSON.stringify(line)}\n`)
        .join(''),
    );
  }

  /** The hashes in `bundle.json` are those of the files as they are. */
  rehash(): void {
    const sha256Of = (name: string) =>
      createHash('sha256')
        .update(readFileSync(join(this.folder, name)))
        .digest('hex');
    this.says((says) => ({
      ...says,
      files: Object.fromEntries(
        Object.keys(says.files)
          .filter((name) => existsSync(join(this.folder, name)))
          .map((name) => [name, sha256Of(name)]),
      ),
    }));
  }

  /** Signs the lines as they are, whole logs each, as the installation whose key that is would have. */
  resign(key: SigningKey): void {
    const trees = new Map<string, GrowingTree>();
    this.lines((lines) => {
      for (const line of lines) {
        const tree = trees.get(line.municipality) ?? new GrowingTree();
        trees.set(line.municipality, tree);
        tree.append(leafHashOf(ForgedBundle.eventIn(line)));
      }
      return lines;
    });
    this.says((says) => {
      for (const { municipality, origin } of says.parts) {
        const tree = trees.get(municipality) ?? new GrowingTree();
        const note = signNote(checkpointText({ origin, size: tree.size, root: tree.root() }), { name: origin, key });
        this.write(`checkpoints/${municipality}`, note);
        this.write(`public-keys/${municipality}`, `${vkeyOf(origin, key.publicKey)}\n`);
      }
      return says;
    });
    this.rehash();
  }
}
