import { ErrorIds } from "./errorIds";
import { ToolError } from "./toolError";

/** A call was cancelled: by its caller, by somebody else, or because the session ended. Its name is `AbortError`, as for whatever else takes an `AbortSignal`. */
export class CallCancelledError extends ToolError {
  /**
   * @param message - One sentence.
   * @param cause - The reason of the signal that cancelled it.
   */
  constructor(message = "The call was cancelled.", cause?: unknown) {
    super(ErrorIds.callCancelled, message);
    this.name = "AbortError";
    if (cause !== undefined) {
      this.cause = cause;
    }
  }
}
