// Where the system's programs are: Chromium, named in CHROMIUM or the first browser of this family in PATH, and others by their names.

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export function executable() {
  return process.env.CHROMIUM || inPath(['chromium', 'chromium-browser', 'google-chrome'], 'Chromium, or name one in CHROMIUM');
}

/** The first program in PATH that has one of these names; without one, what to install is said. */
export function inPath(names, what = names[0]) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = names.flatMap(name => folders.map(folder => join(folder, name))).find(canRun);
  if (!found) throw new Error(`install ${what} (looked for ${names.join(', ')} in PATH)`);
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
