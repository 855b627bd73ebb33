import { authorise } from "@/lib/auth/authorise";
import { type Clock, systemClock } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { readUpload } from "@/lib/files/service/read-upload";
import type { Actor, Tenant } from "@/lib/identity/types";
import { UPLOAD_LIMITS, type UploadFields, uploadFields } from "../schema";
import { uploadDataset } from "./upload-dataset";
import { uploadTexts } from "./upload-texts";

export interface DatasetForm {
  readonly actor: Actor;
  readonly tenant: Tenant;
  readonly contentType: string | null;
  readonly body: ReadableStream<Uint8Array> | null;
}

/** Whoever may not upload is refused before the first byte is read. */
export async function receiveDataset(form: DatasetForm, clock: Clock = systemClock) {
  const { actor, tenant } = form;
  authorise(actor, "dataset.upload", { organisationId: tenant.id });
  const { fields, files } = await readUpload({
    ...{ contentType: form.contentType, body: form.body },
    files: {
      images: { bytes: UPLOAD_LIMITS.imagesBytes, inflatedBytes: UPLOAD_LIMITS.inflatedImagesBytes },
      texts: { bytes: UPLOAD_LIMITS.textsBytes, inflatedBytes: UPLOAD_LIMITS.inflatedTextsBytes },
      labels: { bytes: UPLOAD_LIMITS.labelsBytes, inflatedBytes: UPLOAD_LIMITS.inflatedLabelsBytes },
    },
  });
  const chosen = fields;
  const { name, licence } = readFields(fields);
  if (files.texts && (files.images || files.labels)) {
    const fields = { texts: "upload.oneKind" };
    throw new AppError("INVALID", "Images and texts were sent together", { reason: "upload.oneKind", fields });
  }
  if (files.texts) return uploadTexts({ actor, tenant, name, licence, texts: files.texts }, clock);
  if (!files.images) {
    const fields = { [chosen.kind === "text" ? "texts" : "images"]: "upload.missing" };
    throw new AppError("INVALID", "No image file was sent", { reason: "upload.missing", fields });
  }
  return uploadDataset({ actor, tenant, name, licence, images: files.images, labels: files.labels ?? null }, clock);
}

function readFields(fields: Readonly<Record<string, string>>): UploadFields {
  const parsed = uploadFields.safeParse(fields);
  if (parsed.success) return parsed.data;
  const gaps = parsed.error.issues.map(({ path, message }) => [path.join("."), message]);
  throw new AppError("INVALID", "The form has gaps", { fields: Object.fromEntries(gaps) });
}
