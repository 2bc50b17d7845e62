import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
/** It is asked for our own pages only, and shall not ask anybody for anything else. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The Chromium of this machine. @throws Error that says how to get one */
export function openChromium(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? inPath();
  if (executablePath === undefined || !existsSync(executablePath))
    throw new Error(
      'no Chromium was found: install one (Debian, Ubuntu: apt-get install chromium), or name one with CHROMIUM_PATH=/where/it/is',
    );
  return chromium.launch({ executablePath, headless: true, args: FLAGS });
}

const inPath = (): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((file) => existsSync(file));
