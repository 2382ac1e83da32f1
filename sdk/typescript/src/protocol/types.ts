/** The arguments of a call by name, as the tool's input schema has them. */
export type Arguments = Record<string, unknown>;

/** The outputs of a call by name. */
export type Outputs = Record<string, unknown>;

/** Who is at one end of a connection. */
export interface PeerInfo {
  /** A short name, for instance `vscode`. */
  name: string;
  /** Its version. */
  version?: string;
}

/** What a session can do. */
export interface HostCapabilities {
  /** Whether progress is sent for calls that ask for it. */
  progress: boolean;
  /** Whether a cancel is heeded. */
  cancel: boolean;
  /** The largest message body that is accepted, in bytes. */
  maximumMessageBytes: number;
  /** Whether the host tells of changed plugins. */
  pluginsChanged?: boolean;
}

/** What the host says of itself and of the session. */
export interface Session {
  /** Who the host is. */
  host: PeerInfo;
  /** The protocol level that the session speaks. */
  protocol: number;
  /** What the session can do. */
  capabilities: HostCapabilities;
}

/** How far a call is; it never goes backwards. */
export interface ProgressValue {
  /** Share of the work done, 0 to 1; absent while unknown. */
  fraction?: number;
  /** A word or two for the current stage. */
  stage: string;
  /** One line for the user. */
  message?: string;
  /** Seconds left, estimated; absent while unknown. */
  eta?: number;
  /** Units done in this stage. */
  done?: number;
  /** Units in all in this stage. */
  total?: number;
  /** What is counted, in the plural. */
  unit?: string;
  /** Units a second over this stage so far. */
  rate?: number;
  /** Figures of the work itself by name, for instance the loss of a training, in the order in which to show them. */
  metrics?: Record<string, number>;
}

/** What is wrong, and what to do about it. */
export interface ErrorData {
  /** An id of {@link ErrorIds}. */
  id: string;
  /** What went wrong, in one sentence. */
  message: string;
  /** What to do about it. */
  hint?: string;
  /** More for a log. */
  details?: string;
}

/** A tool, straight from its manifest. */
export interface ToolDescription {
  /** Its name, unique in the host. */
  name: string;
  /** A few words for a menu. */
  title: string;
  /** What it does, in sentences. */
  description: string;
  /** The id of the plugin that provides it. */
  plugin: string;
  /** JSON Schema 2020-12 of the arguments object. */
  inputSchema: Record<string, unknown>;
  /** The outputs by name. */
  outputs: Record<string, unknown>;
  /** What JSON Schema has no word for: group, icon, texts in other languages. */
  "x-rs"?: Record<string, unknown>;
  /** Hints as MCP has them, such as readOnlyHint. */
  annotations?: Record<string, unknown>;
}

/** How one plugin is. */
export interface PluginStatus {
  /** Its id. */
  id: string;
  /** Its version. */
  version: string;
  /** A few words for a menu. */
  title: string;
  /** `dotnet` or `process`. */
  runtime: string;
  /** `host` or `process`. */
  isolation: string;
  /** `idle`, `starting`, `loaded`, `broken`, `malfunctioned` or `disabled`. */
  state: string;
  /** The names of its tools. */
  tools: string[];
  /** Why it is broken, malfunctioned or disabled. */
  problem?: ErrorData;
  /** The folder of its manifest; not for a remote client. */
  folder?: string;
  /** Its process while it has one of its own. */
  processId?: number;
  /** In the host's status: what the plugin itself says of how it is. */
  report?: Record<string, unknown>;
}

/** All plugins, and the manifests that were left out. */
export interface PluginList {
  /** All plugins whose manifest is right, working or not. */
  plugins: PluginStatus[];
  /** The manifests that were left out, each with the place and the reason. */
  problems: ErrorData[];
}

/** What has changed of the plugins. */
export interface PluginsChange {
  /** Whether the tools may be others too, so that listing them is worth while. */
  tools: boolean;
}

/** A model that a plugin has, or can have. */
export interface ModelStatus {
  /** Its id, the value of a parameter of the kind `model`. */
  id: string;
  /** A few words for a menu. */
  title: string;
  /** The plugin that it belongs to. */
  plugin: string;
  /** `available`: `models/install` brings it by its id. */
  state: "installed" | "available";
  /** Whether the plugin takes it where none is named. */
  default: boolean;
  /** Whether it can be removed; what comes with a plugin stays. */
  removable: boolean;
  /** Its files, in bytes; where it is not installed, about what is fetched. */
  sizeBytes: number;
  /** What it takes in memory now, in bytes; 0 where it is not loaded. */
  memoryBytes: number;
  /** The languages that it knows, by BCP-47. */
  languages: string[];
  /** Where it comes from. */
  source: string;
  /** Its licence. */
  license?: string;
  /** Which version of its source it is. */
  revision?: string;
  /** What else its plugin tells of it. */
  details?: Record<string, unknown>;
}

/** The models of all plugins. */
export interface ModelList {
  /** Those that are installed, and those that can be had. */
  models: ModelStatus[];
  /** Why a plugin's models are not among them. */
  problems: ErrorData[];
}

/** How the host is. */
export interface HostStatus {
  /** Its version. */
  version: string;
  /** Operating system and architecture, in words. */
  platform: string;
  /** The runtime, in words. */
  runtime: string;
  /** Seconds since it started. */
  uptimeSeconds: number;
  /** Resident memory of the host process, in bytes. */
  memoryBytes: number;
  /** Tool calls under way. */
  runningCalls: number;
  /** All plugins, working or not. */
  plugins: PluginStatus[];
  /** What is wrong, each with what to do about it. */
  problems: ErrorData[];
}

/** `interrupted`: its host died, and the job waits to be resumed. */
export type JobState = "queued" | "running" | "succeeded" | "failed" | "cancelled" | "interrupted";

/** `interactive` work goes before `bulk` work. */
export type Priority = "interactive" | "bulk";

/** How one job is. */
export interface JobStatus {
  /** Its id. */
  id: string;
  /** The tool that it calls. */
  tool: string;
  /** What has become of it. */
  state: JobState;
  /** Whether it goes before others. */
  priority: Priority;
  /** Whether it goes on when its caller leaves. */
  detached: boolean;
  /** Whether the tool can go on where it was interrupted. */
  resumable: boolean;
  /** How many times it was started. */
  attempt: number;
  /** When it was asked for, ISO 8601 in UTC. */
  created: string;
  /** When it was first started. */
  started?: string;
  /** When it ended. */
  ended?: string;
  /** Who asked for it. */
  client?: string;
  /** The arguments, without secrets. */
  arguments: Arguments;
  /** How far it is. */
  progress?: ProgressValue;
  /** The outputs by name where it succeeded. */
  result?: Outputs;
  /** Why it failed. */
  error?: ErrorData;
  /** The job whose tool made this call; this one is cancelled where that one ends first. */
  parent?: string;
}

/** The job that a running call of a plugin is. */
export interface ToolJob {
  /** The job's id; empty where the caller keeps no jobs. */
  id: string;
  /** Full path of a folder of its own, the same in every attempt, removed with the job; absent where nothing is kept between attempts. */
  folder?: string;
  /** 1 for the first run, more after the host or the plugin died in the middle. */
  attempt: number;
}
