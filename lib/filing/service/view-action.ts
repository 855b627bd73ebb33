import { authorise } from "@/lib/auth/authorise";
import { loadCalendar, loadPeriod } from "@/lib/calendar/repository";
import { addPeriod } from "@/lib/calendar/rules/working-days";
import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { beijingDate, type Words } from "@/lib/format";
import type { Actor } from "@/lib/identity/types";
import { newId } from "@/lib/ids";
import { proposeSlug } from "@/lib/registry/rules/slug";
import { ACTION_EFFECTS } from "../copy/action-effects";
import { ACTION_WORDS, FILING_ACTION_WORDS } from "../copy/actions";
import { APPROVE_WORDS, FILING_ACTION_EFFECTS, MEASURE_WORDS } from "../copy/inputs";
import { DECLINE_CODES, reasonWords } from "../copy/reason-codes";
import { refusalWords } from "../copy/refusals";
import { CHANGE_CLASS_WORDS } from "../copy/status";
import { type CaseRow, type FilingRow, findCase, findFiling, findOpenCase } from "../repository/case";
import { listFilingPast, listPast } from "../repository/event";
import { findReviewers } from "../repository/examination";
import { type Called, textToType } from "../rules/confirmation";
import { inputWords } from "../rules/readable";
import { remedyOf } from "../rules/remedy";
import { type InputName, inputsOf } from "../schema/action-input";
import type { Refusal } from "../types/decision";
import type { ActionFormView, FormChoice, FormField } from "../types/view";
import {
  APPLICATION_ACTIONS,
  type ApplicationAction,
  CHANGE_CLASSES,
  FILING_ACTIONS,
  type FilingAction,
  MEASURES,
} from "../types/vocabulary";
import { decide } from "../workflow/decide";
import { decideFiling } from "../workflow/filing-transitions";
import { factsForStart, STARTS } from "./describe-actions";
import { describeFiling, readTimeBase } from "./describe-case";
import type { Reader } from "./describe-history";
import { readFacts } from "./read-facts";
import { readFilingFacts } from "./read-filing-facts";
import { readCaseHead } from "./read-progress";
import { type CaseSubject, caseRoles, caseSubject, filingRoles, filingSubject } from "./standing";

/** Which form is asked for: by a case's address (an office), or by a filing's (its provider). */
export type FormRequest = { readonly actor: Actor; readonly action: string } & (
  | { readonly applicationId: string; readonly filingId?: undefined }
  | { readonly filingId: string; readonly applicationId?: undefined }
);

interface Asked {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly reader: Reader;
  readonly filing: FilingRow;
  readonly row: CaseRow | null;
  readonly at: Date;
}

/**
 * The confirmation page of one action: what it asks, what it brings about, why it is refused now.
 * @throws AppError NOT_FOUND for an unknown action and for a record that the reader may not know
 */
export async function viewActionForm(request: FormRequest, clock: Clock = systemClock): Promise<ActionFormView> {
  return await inTransaction(async (tx) => {
    const asked = await readAsked(tx, request, clock.now());
    const onCase = APPLICATION_ACTIONS.find((name) => name === request.action);
    const onFiling = FILING_ACTIONS.find((name) => name === request.action);
    if (onFiling) return await filingForm(asked, onFiling);
    if (onCase && STARTS.some((start) => start === onCase)) return await startForm(asked, onCase);
    if (!onCase || !asked.row) throw new AppError("NOT_FOUND", `No action ${request.action}`);
    return await caseForm({ ...asked, row: asked.row }, onCase);
  });
}

async function readAsked(tx: Tx, { actor, ...request }: FormRequest, at: Date): Promise<Asked> {
  if (request.applicationId !== undefined) {
    const row = await findCase(tx, request.applicationId);
    if (!row) throw new AppError("NOT_FOUND", `No application ${request.applicationId}`);
    authorise(actor, "case.read", await caseSubject(tx, row));
    return { tx, actor, reader: "office", filing: row.filing, row, at };
  }
  const filing = await findFiling(tx, request.filingId);
  if (!filing) throw new AppError("NOT_FOUND", `No filing ${request.filingId}`);
  authorise(actor, "filing.read", { organisationId: filing.organisationId });
  return { tx, actor, reader: "provider", filing, row: await findOpenCase(tx, filing.id), at };
}

async function caseForm(asked: Asked & { row: CaseRow }, action: ApplicationAction): Promise<ActionFormView> {
  const { tx, row, actor, at } = asked;
  const subject = await caseSubject(tx, row);
  const { facts } = await readFacts(tx, { row, past: await listPast(tx, row.id), at, hold: false });
  const decided = decide(action, { facts, actor: { userId: actor.userId, roles: caseRoles(actor, subject) } });
  const called = { number: row.number, serviceName: row.filing.serviceName };
  return {
    ...(await frame(asked, { action, refusal: decided.ok ? null : decided.error, subject, called })),
    ...{ on: "case", id: row.id, version: row.version, words: ACTION_WORDS[action].verb },
    consequences: [ACTION_EFFECTS[action]],
  };
}

async function startForm(asked: Asked, action: ApplicationAction): Promise<ActionFormView> {
  const { tx, filing, actor } = asked;
  const subject = await filingSubject(tx, filing);
  const facts = await factsForStart(tx, filing);
  const decided = decide(action, { facts, actor: { userId: actor.userId, roles: filingRoles(actor, subject) } });
  return {
    ...(await frame(asked, { action, refusal: decided.ok ? null : decided.error, subject, called: filing })),
    ...{ on: "filing", id: filing.id, version: filing.version, words: ACTION_WORDS[action].verb },
    consequences: [ACTION_EFFECTS[action]],
  };
}

async function filingForm(asked: Asked, action: FilingAction): Promise<ActionFormView> {
  const { tx, filing, actor, at } = asked;
  const subject = await filingSubject(tx, filing);
  const past = await listFilingPast(tx, filing.id);
  const facts = await readFilingFacts(tx, { filing, past, at, emergency: false });
  const roles = filingRoles(actor, subject);
  const decided = decideFiling(action, { facts, actor: { userId: actor.userId, roles } });
  // An emergency suspension has its own way, so its form stays open for the lead who declares one.
  const urgent =
    action === "suspend" &&
    decideFiling(action, { facts: { ...facts, emergency: true }, actor: { userId: actor.userId, roles } }).ok;
  return {
    ...(await frame(asked, { action, refusal: decided.ok || urgent ? null : decided.error, subject, called: filing })),
    ...{ on: "filing", id: filing.id, version: filing.version, words: FILING_ACTION_WORDS[action].verb },
    consequences: [FILING_ACTION_EFFECTS[action]],
  };
}

interface Framing {
  readonly action: ApplicationAction | FilingAction;
  readonly refusal: Refusal | null;
  readonly subject: CaseSubject;
  readonly called: Called;
}

async function frame({ tx, filing, row, reader, at }: Asked, { action, refusal, subject, called }: Framing) {
  const base = await readTimeBase(tx, at);
  const backHref = reader === "provider" || !row ? `/filings/${filing.id}` : `/office/cases/${row.id}`;
  const fields: FormField[] = [];
  for (const { name, required } of inputsOf(action)) {
    if (ELSEWHERE.includes(name)) continue;
    fields.push(await describeField(tx, { action, name, required, subject, filing, at }));
  }
  return {
    ...{ action, fields, backHref, idempotencyKey: newId(), confirm: textToType(action, called) },
    refused: refusal && refusalWords(refusal),
    remedy: refusal && remedyOf(refusal.code, { reader, filingId: filing.id, applicationId: row?.id ?? null }),
    head: describeFiling(filing),
    application: row && (await readCaseHead(tx, row, base)),
  };
}

/** Asked on pages of their own, or not at all. */
const ELSEWHERE: readonly InputName[] = ["files", "items", "verdicts", "judgement", "trackingCode", "objectionId"];

interface Question {
  readonly action: ApplicationAction | FilingAction;
  readonly name: InputName;
  readonly required: boolean;
  readonly subject: CaseSubject;
  readonly filing: FilingRow;
  readonly at: Date;
}

const LONG: readonly InputName[] = ["reason", "facts", "finding", "text", "arrangements"];

async function describeField(tx: Tx, question: Question): Promise<FormField> {
  const { action, name, required, subject } = question;
  const { label, hint } = inputWords(action, name);
  const choices = name === "person" ? await peopleOf(tx, subject.holderId) : choicesOf(name);
  return {
    ...{ name, label, hint, required, choices, initial: await initialOf(tx, question) },
    kind: kindOf(name, choices),
  };
}

function kindOf(name: InputName, choices: readonly FormChoice[]): FormField["kind"] {
  if (name === "emergency") return "checkbox";
  if (name === "dueDate") return "date";
  if (name === "person" || name === "reasonCode") return "select";
  if (choices.length > 0) return "choice";
  return LONG.includes(name) ? "longText" : "text";
}

function choicesOf(name: InputName): FormChoice[] {
  const from = (values: readonly string[], words: (value: string) => Words) =>
    values.map((value) => ({ value, label: words(value) }));
  if (name === "approve") return from(["yes", "no"], (value) => APPROVE_WORDS[value as "yes" | "no"]);
  if (name === "reasonCode") return from(DECLINE_CODES, reasonWords);
  if (name === "changeClass") return CHANGE_CLASSES.map((value) => ({ value, label: CHANGE_CLASS_WORDS[value] }));
  if (name === "measure") return MEASURES.map((value) => ({ value, label: MEASURE_WORDS[value] }));
  return [];
}

async function peopleOf(tx: Tx, officeId: string): Promise<FormChoice[]> {
  return (await findReviewers(tx, officeId)).map(({ id, name }) => ({ value: id, label: { zh: name, en: name } }));
}

/** What is proposed: a due date by its period, a slug by the name. */
async function initialOf(tx: Tx, { action, name, filing, at }: Question): Promise<string> {
  if (name === "slug") return proposeSlug(filing.serviceName);
  if (name !== "dueDate") return "";
  const period = await loadPeriod(tx, action === "order" ? "orderDefault" : "rectificationDue");
  const due = addPeriod({ from: beijingDate(at), period, calendar: await loadCalendar(tx) });
  return due.ok ? due.value : "";
}
