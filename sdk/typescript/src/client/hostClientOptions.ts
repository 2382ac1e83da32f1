/** How a client reaches the host. */
export interface HostClientOptions {
  /** The program to start, a path or a name on PATH; by default that of the environment variable `RSPLUGINS_HOST`, else `rsplugins`. */
  program?: string;
  /** Its arguments. `["connect"]`, the default, reaches this user's host and starts it where none runs; `["serve", "--stdio"]` makes the started program a host of its own. */
  arguments?: readonly string[];
  /** Environment variables to add to this process's own; undefined removes one. */
  environment?: Readonly<Record<string, string | undefined>>;
  /** The working directory of the program; by default this process's own. */
  folder?: string;
  /** Who the client is: a short name, for instance `vscode`. */
  name?: string;
  /** The client's version. */
  version?: string;
  /** The secret of the endpoint where streams of a socket are given. */
  token?: string;
  /** How long the host may take to answer first, in milliseconds; 30000 by default. */
  startTimeoutMs?: number;
  /** Takes each line that the started program writes to standard error, and what is wrong with the connection. {@link HostClient.logLines} keeps the latest of them in any case. */
  onLog?: (line: string) => void;
  /** Sees every message as it is sent and received, for a view of the protocol. It must not change them. */
  onMessage?: (direction: "sent" | "received", message: object) => void;
}
