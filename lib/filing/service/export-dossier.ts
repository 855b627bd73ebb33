import type { Readable } from "node:stream";
import { recordEvent } from "@/lib/audit/service";
import { authorise } from "@/lib/auth/authorise";
import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { ofText, type ZipEntry, zipStream } from "@/lib/files/service/zip-stream";
import { exportSection } from "@/lib/forms/rules/export-section";
import type { Actor } from "@/lib/identity/types";
import { openFile } from "@/lib/storage/files";
import { findDossierOf, findLastSubmittedOf } from "../repository/dossier";
import { findSignatures } from "../repository/signature";
import { findLastSnapshot, findSnapshot, type SnapshotRow } from "../repository/snapshot";
import { asAnswers } from "../rules/answers";
import { sectionsOf } from "../schema/dossier/sections";
import { recordId } from "../schema/evidence";
import type { DossierCase } from "../types/dossier";
import type { SnapshotAttachment, SnapshotContent } from "../types/snapshot";
import { type DossierReader, isProvider, readDossierCase } from "./dossier-access";
import { readDossierState } from "./dossier-state";

export const EXPORT_VERSION = 1;

export type ExportFormat = "zip" | "json";

export interface ExportRequest extends DossierReader {
  readonly format: ExportFormat;
  /** A submitted version; null for the working dossier, or for an office the last one that was submitted. */
  readonly snapshotId: string | null;
}

/** What leaves: the content as it is hashed, and beside it what a person or another program reads more easily. */
export interface ExportedDossier {
  readonly exportVersion: typeof EXPORT_VERSION;
  readonly application: string;
  readonly exportedAt: string;
  readonly snapshot: { readonly sequence: number; readonly createdAt: string } | null;
  /** SHA-256 of the RFC 8785 JSON of `content`. */
  readonly contentHash: string;
  readonly content: SnapshotContent;
  readonly signatures: readonly {
    readonly capacity: string;
    readonly signerName: string;
    readonly signedAt: string;
    readonly statement: string | null;
  }[];
  readonly sections: readonly ReturnType<typeof exportSection>[];
}

interface Source {
  readonly dossier: DossierCase;
  readonly content: SnapshotContent;
  readonly contentHash: string;
  readonly snapshot: SnapshotRow | null;
}

/** Every export is an entry of the ledger. @throws AppError NOT_FOUND */
export async function exportDossier(request: ExportRequest, clock: Clock = systemClock): Promise<ExportedDossier> {
  return inTransaction(async (tx) => {
    const at = clock.now();
    const source = await findSource(tx, request);
    const { dossier, content, contentHash, snapshot } = source;
    await recordEvent(tx, {
      ...{ event: "dossier.exported", recordType: "application", recordId: dossier.applicationId },
      ...{ actorId: request.actor.userId, at },
      payload: { contentHash, snapshotId: snapshot?.id ?? null, format: request.format },
    });
    const signatures = await findSignatures(tx, dossier.applicationId);
    const answers = asAnswers(content.sections);
    return {
      ...{ exportVersion: EXPORT_VERSION, application: dossier.number, exportedAt: at.toISOString() },
      snapshot: snapshot && { sequence: snapshot.sequence, createdAt: snapshot.createdAt.toISOString() },
      ...{ contentHash, content },
      signatures: signatures
        .filter((signature) => signature.contentHash === contentHash)
        .map(({ capacity, signerName, signedAt, statement }) => ({
          ...{ capacity, signerName, signedAt: signedAt.toISOString(), statement },
        })),
      sections: sectionsOf(content.formVersion, content.track)
        .filter(({ records }) => !records)
        .map((def) => exportSection(def, answers)),
    };
  });
}

async function findSource(tx: Tx, request: ExportRequest): Promise<Source> {
  if (request.snapshotId !== null) return await sourceOf(tx, request, await requireSnapshot(tx, request.snapshotId));
  const own = await findOwn(tx, request);
  if (own) return { ...(await readDossierState(tx, { id: own.applicationId }, { hold: false })), snapshot: null };
  const submitted = recordId.safeParse(request.filingId).success
    ? await findLastSubmittedOf(tx, request.filingId)
    : null;
  const snapshot = submitted && (await findLastSnapshot(tx, submitted));
  if (!snapshot) throw new AppError("NOT_FOUND", `Filing ${request.filingId} was never submitted`);
  return await sourceOf(tx, request, snapshot);
}

/** The working dossier where the reader is its provider. */
async function findOwn(tx: Tx, reader: DossierReader): Promise<DossierCase | null> {
  if (!mayBeMember(reader.actor)) return null;
  const dossier = await readDossierCase(tx, reader, "filing.read").catch((error) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null;
    throw error;
  });
  return dossier && isProvider(reader.actor, dossier) ? dossier : null;
}

const mayBeMember = (actor: Actor) => actor.organisations.length > 0;

async function requireSnapshot(tx: Tx, id: string): Promise<SnapshotRow> {
  const snapshot = recordId.safeParse(id).success ? await findSnapshot(tx, id) : null;
  if (!snapshot) throw new AppError("NOT_FOUND", `No snapshot ${id}`);
  return snapshot;
}

async function sourceOf(tx: Tx, { actor, filingId }: DossierReader, snapshot: SnapshotRow): Promise<Source> {
  const dossier = await findDossierOf(tx, snapshot.applicationId);
  if (dossier?.filingId !== filingId) throw new AppError("NOT_FOUND", `Snapshot ${snapshot.id} is of another filing`);
  authorise(actor, "filing.read", dossier);
  return { dossier, content: snapshot.content, contentHash: snapshot.contentHash, snapshot };
}

/** The dossier with a list of its files and the files themselves. */
export function zipDossier(exported: ExportedDossier): Readable {
  const at = new Date(exported.exportedAt);
  const files = exported.content.attachments.map((file) => ({ ...file, path: pathOf(file) }));
  const manifest = {
    contentHash: exported.contentHash,
    files: files.map(({ path, slot, size, hash }) => ({ path, slot, size, sha256: hash })),
  };
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  const entries: ZipEntry[] = [
    { path: "dossier.json", at, open: () => ofText(json(exported)) },
    { path: "manifest.json", at, open: () => ofText(json(manifest)) },
    ...files.map(({ path, hash }) => ({ path, at, open: () => openFile(hash) })),
  ];
  return zipStream(entries);
}

/** Two files of one name stand side by side; a name can lead nowhere else. */
function pathOf({ slot, name, hash }: SnapshotAttachment): string {
  return `attachments/${slot}/${hash.slice(0, 8)}-${name.replace(/[\\/:*?"<>|]/g, "_")}`;
}
