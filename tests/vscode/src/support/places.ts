import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

// The tests are bundled into tests/vscode/out.
const own = resolve(__dirname, "..");

/** The root of the checkout. */
export const root = resolve(own, "../..");

/** The extension's folder. */
export const extension = join(root, "plugins", "vscode");

/** A folder of what the tests installed. */
export function installed(...path: string[]): string {
  return join(own, "node_modules", ...path);
}

/** A bundle of these tests. */
export function bundle(name: string): string {
  return join(own, "out", name);
}

/** The built host. */
export function hostProgram(): string {
  const path = join(root, "host", "bin", process.env.RSPLUGINS_TEST_CONFIGURATION ?? "Release", "net10.0", process.platform === "win32" ? "rsplugins.exe" : "rsplugins");
  if (!existsSync(path)) {
    throw new Error(`${path} is not built.`);
  }
  return path;
}

/** Where pictures of what was seen are put. */
export const artefacts = process.env.RSPLUGINS_ARTEFACTS ?? join(own, "out", "pictures");
