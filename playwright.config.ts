import { defineConfig } from "@playwright/test";

const READING = ["reading.spec.ts", "public.spec.ts"];

/** Pages of the built app in the system's Chromium. What only reads goes beside what changes something. */
export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "*.spec.ts",
  outputDir: ".data/test-results/browser",
  globalSetup: "./tests/e2e/global-setup.ts",
  workers: 2,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    baseURL: process.env.E2E_ADDRESS,
    locale: "zh-CN",
    timezoneId: "Asia/Kathmandu",
    viewport: { width: 1280, height: 900 },
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "story", testMatch: "story.spec.ts" },
    { name: "reading", testMatch: READING, dependencies: ["story"], workers: 1 },
    // One at a time: some take the library away for which others ask.
    {
      name: "pages",
      testIgnore: [...READING, "story.spec.ts", "passage.spec.ts"],
      dependencies: ["story"],
      workers: 1,
    },
    // Walks through days, so it comes after everything that reads the clock.
    { name: "passage", testMatch: "passage.spec.ts", dependencies: ["reading", "pages"] },
  ],
});
