import type { Writable } from "node:stream";
import { AbstractMessageWriter, Message } from "vscode-jsonrpc/node";
import { ErrorIds } from "../protocol/errorIds";
import { MAXIMUM_MESSAGE_BYTES } from "../protocol/level";
import { ToolError } from "../protocol/toolError";
import { toWire } from "../protocol/wireError";

/** What a writer needs of a stream. */
export type FrameSink = Pick<Writable, "write" | "end" | "on">;

/** Writes Content-Length frames. An answer that is too large or no JSON is replaced by the error that says so. */
export class FrameWriter extends AbstractMessageWriter {
  /** Why the last message that was not sent was not. */
  refusal: ToolError | undefined;

  /** Sees each message that is sent. */
  watch: ((message: Message) => void) | undefined;

  /** Whether the output takes nothing any more. */
  broken = false;

  /**
   * @param output - Where frames go.
   * @param maximumBytes - The largest body that is sent.
   */
  constructor(
    private readonly output: FrameSink,
    private readonly maximumBytes = MAXIMUM_MESSAGE_BYTES,
  ) {
    super();
    // Without a listener a broken pipe ends the process.
    output.on("error", (error: Error) => {
      this.broken = true;
      this.fireError(error);
    });
    output.on("close", () => this.fireClose());
  }

  /** Sends a message. */
  write(message: Message): Promise<void> {
    let text = this.serialize(message);
    if (text instanceof ToolError) {
      this.refusal = text;
      if (!Message.isResponse(message)) {
        return Promise.reject(text);
      }
      text = JSON.stringify({ jsonrpc: "2.0", id: message.id, error: toWire(text).toJson() });
    }
    this.watch?.(message);
    const frame = `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
    return new Promise((resolve, reject) => {
      this.output.write(frame, "utf8", (error) => {
        this.broken ||= Boolean(error);
        return error ? reject(error) : resolve();
      });
    });
  }

  /** Ends the output. */
  end(): void {
    this.output.end();
  }

  private serialize(message: Message): string | ToolError {
    let text: string;
    try {
      text = JSON.stringify(message);
    } catch {
      return new ToolError(ErrorIds.internal, "What was to be sent is no JSON.", "Send objects, arrays, strings, numbers and booleans that do not contain themselves.");
    }
    // A character is at most three bytes of UTF-8, so most messages need not be measured.
    return text.length * 3 > this.maximumBytes && Buffer.byteLength(text) > this.maximumBytes
      ? new ToolError(ErrorIds.messageTooLarge, "What was to be sent is larger than a message may be.", "Pass large data by path.")
      : text;
  }
}
