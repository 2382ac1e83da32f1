import type { FromResult, RunView, ToResult } from "../src/results/messages";
import { translator, type Translate } from "../src/texts/translate";
import { Channel } from "./channel";
import { chart } from "./chart";
import { fill, h } from "./dom";
import { pictures } from "./pictures";
import { sectionElement } from "./resultSections";

const channel = new Channel<ToResult, FromResult>(receive);
const head = h("header");
const progress = h("div", { class: "progress", "aria-live": "polite" });
const curves = h("div", { class: "curves" });
const body = h("main");
const waiting = pictures((path, preview) => channel.send({ type: preview ? "preview" : "picture", path }));
let t: Translate = translator({});
let shown: string | undefined;

document.body.append(head, progress, curves, body);
channel.send({ type: "ready" });

function receive(message: ToResult): void {
  switch (message.type) {
    case "show":
      t = translator(message.texts);
      document.documentElement.lang = message.language;
      show(message.run);
      break;
    case "picture":
      waiting.picture(message.path, message.source);
      break;
    case "preview":
      waiting.preview(message);
      break;
    case "drawn":
      waiting.drawn(message);
      break;
    case "noPreview":
      waiting.missing(message.path, message.reason);
  }
}

function show(run: RunView): void {
  fill(head, h("h1", {}, run.title), h("p", { class: "lead" }, run.subtitle), h("p", { class: `state ${run.state}` }, stateText(run)));
  showProgress(run);
  if (run.curves.length > 0) {
    fill(curves, ...run.curves.map((curve) => chart(curve)));
  }
  // Progress comes ten times a second; what is finished is drawn once.
  const key = JSON.stringify([run.state, run.failure, run.sections.length]);
  if (key === shown) {
    return;
  }
  shown = key;
  const failure = run.failure && run.state === "failed" ? [failed(run.failure)] : [];
  const again = run.state === "running" ? [] : [h("div", { class: "actions" }, h("button", { class: "secondary", onclick: () => channel.send({ type: "again" }) }, t("Run again…")))];
  fill(body, ...failure, ...run.sections.map((section) => sectionElement(section, { t, send: (message) => channel.send(message), pictures: waiting })), ...again);
}

function stateText({ state, seconds }: RunView): string {
  const time = seconds < 60 ? t("{0} s", seconds.toFixed(1)) : t("{0} min {1} s", Math.floor(seconds / 60), Math.round(seconds % 60));
  switch (state) {
    case "running":
      return t("Running");
    case "succeeded":
      return t("Done in {0}", time);
    case "cancelled":
      return t("Cancelled after {0}", time);
    case "failed":
      return t("Failed after {0}", time);
  }
}

function showProgress({ state, progress: value }: RunView): void {
  if (state !== "running") {
    fill(progress);
    return;
  }
  const bar = h("progress", value?.fraction === undefined ? {} : { value: value.fraction, max: 1 });
  const share = value?.fraction === undefined ? "" : `${Math.floor(value.fraction * 100)} %`;
  const counted = value?.done !== undefined && value.total !== undefined ? `${value.done} / ${value.total} ${value.unit ?? ""}` : "";
  const left = value?.eta !== undefined ? t("about {0} s left", Math.round(value.eta)) : "";
  const text = [value?.stage, value?.message, counted, share, left].filter((part) => part !== undefined && part !== "").join(" · ");
  fill(progress, bar, h("div", { class: "row" }, h("span", { class: "grow" }, text), h("button", { class: "secondary", onclick: () => channel.send({ type: "cancel" }) }, t("Cancel"))));
}

function failed({ message, hint, details }: { message: string; hint?: string; details?: string }): HTMLElement {
  return h(
    "div",
    { class: "failure", role: "alert" },
    h("strong", {}, message),
    hint === undefined ? undefined : h("div", {}, hint),
    details === undefined ? undefined : h("details", {}, h("summary", {}, t("Details")), h("pre", {}, details)),
  );
}
