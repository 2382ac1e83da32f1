import type { Readable } from "node:stream";
import {
  CancellationTokenSource,
  createMessageConnection,
  ErrorCodes,
  ProgressType,
  ResponseError,
  type CancellationToken,
  type Disposable,
  type Logger,
  type Message,
  type MessageConnection,
} from "vscode-jsonrpc/node";
import { CallCancelledError } from "../protocol/callCancelledError";
import { ErrorIds } from "../protocol/errorIds";
import { ToolError } from "../protocol/toolError";
import type { ProgressValue } from "../protocol/types";
import { fromWire, toWire } from "../protocol/wireError";
import { FrameReader } from "./frameReader";
import { FrameWriter, type FrameSink } from "./frameWriter";

/** Answers a request; what it throws should be a {@link ToolError}. */
export type RequestHandler = (method: string, params: unknown, cancelled: CancellationToken) => unknown;

/** Sees a message as it is sent or received. What it throws is dropped. */
export type MessageWatch = (direction: "sent" | "received", message: object) => void;

/** How a request is made. */
export interface RequestOptions {
  /** Takes progress; a progress token is then added to the parameters. */
  onProgress?: ((value: ProgressValue) => void) | undefined;
  /** Cancels the request. */
  signal?: AbortSignal | undefined;
}

const progressType = new ProgressType<ProgressValue>();

/** One end of a connection. Requests fail with a {@link ToolError}, at once when the connection ends: vscode-jsonrpc alone leaves them pending for ever. */
export class Peer {
  /** Settled once the other end is gone; never rejected. */
  readonly ended: Promise<void>;

  private readonly connection: MessageConnection;
  private readonly writer: FrameWriter;
  private readonly closed: Promise<ToolError>;
  private settle: (reason: ToolError) => void = () => undefined;
  private gone: ToolError | undefined;
  private lastToken = 0;
  private readonly listeners = new Map<string, Set<(params: unknown) => void>>();

  /**
   * @param input - What the other end sends.
   * @param output - What the other end gets.
   * @param log - Takes what went wrong and concerns no call.
   * @param describeEnd - Tells why the connection has ended; what is pending then fails with it.
   * @param handler - Answers requests; absent, and they are refused.
   * @param watch - Sees all messages.
   */
  constructor(input: Readable, output: FrameSink, log: (line: string) => void, describeEnd: () => Promise<ToolError>, handler?: RequestHandler, watch?: MessageWatch) {
    this.closed = new Promise((resolve) => (this.settle = resolve));
    this.ended = this.closed.then(() => undefined);
    this.writer = new FrameWriter(output);
    const reader = new FrameReader(input, (error) => this.refuse(error, log, handler !== undefined));
    if (watch) {
      this.writer.watch = (message) => show(watch, "sent", message);
      reader.watch = (message) => show(watch, "received", message);
    }
    this.connection = createMessageConnection(reader, this.writer, loggerOf(log));
    this.connection.onRequest(async (method: string, params: unknown, cancelled: CancellationToken) => {
      if (!handler) {
        throw toWire(unknownMethod(method));
      }
      try {
        return await handler(method, params, cancelled);
      } catch (failure) {
        throw failure instanceof ToolError ? toWire(failure) : failure;
      }
    });
    const end = (): void => void describeEnd().then((reason) => this.close(reason));
    this.connection.onClose(end);
    this.connection.onError(end);
    this.connection.listen();
  }

  /**
   * Sends a request.
   *
   * @param method - The method.
   * @param params - Its parameters by name.
   * @param options - Progress and cancellation.
   * @returns The result.
   * @throws {@link ToolError}, or {@link CallCancelledError} at once when the signal is set.
   */
  async request<T>(method: string, params: object, options: RequestOptions = {}): Promise<T> {
    const { onProgress, signal } = options;
    if (signal?.aborted) {
      throw new CallCancelledError(undefined, signal.reason);
    }
    if (this.gone) {
      throw this.gone;
    }
    let progress: Disposable | undefined;
    let sent = params;
    if (onProgress) {
      const token = `p${++this.lastToken}`;
      progress = this.connection.onProgress(progressType, token, onProgress);
      sent = { ...params, progressToken: token };
    }
    try {
      return signal ? await this.abortable<T>(method, sent, signal) : await this.connection.sendRequest<T>(method, sent);
    } catch (failure) {
      throw await this.translate(failure);
    } finally {
      progress?.dispose();
    }
  }

  /** Sends a notification; one that cannot be sent is dropped. */
  notify(method: string, params: object): void {
    if (!this.gone) {
      this.connection.sendNotification(method, params).catch(() => undefined);
    }
  }

  /**
   * Listens to notifications.
   *
   * @param method - Their method.
   * @param listener - Takes the parameters of each; one that throws is not called again.
   * @returns What ends the listening.
   */
  onNotification(method: string, listener: (params: unknown) => void): Disposable {
    let all = this.listeners.get(method);
    if (!all) {
      const told = new Set<(params: unknown) => void>();
      this.listeners.set(method, (all = told));
      this.connection.onNotification(method, (params: unknown) => tell(told, params));
    }
    const listeners = all;
    const own = (params: unknown): void => listener(params);
    listeners.add(own);
    return { dispose: () => void listeners.delete(own) };
  }

  /** Fails what is pending and refuses what comes. */
  close(reason: ToolError): void {
    if (!this.gone) {
      this.gone = reason;
      this.settle(reason);
      this.connection.dispose();
    }
  }

  private abortable<T>(method: string, params: object, signal: AbortSignal): Promise<T> {
    const source = new CancellationTokenSource();
    return new Promise<T>((resolve, reject) => {
      const abort = (): void => {
        reject(new CallCancelledError(undefined, signal.reason));
        if (!this.gone) {
          source.cancel();
        }
      };
      signal.addEventListener("abort", abort, { once: true });
      const settle = (): void => {
        signal.removeEventListener("abort", abort);
        source.dispose();
      };
      this.connection.sendRequest<T>(method, params, source.token).then(resolve, reject).finally(settle);
    });
  }

  private async translate(failure: unknown): Promise<unknown> {
    if (failure instanceof CallCancelledError) {
      return failure;
    }
    if (this.gone || !(failure instanceof ResponseError)) {
      return this.closed;
    }
    // A host may use the number that the package has for what could not be sent.
    if (failure.code === ErrorCodes.MessageWriteError && failure.message === this.writer.refusal?.message) {
      return this.writer.refusal;
    }
    return failure.code === ErrorCodes.MessageWriteError && this.writer.broken ? this.closed : fromWire(failure);
  }

  private refuse(error: ToolError, log: (line: string) => void, answer: boolean): void {
    log(`A message was refused: ${error.message}`);
    if (answer) {
      const message: Message & { id: null; error: object } = { jsonrpc: "2.0", id: null, error: toWire(error).toJson() };
      this.writer.write(message).catch(() => undefined);
    }
  }
}

function tell(listeners: Set<(params: unknown) => void>, params: unknown): void {
  for (const listener of listeners) {
    try {
      listener(params);
    } catch {
      // A display that fails must not take the others along.
      listeners.delete(listener);
    }
  }
}

function show(watch: MessageWatch, direction: "sent" | "received", message: object): void {
  try {
    watch(direction, message);
  } catch {
    // A display that fails must not take the connection along.
  }
}

/** The failure of a request that this end does not answer. */
export function unknownMethod(method: string): ToolError {
  return new ToolError(ErrorIds.protocolMismatch, `There is no method "${method}" here.`, "The protocol describes the methods of each end.", undefined, ErrorCodes.MethodNotFound);
}

function loggerOf(log: (line: string) => void): Logger {
  return { error: log, warn: log, info: () => undefined, log: () => undefined };
}
