import type { Tx } from "@/lib/db/client";
import type { CaseRow, FilingRow } from "../../repository/case";
import type { PassageSoFar } from "../../rules/past";
import type { CaseFacts, Decision, FilingDecision } from "../../types/decision";
import type { GivenInput, PastAction } from "../../types/past";
import type { ApplicationFlag, FilingFlag } from "../../types/vocabulary";
import type { DossierState } from "../dossier-state";
import type { CaseSubject, Party } from "../standing";

/** One action that is being carried out: what was decided, on what, by whom and when. */
export interface Carrying {
  readonly tx: Tx;
  /** As it stood before. */
  readonly row: CaseRow;
  readonly subject: CaseSubject;
  readonly decision: Decision;
  readonly facts: CaseFacts;
  readonly soFar: PassageSoFar;
  readonly past: readonly PastAction[];
  /** The working dossier; null where it is not kept any more. */
  readonly dossier: DossierState | null;
  readonly flagsAfter: readonly ApplicationFlag[];
  readonly input: GivenInput;
  readonly by: Party;
  readonly actorId: string | null;
  readonly at: Date;
  readonly eventId: string;
}

/** The same for an action on a filing itself. */
export interface CarryingFiling {
  readonly tx: Tx;
  readonly filing: FilingRow;
  readonly subject: CaseSubject;
  readonly decision: FilingDecision;
  readonly flagsAfter: readonly FilingFlag[];
  readonly input: GivenInput;
  readonly by: Party;
  readonly actorId: string | null;
  readonly at: Date;
  readonly eventId: string;
}

/** The text of an answer; empty where the form did not ask. */
export function textOf(input: GivenInput, name: string): string {
  const value = input[name];
  return typeof value === "string" ? value : "";
}

export function does(carrying: Pick<Carrying, "decision">, effect: string): boolean {
  return carrying.decision.effects.some((candidate) => candidate.do === effect);
}
