import { spawn, type ChildProcessByStdio } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { bundle } from "./places";

/** A program that ends with these tests, with all that it started, however they end. */
export class Kept {
  private readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  private said = "";

  /**
   * @param folder - What it keeps; goes with it. Its host has the folder `state` in there.
   * @param words - The program and its arguments.
   * @param environment - Variables beside those of the tests.
   */
  constructor(folder: string, words: readonly string[], environment: NodeJS.ProcessEnv) {
    this.child = spawn(process.execPath, [bundle("keeper.js"), folder, ...words], { detached: true, stdio: ["pipe", "pipe", "pipe"], env: { ...process.env, ...environment } });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.on("data", (data: Buffer) => (this.said = (this.said + data.toString()).slice(-20_000)));
    }
  }

  /** What it said last. */
  get output(): string {
    return this.said;
  }

  /** Ends it. */
  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = new Promise((resolve) => this.child.once("exit", resolve));
      this.child.stdin.end();
      await ended;
    }
  }
}
