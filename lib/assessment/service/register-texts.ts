import { recordEvent } from "@/lib/audit/service";
import { type Clock, systemClock } from "@/lib/clock";
import type { DatasetSource } from "@/lib/db/generated/enums";
import { inTransaction } from "@/lib/db/transaction";
import { keepFile } from "@/lib/files/repository";
import { newId } from "@/lib/ids";
import { fileExists } from "@/lib/storage/files";
import { TEXTS_MEDIA_TYPE } from "@/models/contracts/text";
import { findBuiltInDataset, insertDataset, lockBuiltIn } from "../repository/dataset";
import { type StoredTexts, storeTexts, WITHOUT_IMAGES } from "./upload-texts";

export interface BuiltInTexts {
  readonly source: DatasetSource;
  readonly name: string;
  readonly licence: string;
  /** Deterministic: every machine makes the same texts. */
  readonly generate: () => { readonly texts: readonly string[] };
}

/** Writes a built-in set's file and row where either is missing. True when something was written. */
export async function registerBuiltInTexts(set: BuiltInTexts, clock: Clock = systemClock): Promise<boolean> {
  const present = await inTransaction((tx) => findBuiltInDataset(tx, set.source));
  if (present?.textsHash && (await fileExists(present.textsHash))) return false;
  const { texts } = set.generate();
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const stored = await storeTexts({ texts, characters, encoding: "utf-8", format: "jsonl" });
  if (!present) await writeRow(set, stored, clock);
  return true;
}

async function writeRow(set: BuiltInTexts, stored: StoredTexts, clock: Clock): Promise<void> {
  await inTransaction(async (tx) => {
    // Two workers that start at once make the set once.
    await lockBuiltIn(tx);
    if (await findBuiltInDataset(tx, set.source)) return;
    const [id, at] = [newId(), clock.now()];
    const { textsHash, contentHash, imageCount, textFacts, bytes } = stored;
    await keepFile(tx, { hash: textsHash, size: bytes, mediaType: TEXTS_MEDIA_TYPE, at });
    await insertDataset(tx, {
      ...{ id, organisationId: null, name: set.name, licence: set.licence, source: set.source },
      ...{ ...WITHOUT_IMAGES, textsHash, contentHash, imageCount, textFacts, createdById: null, createdAt: at },
    });
    const payload = { contentHash, textCount: imageCount, cause: "worker.start" };
    await recordEvent(tx, {
      ...{ event: "dataset.textsRegistered", recordType: "dataset", recordId: id, payload, actorId: null, at },
    });
  });
}
