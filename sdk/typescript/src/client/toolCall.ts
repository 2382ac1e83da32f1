import type { Disposable } from "vscode-jsonrpc/node";
import type { Outputs, ProgressValue } from "../protocol/types";
import type { CallOptions } from "./callOptions";

/** A call under way. */
export class ToolCall {
  /**
   * The outputs by name.
   *
   * @throws {@link ToolError}, or {@link CallCancelledError}.
   */
  readonly result: Promise<Outputs>;

  private readonly abort = new AbortController();
  private readonly listeners = new Set<(value: ProgressValue) => void>();
  private latest: ProgressValue | undefined;

  /** @internal */
  constructor(start: (options: CallOptions) => Promise<Outputs>, options: CallOptions) {
    if (options.onProgress) {
      this.listeners.add(options.onProgress);
    }
    const { signal } = options;
    const cancel = (): void => this.abort.abort(signal?.reason);
    if (signal?.aborted) {
      cancel();
    }
    signal?.addEventListener("abort", cancel, { once: true });
    this.result = start({ ...options, signal: this.abort.signal, onProgress: (value) => this.report(value) }).finally(() => {
      signal?.removeEventListener("abort", cancel);
    });
    // Who cancels a call and drops it has not forgotten to look at its failure.
    this.result.catch(() => undefined);
  }

  /** How far the call is; undefined before its first progress. */
  get progress(): ProgressValue | undefined {
    return this.latest;
  }

  /**
   * Listens to the call's progress.
   *
   * @param listener - Takes it, in order, at most ten times a second.
   * @returns What ends the listening.
   */
  onProgress(listener: (value: ProgressValue) => void): Disposable {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  }

  /** Cancels the call: the result fails at once, and the host stops the work. Without effect once the call has ended. */
  cancel(): void {
    this.abort.abort();
  }

  private report(value: ProgressValue): void {
    this.latest = value;
    for (const listener of this.listeners) {
      try {
        listener(value);
      } catch {
        // A display that fails must not take the others along.
        this.listeners.delete(listener);
      }
    }
  }
}
