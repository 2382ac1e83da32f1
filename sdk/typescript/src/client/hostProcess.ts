import { spawn, type ChildProcessByStdio } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { ErrorIds } from "../protocol/errorIds";
import { ToolError } from "../protocol/toolError";
import type { HostClientOptions } from "./hostClientOptions";
import { LogRing } from "./logRing";
import { withinMs } from "./timeLimit";

const PROGRAM_VARIABLE = "RSPLUGINS_HOST";
const LEAVE_LIMIT_MS = 5000;
const LAST_LINES = 5;

// The output ends a moment before the end of the process is known.
const EXIT_KNOWN_MS = 100;

/** The program that leads to the host, a child of this process. */
export class HostProcess {
  /** Its log. */
  readonly log: LogRing;

  private readonly exit: Promise<string>;

  private constructor(
    private readonly child: ChildProcessByStdio<Writable, Readable, Readable>,
    options: HostClientOptions,
  ) {
    this.log = new LogRing(options.onLog);
    child.stderr.setEncoding("utf8").on("data", (text: string) => this.log.write(text));
    child.stderr.on("end", () => this.log.flush()).on("error", () => undefined);
    this.exit = new Promise((resolve) => {
      child.once("exit", (code, signal) => resolve(signal === null ? `it ended with exit code ${code}` : `it was ended by ${signal}`));
    });
  }

  /** What it sends. */
  get output(): Readable {
    return this.child.stdout;
  }

  /** What it gets. */
  get input(): Writable {
    return this.child.stdin;
  }

  /** Its process id. */
  get id(): number {
    return this.child.pid!;
  }

  /**
   * Starts the program.
   *
   * @throws {@link ToolError} `rs.file.missing`: there is no such program.
   */
  static async start(options: HostClientOptions): Promise<HostProcess> {
    const program = options.program ?? (process.env[PROGRAM_VARIABLE] || "rsplugins");
    const child = spawn(program, options.arguments ?? ["connect"], {
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...process.env, ...options.environment },
      windowsHide: true,
      ...(options.folder === undefined ? {} : { cwd: options.folder }),
    });
    const started = new HostProcess(child, options);
    await new Promise<void>((resolve, reject) => {
      child.once("spawn", resolve).once("error", (failure: NodeJS.ErrnoException) => {
        const denied = failure.code === "EACCES";
        reject(
          new ToolError(
            denied ? ErrorIds.fileDenied : ErrorIds.fileMissing,
            `The program "${program}" could not be started.`,
            `Install RsPlugins, or set ${PROGRAM_VARIABLE} to the path of its program.`,
            failure.code,
          ),
        );
      });
    });
    child.on("error", () => undefined);
    return started;
  }

  /** Tells how it ended, with its last words. */
  async describeEnd(): Promise<ToolError> {
    const exit = await withinMs(this.exit, EXIT_KNOWN_MS);
    const words = this.log.lines.slice(-LAST_LINES).join("\n");
    return new ToolError(
      ErrorIds.hostGone,
      `The connection to the host has ended${exit === undefined ? "" : ` (${exit})`}.`,
      "Connect again; what was running there may have been lost.",
      words.length > 0 ? words : undefined,
    );
  }

  /** Closes its input and waits until it has left; ends it if it does not. */
  async close(): Promise<void> {
    this.child.stdin.end();
    if ((await withinMs(this.exit, LEAVE_LIMIT_MS)) === undefined) {
      // Not its children: a host that it started serves others too.
      this.child.kill("SIGKILL");
      await this.exit;
    }
  }
}
