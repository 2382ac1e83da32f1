import { numberOf } from "./errorIds";

/** A failure that the user can understand and act on. Its texts go over the wire: no stack traces, no secrets. */
export class ToolError extends Error {
  /** An id of {@link ErrorIds}, for instance `rs.raster.unreadable`. */
  readonly id: string;

  /** What to do about it. */
  readonly hint: string | undefined;

  /** More for a log or a dialog's "details". */
  readonly details: string | undefined;

  /** The JSON-RPC number. */
  readonly code: number;

  /**
   * @param id - An id of {@link ErrorIds}, or one of the plugin's own.
   * @param message - What went wrong, in one sentence.
   * @param hint - What to do about it, in one sentence.
   * @param details - More for a log or a dialog's "details".
   * @param code - The JSON-RPC number; by default that of the id.
   */
  constructor(id: string, message: string, hint?: string, details?: string, code: number = numberOf(id)) {
    super(message);
    this.name = "ToolError";
    this.id = id;
    this.hint = hint;
    this.details = details;
    this.code = code;
  }
}
