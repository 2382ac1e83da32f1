import { CallCancelledError, ErrorIds, ToolError } from "@rsplugins/sdk";

// How the host's program ends its log when it gives up: the reason, and below it what to do.
const LAST_WORDS = /(?:^|\n)Error: (.+)(?:\n {2}(?!\|)(.+))?(?:\n {2}\|.*)*\s*$/;

/** Whether a failure is that the user cancelled. */
export function isCancelled(failure: unknown): boolean {
  return failure instanceof CallCancelledError;
}

/** What went wrong and what to do about it, for a person. */
export function describe(failure: unknown): { message: string; hint?: string; details?: string } {
  if (failure instanceof ToolError) {
    const [, reason, remedy] = (failure.id === ErrorIds.hostGone && LAST_WORDS.exec(failure.details ?? "")) || [];
    if (reason !== undefined) {
      return { message: reason, ...(remedy !== undefined && { hint: remedy }) };
    }
    return { message: failure.message, ...(failure.hint !== undefined && { hint: failure.hint }), ...(failure.details !== undefined && { details: failure.details }) };
  }
  return { message: failure instanceof Error ? failure.message : String(failure) };
}

/** The same in one line. */
export function inOneLine(failure: unknown): string {
  const { message, hint } = describe(failure);
  return hint === undefined ? message : `${message} ${hint}`;
}
