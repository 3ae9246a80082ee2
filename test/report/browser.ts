import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import chromium from "@sparticuz/chromium";
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";

/** A page, all requests that it tried, the paths of those that came to its server, and all that its console said. */
export interface Opened {
  page: Page;
  requests: string[];
  arrived: string[];
  complaints: string[];
}

/** A headless browser for the tests of one file. It opens pages from a server on loopback, since a browser asks more of the network for those than for files. */
export function useBrowser(): (html: string, options?: BrowserContextOptions) => Promise<Opened> {
  let browser: Browser;
  let served = "";
  let arrived: string[] = [];
  const server = createServer(({ url = "" }, response) => {
    arrived.push(url);
    response.setHeader("content-type", "text/html; charset=utf-8").end(served);
  });

  beforeAll(async () => {
    browser = await playwright.launch(
      process.platform === "linux"
        ? { executablePath: await chromium.executablePath(), args: ["--no-sandbox"], headless: true }
        : { channel: "chrome", headless: true },
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    server.close();
  });

  return async (html, options = {}) => {
    served = html;
    arrived = [];
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const [requests, complaints]: string[][] = [[], []];
    page.on("request", (request) => requests?.push(request.url()));
    page.on("console", (message) => complaints?.push(message.text()));
    page.on("pageerror", (error) => complaints?.push(String(error)));
    page.on("dialog", (dialog) => {
      complaints?.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return { page, requests: requests ?? [], arrived, complaints: complaints ?? [] };
  };
}
