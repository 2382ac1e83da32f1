import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { HostClient, type HostClientOptions } from "../../../../sdk/typescript/out/index";
import { hostProgram, isRunning, sleep, temporaryFolder } from "./places";

/** A user with a state folder of their own, whose host ends with the test. */
export class UserHost {
  private readonly state: string;

  constructor(
    private readonly test: TestContext,
    private readonly plugins: string,
  ) {
    this.state = temporaryFolder(test);
    test.after(() => this.kill());
  }

  /** The process of the host that all programs of this user share. */
  get processId(): number {
    return (JSON.parse(readFileSync(join(this.state, "host.json"), "utf8")) as { pid: number }).pid;
  }

  /** Opens a session by `connect`. */
  async connect(options: HostClientOptions = {}): Promise<HostClient> {
    const client = await HostClient.start({
      program: hostProgram(),
      arguments: ["--plugins", this.plugins, "connect", "--idle", "30"],
      environment: { RSPLUGINS_STATE: this.state },
      ...options,
    });
    this.test.after(() => client.close());
    return client;
  }

  /** Ends the host as if the power went. */
  async kill(): Promise<void> {
    if (existsSync(join(this.state, "host.json"))) {
      const id = this.processId;
      if (isRunning(id)) {
        process.kill(id, "SIGKILL");
      }
      while (isRunning(id)) {
        await sleep(10);
      }
    }
  }
}
