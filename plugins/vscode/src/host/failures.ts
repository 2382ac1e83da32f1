import { CallCancelledError, ToolError } from "@rsplugins/sdk";

/** Whether a failure is that the user cancelled. */
export function isCancelled(failure: unknown): boolean {
  return failure instanceof CallCancelledError;
}

/** What went wrong and what to do about it, for a person. */
export function describe(failure: unknown): { message: string; hint?: string; details?: string } {
  if (failure instanceof ToolError) {
    return { message: failure.message, ...(failure.hint !== undefined && { hint: failure.hint }), ...(failure.details !== undefined && { details: failure.details }) };
  }
  return { message: failure instanceof Error ? failure.message : String(failure) };
}

/** The same in one line. */
export function inOneLine(failure: unknown): string {
  const { message, hint } = describe(failure);
  return hint === undefined ? message : `${message} ${hint}`;
}
