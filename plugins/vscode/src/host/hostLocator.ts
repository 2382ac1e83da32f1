import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Where the host's program may be named. */
export interface HostHints {
  /** The setting. */
  setting: string;
  /** The environment. */
  environment: NodeJS.ProcessEnv;
  /** Full paths to try last, for instance where an installer said that the program is. */
  further: readonly string[];
}

const NAME = process.platform === "win32" ? "rsplugins.exe" : "rsplugins";

/** Finds the host's program: the setting, RSPLUGINS_HOST, the search path, further places. What the user named is taken even where it is wrong, so that the failure names it. */
export function locateHost({ setting, environment, further }: HostHints): string | undefined {
  if (setting.length > 0) {
    return isFolder(setting) ? join(setting, NAME) : setting;
  }
  if (environment.RSPLUGINS_HOST) {
    return environment.RSPLUGINS_HOST;
  }
  const onPath = (environment.PATH ?? environment.Path ?? "").split(delimiter).filter((folder) => folder.length > 0).map((folder) => join(folder, NAME));
  return [...onPath, ...further].find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
