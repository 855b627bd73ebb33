import { zipSync } from "fflate";
import { database } from "@/lib/db/client";
import type { ApplicationStatus, Track } from "@/lib/db/generated/enums";
import { ATTACHMENT_SLOTS } from "@/lib/filing/rules/attachment-slots";
import { attachBytes } from "@/lib/filing/service/attach-file";
import type { Answers } from "@/lib/forms/types";
import type { Actor } from "@/lib/identity/types";
import { newId } from "@/lib/ids";
import { completeAnswers } from "./dossier-answers";

const FORM_VERSION = "2026-1";
let serial = 0;

export interface MadeDossier {
  readonly filingId: string;
  readonly applicationId: string;
}

/** A filing with one application and its draft, as rows: what is tested with it is what comes after. */
export async function makeDossier({
  organisationId,
  createdById,
  track = "filing",
  answers = completeAnswers(track),
  serviceName = "墨行手写字形生成服务",
}: {
  organisationId: string;
  createdById: string;
  track?: Track;
  answers?: Answers;
  serviceName?: string;
}): Promise<MadeDossier> {
  const [filingId, applicationId, at] = [newId(), newId(), new Date("2026-11-20T02:00:00Z")];
  const office = await database().office.findUniqueOrThrow({ where: { code: "33" } });
  await database().filing.create({
    data: {
      ...{ id: filingId, organisationId, track, status: "unfiled", flags: [], serviceName },
      ...{ officeId: office.id, createdById, createdAt: at },
    },
  });
  serial += 1;
  await database().application.create({
    data: {
      ...{ id: applicationId, filingId, number: `A-2026-${String(9_000 + serial)}`, kind: "initial", status: "draft" },
      ...{ flags: [], officeId: office.id, createdById, createdAt: at, stageSince: at },
    },
  });
  await database().draft.create({
    data: {
      ...{ applicationId, formVersion: FORM_VERSION, updatedAt: at, updatedById: createdById },
      ...{ answers: JSON.parse(JSON.stringify(answers)), fieldVersions: {} },
    },
  });
  return { filingId, applicationId };
}

export async function writeAnswers(applicationId: string, answers: Answers): Promise<void> {
  await database().draft.update({
    where: { applicationId },
    data: { answers: JSON.parse(JSON.stringify(answers)), version: { increment: 1 } },
  });
}

/** Where a case stands, set by hand. */
export async function moveApplication(
  applicationId: string,
  { status, flags = [], national = false }: { status: ApplicationStatus; flags?: string[]; national?: boolean },
): Promise<void> {
  const at = new Date("2026-11-21T02:00:00Z");
  const closed = ["approved", "rejected", "withdrawn"].includes(status);
  await database().application.update({
    where: { id: applicationId },
    data: {
      ...{ status, flags, submittedAt: status === "draft" ? null : at, closedAt: closed ? at : null },
      nationalSince: national ? at : null,
    },
  });
}

const text = (content: string) => new TextEncoder().encode(content);

/** Small files that are what their names say. */
export const FILES = {
  pdf: (seed = "1") => text(`%PDF-1.7\n% ${seed}\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n`),
  docx: (seed = "1") =>
    zipSync({
      "[Content_Types].xml": text(
        `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
      ),
      "word/document.xml": text(`<w:document>${seed}</w:document>`),
    }),
  xlsx: (seed = "1") =>
    zipSync({
      "[Content_Types].xml": text(
        `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
      ),
      "xl/workbook.xml": text(`<workbook>${seed}</workbook>`),
    }),
  /** The head of a Windows program. */
  exe: () => Uint8Array.from([0x4d, 0x5a, ...new Array(126).fill(0)]),
} as const;

/** One file in every required slot. */
export async function attachRequired(owner: { actor: Actor; filingId: string }, track: Track): Promise<void> {
  for (const slot of ATTACHMENT_SLOTS[track].filter(({ required }) => required)) {
    const kind = slot.formats.some((format) => format === "pdf") ? "pdf" : "xlsx";
    const file = { fileName: `${slot.words.zh}.${kind}`, bytes: FILES[kind](slot.key) };
    await attachBytes({ ...owner, slot: slot.key, file });
  }
}
