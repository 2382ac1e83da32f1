import type { Readable, Writable } from "node:stream";

/** A JSON-RPC message as it goes over the wire. */
export interface Message {
  jsonrpc?: string;
  id?: number | string | null;
  method?: string;
  params?: Record<string, any>;
  result?: any;
  error?: { code: number; message: string; data?: { id: string; message: string; hint?: string; details?: string } };
}

/** Frames written and read with nothing of the SDK, so that the two cannot be wrong in the same way. */
export class Wire {
  private readonly messages: Message[] = [];
  private readonly waiting: Array<(message: Message | undefined) => void> = [];
  private buffer: Buffer = Buffer.alloc(0);
  private ended = false;
  private lastId = 0;

  constructor(
    input: Readable,
    private readonly output: Writable,
  ) {
    output.on("error", () => undefined);
    input.on("data", (chunk: Buffer) => this.take(chunk));
    input.on("end", () => {
      this.ended = true;
      this.waiting.splice(0).forEach((resolve) => resolve(undefined));
    });
  }

  /** Sends bytes as they are. */
  raw(bytes: string | Buffer): void {
    this.output.write(bytes);
  }

  /** Sends a text as the body of a frame. */
  body(text: string): void {
    this.raw(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  /** Sends a message. */
  send(message: Message): void {
    this.body(JSON.stringify({ jsonrpc: "2.0", ...message }));
  }

  /** Sends a request; returns its id. */
  request(method: string, params: object = {}): number {
    this.send({ id: ++this.lastId, method, params: params as Record<string, any> });
    return this.lastId;
  }

  /** The next message; undefined at the end. */
  next(): Promise<Message | undefined> {
    const message = this.messages.shift();
    if (message || this.ended) {
      return Promise.resolve(message);
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** The next message that is the answer to a request; others go to `before`. */
  async answer(id: number | null, before: Message[] = []): Promise<Message> {
    for (let message = await this.next(); message; message = await this.next()) {
      if (message.id === id && message.method === undefined) {
        return message;
      }
      before.push(message);
    }
    throw new Error(`The other end left before it answered ${id}.`);
  }

  /** Sends a request and waits for its answer. */
  call(method: string, params: object = {}): Promise<Message> {
    return this.answer(this.request(method, params));
  }

  private take(chunk: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    for (;;) {
      const end = this.buffer.indexOf("\r\n\r\n");
      const length = Number(/Content-Length: (\d+)/.exec(this.buffer.toString("latin1", 0, Math.max(end, 0)))?.[1]);
      if (end < 0 || this.buffer.length < end + 4 + length) {
        return;
      }
      const message = JSON.parse(this.buffer.toString("utf8", end + 4, end + 4 + length)) as Message;
      this.buffer = this.buffer.subarray(end + 4 + length);
      const waiting = this.waiting.shift();
      if (waiting) {
        waiting(message);
      } else {
        this.messages.push(message);
      }
    }
  }
}
