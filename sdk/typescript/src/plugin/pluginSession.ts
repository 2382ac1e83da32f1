import { AsyncLocalStorage } from "node:async_hooks";
import { timingSafeEqual } from "node:crypto";
import type { Readable } from "node:stream";
import type { CancellationToken } from "vscode-jsonrpc/node";
import { withinMs } from "../client/timeLimit";
import type { FrameSink } from "../connection/frameWriter";
import { Peer, unknownMethod } from "../connection/peer";
import { CallCancelledError } from "../protocol/callCancelledError";
import { ErrorIds } from "../protocol/errorIds";
import { MAXIMUM_MESSAGE_BYTES, PROTOCOL_LEVEL } from "../protocol/level";
import { ToolError } from "../protocol/toolError";
import type { Outputs, PeerInfo, Session, ToolJob } from "../protocol/types";
import { fromThrown } from "../protocol/wireError";
import { RunningCall } from "./runningCall";
import type { ToolHandler } from "./toolHandler";

/** The exit code of a process whose handshake failed. */
const EXIT_MISMATCH = 8;
const STOP_LIMIT_MS = 1500;

// So that the answer is on its way before the process ends.
const ANSWER_TIME_MS = 100;

type Work = { call: RunningCall; fail: (error: unknown) => void; done: Promise<unknown> };

/** One host's session with a plugin. */
export class PluginSession {
  private readonly peer: Peer;
  private readonly calls = new Set<Work>();
  private readonly current = new AsyncLocalStorage<Work>();
  private readonly left: Promise<void>;
  private leave: () => void = () => undefined;
  private open = false;
  private refused = false;

  /**
   * @param self - Who the plugin is.
   * @param tools - Its tools by name.
   * @param cookie - The value that proves both ends.
   * @param input - What the host sends.
   * @param output - What the host gets.
   */
  constructor(
    private readonly self: PeerInfo,
    private readonly tools: ReadonlyMap<string, ToolHandler>,
    private readonly cookie: string,
    input: Readable,
    output: FrameSink,
  ) {
    this.left = new Promise((resolve) => (this.leave = resolve));
    const gone = new ToolError(ErrorIds.hostGone, "The host has left.", "There is nobody to answer to.");
    this.peer = new Peer(
      input,
      output,
      log,
      () => Promise.resolve(gone),
      (method, params, cancelled) => this.answer(method, params, cancelled),
    );
  }

  /** Answers requests until the host leaves; then ends the calls under way. Returns the exit status. */
  async serve(): Promise<number> {
    await Promise.race([this.peer.ended, this.left]);
    this.open = false;
    await this.stop();
    return this.refused ? EXIT_MISMATCH : 0;
  }

  /** Fails the call in whose course something was thrown that nobody caught; all others go on. */
  failCurrent(thrown: unknown): void {
    const only = this.calls.size === 1 ? [...this.calls][0] : undefined;
    const work = this.current.getStore() ?? only;
    if (work) {
      work.fail(thrown);
      work.call.cancel();
    } else {
      log(`Nobody caught ${stackOf(thrown)}`);
    }
  }

  private async answer(method: string, params: unknown, cancelled: CancellationToken): Promise<unknown> {
    switch (method) {
      case "initialize":
        return this.initialize(named(method, params));
      case "tools/list":
        this.requireOpen();
        return { tools: [...this.tools.keys()].sort().map((name) => ({ name })) };
      case "tools/call":
        this.requireOpen();
        return this.call(named(method, params), cancelled);
      case "shutdown":
        this.open = false;
        await this.stop();
        setTimeout(this.leave, ANSWER_TIME_MS);
        return null;
      default:
        throw unknownMethod(method);
    }
  }

  private initialize(params: Record<string, unknown>): Session & { cookie: string } {
    const { client, token, protocol } = params;
    if (!isObject(client) || typeof client.name !== "string" || !Array.isArray(protocol)) {
      throw new ToolError(ErrorIds.argumentInvalid, "The parameters of initialize are wrong or incomplete.", 'Send {"client": {"name": …}, "protocol": [1], "token": …}.');
    }
    const given = Buffer.from(typeof token === "string" ? token : "");
    const expected = Buffer.from(this.cookie);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw this.refuse("The token of initialize is not the one that this process was started with.", "Only the host that started a plugin may speak to it.");
    }
    if (!protocol.includes(PROTOCOL_LEVEL)) {
      throw this.refuse(`This plugin speaks protocol ${PROTOCOL_LEVEL}, which the host does not.`, "Install a host and a plugin of matching releases.");
    }
    this.open = true;
    const capabilities = { progress: true, cancel: true, maximumMessageBytes: MAXIMUM_MESSAGE_BYTES };
    return { host: this.self, protocol: PROTOCOL_LEVEL, capabilities, cookie: this.cookie };
  }

  private async call(params: Record<string, unknown>, cancelled: CancellationToken): Promise<Outputs> {
    const { name, arguments: given, progressToken: token } = params;
    if (typeof name !== "string") {
      throw new ToolError(ErrorIds.argumentInvalid, "The parameters of tools/call are incomplete: there is no name.", 'Send {"name": …, "arguments": {…}}.');
    }
    const handler = this.tools.get(name);
    if (!handler) {
      throw new ToolError(ErrorIds.toolUnknown, `${this.self.name} has no tool "${name}".`, "The plugin and its manifest may be of different releases.");
    }
    if (given !== undefined && given !== null && !isObject(given)) {
      throw new ToolError(ErrorIds.argumentInvalid, `The arguments of ${name} must be an object of names and values.`, "Name each argument.");
    }
    const call = new RunningCall(this.peer, name, jobOf(params.job), typeof token === "string" || typeof token === "number" ? token : undefined);
    try {
      return await this.run(call, () => handler(given ?? {}, call), cancelled);
    } catch (failure) {
      if (!(failure instanceof ToolError)) {
        log(`${name} failed: ${stackOf(failure)}`);
      }
      throw fromThrown(failure, name);
    } finally {
      call.close();
    }
  }

  private run(call: RunningCall, start: () => ReturnType<ToolHandler>, cancelled: CancellationToken): Promise<Outputs> {
    return new Promise((resolve, reject) => {
      const work: Work = { call, fail: reject, done: Promise.resolve() };
      const cancel = (): void => {
        call.cancel();
        reject(new CallCancelledError());
      };
      if (cancelled.isCancellationRequested) {
        cancel();
        return;
      }
      const listening = cancelled.onCancellationRequested(cancel);
      this.calls.add(work);
      work.done = this.current
        .run(work, async () => start())
        .then((outputs) => resolve(checked(outputs ?? {}, call.tool)))
        .catch(reject)
        .finally(() => {
          listening.dispose();
          this.calls.delete(work);
        });
    });
  }

  private async stop(): Promise<void> {
    const running = [...this.calls];
    running.forEach(({ call, fail }) => {
      call.cancel();
      fail(new CallCancelledError("The session is ending."));
    });
    const stopped = await withinMs(Promise.all(running.map(({ done }) => done)), STOP_LIMIT_MS);
    if (!stopped) {
      log("A tool did not stop in time and is left.");
    }
  }

  private requireOpen(): void {
    if (!this.open) {
      throw new ToolError(ErrorIds.protocolMismatch, "The session is not open.", 'Send "initialize" with the token first.');
    }
  }

  private refuse(message: string, hint: string): ToolError {
    this.refused = true;
    setTimeout(this.leave, ANSWER_TIME_MS);
    return new ToolError(ErrorIds.protocolMismatch, message, hint);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function named(method: string, params: unknown): Record<string, unknown> {
  if (!isObject(params)) {
    throw new ToolError(ErrorIds.argumentInvalid, `The parameters of ${method} must be an object.`, "Name each parameter.");
  }
  return params;
}

function jobOf(job: unknown): ToolJob {
  const { id, folder, attempt } = isObject(job) ? job : {};
  return {
    id: typeof id === "string" ? id : "",
    attempt: typeof attempt === "number" ? attempt : 1,
    ...(typeof folder === "string" && { folder }),
  };
}

function checked(outputs: unknown, tool: string): Outputs {
  if (!isObject(outputs)) {
    throw new TypeError(`${tool} returned no object of its outputs by name`);
  }
  return outputs;
}

function stackOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}

function log(line: string): void {
  process.stderr.write(`${line}\n`);
}
