import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Language } from "./languages";
import { readManifest } from "./manifestReader";
import type { Plugin } from "./types";

const SUFFIX = ".plugin.json";

/** Where the host finds manifests: in its installation, in the user's plugins folder, in further folders. Nothing is started. */
export interface ManifestPlaces {
  /** The host's program, where it is known. */
  program: string | undefined;
  /** The user's state folder. */
  state: string;
  /** Further folders, as given to the host by --plugins. */
  further: readonly string[];
}

/** Reads all manifests; the first of an id counts, as for the host. */
export function findPlugins(places: ManifestPlaces, language: Language): Plugin[] {
  const plugins = new Map<string, Plugin>();
  for (const file of manifestFiles(places)) {
    const plugin = readQuietly(file, language);
    if (plugin && !plugins.has(plugin.id)) {
      plugins.set(plugin.id, plugin);
    }
  }
  return [...plugins.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The manifests in a folder itself. */
export function manifestsIn(folder: string): string[] {
  return entries(folder).filter((name) => name.endsWith(SUFFIX)).map((name) => join(folder, name));
}

function manifestFiles({ program, state, further }: ManifestPlaces): string[] {
  const shipped = program === undefined ? undefined : shippedFolder(program);
  return [
    ...(shipped === undefined ? [] : manifestsIn(shipped)),
    ...below(join(state, "plugins")),
    ...further.flatMap((folder) => [...manifestsIn(folder), ...below(folder)]),
  ];
}

// In a checkout the program lies some folders deep, in an installation beside the folder: the nearest one upward is meant.
function shippedFolder(program: string): string | undefined {
  let folder: string;
  try {
    folder = dirname(realpathSync(program));
  } catch {
    return undefined;
  }
  for (let above = dirname(folder); ; [folder, above] = [above, dirname(above)]) {
    const candidate = join(folder, "manifests");
    if (manifestsIn(candidate).length > 0) {
      return candidate;
    }
    if (above === folder) {
      return undefined;
    }
  }
}

function below(parent: string): string[] {
  return entries(parent).flatMap((name) => manifestsIn(join(parent, name)));
}

function entries(folder: string): string[] {
  try {
    return existsSync(folder) ? readdirSync(folder).sort() : [];
  } catch {
    return [];
  }
}

function readQuietly(file: string, language: Language): Plugin | undefined {
  try {
    return readManifest(readFileSync(file, "utf8"), file, language);
  } catch {
    return undefined;
  }
}
