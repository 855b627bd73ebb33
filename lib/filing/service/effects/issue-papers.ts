import { canonicalJson } from "@/lib/audit/rules";
import { loadPeriod } from "@/lib/calendar/repository";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { beijingDate } from "@/lib/format";
import { sha256 } from "@/lib/ids";
import { type FilingRow, findFiling, findNationalOfficeId } from "../../repository/case";
import { findFilingClocks, findOpenClock } from "../../repository/clock";
import { findItems } from "../../repository/examination";
import { insertDocument, insertNotice, takeNumber } from "../../repository/paper";
import { findOpenWindow } from "../../repository/publicity";
import type { Effect, FilingEffect } from "../../types/decision";
import type { GivenInput } from "../../types/past";
import type { ApplicationAction, DocumentKind, FilingAction } from "../../types/vocabulary";
import { type Carrying, textOf } from "./carrying";

/** Texts of the papers. A published template never changes. */
const TEMPLATE_VERSION = "1";

/** Negative acts name the ways against them. */
const APPEALABLE: readonly DocumentKind[] = ["decline", "rejection", "suspension", "revocation", "cancellation"];

export interface Paper {
  readonly kind: DocumentKind;
  readonly filing: FilingRow;
  readonly applicationId: string | null;
  readonly applicationNumber: string | null;
  readonly officeId: string;
  readonly eventId: string;
  readonly issuedById: string | null;
  readonly at: Date;
  readonly input: GivenInput;
  /** What only this kind of paper says. */
  readonly facts: Prisma.InputJsonObject;
}

/** Takes the next number and freezes what the paper says. Returns the number. */
export async function issuePaper(tx: Tx, paper: Paper): Promise<string> {
  const { kind, filing, at, input } = paper;
  const number = await takeNumber(tx, "document", at);
  const office = await tx.office.findUniqueOrThrow({ where: { id: paper.officeId } });
  const said = Object.fromEntries(
    ["reason", "reasonCode", "facts", "clause", "finding"].flatMap((name) =>
      textOf(input, name) ? [[name, textOf(input, name)]] : [],
    ),
  );
  const content: Prisma.InputJsonObject = {
    ...{ kind, number, issuedOn: beijingDate(at), track: filing.track },
    organisation: { name: filing.organisation.name, uscc: filing.organisation.uscc },
    ...{ serviceName: filing.serviceName, filingNumber: filing.number, applicationNumber: paper.applicationNumber },
    office: { zh: office.nameZh, en: office.nameEn },
    ...said,
    ...paper.facts,
    ...(APPEALABLE.includes(kind) ? { remedies: await remedies(tx) } : {}),
  };
  await insertDocument(tx, {
    ...{ number, filingId: filing.id, applicationId: paper.applicationId, eventId: paper.eventId, kind },
    ...{ templateVersion: TEMPLATE_VERSION, content, contentHash: sha256(canonicalJson(content)) },
    ...{ issuedById: paper.issuedById, issuedAt: at },
  });
  return number;
}

async function remedies(tx: Tx): Promise<Prisma.InputJsonObject> {
  const [reconsideration, lawsuit] = [await loadPeriod(tx, "reconsideration"), await loadPeriod(tx, "lawsuit")];
  const asked = ({ value, unit, source }: typeof lawsuit) => ({ value, unit, source });
  return { reconsideration: asked(reconsideration), lawsuit: asked(lawsuit) };
}

/** Every paper that was decided, by the office that held the case when it was. */
export async function issueDocuments(carrying: Carrying): Promise<void> {
  const { tx, row, subject, at, eventId, actorId } = carrying;
  // Read again: an approval has given it its number a moment ago.
  const filing = (await findFiling(tx, row.filingId)) ?? row.filing;
  for (const effect of carrying.decision.effects) {
    if (effect.do !== "document") continue;
    await issuePaper(tx, {
      ...{ kind: effect.kind, filing, applicationId: row.id, applicationNumber: row.number },
      ...{ officeId: subject.holderId, eventId, issuedById: actorId, at },
      input: saidInput(carrying, effect.kind),
      facts: await factsOf(carrying, effect.kind),
    });
  }
}

/** A decline repeats what was proposed: the form of the decision asks nothing more. */
function saidInput({ input, past }: Carrying, kind: DocumentKind): GivenInput {
  if (kind !== "decline") return input;
  return past.findLast(({ action }) => action === "propose_decline")?.input ?? input;
}

async function factsOf({ tx, row }: Carrying, kind: DocumentKind): Promise<Prisma.InputJsonObject> {
  if (kind === "publicity") {
    const window = await findOpenWindow(tx, row.id);
    return window ? { opensOn: window.opensOn, closesOn: window.closesOn } : {};
  }
  if (kind === "intent_notice") {
    return { dueOn: (await findOpenClock(tx, row.id, "intentNoticeReply"))?.dueOn ?? null };
  }
  if (kind !== "rectification") return {};
  const items = (await findItems(tx, row.id)).filter(({ state }) => state === "sent");
  const said = ({ targetKind, target, reasonCode, clauseKey, instruction }: (typeof items)[number]) =>
    ({ targetKind, target, reasonCode, clauseKey, instruction }) as const;
  return { items: items.map(said), dueOn: (await findOpenClock(tx, row.id, "rectificationDue"))?.dueOn ?? null };
}

interface Telling {
  readonly filing: FilingRow;
  readonly applicationId: string | null;
  readonly action: ApplicationAction | FilingAction;
  /** The office that holds the record now, and the one that holds it next. */
  readonly holderId: string;
  readonly nextId: string;
  readonly at: Date;
}

/** Tells whom the decision names. Objectors have no account: they read the state under their tracking code. */
export async function sendNotices(
  tx: Tx,
  effects: readonly (Effect | FilingEffect)[],
  telling: Telling,
): Promise<void> {
  const { filing, applicationId, action, at } = telling;
  const about = { filingId: filing.id, applicationId, action, at };
  for (const effect of effects) {
    if (effect.do !== "notice") continue;
    if (effect.to === "provider") await insertNotice(tx, { ...about, organisationId: filing.organisationId });
    if (effect.to === "office") await insertNotice(tx, { ...about, officeId: telling.nextId, officeRole: "reviewer" });
    if (effect.to === "lead") await insertNotice(tx, { ...about, officeId: telling.holderId, officeRole: "lead" });
    if (effect.to === "nextOffice") {
      await insertNotice(tx, { ...about, officeId: telling.nextId, officeRole: "reviewer" });
    }
  }
}

export async function nextOfficeId(tx: Tx, { row, decision }: Carrying): Promise<string> {
  return decision.stage === "national" ? await findNationalOfficeId(tx) : row.officeId;
}

/** The last day of an open period of the filing. */
export async function filingDueOn(tx: Tx, filingId: string, key: string): Promise<string | null> {
  return (await findFilingClocks(tx, filingId)).find((clock) => clock.key === key)?.dueOn ?? null;
}
