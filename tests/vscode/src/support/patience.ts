/** The longest that these tests wait for anything, in milliseconds. */
export const PATIENCE_MS = 60_000;

/** Waits until something holds; fails with its name where it does not in time. */
export async function until<T>(what: string, find: () => T | undefined | false | Promise<T | undefined | false>, limitMs = PATIENCE_MS): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const found = await find();
    if (found !== undefined && found !== false) {
      return found;
    }
    if (Date.now() > end) {
      throw new Error(`${what}: not within ${limitMs / 1000} seconds.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
