import type { Fault } from "@/lib/forms/types";
import type { FindingCode } from "./codes";
import type { Rule } from "./rule";

/**
 * Rules on single answers. The form says what is wrong, once, with the same words as beside the field; here each fault
 * gets the rule that it breaks. The first row that fits takes it.
 */
const OWNERS: readonly (readonly [FindingCode, (fault: Fault) => boolean])[] = [
  ["public_text_incomplete", ({ path, code }) => path.startsWith("publicText.") && isGap(code)],
  ["base_model_missing", ({ path, code }) => /^model\.(baseModels|calledModels)$/.test(path) && isGap(code)],
  ["source_evidence_missing", ({ path, code }) => EVIDENCE.test(path) && isGap(code)],
  ["answer_missing", ({ code }) => isGap(code)],
  ["uscc_invalid", ({ code }) => code.startsWith("uscc")],
  ["model_number_format", ({ code }) => code === "numberLayout" || code === "numberDate"],
  ["icp_number_format", ({ path }) => path === "entity.icpNumber"],
  ["algorithm_number_format", ({ path }) => path.endsWith(".algorithmNumber")],
  ["address_malformed", ({ code }) => code === "notUrl"],
  ["answer_invalid", () => true],
];

/** What shows that a source may be used: which of them is asked depends on its kind. */
const EVIDENCE =
  /^corpus\.sources\.[^.]+\.(licence|contract|method|robotsReview|authorisation|generatedBy|legalBasis)$/;

const isGap = (code: Fault["code"]) => code === "missing" || code === "tooFew";

export function ownerOf(fault: Fault): FindingCode {
  return OWNERS.find(([, fits]) => fits(fault))?.[0] ?? "answer_invalid";
}

/** Codes whose defect the form words itself. */
export const FORM_CODES: readonly FindingCode[] = OWNERS.map(([code]) => code);

export const FORM_RULES: readonly Rule[] = FORM_CODES.map((code) => ({
  code,
  severity: "blocking",
  find: ({ faults }) => faults.filter((fault) => ownerOf(fault) === code).map(({ path }) => ({ path })),
}));
