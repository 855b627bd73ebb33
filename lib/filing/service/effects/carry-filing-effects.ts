import { loadCalendar, loadPeriod } from "@/lib/calendar/repository";
import { addPeriod } from "@/lib/calendar/rules/working-days";
import { beijingDate } from "@/lib/format";
import { publishVersion } from "@/lib/registry/service/publish-version";
import type { PublicationCause } from "@/lib/registry/types";
import { type FilingRow, findFiling, findOpenCase } from "../../repository/case";
import { startFilingClock, stopFilingClock } from "../../repository/clock";
import type { DocumentKind, FilingAction, FilingClockKey } from "../../types/vocabulary";
import { lostDependants, regainedDependants } from "../dependants";
import { flagByFiling } from "../flag-by-filing";
import type { FollowUp } from "../request";
import { type CarryingFiling, textOf } from "./carrying";
import { filingDueOn, issuePaper, sendNotices } from "./issue-papers";
import { named } from "./move-clocks";

/** Everything that the decision on a filing brings about; what a later one reads stands already. */
export async function carryFilingEffects(carrying: CarryingFiling): Promise<FollowUp[]> {
  const { tx, filing, decision, subject, at, eventId } = carrying;
  await moveClocks(carrying);
  const followUps = await moveApplication(carrying);
  if (decision.effects.some((effect) => effect.do === "publishVersion")) await publish(carrying);
  await issue(carrying);
  await sendNotices(tx, decision.effects, {
    ...{ filing, applicationId: null, action: decision.action, at, holderId: subject.holderId },
    nextId: filing.officeId,
  });
  const turn = { filingId: filing.id, causeId: eventId };
  for (const effect of decision.effects) {
    if (effect.do === "loseDependants") followUps.push(...(await lostDependants(tx, turn)));
    if (effect.do === "regainDependants") followUps.push(...(await regainedDependants(tx, turn)));
  }
  return followUps;
}

async function moveClocks(carrying: CarryingFiling): Promise<void> {
  const { tx, filing, decision, at } = carrying;
  for (const effect of decision.effects) {
    if (effect.do === "stopClock") await stopFilingClock(tx, { filingId: filing.id, key: effect.clock, at });
    if (effect.do === "startClock") await startClock(carrying, effect.clock);
  }
}

async function startClock({ tx, filing, input, at }: CarryingFiling, key: FilingClockKey): Promise<void> {
  const period = await loadPeriod(tx, key);
  const calendar = await loadCalendar(tx);
  const dueOn = textOf(input, "dueDate") || named(addPeriod({ from: beijingDate(at), period, calendar }));
  await startFilingClock(tx, { filingId: filing.id, key, periodVersion: period.version, startedAt: at, dueOn });
}

/** What the filing's fate means for its open application. */
async function moveApplication({ tx, filing, decision, at, eventId }: CarryingFiling): Promise<FollowUp[]> {
  const followUps: FollowUp[] = [];
  for (const effect of decision.effects) {
    if (!["raiseOnApplication", "clearOnApplication", "terminateApplication"].includes(effect.do)) continue;
    const open = await findOpenCase(tx, filing.id);
    if (!open) continue;
    const cause = `filing.${decision.action}`;
    if (effect.do === "terminateApplication") {
      const by = { kind: "system", cause } as const;
      const request = { applicationId: open.id, by, version: null, idempotencyKey: `terminate:${eventId}` };
      followUps.push({ on: "case", request: { ...request, action: "terminate" } });
    }
    if (effect.do === "raiseOnApplication" || effect.do === "clearOnApplication") {
      const raise = effect.do === "raiseOnApplication";
      await flagByFiling(tx, {
        row: open,
        flag: effect.flag,
        raise,
        action: decision.action,
        cause,
        causeId: eventId,
        at,
      });
    }
  }
  return followUps;
}

const CAUSES: Partial<Record<FilingAction, PublicationCause>> = {
  suspend: "suspension",
  reinstate: "reinstatement",
  restore_filing: "reinstatement",
  revoke: "revocation",
  cancel_ex_officio: "cancellation",
  lose_base_model: "base_model",
  regain_base_model: "base_model",
};

async function publish({ tx, filing: before, decision, input, at }: CarryingFiling): Promise<void> {
  const filing = (await findFiling(tx, before.id)) as FilingRow;
  const said = textOf(input, "reason") || textOf(input, "facts");
  await publishVersion(tx, {
    ...{ filing, organisation: filing.organisation, content: null, at },
    cause: CAUSES[decision.action] ?? "change",
    reason: filing.status === "filed" ? null : said || null,
  });
}

async function issue({ tx, filing, decision, subject, actorId, input, at, eventId }: CarryingFiling): Promise<void> {
  for (const effect of decision.effects) {
    if (effect.do !== "document") continue;
    await issuePaper(tx, {
      ...{ kind: effect.kind, filing, applicationId: null, applicationNumber: null, officeId: subject.holderId },
      ...{ eventId, issuedById: actorId, at, input, facts: await factsOf(effect.kind) },
    });
  }
  async function factsOf(kind: DocumentKind) {
    if (kind !== "intent_notice") return {};
    return { measure: textOf(input, "measure"), dueOn: await filingDueOn(tx, filing.id, "intentNoticeReply") };
  }
}
