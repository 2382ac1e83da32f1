// Median times, each of the best of ten batches, of small calls by the TypeScript SDK, for the command "protocol": echo.js HOST PIPE_ECHO ROUNDS OPTIONS...
"use strict";

const { spawn } = require("node:child_process");
const { performance } = require("node:perf_hooks");
const { HostClient } = require("../../sdk/typescript/out/index.js");

const MESSAGE = Buffer.alloc(160);
const WARM_UP_MS = 3000;
const BATCHES = 10;

async function median(ask, rounds) {
  for (const end = performance.now() + WARM_UP_MS; performance.now() < end; ) {
    await ask();
  }
  let best = Infinity;
  for (let batch = 0; batch < BATCHES; batch++) {
    const times = [];
    for (let i = 0; i < rounds / BATCHES; i++) {
      const start = performance.now();
      await ask();
      times.push(performance.now() - start);
    }
    best = Math.min(best, times.sort((a, b) => a - b)[times.length >> 1]);
  }
  return best * 1000;
}

async function floor(program, rounds) {
  const child = spawn(program, ["pipe-echo"], { stdio: ["pipe", "pipe", "inherit"] });
  let left = 0;
  let done = () => undefined;
  child.stdout.on("data", (chunk) => {
    left -= chunk.length;
    if (left === 0) {
      done();
    }
  });
  const result = await median(() => new Promise((resolve) => {
    done = resolve;
    left = MESSAGE.length;
    child.stdin.write(MESSAGE);
  }), rounds);
  child.stdin.end();
  return result;
}

async function calls(program, args, rounds) {
  const client = await HostClient.start({ program, arguments: args });
  const result = await median(() => client.callTool("test.echo", { text: "a" }), rounds);
  await client.close();
  return result;
}

async function main() {
  const [program, pipeEcho, rounds, ...options] = process.argv.slice(2);
  const count = Number(rounds);
  console.log(JSON.stringify({
    floor: await floor(pipeEcho, count),
    stdio: await calls(program, [...options, "serve", "--stdio"], count),
    connect: await calls(program, [...options, "connect"], count),
  }));
}

main();
