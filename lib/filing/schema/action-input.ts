import { z } from "zod";
import { AppError } from "@/lib/errors";
import { DECLINE_CODES } from "../copy/reason-codes";
import type { GivenInput } from "../types/past";
import {
  type ActionInput,
  APPLICATION_ACTIONS,
  type ApplicationAction,
  CHANGE_CLASSES,
  FILING_ACTIONS,
  type FilingAction,
  MEASURES,
} from "../types/vocabulary";
import { FILING_TRANSITIONS } from "../workflow/filing-transitions";
import { transitionOf } from "../workflow/transitions";

/** How long the texts of an action may be, in characters. */
export const INPUT_LIMITS = { short: 200, text: 4_000 } as const;

const words = (limit: number) => z.string().trim().min(1, "filing.missing").max(limit, "filing.tooLong");
const answer = z.enum(["yes", "no"], "filing.chooseOne").transform((value) => value === "yes");
const ticked = z.union([z.literal("on"), z.literal("yes"), z.boolean()]).transform((value) => value !== false);
const anything = z.record(z.string(), z.unknown());

/** Every input that a form of the passage may ask, once. */
const FIELDS = {
  reason: words(INPUT_LIMITS.text),
  reasonCode: z.enum(DECLINE_CODES, "filing.chooseOne"),
  facts: words(INPUT_LIMITS.text),
  clause: words(INPUT_LIMITS.short),
  finding: words(INPUT_LIMITS.text),
  text: words(INPUT_LIMITS.text),
  files: z.array(z.string()),
  approve: z.union([z.boolean(), answer]),
  changeClass: z.enum(CHANGE_CLASSES, "filing.chooseOne"),
  arrangements: words(INPUT_LIMITS.text),
  items: z.array(anything),
  verdicts: z
    .array(
      z.strictObject({
        id: z.uuid(),
        state: z.enum(["accepted", "waived", "sent_back"], "filing.chooseOne"),
        resolution: z.string().trim().max(INPUT_LIMITS.text, "filing.tooLong").default(""),
      }),
    )
    .min(1, "filing.missing"),
  judgement: z.union([z.string(), anything]),
  person: z.uuid("filing.chooseOne"),
  contact: words(INPUT_LIMITS.short),
  dueDate: z.iso.date("filing.date"),
  measure: z.enum(MEASURES, "filing.chooseOne"),
  emergency: ticked,
  /** First part of the number's own half; proposed from the name, confirmed by the lead. */
  slug: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9]{1,60}$/, "filing.slug"),
  trackingCode: z.string().max(20),
  objectionId: z.uuid(),
} as const satisfies Record<ActionInput | "slug" | "trackingCode" | "objectionId", z.ZodType>;
export type InputName = keyof typeof FIELDS;

type Optional = Partial<Record<ApplicationAction | FilingAction, readonly InputName[]>>;

/** What a form may ask beyond what the table requires. */
const OPTIONAL: Optional = {
  sign_off: ["slug"],
  renew_deadline: ["dueDate"],
  reject: ["clause"],
  reply_to_notice: ["files"],
  receive_objection: ["trackingCode"],
  dismiss_objection: ["objectionId"],
  uphold_objection: ["objectionId"],
  suspend: ["emergency", "reason"],
  revoke: ["reason"],
  cancel_ex_officio: ["clause"],
};

/** The inputs of an action's form, in the order of the table, the optional ones last. */
export function inputsOf(action: ApplicationAction | FilingAction): { name: InputName; required: boolean }[] {
  const required: readonly ActionInput[] = isApplicationAction(action)
    ? transitionOf(action).inputs
    : FILING_TRANSITIONS[action].inputs;
  const optional = OPTIONAL[action] ?? [];
  return [
    ...required.map((name) => ({ name, required: true })),
    ...optional.map((name) => ({ name, required: false })),
  ];
}

/** The shape of an action's answers. A blank field that nobody must fill counts as none. */
export function actionInput(action: ApplicationAction | FilingAction): z.ZodType<GivenInput> {
  const fields = inputsOf(action).map(({ name, required }) => [
    name,
    required ? FIELDS[name] : blankable(FIELDS[name]),
  ]);
  return z.object(Object.fromEntries(fields) as Record<string, z.ZodType>);
}

const blankable = (field: z.ZodType) =>
  z.preprocess((value) => (value === "" || value === null ? undefined : value), field.optional());

/** @throws AppError INVALID with a reason for each field, named as the form names it: `input.reason` */
export function readActionInput(action: ApplicationAction | FilingAction, given: GivenInput): GivenInput {
  const parsed = actionInput(action).safeParse(given);
  if (parsed.success) {
    return Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined));
  }
  const fields: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) {
    fields[["input", ...path].join(".")] ??= message.startsWith("filing.") ? message : "filing.missing";
  }
  throw new AppError("INVALID", `${action}: ${Object.keys(fields).join(", ")}`, { reason: "filing.invalid", fields });
}

function isApplicationAction(action: ApplicationAction | FilingAction): action is ApplicationAction {
  return APPLICATION_ACTIONS.some((name) => name === action);
}

const idempotencyKey = z.uuid();
/** A form always says something here: an action that ends something for good is not carried out on a blank. */
const confirmation = z.string().max(INPUT_LIMITS.text).default("");

/** What every form of an action carries besides its answers: which version it was decided on, and its own key. */
export const carryOutInput = z.object({
  applicationId: z.uuid(),
  version: z.coerce.number().int().min(1),
  action: z.enum(APPLICATION_ACTIONS),
  ...{ idempotencyKey, confirmation },
  input: z.record(z.string(), z.unknown()).default({}),
});

export const carryOutOnFilingInput = z.object({
  filingId: z.uuid(),
  version: z.coerce.number().int().min(1),
  action: z.enum(FILING_ACTIONS),
  ...{ idempotencyKey, confirmation },
  input: z.record(z.string(), z.unknown()).default({}),
});

const track = z.enum(["filing", "registration"], "filing.chooseOne");
const serviceName = z.string().trim().min(1, "filing.missing").max(INPUT_LIMITS.short, "filing.tooLong");

/** A new service, or a further application of a filing that is there. */
export const startFilingInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("initial"), idempotencyKey, track, serviceName }),
  z.object({ kind: z.literal("again"), idempotencyKey, filingId: z.uuid() }),
  z.object({ kind: z.literal("change"), idempotencyKey, filingId: z.uuid() }),
  z.object({
    ...{ kind: z.literal("cancellation"), idempotencyKey, confirmation, filingId: z.uuid() },
    input: z.record(z.string(), z.unknown()).default({}),
  }),
]);
export type StartFilingInput = z.output<typeof startFilingInput>;
