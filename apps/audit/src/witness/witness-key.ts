import { existsSync } from 'node:fs';
import { type Signer, signingKeyFromFile, vkeyOf } from '#integrity';
import { WrongOption } from '../ending.js';

/** Makes a witness's private key. @throws WrongOption where there is a file already: a key is never written over */
export function newWitness(file: string, name: string): { readonly vkey: string } {
  if (existsSync(file)) throw new WrongOption(`there is a file ${file} already: name another, or sign with that key`);
  // The name is looked at before anything is made.
  vkeyOf(name, new Uint8Array(32), 'cosignature/v1');
  const { publicKey } = signingKeyFromFile(file);
  return { vkey: vkeyOf(name, publicKey, 'cosignature/v1') };
}

/** @throws SigningKeyUnusable, WrongOption */
export function witnessIn(file: string, name: string): Signer {
  if (!existsSync(file)) throw new WrongOption(`there is no key ${file}: make one with cosign --new-key`);
  return { name, key: signingKeyFromFile(file, false) };
}
