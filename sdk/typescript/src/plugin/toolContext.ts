import type { CallOptions } from "../client/callOptions";
import type { Arguments, Outputs, ToolJob } from "../protocol/types";

/** More than fraction and stage of how far a call is. */
export interface ToolReport {
  /** One line for the user. */
  message?: string;
  /** Units done in this stage, for a rate. */
  done?: number;
  /** Units in all in this stage. */
  total?: number;
  /** What is counted, in the plural: "tiles", "images". */
  unit?: string;
  /** Figures of the work itself by name in camelCase, for instance the loss of a training; those that are no finite numbers are left out. */
  metrics?: Record<string, number>;
}

/** What a running call may ask and tell. */
export interface ToolContext {
  /** The tool's name. */
  readonly tool: string;

  /** The job that this call is. */
  readonly job: ToolJob;

  /** Set when the caller wants the call to end; to be passed on to whatever takes one. */
  readonly signal: AbortSignal;

  /** Whether the caller wants the call to end. */
  readonly isCancelled: boolean;

  /** Throws {@link CallCancelledError} if the caller wants the call to end. To be asked once a unit of work. */
  throwIfCancelled(): void;

  /**
   * Reports how far the call is. Cheap at any rate: at most ten a second are passed on, and never backwards.
   *
   * @param fraction - Share of the work done, 0 to 1; undefined while unknown, or where `done` and `total` tell it.
   * @param stage - A word or two for the current stage, for instance "reading tiles".
   * @param more - What is counted, and a line for the user.
   */
  report(fraction: number | undefined, stage: string, more?: ToolReport): void;

  /** Writes a line to the host's log. */
  log(line: string): void;

  /**
   * Calls another tool of the host, of this plugin or any other. A cancel of this call cancels that one.
   *
   * @param name - The tool.
   * @param args - Its arguments by name.
   * @param options - Progress, and a signal that cancels only that call.
   * @returns The outputs by name.
   * @throws {@link ToolError}
   */
  callTool(name: string, args?: Arguments, options?: Pick<CallOptions, "onProgress" | "signal">): Promise<Outputs>;
}
