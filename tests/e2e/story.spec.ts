import { join } from "node:path";
import type { Page } from "@playwright/test";
import { chineseOutsideData, display, expect, namesOf, openAs, overflow, signIn, test } from "./browser";
import { keepRecords } from "./records";

const FIXTURES = join(import.meta.dirname, "../fixtures");
const DATASET = "Strokes 2026-11";
const RUN = "First assessment";
/** Enough steps to be seen advancing, few enough for a test. */
const STEPS = 300;

const stepOf = async (page: Page) =>
  Number((await page.getByTestId("run-step").textContent())?.match(/第 ([\d,]+) 步/)?.[1]?.replace(",", "") ?? -1);

const idIn = (page: Page) => new URL(page.url()).pathname.split("/")[2] ?? "";

test("a provider uploads data, watches a model train and reads the report", async ({ page, browser }) => {
  test.setTimeout(480_000);

  await test.step("signing in leads to the provider's own pages", async () => {
    await signIn(page, "owner");
    await expect(page).toHaveURL(/\/filings$/);
    await page.goto("/runs");
    await expect(page.getByRole("heading", { level: 1, name: "模型评估" })).toBeVisible();
  });

  await test.step("the uploaded images are shown", async () => {
    await page.goto("/datasets/new");
    await page.locator("#name").fill(DATASET);
    await page.locator("#licence").fill("own drawing, free to use");
    await page.locator("#images").setInputFiles(join(FIXTURES, "strokes-images.idx3.gz"));
    await page.locator("#labels").setInputFiles(join(FIXTURES, "strokes-labels.idx1.gz"));
    await page.locator("#licenceConfirmed").check();
    await page.getByRole("button", { name: "上传并校验" }).click();
    await page.waitForURL(/\/datasets\/[0-9a-f-]{36}$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(DATASET);
    await expect(page.getByText("500 张，28×28")).toBeVisible();
    const sheet = page.getByAltText("第 1 至 60 张图像");
    await expect.poll(() => sheet.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(280);
    await page.getByRole("link", { name: "下一页" }).click();
    await expect(page.getByAltText("第 61 至 120 张图像")).toBeVisible();
  });
  const datasetId = idIn(page);

  await test.step("a short run is requested", async () => {
    await page.getByRole("link", { name: "用这份数据评估" }).click();
    await expect(page.locator("#datasetId")).toHaveValue(datasetId);
    await page.locator("#name").fill(RUN);
    await page.getByLabel("DCGAN 生成对抗网络").check();
    const before = await page.locator("output").filter({ hasText: "预计用时" }).textContent();
    await page.getByLabel("自定步数").check();
    await page.getByLabel("训练步数").fill(String(STEPS));
    await expect(page.locator("output").filter({ hasText: "预计用时" })).not.toHaveText(before ?? "");
    await page.getByText("高级设置", { exact: true }).click();
    await page.getByLabel("测量样本数").fill("200");
    await page.getByRole("button", { name: "提交评估" }).click();
    await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
  });
  const runId = idIn(page);
  keepRecords({ datasetId, datasetName: DATASET, runId, runName: RUN });
  const second = await openAs(browser, "owner");

  await test.step("the page advances by itself, in a second window too", async () => {
    let loads = 0;
    page.on("load", () => loads++);
    await expect(page.getByText("实时更新", { exact: true })).toBeVisible();
    await expect.poll(() => stepOf(page), { timeout: 180_000 }).toBeGreaterThan(5);
    const seen = await stepOf(page);
    await second.goto(`/runs/${runId}`);
    await expect.poll(() => stepOf(page), { timeout: 60_000 }).toBeGreaterThan(seen);
    await expect.poll(() => stepOf(second), { timeout: 60_000 }).toBeGreaterThan(seen);
    await expect(page.getByRole("region", { name: "训练曲线" }).locator("figure div svg path").first()).toBeAttached();
    await expect(page.getByRole("slider", { name: "步数" })).toBeVisible();
    expect(loads).toBe(0);
  });

  await test.step("a data set in use cannot be removed, and the page says why", async () => {
    await second.goto(`/datasets/${datasetId}`);
    await expect(second.getByRole("button", { name: "移除" })).toHaveAttribute("aria-disabled", "true");
    await expect(second.getByText(/正在使用这份数据，不能移除/)).toBeVisible();
    await second.goto(`/runs/${runId}`);
  });

  await test.step("the step slider keeps its place while the run goes on", async () => {
    const slider = page.getByRole("slider", { name: "步数" });
    await slider.focus();
    await page.keyboard.press("Home");
    await expect(slider).toHaveAttribute("aria-valuetext", "第 0 步");
    await expect(page.getByText("已结束，不再变化")).toBeVisible({ timeout: 240_000 });
    await expect(slider).toHaveAttribute("aria-valuetext", "第 0 步");
    await page.keyboard.press("End");
    await expect(slider).toHaveAttribute("aria-valuetext", `第 ${STEPS} 步`);
  });

  await test.step("both windows show the same result", async () => {
    await expect(second.getByText("已结束，不再变化")).toBeVisible();
    const finding = await page.locator("#verdict").textContent();
    await expect(second.locator("#verdict")).toHaveText(finding ?? "");
    await expect(second.getByTestId("run-step")).toHaveText(/第 300 步，共 300 步/);
    await second.context().close();
  });

  await test.step("the report says what was asked, found, meant and not meant", async () => {
    await page.getByRole("link", { name: "查看评估报告" }).click();
    for (const part of ["问了什么", "测到了什么", "说明什么", "不说明什么"]) {
      await expect(page.getByRole("heading", { name: part, exact: true })).toBeVisible();
    }
    await expect(page.getByRole("rowheader", { name: /^FD\(/ })).toBeVisible();
    await expect(page.getByText(`用数据集“${DATASET}”训练以后`)).toBeVisible();
  });

  await test.step("English is complete", async () => {
    await page.getByRole("button", { name: "English" }).click();
    await expect(page).toHaveURL(new RegExp(`/runs/${runId}/report$`));
    await expect(page.getByRole("heading", { name: "What it does not mean" })).toBeVisible();
    const data = await namesOf(page);
    for (const path of PAGES(datasetId, runId)) {
      await page.goto(path);
      expect.soft(await chineseOutsideData(page, data), path).toEqual([]);
    }
  });

  await test.step("360 pixels are enough", async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    for (const lang of ["en", "zh"] as const) {
      await display(page.context(), { lang });
      for (const path of PAGES(datasetId, runId)) {
        await page.goto(path);
        expect.soft(await overflow(page), `${lang} ${path}`).toBeLessThanOrEqual(0);
      }
    }
  });
});

const PAGES = (datasetId: string, runId: string) => [
  "/",
  "/runs",
  "/runs/new",
  `/runs/${runId}`,
  `/runs/${runId}/report`,
  "/datasets",
  "/datasets/new",
  `/datasets/${datasetId}`,
  "/account",
  "/no-such-page",
];
