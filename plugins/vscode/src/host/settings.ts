import * as vscode from "vscode";
import { languageFor, type Language } from "../manifest/languages";

/** What the user set. */
export interface Settings {
  /** The host's program; empty where it is to be found. */
  path: string;
  /** A remote host's URL; empty for the user's own. */
  address: string;
  /** Who signed a remote host's certificate. */
  certificateAuthority: string;
  /** Whether another machine may be reached without encryption. */
  allowUnencrypted: boolean;
  /** Further folders with plugins. */
  pluginFolders: string[];
  /** Whether a plugin under development is loaded anew when it changes. */
  reloadOnSave: boolean;
  /** The language of texts. */
  language: Language;
}

/** The section of the settings. */
export const SECTION = "rsplugins";

/** Reads the settings as they are now. */
export function readSettings(): Settings {
  const all = vscode.workspace.getConfiguration(SECTION);
  return {
    path: all.get("host.path", ""),
    address: all.get("host.address", ""),
    certificateAuthority: all.get("host.certificateAuthority", ""),
    allowUnencrypted: all.get("host.allowUnencrypted", false),
    pluginFolders: all.get<string[]>("pluginFolders", []),
    reloadOnSave: all.get("reloadOnSave", true),
    language: languageFor(all.get("language"), vscode.env.language),
  };
}
