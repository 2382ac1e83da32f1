import { homedir } from "node:os";
import { join, resolve } from "node:path";

/** Where RsPlugins keeps what belongs to this user; the host's own rule. */
export function stateFolder(environment: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  if (environment.RSPLUGINS_STATE) {
    return resolve(environment.RSPLUGINS_STATE);
  }
  switch (platform) {
    case "win32":
      return join(environment.LOCALAPPDATA ?? join(homedir(), "AppData", "Local"), "RsPlugins");
    case "darwin":
      return join(homedir(), "Library", "Application Support", "RsPlugins");
    default:
      return join(environment.XDG_DATA_HOME ?? join(homedir(), ".local", "share"), "rsplugins");
  }
}
