import { err, ok, type Result } from "@/lib/result";
import { ATTACHMENT_FORMATS, type AttachmentFormat, type AttachmentSlot } from "./attachment-slots";

export interface FoundType {
  readonly format: AttachmentFormat;
  readonly mediaType: string;
}

export interface FileRefusal {
  readonly code: "attachment.unrecognised" | "attachment.wrongFormat" | "attachment.renamed";
  readonly facts: Readonly<Record<string, string>>;
}

/** Endings that people give to one format. */
const ENDINGS: Readonly<Record<AttachmentFormat, readonly string[]>> = {
  docx: ["docx"],
  xlsx: ["xlsx"],
  pdf: ["pdf"],
  png: ["png"],
  jpg: ["jpg", "jpeg"],
};

/**
 * Whether a file is what its slot takes.
 * @param found the format that its content shows; null where the content is of no known format
 */
export function judgeFile({
  slot,
  name,
  found,
}: {
  readonly slot: Pick<AttachmentSlot, "formats">;
  readonly name: string;
  readonly found: string | null;
}): Result<FoundType, FileRefusal> {
  const allowed = formatNames(slot.formats);
  const ending = name.includes(".") ? (name.split(".").at(-1) ?? "").toLowerCase() : "";
  if (found === null) return err({ code: "attachment.unrecognised", facts: { allowed } });
  const format = slot.formats.find((candidate) => candidate === found);
  if (!format) return err({ code: "attachment.wrongFormat", facts: { allowed, found: found.toUpperCase() } });
  if (!ENDINGS[format].includes(ending)) {
    const wanted = ENDINGS[format][0] ?? format;
    return err({ code: "attachment.renamed", facts: { found: format.toUpperCase(), wanted: `.${wanted}` } });
  }
  return ok({ format, mediaType: ATTACHMENT_FORMATS[format] });
}

export function formatNames(formats: readonly AttachmentFormat[]): string {
  return formats.map((format) => format.toUpperCase()).join(" / ");
}

const NAME_LIMIT = 150;

/** A name as it is shown and given back: no path, nothing invisible, composed characters, its ending kept. */
export function plainFileName(sent: string): string {
  const last = sent.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  const visible = last.replace(/[\p{Cc}\p{Cf}]/gu, "").trim() || "file";
  const characters = [...visible];
  if (characters.length <= NAME_LIMIT) return visible;
  const ending = /\.\w{1,8}$/.exec(visible)?.[0] ?? "";
  return characters.slice(0, NAME_LIMIT - ending.length).join("") + ending;
}
