import type { Page } from "@playwright/test";
import { accessibilityFindings, display, expect, openAs, overflow, test } from "./browser";
import { readRecords } from "./records";

const PUBLIC = [
  ...["/", "/sign-in", "/no-such-page", "/publicity"],
  ...["/register", "/register?q=%E5%A4%A7&track=filing", "/register/Beijing-Nobody-20230821", "/register/statistics"],
];
const provider = () => {
  const { datasetId, runId } = readRecords();
  const run = `/runs/${runId}`;
  return [
    "/runs",
    "/runs/new",
    "/runs/weights/new",
    run,
    `${run}/report`,
    "/datasets",
    "/datasets/new",
    `/datasets/${datasetId}`,
    "/account",
  ];
};

interface Reading {
  width: number;
  theme: "light" | "dark";
  size?: "large";
  /** Only whether it fits into the window. */
  widthAlone?: true;
}

const READINGS: Record<"zh" | "en", readonly Reading[]> = {
  zh: [
    // Each theme and size; every pair of them would take minutes more and has shown nothing else.
    { width: 1280, theme: "light" },
    { width: 768, theme: "dark", size: "large" },
    { width: 360, theme: "light", widthAlone: true },
    { width: 360, theme: "light", size: "large", widthAlone: true },
  ],
  en: [{ width: 360, theme: "light" }],
};

/** The page as it would be with other choices and another window, without loading it again. */
async function readAs(page: Page, { width, theme, size }: Reading): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.evaluate(
    (chosen) => {
      document.documentElement.dataset.theme = chosen.theme;
      if (chosen.size) document.documentElement.dataset.size = chosen.size;
      else delete document.documentElement.dataset.size;
    },
    { theme, size },
  );
}

for (const lang of ["zh", "en"] as const) {
  test(`axe finds nothing on any page: light, dark, large type, narrow (${lang})`, async ({ browser }) => {
    test.setTimeout(480_000);
    const audiences = [
      { page: await openAs(browser, "owner"), paths: provider() },
      { page: await openAs(browser, "reviewer"), paths: ["/office", "/office/workflow"] },
      { page: await openAs(browser, "administrator"), paths: ["/office/calendar", "/office/law"] },
      { page: await (await browser.newContext()).newPage(), paths: PUBLIC },
    ];
    for (const { page, paths } of audiences) {
      await display(page.context(), { lang });
      for (const path of paths) {
        await page.goto(path, { waitUntil: "networkidle" });
        for (const reading of READINGS[lang]) {
          await readAs(page, reading);
          const where = `${path} ${JSON.stringify(reading)}`;
          expect.soft(await overflow(page), where).toBeLessThanOrEqual(0);
          if (!reading.widthAlone) expect.soft(await accessibilityFindings(page), where).toEqual([]);
        }
      }
      await page.context().close();
    }
  });
}

test("language, theme and size are chosen and signing in works without JavaScript", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("button", { name: "Large type" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-size", "large");
  await page.getByRole("button", { name: "Dark", exact: true }).first().click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.locator("#email").fill("lin.wanqing@lantu.example");
  await page.locator("#password").fill("Lantu-Owner-2026");
  await page.locator("main form button[type=submit]").click();
  await expect(page).toHaveURL(/\/filings$/);
  await context.close();
});

test("the home page sends at most 120 KB of compressed JavaScript", async ({ page }) => {
  const scripts: Promise<{ responseBodySize: number }>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script") scripts.push(request.sizes());
  });
  await page.goto("/", { waitUntil: "networkidle" });
  const sizes = await Promise.all(scripts);
  expect(sizes.length).toBeGreaterThan(2);
  expect(sizes.reduce((sum, size) => sum + size.responseBodySize, 0)).toBeLessThanOrEqual(120_000);
});

test("the disclaimer stands on every public page and the answer carries the policy", async ({ page }) => {
  for (const path of PUBLIC) {
    const answer = await page.goto(path);
    await expect(page.getByText("该备案不代表对有关主体、算法、产品、服务等的认可")).toBeVisible();
    const policy = answer?.headers()["content-security-policy"] ?? "";
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic'/);
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval/);
  }
});

test("a chart gives its numbers as a table, as CSV and as PNG", async ({ browser }) => {
  const page = await openAs(browser, "owner");
  await page.goto(`/runs/${readRecords().runId}`);
  const figure = page.locator("figure").filter({ hasText: "生成器损失" }).first();
  await figure.getByText("数据表").click();
  await expect(figure.getByRole("columnheader", { name: "步数" })).toBeVisible();
  const csv = page.waitForEvent("download");
  await figure.getByRole("link", { name: "CSV" }).click();
  expect((await csv).suggestedFilename()).toMatch(/^R-\d{4}-\d{4}-curves\.csv$/);
  const png = page.waitForEvent("download");
  await figure.getByRole("button", { name: "PNG" }).click();
  expect((await png).suggestedFilename()).toMatch(/\.png$/);
  await page.context().close();
});
