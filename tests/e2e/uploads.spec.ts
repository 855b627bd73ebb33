import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { chineseOutsideData, display, expect, openAs, test } from "./browser";

const FIXTURES = join(import.meta.dirname, "../fixtures");
const images = readFileSync(join(FIXTURES, "strokes-images.idx3.gz"));
const labels = readFileSync(join(FIXTURES, "strokes-labels.idx1.gz"));
const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(64, 7)]);

const BAD = [
  { what: "an empty file", file: "images", bytes: Buffer.alloc(0), zh: /是空的/, en: /is empty/ },
  {
    what: "a picture under another name",
    file: "images",
    bytes: png,
    zh: /PNG 文件；改文件名不能改变格式/,
    en: /PNG file; renaming does not change the format/,
  },
  { what: "a gzip cut off", file: "images", bytes: images.subarray(0, 40_000), zh: /不完整/, en: /cut off/ },
  { what: "a gzip bomb", file: "images", bytes: gzipSync(Buffer.alloc(140_000_000)), zh: /解压后超过/, en: /inflates/ },
  { what: "labels as images", file: "images", bytes: labels, zh: /是否选反了/, en: /were swapped/ },
  {
    what: "fewer labels than images",
    file: "labels",
    bytes: gzipSync(idxLabels(400, 3)),
    zh: /400/,
    en: /400/,
  },
  {
    what: "a label past the last",
    file: "labels",
    bytes: gzipSync(idxLabels(500, 3, 112)),
    zh: /是 112，应在/,
    en: /is 112;/,
  },
] as const;

/** An IDX label file of equal labels, the last of them another. */
function idxLabels(count: number, label: number, last = label): Buffer {
  const head = gunzipSync(labels).subarray(0, 8);
  const file = Buffer.concat([head, Buffer.alloc(count, label)]);
  file.writeUInt32BE(count, 4);
  file.writeUInt8(last, file.length - 1);
  return file;
}

for (const lang of ["zh", "en"] as const) {
  test(`every bad upload is refused in words, nothing is kept (${lang})`, async ({ browser }) => {
    const page = await openAs(browser, "otherOwner");
    await display(page.context(), { lang });
    await page.goto("/datasets/new");
    await page.locator("#name").fill("Refused data");
    await page.locator("#licence").fill("test");
    await page.locator("#licenceConfirmed").check();
    for (const bad of BAD) {
      await test.step(bad.what, async () => {
        const good = { images, labels };
        const sent = { ...good, [bad.file]: bad.bytes };
        for (const field of ["images", "labels"] as const) {
          const name = `${field}.gz`;
          await page.locator(`#${field}`).setInputFiles({ name, mimeType: "application/gzip", buffer: sent[field] });
        }
        await page.locator("main form button[type=submit]").click();
        const summary = page.getByRole("alert").filter({ has: page.getByRole("heading") });
        await expect(summary).toBeVisible();
        await expect(summary).toBeFocused();
        await expect(summary).toHaveText(bad[lang]);
        const inline = page.locator(`#${bad.file}-error`);
        expect(await summary.getByRole("link").textContent()).toBe((await inline.textContent())?.trim());
        await expect(page.locator("#name")).toHaveValue("Refused data");
        await expect(page).toHaveTitle(lang === "zh" ? /^有误：/ : /^Error: /);
        if (lang === "en") expect(await chineseOutsideData(page, await names(page))).toEqual([]);
      });
    }
    await page.goto("/datasets");
    await expect(page.getByText("Refused data")).toHaveCount(0);
    await page.context().close();
  });
}

/** The line that says who is signed in: data. */
async function names(page: Page): Promise<string[]> {
  const line = await page.locator("header p").first().textContent();
  return (line ?? "").split(" · ");
}

test("a file over the limit is named before anything is sent", async ({ browser }) => {
  const page = await openAs(browser, "otherOwner");
  await page.goto("/datasets/new");
  const buffer = Buffer.alloc(1_000_001);
  await page.locator("#labels").setInputFiles({ name: "labels.gz", mimeType: "application/gzip", buffer });
  await expect(page.locator("#labels-error")).toHaveText(/超过 1.0 MB/);
  await page.context().close();
});

test("removing asks for the name to be typed, and then removes", async ({ browser }) => {
  const page = await openAs(browser, "otherOwner");
  await page.goto("/datasets/new");
  await page.locator("#name").fill("To be removed");
  await page.locator("#licence").fill("test");
  await page.locator("#images").setInputFiles(join(FIXTURES, "strokes-images.idx3.gz"));
  await page.locator("#licenceConfirmed").check();
  await page.getByRole("button", { name: "上传并校验" }).click();
  await page.waitForURL(/\/datasets\/[0-9a-f-]{36}$/);
  await page.goto("/datasets");
  await page.getByRole("row", { name: "To be removed" }).getByRole("button", { name: "移除" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("button", { name: "移除" })).toHaveAttribute("aria-disabled", "true");
  await dialog.getByRole("button", { name: "移除" }).click({ force: true });
  await expect(dialog).toBeVisible();
  await dialog.getByRole("textbox").fill("To be removed");
  await dialog.getByRole("button", { name: "移除" }).click();
  await expect(page.getByText("To be removed")).toHaveCount(0);
  await page.context().close();
});
