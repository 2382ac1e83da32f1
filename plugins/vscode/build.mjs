// Bundles the extension and its pages into dist/, with the schema of manifests, the conformance cases and a script for Python beside them.
import { cp, mkdir, rm } from "node:fs/promises";
import { build } from "esbuild";

const root = "../..";
const minify = !process.argv.includes("--readable");
const common = { bundle: true, minify, legalComments: "none", logLevel: "warning", target: "es2022" };

await rm("dist", { recursive: true, force: true });
await Promise.all([
  build({ ...common, entryPoints: ["src/extension.ts"], outfile: "dist/extension.js", platform: "node", format: "cjs", external: ["vscode"], mainFields: ["module", "main"], sourcemap: minify ? false : "inline" }),
  build({ ...common, entryPoints: ["webview/form.ts", "webview/result.ts", "webview/search.ts"], outdir: "dist", platform: "browser", format: "iife" }),
]);
await mkdir("dist/schema", { recursive: true });
await cp(`${root}/manifests/schema/plugin.schema.json`, "dist/schema/plugin.schema.json");
await cp("python", "dist/python", { recursive: true });
await cp(`${root}/manifests/conformance`, "dist/conformance", { recursive: true, filter: (path) => !path.endsWith(".md") });
