import { expand, misfit } from "@rsplugins/sdk/conformance/pattern";
import { FrameReader } from "@rsplugins/sdk/connection/frameReader";
import type { ConformanceCase, Step } from "./conformanceCase";
import type { Subject } from "./subject";

interface Message {
  id?: unknown;
  method?: string;
  params?: Record<string, unknown>;
  result?: unknown;
  error?: unknown;
}

const LIMIT_MS = 30_000;

/** Holds a host or a plugin's process to a case by bare messages. */
export class ConformanceDriver {
  private readonly ids = new Map<string, number>();
  private readonly progress = new Map<string, Record<string, unknown>[]>();
  private readonly came: Message[] = [];
  private wake: () => void = () => undefined;
  private readonly exit: Promise<number | null>;
  private gone = false;
  private lastId = 0;

  /** @param subject - What is held to it. */
  constructor(private readonly subject: Subject) {
    const { process } = subject;
    this.exit = new Promise((resolve) => process.once("exit", (code) => resolve(code)).once("error", () => resolve(null)));
    process.stdin.on("error", () => undefined);
    process.stderr.resume();
    const reader = new FrameReader(process.stdout, (error) => this.take({ id: null, error: { code: error.code, message: error.message } }));
    reader.onClose(() => {
      this.gone = true;
      this.wake();
    });
    reader.listen((message) => this.take(message as Message));
  }

  /** Runs a case; fails with the step that does not fit. */
  async run(test: ConformanceCase): Promise<void> {
    if (test.open) {
      await this.step({ request: "initialize", params: { client: { name: "conformance" }, protocol: [1], ...(this.subject.cookie !== undefined && { token: this.subject.cookie }) }, result: { protocol: 1 } });
    }
    for (const [index, step] of test.steps.entries()) {
      try {
        await this.step(step);
      } catch (failure) {
        throw new Error(`Step ${index + 1}, ${JSON.stringify(step).slice(0, 300)}: ${failure instanceof Error ? failure.message : String(failure)}`);
      }
    }
  }

  private async step(step: Step): Promise<void> {
    const named = (key: string): string => String(step[key]);
    if (step.request !== undefined) {
      const name = step.as === undefined ? `request ${this.lastId + 1}` : named("as");
      this.request(name, named("request"), step);
      await (step.as === undefined ? this.answer(name, step) : undefined);
    } else if (step.answer !== undefined) {
      await this.answer(named("answer"), step);
    } else if (step.wait !== undefined) {
      await this.until(() => (this.valuesOf(named("wait")).length >= Number(step.progress) ? true : undefined), "progress");
    } else if (step.cancel !== undefined) {
      this.send({ method: "$/cancelRequest", params: { id: this.ids.get(named("cancel")) } });
    } else if (step.raw !== undefined) {
      this.write(named("raw"));
    } else if (step.next !== undefined) {
      this.compare(step.next, await this.take1((message) => message.method !== "plugins/changed"), "$");
    } else if (step.notified !== undefined) {
      await this.take1((message) => message.method === step.notified && misfit(this.expected(step.params), message.params) === undefined);
    } else if (step.asked !== undefined) {
      const request = await this.take1((message) => message.method === step.asked && message.id !== undefined);
      this.compare(step.params, request.params, "params");
      this.send({ id: request.id, result: step.reply });
    } else if (step.ended !== undefined) {
      this.compare(step.ended, await this.limited(this.exit, "The process did not end"), "exit code");
    } else {
      throw new Error("This is no step.");
    }
  }

  private request(name: string, method: string, step: Step): void {
    const id = ++this.lastId;
    this.ids.set(name, id);
    this.progress.set(name, []);
    const params = this.expected(step.params ?? {}) as Record<string, unknown>;
    this.send({ id, method, params: step.progress === undefined ? params : { ...params, progressToken: name } });
  }

  private async answer(name: string, step: Step): Promise<void> {
    const id = this.ids.get(name);
    const message = await this.take1((one) => one.method === undefined && one.id === id);
    const member = "error" in step ? "error" : "result";
    this.compare(step[member], message[member], member);
    const values = this.valuesOf(name);
    if (step.request === undefined && values.length < Number(step.progress ?? 0)) {
      throw new Error(`There was progress ${values.length} times only.`);
    }
    const fractions = values.map(({ fraction }) => Number(fraction ?? 0));
    if (fractions.some((fraction, index) => fraction < (fractions[index - 1] ?? 0))) {
      throw new Error(`The progress went back: ${fractions.join(", ")}`);
    }
    if (step.metrics !== undefined) {
      this.compare(step.metrics, values.at(-1)?.metrics, "metrics");
    }
  }

  private compare(pattern: unknown, value: unknown, place: string): void {
    const fault = pattern === undefined && value === undefined ? undefined : misfit(this.expected(pattern), value, place);
    if (fault !== undefined) {
      throw new Error(fault);
    }
  }

  private expected(value: unknown): unknown {
    // What is compared keeps its long texts short: only what is sent is written out.
    return this.subject.cookie === undefined ? value : JSON.parse(JSON.stringify(value ?? null).replaceAll('"$cookie"', JSON.stringify(this.subject.cookie)));
  }

  private send(message: object): void {
    this.write(JSON.stringify(expand({ jsonrpc: "2.0", ...message })));
  }

  private write(text: string): void {
    this.subject.process.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  private take(message: Message): void {
    if (message.method === "$/progress") {
      const { token, value } = message.params ?? {};
      this.progress.get(String(token))?.push(value as Record<string, unknown>);
    } else {
      this.came.push(message);
    }
    this.wake();
  }

  // What belongs to other steps stays for them.
  private take1(wanted: (message: Message) => boolean): Promise<Message> {
    return this.until(() => {
      const index = this.came.findIndex(wanted);
      return index < 0 ? undefined : this.came.splice(index, 1)[0];
    }, "message");
  }

  private async until<T>(find: () => T | undefined, what: string): Promise<T> {
    for (;;) {
      const found = find();
      if (found !== undefined) {
        return found;
      }
      if (this.gone) {
        throw new Error(`The other end left before the ${what} came.`);
      }
      await this.limited(new Promise<void>((resolve) => (this.wake = resolve)), `No ${what} came`);
    }
  }

  private async limited<T>(promise: Promise<T>, what: string): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error(`${what} within ${LIMIT_MS / 1000} seconds.`)), LIMIT_MS)));
    try {
      return await Promise.race([promise, limit]);
    } finally {
      clearTimeout(timer);
    }
  }

  private valuesOf(name: string): Record<string, unknown>[] {
    return this.progress.get(name) ?? [];
  }
}
