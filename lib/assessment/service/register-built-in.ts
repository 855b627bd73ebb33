import { recordEvent } from "@/lib/audit/service";
import { type Clock, systemClock } from "@/lib/clock";
import type { DatasetSource } from "@/lib/db/generated/enums";
import { inTransaction } from "@/lib/db/transaction";
import { keepFile } from "@/lib/files/repository";
import { newId } from "@/lib/ids";
import { fileExists } from "@/lib/storage/files";
import { MODEL_SIDE } from "@/models/contracts/idx";
import { findBuiltInDataset, insertDataset, lockBuiltIn } from "../repository/dataset";
import { IDX_MEDIA_TYPE, type StoredImages, storeImages } from "./upload-dataset";

export interface BuiltInDataset {
  readonly source: DatasetSource;
  readonly name: string;
  readonly licence: string;
  /** 28×28 grey, deterministic: every machine makes the same bytes. Null where it cannot be had on this one. */
  readonly generate: () => Made | null | Promise<Made | null>;
}

interface Made {
  readonly pixels: Uint8Array;
  readonly count: number;
  readonly labels: Uint8Array | null;
}

/** Writes a built-in set's files and row where either is missing. True when something was written. */
export async function registerBuiltInDataset(set: BuiltInDataset, clock: Clock = systemClock): Promise<boolean> {
  const present = await inTransaction((tx) => findBuiltInDataset(tx, set.source));
  if (present && (await hasFiles(present))) return false;
  const made = await set.generate();
  if (!made) return false;
  const { labels, ...images } = made;
  const stored = await storeImages({ images: { ...images, resizedFrom: null }, labels });
  if (!present) await writeRow(set, stored, clock);
  return true;
}

async function hasFiles({ imagesHash, labelsHash }: { imagesHash: string | null; labelsHash: string | null }) {
  for (const hash of [imagesHash, labelsHash]) if (hash && !(await fileExists(hash))) return false;
  return imagesHash !== null;
}

async function writeRow(set: BuiltInDataset, stored: StoredImages, clock: Clock): Promise<void> {
  await inTransaction(async (tx) => {
    // Two workers that start at once make the set once.
    await lockBuiltIn(tx);
    if (await findBuiltInDataset(tx, set.source)) return;
    const [id, at] = [newId(), clock.now()];
    const { sizes, ...columns } = stored;
    await keepFile(tx, { hash: stored.imagesHash, size: sizes.images, mediaType: IDX_MEDIA_TYPE, at });
    if (stored.labelsHash) {
      await keepFile(tx, { hash: stored.labelsHash, size: sizes.labels, mediaType: IDX_MEDIA_TYPE, at });
    }
    await insertDataset(tx, {
      ...columns,
      ...{ id, organisationId: null, name: set.name, licence: set.licence, source: set.source },
      ...{ kind: "image", textsHash: null, textFacts: null },
      ...{ width: MODEL_SIDE, height: MODEL_SIDE, createdById: null, createdAt: at },
    });
    const payload = { contentHash: stored.contentHash, imageCount: stored.imageCount, cause: "worker.start" };
    await recordEvent(tx, {
      ...{ event: "dataset.registered", recordType: "dataset", recordId: id, payload, actorId: null, at },
    });
  });
}
