import { COOKIE_VARIABLE } from "../protocol/level";
import { PluginSession } from "./pluginSession";
import { takeStandardOutput } from "./standardOutput";
import type { ToolHandler } from "./toolHandler";

const EXIT_USAGE = 64;

/**
 * A plugin and its tools.
 *
 * @example
 * ```ts
 * const plugin = new Plugin("my-plugin", "1.0.0");
 * plugin.tool<{ image: string }>("my.tool", async ({ image }, context) => {
 *   context.report(0.5, "reading");
 *   return { output: image };
 * });
 * void plugin.run();
 * ```
 */
export class Plugin {
  private readonly tools = new Map<string, ToolHandler>();

  /**
   * @param id - The plugin's id, as its manifest has it.
   * @param version - Its version.
   */
  constructor(
    readonly id: string,
    readonly version: string,
  ) {}

  /**
   * Adds a tool.
   *
   * @param name - Its name, as the manifest has it.
   * @param handler - What it does; calls run side by side, so it should not compute for long without an `await`.
   * @returns This plugin.
   */
  tool<A extends object = Record<string, unknown>>(name: string, handler: ToolHandler<A>): this {
    if (this.tools.has(name)) {
      throw new Error(`The tool ${name} is there twice.`);
    }
    this.tools.set(name, handler as ToolHandler);
    return this;
  }

  /**
   * Serves the host that started this process until it leaves, then ends the process. Started by anything but a host, says what this program is and ends with 64.
   * What is printed goes to the host's log. A program that a tool starts must not inherit standard output, which belongs to the protocol.
   */
  async run(): Promise<never> {
    const cookie = process.env[COOKIE_VARIABLE];
    if (cookie === undefined || !/^[0-9a-f]{32}$/i.test(cookie)) {
      process.stderr.write(
        `${this.id} is a plugin of RsPlugins: the host starts it, people do not.\n` +
          "To use it, give the host the folder with its manifest:  rsplugins tools --plugins FOLDER\n",
      );
      process.exit(EXIT_USAGE);
    }
    // What a tool starts shall not pass for this plugin.
    delete process.env[COOKIE_VARIABLE];

    // Ctrl-C reaches all programs of a terminal; the host decides what it means.
    process.on("SIGINT", () => undefined);
    const session = new PluginSession({ name: this.id, version: this.version }, this.tools, cookie, process.stdin, takeStandardOutput());
    process.on("uncaughtException", (thrown) => session.failCurrent(thrown));
    process.on("unhandledRejection", (reason) => session.failCurrent(reason));
    process.exit(await session.serve());
  }
}
