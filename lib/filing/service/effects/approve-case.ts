import { AppError } from "@/lib/errors";
import { beijingDate } from "@/lib/format";
import { proposeSlug } from "@/lib/registry/rules/slug";
import { issueNumber } from "@/lib/registry/service/issue-number";
import { publishVersion } from "@/lib/registry/service/publish-version";
import type { PublicationCause } from "@/lib/registry/types";
import { type FilingRow, findFiling, moveFiling } from "../../repository/case";
import { findLastSnapshot } from "../../repository/examination";
import { publicContentOf } from "../../rules/public-content";
import type { SnapshotContent } from "../../types/snapshot";
import type { FilingStatus } from "../../types/vocabulary";
import { type Carrying, does, textOf } from "./carrying";

const CAUSES = { initial: "approval", change: "change", cancellation: "cancellation" } as const satisfies Record<
  string,
  PublicationCause
>;

/** Number, status of the filing and what the register shows, as an approval leaves them. */
export async function approveCase(carrying: Carrying): Promise<void> {
  await moveItsFiling(carrying);
  if (does(carrying, "publishVersion")) await publish(carrying);
}

async function moveItsFiling(carrying: Carrying): Promise<void> {
  const { tx, row, decision, at } = carrying;
  const { filing } = row;
  const statuses = decision.effects.flatMap((effect) => (effect.do === "filingStatus" ? [effect.status] : []));
  const fallen = decision.effects.flatMap((effect) => (effect.do === "clearFilingFlag" ? [effect.flag] : []));
  const issues = does(carrying, "issueNumber");
  if (statuses.length === 0 && fallen.length === 0 && !issues) return;
  const to: FilingStatus = statuses[0] ?? filing.status;
  const number = issues ? await takeFilingNumber(carrying) : undefined;
  const flags = to === "cancelled" ? [] : filing.flags.filter((flag) => !fallen.includes(flag));
  const issued = number === undefined ? {} : { number, filedOn: beijingDate(at) };
  const moved = await moveFiling(tx, {
    id: filing.id,
    from: filing.status,
    version: filing.version,
    to,
    flags,
    ...issued,
  });
  if (!moved) throw new AppError("CONFLICT", `Filing ${filing.id} changed under its approval`);
}

/** The number carries the day of the last sign-off, not that of the end of publicity. */
async function takeFilingNumber({ tx, row, soFar, past, input, at }: Carrying): Promise<string> {
  const { filing } = row;
  const confirmed = past.findLast(({ input: given }) => typeof given.slug === "string" && given.slug !== "");
  const slug = textOf(input, "slug") || textOf(confirmed?.input ?? {}, "slug") || proposeSlug(filing.serviceName);
  const officePrefix = filing.office.filingPrefix;
  return await issueNumber(tx, { track: filing.track, officePrefix, slug, at: soFar.signedOffAt ?? at });
}

async function publish({ tx, row, at }: Carrying): Promise<void> {
  const filing = (await findFiling(tx, row.filingId)) as FilingRow;
  const snapshot = row.kind === "cancellation" ? null : await findLastSnapshot(tx, row.id);
  const content = snapshot && publicContentOf(snapshot.content as unknown as SnapshotContent);
  const { organisation } = filing;
  await publishVersion(tx, { filing, organisation, content, cause: CAUSES[row.kind], at });
}
