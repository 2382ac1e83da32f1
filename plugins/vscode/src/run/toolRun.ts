import { CallCancelledError, type HostClient, type Outputs, type ProgressValue } from "@rsplugins/sdk";
import { describe } from "../host/failures";
import type { Tool } from "../manifest/types";
import { MetricSeries } from "./metricSeries";
import type { RunState } from "./runState";

/** How a run is carried out: by a call, or by waiting for a job. */
export type RunCall = (client: HostClient, onProgress: (value: ProgressValue) => void, signal: AbortSignal) => Promise<Outputs>;

/** One call of a tool from its start to its end, with all that a display needs. */
export class ToolRun {
  /** The outputs, or the failure; rejected as the call was. */
  readonly result: Promise<Outputs>;

  /** The figures that its progress told. */
  readonly metrics = new MetricSeries();

  /** When it was started. */
  readonly started = Date.now();

  state: RunState = "running";
  progress: ProgressValue | undefined;
  outputs: Outputs | undefined;
  failure: { message: string; hint?: string; details?: string } | undefined;
  ended: number | undefined;

  private readonly abort = new AbortController();
  private readonly listeners = new Set<() => void>();

  /**
   * @param tool - The tool.
   * @param args - Its arguments, for the display.
   * @param client - The host, which may have to be started first.
   * @param call - What to do there.
   */
  constructor(
    readonly tool: Tool,
    readonly args: Record<string, unknown>,
    client: Promise<HostClient>,
    call: RunCall,
  ) {
    this.result = this.carryOut(client, call);
    // Who only looks at the state need not look at the failure.
    this.result.catch(() => undefined);
  }

  /** Ends it: the call fails at once, and the host stops the work. */
  cancel(): void {
    this.abort.abort();
  }

  /** Tells of each change. */
  onChange(listener: () => void): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  }

  private async carryOut(connecting: Promise<HostClient>, call: RunCall): Promise<Outputs> {
    try {
      const client = await abortable(connecting, this.abort.signal);
      this.outputs = await call(client, (value) => this.take(value), this.abort.signal);
      this.end("succeeded");
      return this.outputs;
    } catch (failure) {
      this.failure = describe(failure);
      this.end(failure instanceof CallCancelledError ? "cancelled" : "failed");
      throw failure;
    }
  }

  private take(value: ProgressValue): void {
    this.progress = value;
    if (value.metrics) {
      this.metrics.add(value.done ?? (Date.now() - this.started) / 1000, value.metrics);
    }
    this.tell();
  }

  private end(state: RunState): void {
    this.state = state;
    this.ended = Date.now();
    this.tell();
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }
}

function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(new CallCancelledError());
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
    if (signal.aborted) {
      abort();
    }
  });
}
