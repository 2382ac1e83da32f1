import { appendFileSync } from "node:fs";
import { cases } from "./cases";

/** Runs every case in the editor's extension host, and tells how each went. */
export async function run(): Promise<void> {
  const told = process.env.RSPLUGINS_TEST_OUTCOMES ?? "";
  appendFileSync(told, "");
  for (const [name, body] of Object.entries(cases)) {
    let failure: string | undefined;
    try {
      await limited(body(), name);
    } catch (error) {
      failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
    appendFileSync(told, JSON.stringify({ name, failure }) + "\n");
  }
}

const LIMIT_MS = 90_000;

async function limited(work: Promise<void>, name: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error(`${name} took longer than ${LIMIT_MS / 1000} seconds.`)), LIMIT_MS)));
  try {
    await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
