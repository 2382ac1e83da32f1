import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { TestContext } from "node:test";

/** The root of the checkout. */
export const root = resolve(__dirname, "../../../..");

/** A program that belongs to these tests. */
export function program(name: string): string {
  return join(__dirname, "../programs", `${name}.js`);
}

/** The built host. */
export function hostProgram(): string {
  const configuration = process.env.RSPLUGINS_TEST_CONFIGURATION ?? "Release";
  const path = join(root, "host", "bin", configuration, "net10.0", process.platform === "win32" ? "rsplugins.exe" : "rsplugins");
  if (!existsSync(path)) {
    throw new Error(`${path} is not built.`);
  }
  return path;
}

/** A folder that is there as long as a test. */
export function temporaryFolder(test: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "rsplugins-"));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Waits. */
export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Fails what does not come in time, so that a test that hangs says so. */
export async function soon<T>(promise: Promise<T>, what: string, milliseconds = 20_000): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error(`${what} took longer than ${milliseconds} ms.`)), milliseconds)));
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether a process runs; one that has ended and waits to be reaped does not. */
export function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
  } catch {
    return false;
  }
  const status = `/proc/${id}/stat`;
  try {
    return process.platform !== "linux" || !/^\d+ \(.*\) Z/s.test(readFileSync(status, "utf8"));
  } catch {
    return false;
  }
}
