// Tools that behave well and badly, to prove what the plugin runner promises.
import { readFile } from "node:fs/promises";
import { Plugin, ToolError } from "../../../../sdk/typescript/out/index";

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const plugin = new Plugin("test-plugin", "1.2.3")
  .tool("ts.echo", (args, { job }) => ({ arguments: args, job }))
  .tool<{ steps: number }>("ts.slow", async ({ steps }, context) => {
    for (let i = 0; i < steps; i++) {
      context.throwIfCancelled();
      await sleep(10);
      context.report(i === steps / 2 ? 0 : (i + 1) / steps, "dawdling", { done: i + 1, total: steps, unit: "steps" });
    }
    return { steps };
  })
  .tool("ts.stubborn", () => sleep(60_000))
  .tool("ts.waits", async (_, { signal }) => {
    await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    process.stderr.write("stopped by its signal\n");
  })
  .tool("ts.fails", () => {
    throw new ToolError("rs.raster.unreadable", "The raster a.tif is damaged.", "Copy it again.", "strip 3");
  })
  .tool("ts.throws", () => {
    throw new RangeError("a secret that must not travel");
  })
  .tool<{ path: string }>("ts.reads", async ({ path }) => ({ text: await readFile(path, "utf8") }))
  .tool("ts.nothing", () => undefined)
  .tool("ts.text", () => "no object" as never)
  .tool("ts.cyclic", () => {
    const outputs: Record<string, unknown> = {};
    outputs.self = outputs;
    return outputs;
  })
  .tool<{ bytes: number }>("ts.large", ({ bytes }) => ({ text: "x".repeat(bytes) }))
  .tool("ts.later", async () => {
    setTimeout(() => {
      throw new RangeError("thrown where nobody waits");
    }, 10);
    await sleep(60_000);
  })
  .tool("ts.dropped", async () => {
    void sleep(10).then(() => Promise.reject(new RangeError("dropped")));
    await sleep(60_000);
  })
  .tool("ts.prints", () => {
    console.log("noise by console.log");
    process.stdout.write("noise by stdout.write\n");
    return {};
  })
  .tool("ts.environment", () => ({ cookie: process.env.RSPLUGINS_COOKIE ?? null }))
  .tool<{ name: string; arguments: Record<string, unknown> }>("ts.calls", async ({ name, arguments: args }, context) => ({ outputs: await context.callTool(name, args) }))
  .tool("ts.dies", () => process.exit(9));

void plugin.run();
