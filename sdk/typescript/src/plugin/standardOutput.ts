import type { FrameSink } from "../connection/frameWriter";

/**
 * Takes standard output for the protocol: what the program prints from now on, with `console.log` or by writing to `process.stdout`, goes to standard error.
 *
 * @returns The true standard output.
 */
export function takeStandardOutput(): FrameSink {
  const { stdout, stderr } = process;
  const sink = {
    write: stdout.write.bind(stdout),
    end: stdout.end.bind(stdout),
    on: stdout.on.bind(stdout),
  } as FrameSink;
  stdout.write = stderr.write.bind(stderr);
  return sink;
}
