/** Ends a process, or with a negative id a group of them; nothing where it has gone by itself. */
export function kill(id: number): void {
  try {
    process.kill(id, "SIGKILL");
  } catch {
    return;
  }
}
