// Where the system's Chromium is: CHROMIUM, or the first browser of this family in PATH.

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

export function executable() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = NAMES.flatMap(name => folders.map(folder => join(folder, name))).find(canRun);
  if (!found) throw new Error(`no browser: install Chromium, or name one in CHROMIUM (looked for ${NAMES.join(', ')} in PATH)`);
  return found;
}

function canRun(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
