import type { CallOptions } from "../client/callOptions";
import type { Peer } from "../connection/peer";
import { CallCancelledError } from "../protocol/callCancelledError";
import type { Arguments, Outputs, ProgressValue, ToolJob } from "../protocol/types";
import { ProgressGate } from "./progressGate";
import type { ToolContext, ToolReport } from "./toolContext";

/** A call under way, as its tool and the runner see it. */
export class RunningCall implements ToolContext {
  private readonly abort = new AbortController();
  private readonly gate: ProgressGate | undefined;

  /**
   * @param peer - The connection to the host.
   * @param tool - The tool's name.
   * @param job - The job.
   * @param token - Where progress goes; undefined for none.
   */
  constructor(
    private readonly peer: Peer,
    readonly tool: string,
    readonly job: ToolJob,
    token: string | number | undefined,
  ) {
    this.gate = token === undefined ? undefined : new ProgressGate((value) => peer.notify("$/progress", { token, value }));
  }

  get signal(): AbortSignal {
    return this.abort.signal;
  }

  get isCancelled(): boolean {
    return this.abort.signal.aborted;
  }

  throwIfCancelled(): void {
    if (this.isCancelled) {
      throw new CallCancelledError();
    }
  }

  report(fraction: number | undefined, stage: string, more: ToolReport = {}): void {
    const { done, total } = more;
    const share = fraction ?? (done !== undefined && total !== undefined && total > 0 ? done / total : undefined);
    const value: ProgressValue = { stage, ...more };
    if (share !== undefined) {
      value.fraction = share;
    }
    this.gate?.report(value);
  }

  log(line: string): void {
    process.stderr.write(`${this.tool}: ${line}\n`);
  }

  async callTool(name: string, args: Arguments = {}, options: Pick<CallOptions, "onProgress" | "signal"> = {}): Promise<Outputs> {
    const { onProgress, signal } = options;
    const either = new AbortController();
    const sources = signal ? [this.signal, signal] : [this.signal];
    const stop = (): void => either.abort();
    for (const source of sources) {
      source.addEventListener("abort", stop, { once: true });
      if (source.aborted) {
        stop();
      }
    }
    try {
      return await this.peer.request<Outputs>("tools/call", { name, arguments: args, job: { id: this.job.id } }, { onProgress, signal: either.signal });
    } finally {
      sources.forEach((source) => source.removeEventListener("abort", stop));
    }
  }

  /** Tells the tool to end. */
  cancel(): void {
    this.abort.abort(new CallCancelledError());
  }

  /** The call is answered: nothing of it may be sent any more. */
  close(): void {
    this.gate?.close();
  }
}
