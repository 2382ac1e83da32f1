import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kept } from "./kept";
import { until } from "./patience";
import { hostProgram } from "./places";

/** A host that listens for clients with its token, as it would on another machine. */
export class RemoteHost {
  private readonly folder = mkdtempSync(join(tmpdir(), "rsplugins-remote-"));
  private readonly state = join(this.folder, "state");
  private program: Kept | undefined;

  /** Where it listens. */
  address = "";

  /** Starts it. */
  async start(): Promise<void> {
    const program = new Kept(this.folder, [hostProgram(), "serve", "--listen"], { RSPLUGINS_STATE: this.state });
    this.program = program;
    this.address = await until("the remote host", () => /^Listening at (\S+)/m.exec(program.output)?.[1]);
  }

  /** The token that it wants. */
  get token(): string {
    return readFileSync(join(this.state, "remote.token"), "utf8").trim();
  }

  /** Ends it. */
  async stop(): Promise<void> {
    await this.program?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
