import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { test, type TestContext } from "node:test";
import { Plugin } from "../../../sdk/typescript/out/index";
import { program, sleep, soon } from "./support/places";
import { Wire, type Message } from "./support/wire";

const COOKIE = "0123456789abcdef0123456789abcdef";

class Started {
  readonly wire: Wire;
  readonly exit: Promise<number | null>;
  log = "";
  private readonly child;

  constructor(test: TestContext) {
    this.child = spawn(process.execPath, [program("testPlugin")], { env: { ...process.env, RSPLUGINS_COOKIE: COOKIE } });
    this.wire = new Wire(this.child.stdout, this.child.stdin);
    this.child.stderr.on("data", (chunk: Buffer) => (this.log += chunk.toString()));
    this.exit = new Promise((resolve) => this.child.once("exit", resolve));
    test.after(() => this.child.kill("SIGKILL"));
  }

  static async open(test: TestContext): Promise<Started> {
    const started = new Started(test);
    assert.ok((await started.initialize()).result);
    return started;
  }

  initialize(params: object = {}): Promise<Message> {
    return this.wire.call("initialize", { client: { name: "rsplugins" }, protocol: [1], token: COOKIE, ...params });
  }

  call(name: string, args: object = {}, more: object = {}): Promise<Message> {
    return soon(this.wire.call("tools/call", { name, arguments: args, ...more }), name);
  }

  leave(): Promise<number | null> {
    this.child.stdin.end();
    return soon(this.exit, "the end of the plugin");
  }

  interrupt(): void {
    this.child.kill("SIGINT");
  }
}

function assertError(answer: Message, code: number, id: string): void {
  assert.equal(answer.error?.code, code);
  assert.equal(answer.error?.data?.id, id);
}

test("shakes hands, lists its tools and leaves at the end of input", async (t) => {
  const plugin = new Started(t);

  const hello = await plugin.initialize();

  assert.deepEqual(hello.result, {
    host: { name: "test-plugin", version: "1.2.3" },
    protocol: 1,
    capabilities: { progress: true, cancel: true, maximumMessageBytes: 67108864 },
    cookie: COOKIE,
  });
  const list = await plugin.wire.call("tools/list");
  assert.ok(list.result.tools.some((tool: { name: string }) => tool.name === "ts.echo"));
  assert.equal(await plugin.leave(), 0);
});

test("refuses a wrong cookie or level and ends", async (t) => {
  for (const wrong of [{ token: "f".repeat(32) }, { token: undefined }, { token: 5 }, { protocol: [7] }]) {
    const plugin = new Started(t);
    const answer = await plugin.initialize(wrong);
    assertError(answer, -32071, "rs.protocol.mismatch");
    assert.ok(!JSON.stringify(answer).includes(COOKIE));
    assert.equal(await soon(plugin.exit, "the end"), 8);
  }
});

test("an incomplete handshake is refused and may be made good", async (t) => {
  const plugin = new Started(t);
  for (const wrong of [{ client: 3 }, { client: {} }, { protocol: 1 }]) {
    assertError(await plugin.initialize(wrong), -32602, "rs.argument.invalid");
  }
  assert.ok((await plugin.initialize()).result);
});

test("answers nothing before the handshake", async (t) => {
  const plugin = new Started(t);

  assertError(await plugin.wire.call("tools/list"), -32071, "rs.protocol.mismatch");
  assertError(await plugin.call("ts.echo"), -32071, "rs.protocol.mismatch");
});

test("says what it is when started by hand", () => {
  for (const cookie of [undefined, "", "short"]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program("testPlugin")], { env: { ...process.env, RSPLUGINS_COOKIE: cookie }, encoding: "utf8" });
    assert.equal(status, 64);
    assert.equal(stdout, "");
    assert.match(stderr, /test-plugin is a plugin of RsPlugins/);
    assert.match(stderr, /--plugins FOLDER/);
  }
});

test("passes arguments and job on", async (t) => {
  const plugin = await Started.open(t);

  const answer = await plugin.call("ts.echo", { text: "água 水" }, { job: { id: "j1", folder: "/some/where", attempt: 2 } });

  assert.deepEqual(answer.result, { arguments: { text: "água 水" }, job: { id: "j1", folder: "/some/where", attempt: 2 } });
  assert.deepEqual((await plugin.wire.call("tools/call", { name: "ts.echo" })).result, { arguments: {}, job: { id: "", attempt: 1 } });
  assert.deepEqual((await plugin.call("ts.nothing")).result, {});
});

test("failures are typed and carry neither stack nor text of what was not foreseen", async (t) => {
  const plugin = await Started.open(t);

  const fails = await plugin.call("ts.fails");
  assert.deepEqual(fails.error, {
    code: -32021,
    message: "The raster a.tif is damaged.",
    data: { id: "rs.raster.unreadable", message: "The raster a.tif is damaged.", hint: "Copy it again.", details: "strip 3" },
  });
  const throws = await plugin.call("ts.throws");
  assertError(throws, -32603, "rs.internal");
  assert.equal(throws.error?.data?.details, "RangeError");
  assert.ok(!JSON.stringify(throws).includes("secret"));
  assertError(await plugin.call("ts.nope"), -32602, "rs.tool.unknown");
  assertError(await plugin.call("ts.echo", [1]), -32602, "rs.argument.invalid");
  assertError(await plugin.call("ts.reads", { path: "/not/there" }), -32010, "rs.file.missing");
  assertError(await plugin.call("ts.text"), -32603, "rs.internal");
  assertError(await plugin.call("ts.cyclic"), -32603, "rs.internal");
  assertError(await plugin.call("ts.large", { bytes: 70_000_000 }), -32070, "rs.message.tooLarge");
  assertError(await plugin.wire.call("no/such"), -32601, "rs.protocol.mismatch");
  assertError(await plugin.wire.call("tools/call", [1]), -32602, "rs.argument.invalid");
  assertError(await plugin.wire.call("tools/call", { arguments: {} }), -32602, "rs.argument.invalid");
  await plugin.leave();
  assert.match(plugin.log, /a secret that must not travel/);
});

test("what nobody caught fails its own call and no other", async (t) => {
  const plugin = await Started.open(t);
  const other = plugin.wire.request("tools/call", { name: "ts.slow", arguments: { steps: 60 } });

  const answers: Message[] = [];
  for (const name of ["ts.later", "ts.dropped"]) {
    answers.push(await soon(plugin.wire.answer(plugin.wire.request("tools/call", { name })), name));
  }
  const slow = await soon(plugin.wire.answer(other), "the other call");

  for (const answer of answers) {
    assertError(answer, -32603, "rs.internal");
    assert.equal(answer.error?.data?.details, "RangeError");
  }
  assert.deepEqual(slow.result, { steps: 60 });
});

test("progress comes at most ten a second and never goes back", async (t) => {
  const plugin = await Started.open(t);
  const before: Message[] = [];
  const started = performance.now();

  await plugin.wire.answer(plugin.wire.request("tools/call", { name: "ts.slow", arguments: { steps: 100 }, progressToken: 7 }), before);

  const seconds = (performance.now() - started) / 1000;
  assert.ok(before.length >= 4 && before.length <= seconds * 10 + 2, `${before.length} in ${seconds} s`);
  const fractions = before.map((message) => message.params?.value.fraction as number);
  assert.deepEqual(fractions, [...fractions].sort((a, b) => a - b));
  assert.ok(before.every((message) => message.method === "$/progress" && message.params?.token === 7 && message.params?.value.unit === "steps"));
  await plugin.call("ts.slow", { steps: 3 });
});

test("a cancelled call is answered at once, by a tool that heeds it or not", async (t) => {
  const plugin = await Started.open(t);
  for (const name of ["ts.slow", "ts.stubborn", "ts.waits"]) {
    // A machine that stalls for a moment spoils one try, a runner that waits for its tool spoils all of them.
    let best = Infinity;
    for (let attempt = 0; attempt < 3; attempt++) {
      const id = plugin.wire.request("tools/call", { name, arguments: { steps: 100_000 } });
      await sleep(60);
      const started = performance.now();
      plugin.wire.send({ method: "$/cancelRequest", params: { id } });
      const answer = await soon(plugin.wire.answer(id), name);
      best = Math.min(best, performance.now() - started);
      assert.equal(answer.error?.code, -32800);
    }
    assert.ok(best < 100, `${name} took ${best} ms`);
  }
  plugin.wire.send({ method: "$/cancelRequest", params: { id: 99999 } });
  assert.ok((await plugin.call("ts.echo")).result);

  // The log comes by another pipe than the answers and may be behind them.
  const stops = (): number => plugin.log.match(/stopped by its signal/g)?.length ?? 0;
  for (let waited = 0; waited < 2000 && stops() < 3; waited += 20) {
    await sleep(20);
  }
  assert.equal(stops(), 3);
});

test("calls run side by side", async (t) => {
  const plugin = await Started.open(t);
  const slow = plugin.wire.request("tools/call", { name: "ts.slow", arguments: { steps: 30 } });
  const before: Message[] = [];
  const quick = plugin.wire.request("tools/call", { name: "ts.echo" });

  await plugin.wire.answer(slow, before);

  assert.deepEqual(before.map((message) => message.id), [quick]);
});

test("what is printed goes to the log and the cookie to nobody", async (t) => {
  const plugin = await Started.open(t);

  assert.deepEqual((await plugin.call("ts.prints")).result, {});
  assert.deepEqual((await plugin.call("ts.environment")).result, { cookie: null });
  await plugin.leave();

  assert.match(plugin.log, /noise by console.log/);
  assert.match(plugin.log, /noise by stdout.write/);
});

test("malformed messages are answered and the session goes on", async (t) => {
  const plugin = await Started.open(t);
  const cases: Array<[string | Buffer, number, string]> = [
    ["{ oops", -32700, "rs.protocol.mismatch"],
    ["", -32700, "rs.protocol.mismatch"],
    ["[]", -32600, "rs.protocol.mismatch"],
    ["5", -32600, "rs.protocol.mismatch"],
    ['{"jsonrpc":"2.0","id":1,"method":5}', -32600, "rs.protocol.mismatch"],
    ['{"jsonrpc":"2.0","method":"$/cancelRequest"}', -32600, "rs.protocol.mismatch"],
    ["[".repeat(20_000), -32700, "rs.protocol.mismatch"],
    [Buffer.from([0x22, 0xff, 0xfe, 0x22]), -32700, "rs.protocol.mismatch"],
  ];
  for (const [body, code, id] of cases) {
    plugin.wire.raw(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`);
    plugin.wire.raw(body);
    assertError(await soon(plugin.wire.answer(null), String(body).slice(0, 20)), code, id);
  }
  plugin.wire.raw("Content-Length: 100000000\r\n\r\n");
  for (let i = 0; i < 10; i++) {
    plugin.wire.raw(Buffer.alloc(10_000_000));
  }
  assertError(await soon(plugin.wire.answer(null), "the refusal of a large message"), -32070, "rs.message.tooLarge");
  assert.ok((await plugin.call("ts.echo")).result);
});

test("what no next frame can be found behind ends the session", async (t) => {
  for (const [bytes, id] of [
    ["Content-Length: 99999999999999\r\n\r\n", "rs.message.tooLarge"],
    ["GET / HTTP/1.1\r\n\r\n", "rs.protocol.mismatch"],
    ["x".repeat(10_000), "rs.protocol.mismatch"],
  ] as const) {
    const plugin = await Started.open(t);
    plugin.wire.raw(bytes);
    assert.equal((await soon(plugin.wire.answer(null), bytes.slice(0, 20))).error?.data?.id, id);
    assert.equal(await soon(plugin.exit, "the end"), 0);
  }
});

test("leaves soon when the host leaves in the middle of a call, shuts down, or interrupts the terminal", async (t) => {
  const left = await Started.open(t);
  left.wire.request("tools/call", { name: "ts.stubborn" });
  await sleep(50);
  left.interrupt();
  assert.ok((await left.call("ts.echo")).result);
  const started = performance.now();
  assert.equal(await left.leave(), 0);
  assert.ok(performance.now() - started < 4000);

  const shut = await Started.open(t);
  const running = shut.wire.request("tools/call", { name: "ts.waits" });
  const shutdown = shut.wire.request("shutdown");
  assert.equal((await shut.wire.answer(running)).error?.code, -32800);
  assert.equal((await shut.wire.answer(shutdown)).result, null);
  assert.equal(await soon(shut.exit, "the end"), 0);
});

test("calls another tool of the host, with its cancel and its failure", async (t) => {
  const plugin = await Started.open(t);
  const call = (): number => plugin.wire.request("tools/call", { name: "ts.calls", arguments: { name: "other.tool", arguments: { a: 1 } }, job: { id: "j1", attempt: 1 } });

  const fine = call();
  const asked = await plugin.wire.next();
  assert.equal(asked?.method, "tools/call");
  assert.deepEqual(asked?.params, { name: "other.tool", arguments: { a: 1 }, job: { id: "j1" } });
  plugin.wire.send({ id: asked?.id ?? null, result: { b: 2 } });
  assert.deepEqual((await plugin.wire.answer(fine)).result, { outputs: { b: 2 } });

  const failing = call();
  const second = await plugin.wire.next();
  plugin.wire.send({ id: second?.id ?? null, error: { code: -32020, message: "m", data: { id: "rs.raster.unsupported", message: "m", hint: "h" } } });
  assert.deepEqual((await plugin.wire.answer(failing)).error, { code: -32020, message: "m", data: { id: "rs.raster.unsupported", message: "m", hint: "h" } });

  const cancelled = call();
  const third = await plugin.wire.next();
  plugin.wire.send({ method: "$/cancelRequest", params: { id: cancelled } });
  const before: Message[] = [];
  assert.equal((await plugin.wire.answer(cancelled, before)).error?.code, -32800);
  const cancel = before[0] ?? (await plugin.wire.next());
  assert.equal(cancel?.method, "$/cancelRequest");
  assert.equal(cancel?.params?.id, third?.id);
});

test("a name that is there twice is refused", () => {
  const plugin = new Plugin("twice", "1.0.0").tool("a", () => ({}));

  assert.throws(() => plugin.tool("a", () => ({})), /twice/);
});
