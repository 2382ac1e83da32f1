import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ErrorIds } from "../../../sdk/typescript/out/index";
import { numberOf } from "../../../sdk/typescript/out/protocol/errorIds";
import { misfit } from "../../../sdk/typescript/out/conformance/pattern";
import { root } from "./support/places";

const sdk = join(root, "sdk", "typescript");

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? sources(path) : [path];
  });
}

test("sources: error ids and numbers are those of the host", () => {
  const tools = join(root, "sdk", "dotnet", "RsPlugins.Sdk", "Tools");
  const names = new Map([...readFileSync(join(tools, "ErrorIds.cs"), "utf8").matchAll(/const string (\w+) = "(.+?)"/g)].map(([, name, id]) => [name, id]));
  const numbers = new Map([...readFileSync(join(tools, "ErrorTable.cs"), "utf8").matchAll(/\[ErrorIds\.(\w+)\] = new\((-\d+)/g)].map(([, name, number]) => [names.get(name), Number(number)]));
  assert.ok(numbers.size > 10);
  for (const id of Object.values(ErrorIds).filter((known) => known !== ErrorIds.callCancelled)) {
    assert.equal(numberOf(id), numbers.get(id), id);
  }
});

test("sources: every exported declaration and member has a comment", () => {
  const bare = sources(join(sdk, "src")).flatMap((file) => {
    const lines = readFileSync(file, "utf8").split("\n");
    return lines
      .map((line, i) => ({ line, before: lines[i - 1] ?? "", place: `${file}:${i + 1}` }))
      .filter(({ line }) => /^export (abstract |async )?(class|interface|function|const|type) \w/.test(line))
      .filter(({ line, before }) => !/^export type \{/.test(line) && !/\*\/$/.test(before))
      .map(({ place }) => place);
  });

  assert.deepEqual(bare, []);
});

test("sources: the only dependency is vscode-jsonrpc, and no registry is named", () => {
  const { dependencies } = JSON.parse(readFileSync(join(sdk, "package.json"), "utf8")) as { dependencies: object };
  const lock = JSON.parse(readFileSync(join(sdk, "package-lock.json"), "utf8")) as { packages: Record<string, { resolved?: string; integrity?: string }> };

  assert.deepEqual(Object.keys(dependencies), ["vscode-jsonrpc"]);
  for (const [name, { resolved, integrity }] of Object.entries(lock.packages)) {
    assert.equal(resolved, undefined, name);
    assert.ok(name === "" || integrity?.startsWith("sha512-"), name);
  }
});

test("sources: the patterns of the conformance cases tell what does not fit", () => {
  for (const [pattern, value] of [
    [{ a: 1 }, { a: 2 }],
    [[1], [1, 2]],
    [{ $type: "array" }, {}],
    [{ $contains: [{ a: 1 }] }, [{ a: 2 }]],
    [{ $contains: ["x"] }, "y"],
    [{ $lacks: "secret" }, { deep: ["a secret"] }],
    [{ a: { $absent: true } }, { a: null }],
    [{ $repeat: ["x", 3] }, "xx"],
    [null, undefined],
  ]) {
    assert.notEqual(misfit(pattern, value), undefined, JSON.stringify(pattern));
  }
  assert.equal(misfit({ a: [{ $type: "number" }], b: { $contains: ["x", "y"] } }, { a: [1], b: "y and x", c: 2 }), undefined);
});
