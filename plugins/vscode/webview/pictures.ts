import type { ToResult } from "../src/results/messages";
import { h } from "./dom";

/** Pictures that come when they come into sight. */
export interface Pictures {
  /** An image of a file that browsers can show. */
  thumbnail(path: string, title: string): HTMLElement;
  /** A picture of a raster; `drawn` is told when it is there. */
  raster(path: string, drawn?: (frame: HTMLElement, width: number, height: number) => void): HTMLElement;
  picture(path: string, source: string): void;
  preview(message: ToResult & { type: "preview" }): void;
  drawn(message: ToResult & { type: "drawn" }): void;
  missing(path: string, reason: string): void;
}

const SMALL = 360;

/** @param ask - Asks for a picture, or for the preview of a raster. */
export function pictures(ask: (path: string, preview: boolean) => void): Pictures {
  const images = new Map<string, HTMLImageElement[]>();
  const frames = new Map<string, { frame: HTMLElement; drawn?: ((frame: HTMLElement, width: number, height: number) => void) | undefined }[]>();
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) {
        seen.unobserve(target);
        ask((target as HTMLElement).dataset.path ?? "", target.tagName !== "IMG");
      }
    }
  });
  return {
    thumbnail(path, title) {
      const image = h("img", { alt: title, "data-path": path });
      images.set(path, [...(images.get(path) ?? []), image]);
      seen.observe(image);
      return image;
    },
    raster(path, drawn) {
      const frame = h("div", { class: "map", "data-path": path });
      frames.set(path, [...(frames.get(path) ?? []), { frame, drawn }]);
      seen.observe(frame);
      return frame;
    },
    picture: (path, source) => images.get(path)?.forEach((image) => (image.src = source)),
    preview({ path, width, height, shownWidth, shownHeight, rgba }) {
      for (const { frame, drawn } of frames.get(path) ?? []) {
        const canvas = h("canvas", { width: shownWidth, height: shownHeight, role: "img" });
        // A map of few cells is shown with its cells.
        if (Math.max(shownWidth, shownHeight) < SMALL) {
          canvas.classList.add("small");
          canvas.style.width = `${Math.round((SMALL * shownWidth) / Math.max(shownWidth, shownHeight))}px`;
        }
        canvas.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(rgba), shownWidth, shownHeight), 0, 0);
        frame.replaceChildren(canvas);
        drawn?.(frame, width, height);
      }
    },
    drawn({ path, width, height, source, caption }) {
      for (const { frame, drawn } of frames.get(path) ?? []) {
        const image = h("img", { alt: caption, src: source });
        frame.replaceChildren(image);
        frame.after(h("p", { class: "help" }, caption));
        drawn?.(frame, width, height);
      }
    },
    missing: (path, reason) => frames.get(path)?.forEach(({ frame }) => frame.replaceChildren(h("p", { class: "help" }, reason))),
  };
}
