import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { accessibilityFindings, chineseOutsideData, display, expect, namesOf, openAs, overflow, test } from "./browser";
import { readRecords } from "./records";

/** A run once more: to the letter, side by side with its original, with other seeds, and on from its weights. */

const SERIES_NAME = "Three seeds";
const BASE_NAME = "Base of this test";

/** Wide and narrow, and in English too. */
async function expectReadable(page: Page): Promise<void> {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    expect.soft(await accessibilityFindings(page), String(width)).toEqual([]);
    expect.soft(await overflow(page), String(width)).toBeLessThanOrEqual(0);
  }
  await display(page.context(), { lang: "en" });
  await page.reload();
  expect.soft(await chineseOutsideData(page, await namesOf(page))).toEqual([]);
}

test("a run repeated to the letter comes out equal, and both stand side by side", async ({ browser }) => {
  test.setTimeout(300_000);
  const page = await openAs(browser, "owner");
  const { runId } = readRecords();
  await page.goto(`/runs/${runId}`);
  await page.getByRole("button", { name: "以相同配置重跑" }).click();
  await page.waitForURL((url) => url.pathname.startsWith("/runs/") && !url.pathname.endsWith(runId));
  await expect(page.getByText(/的结果完全一致$/)).toBeVisible({ timeout: 240_000 });
  await page.getByRole("link", { name: "并排比较两次评估" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "并排比较 2 次评估" })).toBeVisible();
  const fd = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: /^弗雷歇距离/ }) });
  const values = await fd.first().getByRole("cell").allInnerTexts();
  expect(values).toHaveLength(2);
  expect(values[1]?.split("\n")[0]).toBe(values[0]?.split("\n")[0]);
  await expectReadable(page);
  await page.context().close();
});

test("three seeds are asked for at once, followed on one page and cancelled together", async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await openAs(browser, "owner");
  const { runId } = readRecords();
  await page.goto(`/runs/new?repeat=${runId}`);
  await page.locator("#name").fill(SERIES_NAME);
  await page.getByLabel("3 个种子").check();
  await page.getByLabel("训练步数").fill("20000");
  await page.getByRole("button", { name: "提交评估" }).click();
  await page.waitForURL(/\/runs\/series\/[0-9a-f-]{36}$/);
  await expect(page.getByText("已完成 0 / 3 个种子")).toBeVisible();
  await page.getByRole("button", { name: "取消全部种子" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "取消全部种子" }).click();
  await expect(page.getByText("3 个种子全部结束：完成 0，失败 0")).toBeVisible({ timeout: 60_000 });
  await expectReadable(page);
  await page.context().close();
});

/** Fills the form for weights with the file, and sends it. */
async function sendWeights(page: Page, buffer: Buffer): Promise<void> {
  await page.locator("#weights").setInputFiles({ name: "weights.bin", mimeType: "application/octet-stream", buffer });
  await page.getByRole("button", { name: "上传并校验" }).click();
}

test("weights that a run left are uploaded, a damaged file is refused, and a run starts from them", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const page = await openAs(browser, "owner");
  const { runId } = readRecords();
  await page.goto(`/runs/${runId}`);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "下载权重文件" }).click();
  const kept = await download;
  expect(kept.suggestedFilename()).toMatch(/^R-\d{4}-\d{4}-weights\.bin$/);
  const file = readFileSync(await kept.path());
  await page.goto("/runs/weights/new");
  await page.locator("#name").fill(BASE_NAME);
  await page.locator("#origin").fill("Own run");
  await sendWeights(page, Buffer.concat([file.subarray(0, -1), Buffer.from([(file.at(-1) ?? 0) ^ 1])]));
  const summary = page.getByRole("alert").filter({ has: page.getByRole("heading") });
  await expect(summary).toBeFocused();
  await expect(summary).toHaveText(/文件已损坏或不完整/);
  await expect(page.locator("#weights-error")).toHaveText(/文件已损坏或不完整/);
  await sendWeights(page, file);
  await page.waitForURL(/\/runs\/weights$/);
  await expect(page.getByRole("row", { name: BASE_NAME })).toContainText("Own run");

  await page.goto(`/runs/new?repeat=${runId}`);
  await page.locator("#name").fill("Fine-tuned");
  await page.getByLabel("训练步数").fill("20000");
  await page.getByLabel("起始权重").selectOption({ label: BASE_NAME });
  await page.getByRole("button", { name: "提交评估" }).click();
  await page.waitForURL((url) => /^\/runs\/[0-9a-f-]{36}$/.test(url.pathname));
  await expect(page.getByText(`上传的文件“${BASE_NAME}”，注明来源：Own run`)).toBeVisible();
  await page.getByRole("button", { name: "取消评估" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "取消评估" }).click();
  await expect(page.getByText("这次评估已取消")).toBeVisible({ timeout: 60_000 });

  await page.goto("/runs/weights");
  await expect(page.getByRole("row", { name: BASE_NAME }).getByRole("link", { name: /^R-/ })).toBeVisible();
  await expectReadable(page);
  await page.getByRole("button", { name: `Remove the weights “${BASE_NAME}”` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("row", { name: BASE_NAME })).toHaveCount(0);
  await page.context().close();
});
