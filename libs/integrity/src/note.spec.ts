import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { SYSTEM } from '#kernel';
import {
  EMPTY_ROOT,
  KeyRefused,
  NoteRefused,
  type Signer,
  checkpointIn,
  checkpointText,
  cosign,
  noteParts,
  openNote,
  originOf,
  partsOfOrigin,
  privateKeyOf,
  signNote,
  signingKeyOf,
  verifierOf,
  vkeyOf,
  withSignatures,
} from './index.js';
import { oneBitOff } from './testing/trees.js';

/** The example of golang.org/x/mod/sumdb/note, whose format C2SP signed-note is. */
const VKEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const SEED = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1);
const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const NOTE = `${TEXT}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;

const signer = (name: string, seed = 1): Signer => ({
  name,
  key: signingKeyOf(privateKeyOf(Buffer.alloc(32, seed))),
});
const verifier = ({ name, key }: Signer) => verifierOf(vkeyOf(name, key.publicKey));
const witnessVerifier = ({ name, key }: Signer) => verifierOf(vkeyOf(name, key.publicKey, 'cosignature/v1'));

describe('a signed note', () => {
  const neumann: Signer = { name: 'PeterNeumann', key: signingKeyOf(privateKeyOf(SEED)) };

  it('is, of the known example, byte for byte the known one', () => {
    expect(vkeyOf('PeterNeumann', neumann.key.publicKey)).toBe(VKEY);
    expect(signNote(TEXT, neumann)).toBe(NOTE);
    expect(openNote(NOTE, [verifierOf(VKEY)])).toEqual({ text: TEXT, signedBy: ['PeterNeumann'], unknown: [] });
  });

  it('may hold blank lines, for its signatures begin after the last one', () => {
    const text = 'Ognuno sta solo\n\ned è subito sera.\n';
    expect(openNote(signNote(text, neumann), [verifierOf(VKEY)]).text).toBe(text);
  });

  it('is refused with any one bit turned over', () => {
    const known = [verifierOf(VKEY)];
    for (const off of oneBitOff(Buffer.from(NOTE)))
      expect(() => openNote(off.toString('utf8'), known)).toThrow(NoteRefused);
  });

  it('tells who signed it from who is unknown, and is refused where somebody known did not', () => {
    const [log, other] = [signer('log'), signer('other', 2)];
    const otherLine = noteParts(signNote('text\n', other)).signatures.map(({ line }) => line);
    const note = withSignatures(signNote('text\n', log), otherLine);
    expect(withSignatures(note, otherLine)).toBe(note);
    expect(openNote(note, [verifier(log)])).toMatchObject({ signedBy: ['log'], unknown: ['other'] });
    expect(openNote(note, [verifier(log), verifier(other)])).toMatchObject({ signedBy: ['log', 'other'], unknown: [] });
    expect(() => openNote(note, [verifier(signer('log', 3))])).toThrow(/made by a stranger/);
    const forged = withSignatures(
      signNote('text\n', log),
      noteParts(signNote('another\n', other)).signatures.map(({ line }) => line),
    );
    expect(() => openNote(forged, [verifier(log), verifier(other)])).toThrow(
      /the signature of other is not one of this/,
    );
  });

  it.each([
    ['nothing', ''],
    ['no signature', TEXT],
    ['a signature without its line feed', NOTE.slice(0, -1)],
    ['no blank line', NOTE.replace('\n\n', '\n')],
    ['a hyphen instead of a dash', NOTE.replace('—', '-')],
    ['a name with a plus', NOTE.replace('— PeterNeumann', '— Peter+Neumann')],
    ['a control character', NOTE.replace('you', 'y\u0000u')],
    ['a carriage return', NOTE.replace('\n', '\r\n')],
    ['base64 with another end', NOTE.replace('AM=', 'AN=')],
    ['a signature without bytes', `${TEXT}\n— PeterNeumann x08gow==\n`],
    ['too many signatures', `${TEXT}\n${`${NOTE.split('\n').at(-2) ?? ''}\n`.repeat(101)}`],
    ['too many bytes', `${'x'.repeat(1_000_000)}\n${NOTE}`],
  ])('cannot be read where it has %s', (_what, note) => {
    expect(() => openNote(note, [verifierOf(VKEY)])).toThrow(NoteRefused);
  });

  it('is not made of a text that no note may hold', () => {
    for (const text of ['no end', 'a\tb\n', '\ud800\n']) expect(() => signNote(text, neumann)).toThrow(NoteRefused);
    expect(() => signNote('text\n', { ...neumann, name: 'two words' })).toThrow(NoteRefused);
  });
});

describe('a key that is handed on', () => {
  it('is refused with any one bit turned over, unless its name is that of another key', () => {
    for (const off of oneBitOff(Buffer.from(VKEY))) {
      const text = off.toString('latin1');
      expect(() => verifierOf(text)).toThrow(KeyRefused);
    }
  });

  it.each([
    ['no text', ''],
    ['no parts', 'PeterNeumann'],
    ['too few bytes', 'a+00000000+ARpc'],
    ['an unknown kind', VKEY.replace('ARpc', 'Ahpc')],
  ])('is refused where it has %s', (_what, text) => {
    expect(() => verifierOf(text)).toThrow(KeyRefused);
  });

  it('must be of Ed25519 to sign', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(() => signingKeyOf(privateKey)).toThrow(KeyRefused);
    expect(() => privateKeyOf(Buffer.alloc(31))).toThrow(KeyRefused);
    expect(() => vkeyOf('two words', Buffer.alloc(32))).toThrow(KeyRefused);
    expect(() => vkeyOf('log', Buffer.alloc(31))).toThrow(KeyRefused);
  });
});

describe('a checkpoint', () => {
  const LOG_ID = '0198c000-0000-7000-8000-000000000001';
  const origin = originOf(LOG_ID, SYSTEM);
  const text = checkpointText({ origin, size: 20_852_163n, root: EMPTY_ROOT });

  it('is three lines: which log, how many leaves, under which root', () => {
    expect(text).toBe(`samspil/${LOG_ID}/0000\n20852163\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n`);
    expect(checkpointIn(text)).toEqual({ origin, size: 20_852_163n, root: Buffer.from(EMPTY_ROOT), extensions: [] });
    expect(partsOfOrigin(origin)).toEqual({ logId: LOG_ID, municipality: SYSTEM });
  });

  it('of others is read, with lines that say nothing here', () => {
    const example = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\nand more\n';
    expect(checkpointIn(example)).toMatchObject({ origin: 'example.com/behind-the-sofa', extensions: ['and more'] });
    expect(checkpointText(checkpointIn(example))).toBe(example);
  });

  it.each([
    ['no lines', ''],
    ['no origin', text.replace(origin, '')],
    ['a size that begins with 0', text.replace('20852163', '020852163')],
    ['a negative size', text.replace('20852163', '-1')],
    ['a size in hexadecimal', text.replace('20852163', '0x10')],
    ['a root of 31 bytes', `${origin}\n1\n${Buffer.alloc(31).toString('base64')}\n`],
    ['a root of other base64', text.replace('uFU=', 'uFV=')],
    ['no end', text.slice(0, -1)],
    ['an empty line below', `${text}\n`],
  ])('cannot be read where it has %s', (_what, wrong) => {
    expect(() => checkpointIn(wrong)).toThrow(NoteRefused);
  });

  it.each(['samspil', 'samspil/x/0183', `samspil/${LOG_ID}/183`, `Samspil/${LOG_ID}/0183`, `samspil/${LOG_ID}/0183/x`])(
    'is none of Samspil where it is of %s',
    (other) => {
      expect(() => partsOfOrigin(other)).toThrow(NoteRefused);
    },
  );

  it('of the specification is read with its witness, and when they saw it', () => {
    // C2SP tlog-cosignature: its text says that the witness signed at 1679315147.
    const example = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`;
    const { text, signatures } = noteParts(example);
    expect(checkpointIn(text).size).toBe(20_852_163n);
    expect(signatures.map(({ name, bytes }) => [name, bytes.length])).toEqual([
      ['example.com/behind-the-sofa', 64],
      ['witness.example.com/w1', 8 + 64],
    ]);
    expect(Buffer.from(signatures[1]?.bytes ?? '').readBigUInt64BE()).toBe(1_679_315_147n);
  });

  describe('that a witness has signed', () => {
    const [log, witness] = [signer(origin), signer('witness.example.com/w1', 2)];
    const known = [verifier(log), witnessVerifier(witness)];
    const note = cosign(signNote(text, log), witness, 1_679_315_147);

    it('has both signatures', () => {
      expect(openNote(note, known)).toEqual({ text, signedBy: [log.name, witness.name], unknown: [] });
      expect(noteParts(note).signatures[1]?.bytes).toHaveLength(8 + 64);
    });

    it('is refused with any one bit of it turned over, or lacks whose it was', () => {
      for (const off of oneBitOff(Buffer.from(note))) {
        let opened: ReturnType<typeof openNote> | undefined;
        try {
          opened = openNote(off.toString('utf8'), known);
        } catch (error) {
          expect(error).toBeInstanceOf(NoteRefused);
        }
        // Whose name or key id is another one is a stranger, and the other signature still holds.
        if (opened) expect(opened.signedBy).toHaveLength(1);
      }
    });

    it('has a signature of another kind than the log, though the key were the same', () => {
      expect(openNote(note, [verifier(witness), verifier(log)]).unknown).toEqual([witness.name]);
    });
  });
});
