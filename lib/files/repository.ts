import type { Tx } from "@/lib/db/client";
import type { FileReference } from "./types";

/** Names stored bytes in the database. The same content may be named twice; the first row stays. */
export async function keepFile(tx: Tx, file: FileReference & { at: Date }): Promise<void> {
  await tx.storedFile.createMany({
    data: [{ hash: file.hash, size: BigInt(file.size), mediaType: file.mediaType, createdAt: file.at }],
    skipDuplicates: true,
  });
}

/** Takes a file's row away unless a record still names it. True when the bytes may go as well, after the commit. */
export async function dropFileIfUnnamed(tx: Tx, hash: string): Promise<boolean> {
  const { count } = await tx.storedFile.deleteMany({
    where: {
      hash,
      artefacts: { none: {} },
      datasetImages: { none: {} },
      datasetLabels: { none: {} },
      datasetTexts: { none: {} },
      weights: { none: {} },
      attachments: { none: {} },
    },
  });
  return count > 0;
}

export async function isFileNamed(tx: Tx, hash: string): Promise<boolean> {
  return (await tx.storedFile.count({ where: { hash } })) > 0;
}
