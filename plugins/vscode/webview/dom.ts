/** What an element is given: attributes, properties, and listeners as on…. */
type Given = Record<string, unknown>;

/** Makes an element. Texts are always text, never markup. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, given: Given = {}, ...children: (Node | string | undefined)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === false) {
      continue;
    }
    if (name.startsWith("on") && typeof value === "function") {
      element.addEventListener(name.slice(2), value as EventListener);
    } else if (name === "value" && "value" in element) {
      (element as HTMLInputElement).value = String(value);
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** What makes an element act as a button does: by a click, by Enter and by the space bar. */
export function pressed(act: () => unknown): Given {
  const onkeydown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      act();
    }
  };
  return { tabindex: 0, onclick: act, onkeydown };
}

/** Makes an element of a drawing. */
export function s(tag: string, given: Record<string, string | number> = {}, ...children: (Node | string)[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  Object.entries(given).forEach(([name, value]) => element.setAttribute(name, String(value)));
  element.append(...children);
  return element;
}

/** Puts children in the place of all there are. */
export function fill(parent: Element, ...children: (Node | string | undefined)[]): void {
  parent.replaceChildren(...children.filter((child) => child !== undefined));
}
