// A host that does what its argument says, to show a client what a real one seldom does.
import { Wire, type Message } from "../support/wire";

const wire = new Wire(process.stdin, process.stdout);
const scenario = process.argv[2] ?? "";

function initialized(message: Message): void {
  wire.send({
    id: message.id ?? null,
    result: { host: { name: "fake", version: "9.9.9" }, protocol: 1, capabilities: { progress: true, cancel: true, maximumMessageBytes: 1000 }, unknown: [1] },
  });
}

function call(message: Message): void {
  const id = message.id ?? null;
  const token = message.params?.progressToken;
  switch (message.params?.name) {
    case "echo":
      wire.send({ id, result: message.params });
      break;
    case "progress":
      for (const fraction of [0.25, 0.5, 1]) {
        wire.send({ method: "$/progress", params: { token, value: { fraction, stage: "working" } } });
      }
      wire.send({ method: "$/progress", params: { token: "of nobody", value: { fraction: 0.1, stage: "elsewhere" } } });
      wire.send({ id, result: {} });
      break;
    case "plugins":
      for (const tools of [true, false, true]) {
        wire.send({ method: "plugins/changed", params: { tools } as never });
      }
      wire.send({ id, result: {} });
      break;
    case "garbage":
      wire.body("{ oops");
      wire.body("[1]");
      wire.body('{"jsonrpc":"2.0","method":"$/cancelRequest"}');
      wire.send({ id: 123456, result: {} });
      wire.send({ id, result: { fine: true } });
      break;
    case "large":
      wire.raw("Content-Length: 67108865\r\n\r\n");
      wire.raw(Buffer.alloc(67108865));
      wire.send({ id, result: { fine: true } });
      break;
    case "lies":
      wire.raw("Content-Length: many\r\n\r\n{}");
      break;
    case "half":
      process.stdout.write('Content-Length: 500\r\n\r\n{"jsonrpc"', () => process.exit(3));
      break;
    case "dies":
      process.stderr.write("last words\n");
      process.kill(process.pid, "SIGKILL");
      break;
    case "bare":
      wire.send({ id, error: { code: -32099, message: "no data here" } });
      break;
    case "asks":
      wire.send({ id: "mine", method: "tools/call", params: { name: "echo" } });
      void wire.answer("mine" as never).then((answer) => wire.send({ id, result: { answer } }));
      break;
    default:
      // "silent": never answered.
      process.stderr.write("called\n");
  }
}

async function serve(): Promise<void> {
  for (let message = await wire.next(); message; message = await wire.next()) {
    if (message.method === "initialize") {
      if (scenario === "refuses") {
        wire.send({ id: message.id ?? null, error: { code: -32071, message: "no", data: { id: "rs.protocol.mismatch", message: "Another release.", hint: "Update." } } });
      } else if (scenario !== "silent") {
        initialized(message);
      }
    } else if (message.method === "tools/call") {
      call(message);
    } else if (message.method === "$/cancelRequest") {
      process.stderr.write(`cancel ${message.params?.id}\n`);
    } else if (message.method === "shutdown") {
      wire.send({ id: message.id ?? null, result: null });
    }
  }
}

if (scenario === "dies") {
  process.stderr.write("cannot begin\n");
  process.exit(7);
}
if (scenario === "stays") {
  setInterval(() => undefined, 1000);
} else {
  process.stdin.on("end", () => process.exit(0));
}
void serve();
