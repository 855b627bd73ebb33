import canonicalize from "canonicalize";
import { recordEvent } from "@/lib/audit/service";
import { authorise } from "@/lib/auth/authorise";
import { type Clock, systemClock } from "@/lib/clock";
import { inTransaction } from "@/lib/db/transaction";
import { isFileNamed, keepFile } from "@/lib/files/repository";
import { inPieces } from "@/lib/files/service/in-pieces";
import type { Actor, Tenant } from "@/lib/identity/types";
import { newId, sha256 } from "@/lib/ids";
import { putBytes, removeFile } from "@/lib/storage/files";
import { MODEL_SIDE, writeIdx } from "@/models/contracts/idx";
import { insertDataset } from "../repository/dataset";
import type { DatasetFile } from "../types";
import { type CheckedImages, readImages } from "./read-images";

export interface DatasetUpload {
  readonly actor: Actor;
  readonly tenant: Tenant;
  readonly name: string;
  readonly licence: string;
  readonly images: DatasetFile;
  readonly labels: DatasetFile | null;
}

/** What a run reads: 28×28 grey IDX, kept under its hash. */
export interface StoredImages {
  readonly imagesHash: string;
  readonly labelsHash: string | null;
  readonly contentHash: string;
  readonly imageCount: number;
  readonly classCounts: Readonly<Record<string, number>> | null;
  readonly resizedFrom: { readonly width: number; readonly height: number } | null;
  readonly sizes: { readonly images: number; readonly labels: number };
}

export const IDX_MEDIA_TYPE = "application/x-idx";

/**
 * Checks the files, keeps what a run will read and writes the row. A refusal stores nothing: the check comes before the
 * first byte is written, and files of a transaction that failed are taken away again.
 * @throws AppError REFUSED with the file's field and the reason in words' keys
 */
export async function uploadDataset(
  upload: DatasetUpload,
  clock: Clock = systemClock,
): Promise<{ datasetId: string; imageCount: number; contentHash: string }> {
  const { actor, tenant, name, licence } = upload;
  authorise(actor, "dataset.upload", { organisationId: tenant.id });
  const checked = await readImages(upload);
  const stored = await storeImages(checked);
  const datasetId = newId();
  try {
    await inTransaction(async (tx) => {
      authorise(actor, "dataset.upload", { organisationId: tenant.id });
      const at = clock.now();
      const { sizes, ...columns } = stored;
      await keepFile(tx, { hash: stored.imagesHash, size: sizes.images, mediaType: IDX_MEDIA_TYPE, at });
      if (stored.labelsHash) {
        await keepFile(tx, { hash: stored.labelsHash, size: sizes.labels, mediaType: IDX_MEDIA_TYPE, at });
      }
      await insertDataset(tx, {
        ...columns,
        ...{ id: datasetId, organisationId: tenant.id, name, licence, source: checked.source },
        ...{ kind: "image", textsHash: null, textFacts: null },
        ...{ width: MODEL_SIDE, height: MODEL_SIDE, createdById: actor.userId, createdAt: at },
      });
      const { contentHash, imagesHash, labelsHash, imageCount } = stored;
      await recordEvent(tx, {
        ...{ event: "dataset.uploaded", recordType: "dataset", recordId: datasetId, actorId: actor.userId, at },
        payload: { organisationId: tenant.id, contentHash, imagesHash, labelsHash, imageCount },
      });
    });
  } catch (error) {
    await forgetImages(stored);
    throw error;
  }
  return { datasetId, imageCount: stored.imageCount, contentHash: stored.contentHash };
}

/** Writes images and labels into the storage. */
export async function storeImages({ images, labels }: Omit<CheckedImages, "source">): Promise<StoredImages> {
  const imageFile = await putBytes(inPieces(writeIdx([images.count, MODEL_SIDE, MODEL_SIDE], images.pixels)));
  const labelFile = labels ? await putBytes(inPieces(writeIdx([labels.length], labels))) : null;
  const [imagesHash, labelsHash] = [imageFile.hash, labelFile?.hash ?? null];
  return {
    ...{ imagesHash, labelsHash, imageCount: images.count, resizedFrom: images.resizedFrom },
    contentHash: hashContent({ imagesHash, labelsHash }),
    classCounts: labels ? countClasses(labels) : null,
    sizes: { images: imageFile.size, labels: labelFile?.size ?? 0 },
  };
}

/** Over what a run reads: images, labels, size. Two uploads of the same data have the same hash. */
function hashContent(content: { imagesHash: string; labelsHash: string | null }): string {
  return sha256(canonicalize({ ...content, width: MODEL_SIDE, height: MODEL_SIDE }) ?? "");
}

export function countClasses(labels: Uint8Array): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}

/** Same bytes may serve another record already; those stay. */
async function forgetImages({ imagesHash, labelsHash }: StoredImages): Promise<void> {
  await forgetFiles([imagesHash, labelsHash]);
}

/** Takes files away that were written for a record that then failed. */
export async function forgetFiles(hashes: readonly (string | null)[]): Promise<void> {
  for (const hash of hashes) {
    if (hash && !(await inTransaction((tx) => isFileNamed(tx, hash)))) await removeFile(hash);
  }
}
