import type { Readable, Writable } from "node:stream";
import type { Disposable } from "vscode-jsonrpc/node";
import { Peer, type RequestOptions } from "../connection/peer";
import { ErrorIds } from "../protocol/errorIds";
import { PROTOCOL_LEVEL } from "../protocol/level";
import { ToolError } from "../protocol/toolError";
import type { Arguments, HostStatus, JobState, JobStatus, ModelList, Outputs, PluginList, PluginsChange, PluginStatus, ProgressValue, Session, ToolDescription } from "../protocol/types";
import type { CallOptions, DetachOptions } from "./callOptions";
import type { HostClientOptions } from "./hostClientOptions";
import { HostProcess } from "./hostProcess";
import { LogRing } from "./logRing";
import { withinMs } from "./timeLimit";
import { ToolCall } from "./toolCall";

const START_TIMEOUT_MS = 30_000;
const SHUTDOWN_LIMIT_MS = 2000;

/**
 * A session with the host. Every call fails with {@link ToolError}: the host's own error, or `rs.host.gone` at once where the host ends; and with
 * {@link CallCancelledError} at once where its signal is set.
 */
export class HostClient {
  private readonly peer: Peer;
  private readonly log: LogRing;
  private opened: Session | undefined;

  private constructor(
    input: Readable,
    output: Writable,
    options: HostClientOptions,
    private readonly process: HostProcess | undefined,
  ) {
    this.log = process?.log ?? new LogRing(options.onLog);
    const gone = new ToolError(ErrorIds.hostGone, "The connection to the host has ended.", "Connect again; what was running there may have been lost.");
    this.peer = new Peer(
      input,
      output,
      (line) => this.log.add(line),
      () => process?.describeEnd() ?? Promise.resolve(gone),
      undefined,
      options.onMessage,
    );
  }

  /**
   * Starts the program that leads to the host and opens a session.
   *
   * @param options - What to start; by default `rsplugins connect`.
   * @throws {@link ToolError} `rs.file.missing`: there is no such program; `rs.host.gone`: it ended or did not answer in time; or the host's refusal.
   */
  static async start(options: HostClientOptions = {}): Promise<HostClient> {
    const process = await HostProcess.start(options);
    return HostClient.open(new HostClient(process.output, process.input, options, process), options);
  }

  /**
   * Opens a session over streams, for instance of a socket. They stay the caller's.
   *
   * @param input - What the host sends.
   * @param output - What the host gets; may be the same stream.
   * @param options - Name, version, token and time limit.
   * @throws {@link ToolError} as for {@link HostClient.start}.
   */
  static over(input: Readable, output: Writable, options: HostClientOptions = {}): Promise<HostClient> {
    return HostClient.open(new HostClient(input, output, options, undefined), options);
  }

  /** What the host said of itself and of this session. */
  get session(): Session {
    return this.opened!;
  }

  /** The process that was started; undefined over streams. */
  get processId(): number | undefined {
    return this.process?.id;
  }

  /** The latest lines of the log, the oldest first. */
  get logLines(): string[] {
    return this.log.lines;
  }

  /** Settled once the host is gone; never rejected. */
  get ended(): Promise<void> {
    return this.peer.ended;
  }

  /** Lists the tools, by name. */
  async listTools(options: { signal?: AbortSignal } = {}): Promise<ToolDescription[]> {
    return (await this.peer.request<{ tools: ToolDescription[] }>("tools/list", {}, options)).tools;
  }

  /**
   * Calls a tool and waits for it.
   *
   * @param name - The tool.
   * @param args - Its arguments by name.
   * @param options - Progress, cancellation and priority.
   * @returns The outputs by name.
   */
  callTool(name: string, args: Arguments = {}, options: CallOptions = {}): Promise<Outputs> {
    const { priority, ...request } = options;
    return this.peer.request("tools/call", { name, arguments: args, ...(priority && { priority }) }, request);
  }

  /**
   * Starts a call.
   *
   * @param name - The tool.
   * @param args - Its arguments by name.
   * @param options - Progress, cancellation and priority.
   * @returns A handle with the result, the progress and a cancel.
   */
  startTool(name: string, args: Arguments = {}, options: CallOptions = {}): ToolCall {
    return new ToolCall((all) => this.callTool(name, args, all), options);
  }

  /**
   * Starts a tool as a job that goes on when this client leaves.
   *
   * @param name - The tool.
   * @param args - Its arguments by name.
   * @param options - Priority, and a signal for the wait.
   * @returns The job's id, for {@link HostClient.waitJob}.
   */
  async detachTool(name: string, args: Arguments = {}, options: DetachOptions = {}): Promise<string> {
    const params = { name, arguments: args, detach: true, priority: options.priority ?? "bulk" };
    return (await this.peer.request<{ job: string }>("tools/call", params, { signal: options.signal })).job;
  }

  /** Checks arguments without a call; fails as the call would. */
  async validateTool(name: string, args: Arguments = {}): Promise<void> {
    await this.peer.request("tools/validate", { name, arguments: args });
  }

  /**
   * Lists jobs, the newest first, without their results.
   *
   * @param filter - Only those in a state, at most so many (100 by default), and whether to leave out the arguments too, which may be long.
   */
  async listJobs(filter: { state?: JobState; limit?: number; brief?: boolean } = {}): Promise<JobStatus[]> {
    return (await this.peer.request<{ jobs: JobStatus[] }>("jobs/list", filter)).jobs;
  }

  /** Tells how a job is. */
  getJob(id: string): Promise<JobStatus> {
    return this.peer.request("jobs/get", { id });
  }

  /**
   * Waits for a job as if it were a call of one's own.
   *
   * @param id - The job.
   * @param options - Progress, and a signal that ends the wait; the job goes on.
   * @returns Its outputs by name.
   */
  waitJob(id: string, options: { onProgress?: (value: ProgressValue) => void; signal?: AbortSignal } = {}): Promise<Outputs> {
    return this.peer.request("jobs/wait", { id }, options);
  }

  /** Cancels a job. */
  cancelJob(id: string): Promise<JobStatus> {
    return this.peer.request("jobs/cancel", { id });
  }

  /** Starts an interrupted, failed or cancelled job again, where it was if its tool can. */
  resumeJob(id: string): Promise<JobStatus> {
    return this.peer.request("jobs/resume", { id });
  }

  /** Forgets a job that has ended, with its folder. */
  async removeJob(id: string): Promise<void> {
    await this.peer.request("jobs/remove", { id });
  }

  /** Lists the models of all plugins: those that are installed, and those that can be had. */
  listModels(): Promise<ModelList> {
    return this.peer.request("models/list", {});
  }

  /**
   * Installs a model and waits for it.
   *
   * @param source - The id of a model that can be had, or what else its plugin can install from.
   * @param options - The id that it gets, the plugin where more than one has models, progress and cancellation.
   * @returns What the plugin says of it, with its `id`.
   */
  installModel(
    source: string,
    options: { id?: string; plugin?: string; onProgress?: (value: ProgressValue) => void; signal?: AbortSignal } = {},
  ): Promise<Outputs> {
    const { id, plugin, ...request } = options;
    return this.peer.request("models/install", { source, id, plugin }, request);
  }

  /** Removes a model that was installed. */
  removeModel(id: string, plugin?: string): Promise<Outputs> {
    return this.peer.request("models/remove", { id, plugin });
  }

  /** Lists the plugins, and what is wrong with the manifests that were left out. */
  listPlugins(): Promise<PluginList> {
    return this.peer.request("plugins/list", {});
  }

  /** Reads all manifests again and loads what changed, and the plugin `id` in any case. */
  reloadPlugins(id?: string): Promise<PluginList> {
    return this.peer.request("plugins/reload", { id });
  }

  /** Enables a plugin, with a fresh budget of restarts, or stops it and refuses its tools. */
  enablePlugin(id: string, enabled = true): Promise<PluginStatus> {
    return this.peer.request("plugins/enable", { id, enabled });
  }

  /**
   * Listens to changes of the plugins: they come, go, and are reloaded, enabled, disabled, broken or mended. That they start and stop for want of work is no change.
   *
   * @param listener - Told of each change.
   * @returns What ends the listening.
   */
  onPluginsChanged(listener: (change: PluginsChange) => void): Disposable {
    return this.peer.onNotification("plugins/changed", (params) => listener(params as PluginsChange));
  }

  /** Tells how the host is. */
  status(): Promise<HostStatus> {
    return this.peer.request("host/status", {});
  }

  /**
   * Sends any request of the protocol.
   *
   * @param method - The method.
   * @param params - Its parameters by name.
   * @param options - Progress and cancellation.
   */
  request<T>(method: string, params: object = {}, options: RequestOptions = {}): Promise<T> {
    return this.peer.request(method, params, options);
  }

  /** Ends the session: what this client runs is cancelled, detached jobs go on, the started program leaves. */
  async close(): Promise<void> {
    // One that is gone already, or does not want to leave, is ended below.
    const asked = this.peer.request("shutdown", {}).catch(() => undefined);
    await withinMs(asked, SHUTDOWN_LIMIT_MS);
    this.peer.close(new ToolError(ErrorIds.hostGone, "The session was closed.", "Open another one."));
    await this.process?.close();
  }

  private static async open(client: HostClient, options: HostClientOptions): Promise<HostClient> {
    const limitMs = options.startTimeoutMs ?? START_TIMEOUT_MS;
    const params = {
      client: { name: options.name ?? "typescript", ...(options.version !== undefined && { version: options.version }) },
      protocol: [PROTOCOL_LEVEL],
      ...(options.token !== undefined && { token: options.token }),
    };
    try {
      client.opened = await withinMs(client.peer.request<Session>("initialize", params), limitMs);
      if (!client.opened) {
        throw new ToolError(ErrorIds.hostGone, `The host did not answer within ${limitMs / 1000} seconds.`, "Look at its log, or give it more time.");
      }
      return client;
    } catch (failure) {
      client.peer.close(failure instanceof ToolError ? failure : new ToolError(ErrorIds.hostGone, "The session was not opened.", "Try again."));
      await client.process?.close();
      throw failure;
    }
  }
}
