import { z } from "zod";
import { faultOf } from "./rules/fault";
import { isAnswered } from "./rules/path";
import type { Answer, AnsweredField, Field, SectionDef } from "./types";

/** The schema of one answer that was given. An issue's message is the fault's code, its `params` are the facts. */
export function fieldSchema(field: AnsweredField): z.ZodType<Answer> {
  return (shapeOf(field) as z.ZodType<Answer>).superRefine((answer, context) => {
    const fault = faultOf(field, answer);
    if (fault) context.addIssue({ code: "custom", message: fault.code, params: fault.facts });
  });
}

function shapeOf(field: AnsweredField) {
  switch (field.kind) {
    case "number":
    case "integer":
      return z.number({ error: field.kind === "integer" ? "notInteger" : "notNumber" });
    case "yesNo":
      return z.boolean({ error: "notListed" });
    case "choices":
      return z.array(z.string());
    default:
      return z.string();
  }
}

/**
 * The schema of a section's answers as they may be submitted: no unknown field, no value out of its rules. Which
 * questions must be answered depends on the other answers; `validateSection` tells that.
 */
export function sectionSchema(def: SectionDef): z.ZodType<Readonly<Record<string, unknown>>> {
  return z.strictObject(shapeOfFields(def.parts.flatMap((part) => part.fields)));
}

function shapeOfFields(fields: readonly Field[]): Record<string, z.ZodType> {
  return Object.fromEntries(
    fields.flatMap((field): [string, z.ZodType][] => {
      if (isAnswered(field)) return [[field.key, fieldSchema(field).optional()]];
      if (field.kind === "computed") return [];
      const row = z.strictObject({ id: z.uuid(), ...shapeOfFields(field.fields) });
      return [[field.key, z.array(row).max(field.maximum).optional()]];
    }),
  );
}
