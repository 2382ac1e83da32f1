import { ResponseError } from "vscode-jsonrpc/node";
import { CallCancelledError } from "./callCancelledError";
import { ErrorIds, numberOf } from "./errorIds";
import { ToolError } from "./toolError";
import type { ErrorData } from "./types";

/** A failure as the `error` of a JSON-RPC answer. */
export function toWire(error: ToolError): ResponseError<ErrorData> {
  const data: ErrorData = { id: error.id, message: error.message };
  if (error.hint !== undefined) {
    data.hint = error.hint;
  }
  if (error.details !== undefined) {
    data.details = error.details;
  }
  return new ResponseError(error.code, error.message, data);
}

/** The failure that the `error` of a JSON-RPC answer stands for. */
export function fromWire(error: ResponseError<unknown>): ToolError {
  if (error.code === numberOf(ErrorIds.callCancelled)) {
    return new CallCancelledError(error.message);
  }
  const data = typeof error.data === "object" && error.data !== null ? (error.data as Record<string, unknown>) : {};
  const text = (name: string): string | undefined => (typeof data[name] === "string" ? (data[name] as string) : undefined);
  return new ToolError(text("id") ?? ErrorIds.internal, text("message") ?? error.message, text("hint"), text("details"), error.code);
}

/** The failure to report for whatever a tool throws. The kind of an unexpected one is told, its text and its stack are not. */
export function fromThrown(thrown: unknown, tool: string): ToolError {
  if (thrown instanceof ToolError) {
    return thrown;
  }
  const { code, path } = (typeof thrown === "object" && thrown !== null ? thrown : {}) as { code?: unknown; path?: unknown };
  if (code === "ENOSPC") {
    return new ToolError(ErrorIds.diskFull, "The disk is full.", "Make room, or choose another folder.");
  }
  if (typeof path === "string" && code === "ENOENT") {
    return new ToolError(ErrorIds.fileMissing, `There is no file "${path}".`, "Check the path.");
  }
  if (typeof path === "string" && (code === "EACCES" || code === "EPERM")) {
    return new ToolError(ErrorIds.fileDenied, `"${path}" may not be read or written.`, "Check its permissions, and whether another program has it open.");
  }
  const kind = thrown instanceof Error ? thrown.constructor.name : typeof thrown;
  return new ToolError(ErrorIds.internal, `${tool} failed for a reason it did not expect.`, "This is a fault of the plugin; the host's log has the details.", kind);
}
