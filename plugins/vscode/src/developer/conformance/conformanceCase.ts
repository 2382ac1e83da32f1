import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

/** One step of a case; manifests/conformance says what each does. */
export type Step = Record<string, unknown>;

/** A case that hosts or plugins are held to. */
export interface ConformanceCase {
  name: string;
  file: string;
  title: string;
  for: string[];
  /** Whether the driver opens the session first. */
  open: boolean;
  steps: Step[];
}

/** Reads the cases of a folder that are for a subject. */
export function readCases(folder: string, subject: "host" | "plugin"): ConformanceCase[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => {
      const file = join(folder, name);
      const read = JSON.parse(readFileSync(file, "utf8")) as Partial<ConformanceCase>;
      return { name: basename(name, ".json"), file, title: read.title ?? name, for: read.for ?? [], open: read.open ?? true, steps: read.steps ?? [] };
    })
    .filter((one) => one.for.includes(subject));
}
