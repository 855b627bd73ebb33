import canonicalize from "canonicalize";
import { recordEvent } from "@/lib/audit/service";
import { authorise } from "@/lib/auth/authorise";
import { type Clock, systemClock } from "@/lib/clock";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { keepFile } from "@/lib/files/repository";
import { inPieces } from "@/lib/files/service/in-pieces";
import type { Actor, Tenant } from "@/lib/identity/types";
import { newId, sha256 } from "@/lib/ids";
import { putBytes } from "@/lib/storage/files";
import { readTextUpload, TEXTS_MEDIA_TYPE, type TextUpload, writeTexts } from "@/models/contracts/text";
import { textReason } from "../copy/text-upload";
import { insertDataset, type TextFacts } from "../repository/dataset";
import type { DatasetFile } from "../types";
import { forgetFiles } from "./upload-dataset";

export interface TextsUpload {
  readonly actor: Actor;
  readonly tenant: Tenant;
  readonly name: string;
  readonly licence: string;
  readonly texts: DatasetFile;
}

/** What a run reads: texts as JSON strings, one a line, kept under their hash. */
export interface StoredTexts {
  readonly textsHash: string;
  readonly contentHash: string;
  readonly imageCount: number;
  readonly textFacts: TextFacts;
  readonly bytes: number;
}

/**
 * Checks the file, keeps what a run will read and writes the row. A refusal stores nothing, and names the lines.
 * @throws AppError REFUSED with the field `texts` and the reason in words' keys
 */
export async function uploadTexts(
  upload: TextsUpload,
  clock: Clock = systemClock,
): Promise<{ datasetId: string; imageCount: number; contentHash: string }> {
  const { actor, tenant, name, licence } = upload;
  authorise(actor, "dataset.upload", { organisationId: tenant.id });
  const stored = await storeTexts(readFile(upload.texts));
  const { textsHash, contentHash, imageCount, textFacts, bytes } = stored;
  const datasetId = newId();
  try {
    await inTransaction(async (tx) => {
      authorise(actor, "dataset.upload", { organisationId: tenant.id });
      const at = clock.now();
      await keepFile(tx, { hash: textsHash, size: bytes, mediaType: TEXTS_MEDIA_TYPE, at });
      await insertDataset(tx, {
        ...{ id: datasetId, organisationId: tenant.id, name, licence, source: "texts" },
        ...{ ...WITHOUT_IMAGES, textsHash, contentHash, imageCount, textFacts },
        ...{ createdById: actor.userId, createdAt: at },
      });
      await recordEvent(tx, {
        ...{ event: "dataset.textsUploaded", recordType: "dataset", recordId: datasetId, actorId: actor.userId, at },
        payload: {
          ...{ organisationId: tenant.id, contentHash, textsHash, textCount: imageCount },
          characters: textFacts.characters,
        },
      });
    });
  } catch (error) {
    await forgetFiles([textsHash]);
    throw error;
  }
  return { datasetId, imageCount, contentHash };
}

/** The columns of a data set that only images fill. */
export const WITHOUT_IMAGES = {
  kind: "text",
  ...{ imagesHash: null, labelsHash: null, width: 0, height: 0, classCounts: null, resizedFrom: null },
} as const;

function readFile({ fileName, bytes }: DatasetFile): TextUpload {
  const read = readTextUpload({ fileName, bytes });
  if (read.ok) return read.value;
  const { code, facts } = read.error;
  const reason = textReason(code);
  throw new AppError("REFUSED", `texts: ${code}`, {
    reason,
    facts: { ...facts, file: fileName },
    fields: { texts: reason },
  });
}

export async function storeTexts({ texts, characters, encoding, format }: TextUpload): Promise<StoredTexts> {
  const { hash: textsHash, size: bytes } = await putBytes(inPieces(writeTexts(texts)));
  // Over what a run reads alone: the same texts from another encoding are the same data.
  const contentHash = sha256(canonicalize({ textsHash }) ?? "");
  return { textsHash, contentHash, imageCount: texts.length, textFacts: { characters, encoding, format }, bytes };
}
