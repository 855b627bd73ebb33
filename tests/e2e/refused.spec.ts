import { readFileSync, writeFileSync } from "node:fs";
import { expect, openAs, test } from "./browser";
import { readRecords } from "./records";

test("a reader's buttons stay visible and say why they refuse; the server refuses too", async ({ browser }) => {
  const page = await openAs(browser, "signatory");
  const { datasetId, runId } = readRecords();
  for (const [path, button] of [
    ["/runs", "开始评估"],
    ["/runs/new", "提交评估"],
    ["/runs/weights", "上传权重文件"],
    ["/datasets", "上传数据集"],
    [`/datasets/${datasetId}`, "移除"],
  ] as const) {
    await page.goto(path);
    const refused = page.getByRole("button", { name: button });
    await expect(refused).toHaveAttribute("aria-disabled", "true");
    const reason = page.locator(`#${await refused.getAttribute("aria-describedby")}`);
    await expect(reason).toHaveText(/角色/);
  }
  const origin = process.env.E2E_ADDRESS ?? "";
  const upload = await page.request.post("/api/datasets", {
    headers: { Origin: origin },
    multipart: { name: "x", licence: "x", licenceConfirmed: "yes" },
  });
  expect(upload.status()).toBe(403);
  expect((await page.goto(`/runs/${runId}`))?.status()).toBe(200);
  await page.context().close();
});

test("where nothing trains a run is refused with the reason and the remedy", async ({ browser }) => {
  const file = process.env.E2E_VERDICT ?? "";
  const real = readFileSync(file, "utf8");
  const missing = {
    backend: "none",
    reason: { zh: "没有 g++，未能编译绑定", en: "g++ is missing, so the binding was not compiled" },
    remedy: { zh: "安装 g++ 后运行 npm start", en: "install g++ and run npm start" },
    ldLibraryPath: null,
  };
  writeFileSync(file, JSON.stringify(missing));
  try {
    const page = await openAs(browser, "owner");
    for (const path of ["/runs", "/runs/new"]) {
      await page.goto(path);
      await expect(page.getByText("现在不能开始评估")).toBeVisible();
      await expect(page.getByText("没有 g++，未能编译绑定").first()).toBeVisible();
      await expect(page.getByText("解决办法：安装 g++ 后运行 npm start")).toBeVisible();
    }
    await expect(page.getByRole("button", { name: "提交评估" })).toHaveAttribute("aria-disabled", "true");
    await page.context().close();
  } finally {
    writeFileSync(file, real);
  }
});

test("where only WebAssembly trains a run can be requested, and the page says why it takes longer", async ({
  browser,
}) => {
  const file = process.env.E2E_VERDICT ?? "";
  const real = readFileSync(file, "utf8");
  const fallback = {
    backend: "wasm",
    reason: { zh: "没有 g++，未能编译绑定", en: "g++ is missing, so the binding was not compiled" },
    remedy: { zh: "安装 g++ 后运行 npm start", en: "install g++ and run npm start" },
    ldLibraryPath: null,
  };
  writeFileSync(file, JSON.stringify(fallback));
  try {
    const page = await openAs(browser, "owner");
    await page.goto("/runs/new");
    await expect(page.getByText("现在用 WebAssembly 后备训练")).toBeVisible();
    await expect(page.getByText("没有 g++，未能编译绑定")).toBeVisible();
    await expect(page.getByText("解决办法：安装 g++ 后运行 npm start")).toBeVisible();
    await page.locator("#name").fill("On WebAssembly");
    await page.getByLabel("VAE 变分自编码器").check();
    await page.getByLabel("自定步数").check();
    await page.getByLabel("训练步数").fill("20000");
    await page.getByRole("button", { name: "提交评估" }).click();
    await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
    await expect(page.getByText(/计算所用的是 WebAssembly 后备/)).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText("没有 g++，未能编译绑定")).toBeVisible();
    await page.getByRole("button", { name: "取消评估" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "取消评估" }).click();
    await expect(page.getByText("这次评估已取消")).toBeVisible({ timeout: 30_000 });
    await page.context().close();
  } finally {
    writeFileSync(file, real);
  }
});

test("a form for a run names each wrong field and keeps what was typed", async ({ browser }) => {
  const page = await openAs(browser, "owner");
  await page.goto("/runs/new");
  await page.getByLabel("VAE 变分自编码器").check();
  await page.getByLabel("自定步数").check();
  await page.getByLabel("训练步数").fill("5");
  await page.getByRole("button", { name: "提交评估" }).click();
  const summary = page.getByRole("alert").filter({ has: page.getByRole("heading") });
  await expect(summary).toBeFocused();
  await summary.getByRole("link", { name: /训练步数/ }).click();
  await expect(page.getByLabel("训练步数")).toBeFocused();
  await expect(page.getByLabel("训练步数")).toHaveValue("5");
  await expect(page.getByLabel("VAE 变分自编码器")).toBeChecked();
  await expect(page.getByLabel("自定步数")).toBeChecked();
  await page.context().close();
});

test("a queued or running run is cancelled after a question", async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await openAs(browser, "owner");
  await page.goto(`/runs/new?repeat=${readRecords().runId}`);
  await expect(page.getByLabel("训练步数")).toHaveValue("300");
  await page.locator("#name").fill("To be cancelled");
  await page.getByLabel("训练步数").fill("20000");
  await page.getByRole("button", { name: "提交评估" }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
  await page.getByRole("button", { name: "取消评估" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "继续评估" }).click();
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await page.getByRole("button", { name: "取消评估" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "取消评估" }).click();
  await expect(page.getByText("这次评估已取消")).toBeVisible({ timeout: 30_000 });
  await page.context().close();
});
