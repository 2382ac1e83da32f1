import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type FrameLocator, type Locator, type Page } from "playwright-core";
import { PATIENCE_MS, until } from "./patience";
import { artefacts } from "./places";

/** Opens a browser. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.RSPLUGINS_CHROMIUM ?? "/usr/bin/chromium", headless: true, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
}

/** The editor's window as somebody uses it. */
export class Workbench {
  constructor(readonly page: Page) {
    page.setDefaultTimeout(PATIENCE_MS);
  }

  /** Opens the window. */
  static async open(browser: Browser, address: string, asked: string[] = []): Promise<Workbench> {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    page.on("request", (request) => asked.push(request.url()));
    const workbench = new Workbench(page);
    await page.goto(address);
    await page.locator(".monaco-workbench .activitybar").waitFor();
    return workbench;
  }

  /** Loads the window again, as it is after a change of settings outside. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.page.locator(".monaco-workbench .activitybar").waitFor();
  }

  /** Chooses an entry of the command palette. */
  async command(title: string): Promise<void> {
    const row = this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: title }).first();
    const input = this.page.locator(".quick-input-widget input.input");
    // A palette that was opened before the extensions were there does not learn of their commands.
    await until(`the command ${title}`, async () => {
      await this.page.keyboard.press("Escape");
      await this.page.keyboard.press("F1");
      await input.fill(`>${title}`);
      return row.waitFor({ timeout: 3000 }).then(() => true, () => false);
    });
    await row.click();
  }

  /** Fills an input box or chooses from a list. Boxes that follow each other are one to the page: the title tells that the one meant is there. */
  async answer(text: string, title = ""): Promise<void> {
    const box = this.page.locator(".quick-input-widget").filter({ hasText: title });
    await box.locator("input.input").fill(text);
    await this.page.keyboard.press("Enter");
  }

  /** Shows the extension's views. */
  async showViews(): Promise<void> {
    await this.page.locator('.activitybar a[aria-label^="RsPlugins"]').click();
    await this.page.locator(".sidebar .composite.title").filter({ hasText: /RsPlugins/i }).waitFor();
  }

  /** A line of a tree. */
  treeItem(text: string | RegExp): Locator {
    return this.page.locator('.sidebar [role="treeitem"]').filter({ hasText: text });
  }

  /** Opens a file by its name. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press("Control+P");
    await this.answer(name);
    await this.page.locator(".tab").filter({ hasText: name }).waitFor();
  }

  /** Closes the page of the latest run, beside the form. */
  async closeResult(): Promise<void> {
    await this.page.locator(".tab").filter({ hasText: "·" }).last().click({ button: "middle" });
  }

  /** Closes all pages and editors. */
  async closeAll(): Promise<void> {
    await this.command("View: Close All Editors");
    await this.page.locator(".tab").first().waitFor({ state: "detached" });
  }

  /** Opens a tool's form by its line in the tree. A click on a tree that is being drawn anew, as after a reload, is lost: like a person, this clicks again then. */
  async openTool(title: string, selector: string): Promise<FrameLocator> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      await this.treeItem(title).click();
      const page = await this.pageWith(selector, PATIENCE_MS / 4).catch((failure: unknown) => {
        if (Date.now() > end) {
          throw failure;
        }
      });
      if (page) {
        return page;
      }
    }
  }

  /** Waits for the page that shows an element. */
  async pageWith(selector: string, limitMs = PATIENCE_MS): Promise<FrameLocator> {
    const end = Date.now() + limitMs;
    for (;;) {
      const frames = this.page.locator("iframe.webview.ready");
      for (let index = 0; index < (await frames.count()); index++) {
        // By its name, for pages before it may go while this one is used.
        const name = await frames.nth(index).getAttribute("name", { timeout: 1000 }).catch(() => null);
        const inner = this.page.frameLocator(`iframe.webview.ready[name="${name}"]`).frameLocator("iframe#active-frame");
        if (await inner.locator(selector).first().isVisible().catch(() => false)) {
          return inner;
        }
      }
      if (Date.now() > end) {
        throw new Error(`No page has ${selector}.`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Keeps a picture of the window. */
  async picture(name: string): Promise<void> {
    mkdirSync(artefacts, { recursive: true });
    await this.page.screenshot({ path: join(artefacts, `${name}.png`) });
  }
}
