import type { Page } from "@playwright/test";
import { accessibilityFindings, chineseOutsideData, display, expect, namesOf, openAs, overflow, test } from "./browser";
import { readRecords } from "./records";

/** A run once more: to the letter, side by side with its original, and with other seeds. */

const SERIES_NAME = "Three seeds";

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
