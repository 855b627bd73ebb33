import type { ZodType } from "zod";

/** An address with the hash of its file: what was read once never changes. */
const readings = new Map<string, Promise<unknown>>();

/** A recorded JSON file, for `use`; null where it cannot be read. Only in the browser: the address is the reader's own. */
export function readRecorded<T>(url: string, schema: ZodType<T>): Promise<T | null> {
  const known = readings.get(url);
  if (known !== undefined) return known as Promise<T | null>;
  const reading = fetch(url)
    .then(async (answer) => (answer.ok ? schema.parse(await answer.json()) : null))
    .catch(() => null);
  readings.set(url, reading);
  // A failed reading is not kept: the next look tries again.
  void reading.then((content) => content === null && readings.delete(url));
  return reading;
}
