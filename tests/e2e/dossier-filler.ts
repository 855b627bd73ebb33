import type { Locator, Page } from "@playwright/test";
import { ATTACHMENT_SLOTS } from "@/lib/filing/rules/attachment-slots";
import { CURRENT_FORM_VERSION, sectionsOf } from "@/lib/filing/schema/dossier/sections";
import type { Track } from "@/lib/filing/types/vocabulary";
import type { Answer, Answers, Field, GroupField, Row } from "@/lib/forms/types";
import { demoPdf, demoWorkbook } from "@/prisma/seed/demo/files";
import { expect } from "./browser";

/** Fills a whole dossier through its pages, control by control, as a person would. */
export async function fillDossier(
  page: Page,
  { filingId, track, answers }: { filingId: string; track: Track; answers: Answers },
): Promise<void> {
  for (const section of sectionsOf(CURRENT_FORM_VERSION, track).filter(({ records }) => !records)) {
    for (const part of section.parts) {
      const address = `/filings/${filingId}/dossier/${section.key}/${part.key}`;
      await page.goto(address);
      for (const field of part.fields) {
        const value = answers[section.key]?.[field.key];
        if (value === undefined) continue;
        const path = `${section.key}.${field.key}`;
        if (field.kind === "group") await fillGroup(page, { address, group: field, path, rows: value as Row[] });
        else await answer(page, field, path, value);
      }
      await page.getByRole("button", { name: "保存并继续" }).click();
      await page.waitForURL((url) => url.pathname !== address);
    }
  }
}

interface GroupToFill {
  address: string;
  group: GroupField;
  path: string;
  rows: readonly Row[];
}

async function fillGroup(page: Page, { address, group, path, rows }: GroupToFill): Promise<void> {
  for (const row of rows) {
    await page.locator(`[id="${path}"]`).getByRole("button", { name: /^添加/ }).click();
    await page.waitForURL(/\/[0-9a-f-]{36}$/);
    const id = new URL(page.url()).pathname.split("/").at(-1);
    for (const field of group.fields) {
      const value = row[field.key];
      if (value !== undefined) await answer(page, field, `${path}.${id}.${field.key}`, value);
    }
    await page.getByRole("button", { name: "保存并返回" }).click();
    await page.waitForURL((url) => url.pathname === address);
  }
}

/** One control, by the kind of its question. */
export async function answer(page: Page, field: Field, path: string, value: Answer): Promise<void> {
  switch (field.kind) {
    case "choices":
      for (const entry of value as string[]) await page.locator(`[id="${path}-${entry}"]`).check();
      return;
    case "yesNo":
      return await page.locator(`[id="${path}-${value ? "yes" : "no"}"]`).check();
    case "choice":
      return await choose(page.locator(`[id="${path}"]`), String(value));
    case "computed":
    case "group":
      return;
    default:
      await page.locator(`[id="${path}"]`).fill(String(value));
  }
}

/** Few choices are radios, many a list. */
async function choose(control: Locator, value: string): Promise<void> {
  if ((await control.evaluate((element) => element.tagName)) === "SELECT") await control.selectOption(value);
  else await control.locator(`input[value="${value}"]`).check();
}

/** One file in every slot that the track requires. */
export async function uploadAttachments(page: Page, filingId: string, track: Track): Promise<void> {
  await page.goto(`/filings/${filingId}/dossier/attachments`);
  for (const slot of ATTACHMENT_SLOTS[track].filter(({ required }) => required)) {
    const pdf = slot.formats.some((format) => format === "pdf");
    const name = `${slot.words.zh}.${pdf ? "pdf" : "xlsx"}`;
    const buffer = Buffer.from(pdf ? demoPdf(slot.key) : demoWorkbook([[slot.key]]));
    const mimeType = "application/octet-stream";
    await page.locator(`[id="file-${slot.key}"]`).setInputFiles({ name, mimeType, buffer });
    const form = page.locator("form").filter({ has: page.locator(`[id="file-${slot.key}"]`) });
    await form.getByRole("button", { name: "上传", exact: true }).click();
    await expect(page.getByText(name).first()).toBeVisible();
  }
}
