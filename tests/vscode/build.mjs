// Bundles the tests into out/: each *.test.ts, the cases that run inside the editor, and the program that keeps others.
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

process.chdir(dirname(fileURLToPath(import.meta.url)));
const { build } = createRequire(join(process.cwd(), "../../plugins/vscode/package.json"))("esbuild");
const tests = readdirSync("src").filter((name) => name.endsWith(".test.ts")).map((name) => join("src", name));
const common = { bundle: true, platform: "node", format: "cjs", target: "node22", outdir: "out", sourcemap: "inline", logLevel: "warning", tsconfig: "tsconfig.json", mainFields: ["module", "main"] };
await build({ ...common, entryPoints: tests, external: ["playwright-core"], alias: { vscode: "./src/support/vscodeFake.ts" } });
await build({ ...common, entryPoints: ["src/inside/inside.ts"], external: ["vscode"] });
await build({ ...common, entryPoints: ["src/support/keeper.ts"] });
