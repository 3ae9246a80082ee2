import chromium from "@sparticuz/chromium";

/** Unpacks the browser once, before test files that run at the same time would. */
export default async function unpack(): Promise<void> {
  if (process.platform === "linux") await chromium.executablePath();
}
