import type { Tx } from "@/lib/db/client";
import type { FilingFlag } from "@/lib/filing/types/vocabulary";
import { beijingDate } from "@/lib/format";
import {
  appendVersion,
  findFilingEntry,
  findLatestVersion,
  findOfficeProvince,
  writeFilingEntry,
} from "../repository/entry";
import type { PublicationCause, PublicContent, PublishedFiling, RegisterStatus } from "../types";

export interface Publication {
  /** As it stands after the action that publishes it. */
  readonly filing: PublishedFiling;
  readonly organisation: { readonly name: string };
  /** Null where only the status changes: the text stays as it was published last. */
  readonly content: PublicContent | null;
  readonly cause: PublicationCause;
  /** For the public, where the status is not `filed`. */
  readonly reason?: string | null;
  readonly at: Date;
}

/** Flags of a filing that the public sees. Orders and notices stay between the office and the provider. */
const PUBLIC_FLAGS: readonly FilingFlag[] = ["base_model_lost"];

/**
 * What the register shows of a filing from today on: writes its entry and appends a version, in the caller's
 * transaction. Earlier versions stay as they were.
 */
export async function publishVersion(tx: Tx, publication: Publication): Promise<{ entryId: string; sequence: number }> {
  const { filing, organisation, cause, at } = publication;
  const status = shownStatus(filing);
  const flags = PUBLIC_FLAGS.filter((flag) => filing.flags.includes(flag));
  const content = publication.content ?? (await lastContent(tx, filing.id));
  const { track, number, serviceName } = filing;
  const validFrom = beijingDate(at);
  const entryId = await writeFilingEntry(tx, {
    filingId: filing.id,
    entry: {
      ...{ track, status, flags, number, serviceName, organisationName: organisation.name },
      provinceCode: await findOfficeProvince(tx, filing.officeId),
      filedOn: filing.filedOn ?? validFrom,
      functions: content?.functions ?? [],
      architecture: content?.architecture ?? null,
    },
    at,
  });
  const reason = publication.reason ?? null;
  const shown = { serviceName, organisationName: organisation.name, number, status, flags, reason, content };
  const sequence = await appendVersion(tx, { entryId, validFrom, cause, shown, at });
  return { entryId, sequence };
}

function shownStatus({ id, status }: PublishedFiling): RegisterStatus {
  if (status === "unfiled") throw new Error(`Filing ${id} is not filed: the register does not show it`);
  return status;
}

async function lastContent(tx: Tx, filingId: string): Promise<PublicContent | null> {
  const entry = await findFilingEntry(tx, filingId);
  return entry ? ((await findLatestVersion(tx, entry.id))?.content ?? null) : null;
}
