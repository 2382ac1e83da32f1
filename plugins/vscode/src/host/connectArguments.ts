import type { Settings } from "./settings";

/** The command line that leads to the host of the settings. */
export function connectArguments(settings: Pick<Settings, "address" | "certificateAuthority" | "allowUnencrypted" | "pluginFolders">): string[] {
  if (settings.address.length > 0) {
    return [
      "connect",
      "--host",
      settings.address,
      ...(settings.certificateAuthority.length > 0 ? ["--certificate-authority", settings.certificateAuthority] : []),
      ...(settings.allowUnencrypted ? ["--allow-unencrypted"] : []),
    ];
  }
  return [...pluginArguments(settings.pluginFolders), "connect"];
}

/** The options that name further folders with plugins. */
export function pluginArguments(folders: readonly string[]): string[] {
  return folders.flatMap((folder) => ["--plugins", folder]);
}
