import { gzipSync } from "node:zlib";
import { uploadDataset } from "@/lib/assessment/service/upload-dataset";
import { uploadTexts } from "@/lib/assessment/service/upload-texts";
import type { Actor, Tenant } from "@/lib/identity/types";
import { writeIdx } from "@/models/contracts/idx";
import { writeTexts } from "@/models/contracts/text";
import { generateReplies } from "@/models/data/replies";
import { generateStrokes } from "@/models/data/strokes";

/** IDX bytes of the project's own generator: labelled, 28×28. */
export function strokesIdx({ count = 500, seed = 7 } = {}): { images: Uint8Array; labels: Uint8Array } {
  const { pixels, labels } = generateStrokes({ count, seed });
  return { images: writeIdx([count, 28, 28], pixels), labels: writeIdx([count], labels ?? new Uint8Array()) };
}

export interface UploadForm {
  name?: string;
  licence?: string;
  licenceConfirmed?: string | null;
  images?: { bytes: Uint8Array; name?: string } | null;
  labels?: { bytes: Uint8Array; name?: string } | null;
}

/** The form as a browser sends it; what is null is left out. */
export function uploadForm(fields: UploadForm = {}): FormData {
  const { images, labels } = strokesIdx();
  const { name = "笔画 500", licence = "自有数据", licenceConfirmed = "on" } = fields;
  const form = new FormData();
  form.set("name", name);
  form.set("licence", licence);
  if (licenceConfirmed !== null) form.set("licenceConfirmed", licenceConfirmed);
  const files = { images: { bytes: gzipSync(images) }, labels: { bytes: gzipSync(labels) }, ...pick(fields) };
  for (const [field, file] of Object.entries(files) as [string, { bytes: Uint8Array; name?: string } | null][]) {
    if (file) form.set(field, new Blob([Buffer.from(file.bytes)]), file.name ?? `${field}-idx.gz`);
  }
  return form;
}

const pick = ({ images, labels }: UploadForm) => ({
  ...(images === undefined ? {} : { images }),
  ...(labels === undefined ? {} : { labels }),
});

/** A data set of an organisation, through the service. Unlabelled ones are measured without training a classifier. */
export async function createDataset(
  owner: { actor: Actor; tenant: Tenant },
  { count = 500, seed = 7, labelled = true } = {},
): Promise<string> {
  const { images, labels } = strokesIdx({ count, seed });
  const { datasetId } = await uploadDataset({
    ...owner,
    ...{ name: `strokes ${count}`, licence: "own data" },
    images: { fileName: "images", bytes: images },
    labels: labelled ? { fileName: "labels", bytes: labels } : null,
  });
  return datasetId;
}

/** A data set of texts of an organisation, through the service. */
export async function createTexts(
  owner: { actor: Actor; tenant: Tenant },
  { count = 240, seed = 7 } = {},
): Promise<string> {
  const bytes = writeTexts(generateReplies({ count, seed }).texts);
  const texts = { fileName: "replies.jsonl", bytes };
  return (await uploadTexts({ ...owner, name: `replies ${count}`, licence: "own data", texts })).datasetId;
}
