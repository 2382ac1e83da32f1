import { isUtf8 } from "node:buffer";
import type { Readable } from "node:stream";
import { AbstractMessageReader, Disposable, type DataCallback, type Message } from "vscode-jsonrpc/node";
import { ErrorIds } from "../protocol/errorIds";
import { MAXIMUM_MESSAGE_BYTES } from "../protocol/level";
import { ToolError } from "../protocol/toolError";

const MAXIMUM_HEADER_BYTES = 8 * 1024;
const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;
const HEADER_END = "\r\n\r\n";
const HINT = "Send one JSON-RPC 2.0 object in each frame.";

/**
 * Reads Content-Length frames and holds no more of one than it may; the package's own reader buffers whatever a header announces.
 * What it refuses is told to `refused`; it reads on wherever the next frame can be found, and ends where it cannot.
 */
export class FrameReader extends AbstractMessageReader {
  /** Sees each message before it is delivered. */
  watch: ((message: Message) => void) | undefined;

  private header: Buffer = Buffer.alloc(0);
  private body: Buffer | undefined;
  private filled = 0;
  private skipping = 0;
  private ended = false;
  private deliver: DataCallback = () => undefined;

  /**
   * @param input - Where frames come from.
   * @param refused - Takes what was wrong with a frame.
   * @param maximumBytes - The largest body that is taken.
   */
  constructor(
    private readonly input: Readable,
    private readonly refused: (error: ToolError) => void,
    private readonly maximumBytes = MAXIMUM_MESSAGE_BYTES,
  ) {
    super();
  }

  /** Begins to read. */
  override listen(callback: DataCallback): Disposable {
    this.deliver = callback;
    const take = (chunk: Buffer): void => this.take(chunk);
    const end = (): void => this.end();
    this.input.on("data", take).on("end", end).on("close", end).on("error", end);
    return Disposable.create(() => this.input.off("data", take));
  }

  private take(chunk: Buffer): void {
    let rest = chunk;
    while (rest.length > 0 && !this.ended) {
      rest = this.skipping > 0 ? this.skip(rest) : this.body ? this.fill(this.body, rest) : this.readHeader(rest);
    }
  }

  private skip(chunk: Buffer): Buffer {
    const step = Math.min(this.skipping, chunk.length);
    this.skipping -= step;
    return chunk.subarray(step);
  }

  private fill(body: Buffer, chunk: Buffer): Buffer {
    const step = chunk.copy(body, this.filled);
    this.filled += step;
    if (this.filled === body.length) {
      this.body = undefined;
      this.parse(body);
    }
    return chunk.subarray(step);
  }

  private readHeader(chunk: Buffer): Buffer {
    const before = this.header.length;
    const all = before === 0 ? chunk : Buffer.concat([this.header, chunk]);
    const end = all.indexOf(HEADER_END);
    if (end < 0 ? all.length > MAXIMUM_HEADER_BYTES : end > MAXIMUM_HEADER_BYTES) {
      return this.giveUp("A message has no valid header.");
    }
    if (end < 0) {
      this.header = Buffer.from(all);
      return all.subarray(all.length);
    }
    this.header = Buffer.alloc(0);
    const length = /^Content-Length:[ \t]*(\d{1,15})[ \t]*$/im.exec(all.toString("latin1", 0, end).replace(/\r/g, ""))?.[1];
    if (length === undefined) {
      return this.giveUp("A message has no valid header.");
    }
    this.begin(Number(length));
    return all.subarray(end + HEADER_END.length);
  }

  private begin(length: number): void {
    if (length <= this.maximumBytes) {
      this.body = Buffer.allocUnsafe(length);
      this.filled = 0;
      if (length === 0) {
        this.body = undefined;
        this.parse(Buffer.alloc(0));
      }
    } else {
      this.refused(new ToolError(ErrorIds.messageTooLarge, `A message of ${length} bytes is larger than the ${this.maximumBytes} that are allowed.`, "Pass large data by path."));
      // Dropped as it comes, so that whoever sends it is not left hanging with a full pipe.
      this.skipping = length;
      if (length > 8 * this.maximumBytes) {
        this.end();
      }
    }
  }

  private parse(body: Buffer): void {
    let message: unknown;
    try {
      if (!isUtf8(body)) {
        throw new SyntaxError("not UTF-8");
      }
      message = JSON.parse(body.toString("utf8"));
    } catch {
      this.refused(new ToolError(ErrorIds.protocolMismatch, "A message is no JSON.", HINT, undefined, PARSE_ERROR));
      return;
    }
    if (isMessage(message)) {
      this.watch?.(message);
      this.deliver(message);
    } else {
      this.refused(new ToolError(ErrorIds.protocolMismatch, "A message is no JSON-RPC 2.0 request, notification or answer.", HINT, undefined, INVALID_REQUEST));
    }
  }

  private giveUp(message: string): Buffer {
    this.refused(new ToolError(ErrorIds.protocolMismatch, message, HINT, undefined, PARSE_ERROR));
    this.end();
    return Buffer.alloc(0);
  }

  private end(): void {
    if (!this.ended) {
      this.ended = true;
      this.fireClose();
    }
  }
}

function isMessage(value: unknown): value is Message {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return false;
  }
  const { jsonrpc, id, method, params, error } = value as Record<string, unknown>;
  const hasId = typeof id === "string" || typeof id === "number";
  if (jsonrpc !== "2.0" || !(hasId || id === undefined || id === null) || !(params === undefined || params === null || typeof params === "object")) {
    return false;
  }
  if (method === "$/cancelRequest") {
    const cancelled = (params as { id?: unknown } | null | undefined)?.id;
    return typeof cancelled === "string" || typeof cancelled === "number";
  }
  return typeof method === "string" || (method === undefined && (hasId ? "result" in value || isError(error) : isError(error)));
}

function isError(error: unknown): boolean {
  return typeof error === "object" && error !== null && typeof (error as { code?: unknown }).code === "number";
}
