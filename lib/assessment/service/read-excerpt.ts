import type { Actor, Tenant } from "@/lib/identity/types";
import { openFile } from "@/lib/storage/files";
import { readTexts } from "@/models/contracts/text";
import { findDatasetTexts } from "./view-dataset";

/** Texts of an excerpt, and bytes of the file that are read for them. */
const EXCERPT = { texts: 12, bytes: 256_000 } as const;

/**
 * The first texts of a data set. Reads the file only as far as they go.
 * @throws AppError NOT_FOUND for a foreign set or one of images
 */
export async function readExcerpt(reader: { actor: Actor; tenant: Tenant; datasetId: string }): Promise<string[]> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (await openFile(await findDatasetTexts(reader))) as AsyncIterable<Uint8Array>) {
    parts.push(chunk);
    size += chunk.length;
    if (size >= EXCERPT.bytes) break;
  }
  const bytes = Buffer.concat(parts);
  // The last line may be cut in the middle of a character.
  const whole = bytes.subarray(0, bytes.lastIndexOf("\n") + 1);
  return readTexts(whole).slice(0, EXCERPT.texts);
}
