import type { Priority, ProgressValue } from "../protocol/types";

/** How a tool is called. */
export interface CallOptions {
  /** Takes the call's progress, in order, at most ten times a second. */
  onProgress?: (value: ProgressValue) => void;
  /** Cancels the call: it fails at once, and the host stops the work. */
  signal?: AbortSignal;
  /** Whether the call goes before others; `interactive` by default. */
  priority?: Priority;
}

/** How a tool is started as a job that its caller need not wait for. */
export interface DetachOptions {
  /** Ends the wait for the answer, not the job. */
  signal?: AbortSignal;
  /** Whether the job goes before others; `bulk` by default. */
  priority?: Priority;
}
