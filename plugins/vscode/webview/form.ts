import { argumentsOf, type Values } from "../src/form/arguments";
import { check } from "../src/form/check";
import type { FromForm, ToForm } from "../src/form/messages";
import type { Parameter, Tool } from "../src/manifest/types";
import { translator, type Translate } from "../src/texts/translate";
import { Channel } from "./channel";
import { fill, h } from "./dom";
import { fieldFor, type Field } from "./fields";

interface Line {
  parameter: Parameter;
  field: Field;
  element: HTMLElement;
  complaint: HTMLElement;
  touched: boolean;
}

const channel = new Channel<ToForm, FromForm>(receive);
const models = h("datalist", { id: "models" });
const status = h("div", { class: "failure", role: "alert", hidden: true });
let lines: Line[] = [];
let t: Translate = translator({});
let runButtons: HTMLButtonElement[] = [];
let askedModels = false;

channel.send({ type: "ready" });

function receive(message: ToForm): void {
  switch (message.type) {
    case "show":
      show(message);
      break;
    case "picked":
      takePicked(message.parameter, message.paths);
      break;
    case "models":
      fill(models, ...message.models.map(({ id, title }) => h("option", { value: id }, title)));
      break;
    case "running":
      runButtons.forEach((button) => (button.disabled = message.running));
      status.hidden = true;
      break;
    case "failed":
      fill(status, h("strong", {}, message.message), message.hint === undefined ? undefined : h("div", {}, message.hint));
      status.hidden = false;
      status.scrollIntoView({ block: "nearest" });
  }
}

function show({ tool, values, recent, last, texts, language }: ToForm & { type: "show" }): void {
  t = translator(texts);
  document.documentElement.lang = language;
  lines = tool.parameters.map((parameter) => makeLine(parameter, recent[parameter.name] ?? []));
  const kept = channel.kept as { tool: string; values: Values } | undefined;
  writeAll(kept?.tool === tool.name && Object.keys(values).length === 0 ? kept.values : values);
  const run = h("button", { type: "submit", class: "primary" }, t("Run"));
  const background = h("button", { type: "button", class: "secondary", title: t("The job goes on when this window is closed."), onclick: () => submit(tool, true) }, t("Run in the background"));
  const copy = h("button", { type: "button", class: "secondary", title: t("Copies the command line of this call."), onclick: () => channel.send({ type: "copy", values: argumentsOf(tool, readAll()) }) }, t("Copy as command"));
  const reuse = last ? h("button", { type: "button", class: "secondary", onclick: () => writeAll(last) }, t("Use the last values")) : undefined;
  runButtons = [run, background];
  const form = h(
    "form",
    { novalidate: true, oninput: () => channel.keep({ tool: tool.name, values: withoutSecrets(tool, readAll()) }) },
    ...groups(tool),
    status,
    h("div", { class: "actions" }, run, background, reuse, copy),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(tool, false);
  });
  fill(document.body, h("h1", {}, tool.title), h("p", { class: "lead" }, tool.description), form, models);
}

function withoutSecrets(tool: Tool, values: Values): Values {
  const secret = new Set(tool.parameters.filter(({ kind }) => kind === "secret").map(({ name }) => name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secret.has(name)));
}

// In the manifest's order: what stands out first, then each group, then what few need.
function groups(tool: Tool): HTMLElement[] {
  const plain = lines.filter(({ parameter }) => !parameter.advanced);
  const names = [...new Set(plain.map(({ parameter }) => parameter.group))];
  const sections = names.map((name) => {
    const members = plain.filter(({ parameter }) => parameter.group === name).map(({ element }) => element);
    return name === undefined ? h("section", {}, ...members) : h("fieldset", {}, h("legend", {}, name), ...members);
  });
  const advanced = lines.filter(({ parameter }) => parameter.advanced).map(({ element }) => element);
  if (advanced.length > 0) {
    sections.push(h("details", {}, h("summary", {}, t("Advanced")), ...advanced));
  }
  return tool.parameters.length > 0 ? sections : [h("p", {}, t("This tool takes nothing."))];
}

function makeLine(parameter: Parameter, recent: unknown[]): Line {
  const field = fieldFor(parameter, { t, recent, pick: () => channel.send({ type: "pick", parameter: parameter.name }), needModels });
  const complaint = h("div", { class: "complaint", id: `complaint-${parameter.name}`, "aria-live": "polite" });
  const label = parameter.kind === "boolean" ? undefined : h("label", { class: "title", for: `field-${parameter.name}` }, parameter.title, parameter.required ? h("span", { class: "needed", title: t("This is needed.") }, " *") : undefined);
  const line: Line = {
    parameter,
    field,
    complaint,
    touched: false,
    element: h("div", { class: "line", "data-parameter": parameter.name }, label, field.element, h("div", { class: "help" }, parameter.description), complaint),
  };
  line.element.addEventListener("change", () => {
    line.touched = true;
    complain(line);
  });
  line.element.addEventListener("input", () => line.touched && complain(line));
  return line;
}

function complain(line: Line): string | undefined {
  const problem = check(line.parameter, line.field.read(), t);
  line.complaint.textContent = problem ?? "";
  line.element.classList.toggle("wrong", problem !== undefined);
  return problem;
}

function submit(tool: Tool, background: boolean): void {
  const wrong = lines.filter((line) => {
    line.touched = true;
    return complain(line) !== undefined;
  });
  const [first] = wrong;
  if (first) {
    first.element.closest("details")?.setAttribute("open", "");
    first.element.querySelector<HTMLElement>("input, textarea, select")?.focus();
    return;
  }
  channel.send({ type: "run", values: argumentsOf(tool, readAll()), background });
}

function readAll(): Values {
  return Object.fromEntries(lines.map(({ parameter, field }) => [parameter.name, field.read()]));
}

function writeAll(values: Values): void {
  lines.forEach(({ parameter, field }) => field.write(values[parameter.name] ?? parameter.schema.default));
}

function takePicked(parameter: string, paths: string[]): void {
  const line = lines.find((candidate) => candidate.parameter.name === parameter);
  if (line && paths.length > 0) {
    const several = line.parameter.kind === "rasters";
    line.field.write(several ? [...((line.field.read() as string[] | undefined) ?? []), ...paths] : paths[0]);
    line.element.dispatchEvent(new Event("change"));
    line.element.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function needModels(): void {
  if (!askedModels) {
    askedModels = true;
    channel.send({ type: "models" });
  }
}
