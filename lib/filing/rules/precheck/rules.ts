import type { Finding, PreCheckInput } from "../../types/finding";
import { CHANGE_RULES } from "./change-rules";
import { CONTENT_RULES } from "./content-rules";
import { FORM_RULES } from "./form-rules";
import { IDENTITY_RULES } from "./identity-rules";
import { type Rule, scopeOf } from "./rule";
import { RUN_RULES } from "./run-rules";

export const RULES: readonly Rule[] = [
  ...FORM_RULES,
  ...IDENTITY_RULES,
  ...CONTENT_RULES,
  ...RUN_RULES,
  ...CHANGE_RULES,
];

/**
 * Everything that the rules find, what blocks first, then in the order of the dossier. A cancellation is judged by its
 * statement: the dossier that stands behind it is what was filed.
 */
export function preCheck(input: PreCheckInput, rules: readonly Rule[] = RULES): readonly Finding[] {
  if (input.kind === "cancellation") return [];
  const scope = scopeOf(input);
  const findings = rules.flatMap(({ code, severity, find }) =>
    find(scope).map(({ path, facts = {} }): Finding => ({ code, severity, path, facts })),
  );
  const order = input.sections.map(({ key }) => key);
  const place = ({ severity, path }: Finding) =>
    (severity === "blocking" ? 0 : order.length + 1) + order.indexOf(path.split(".")[0] ?? "");
  return findings.sort((a, b) => place(a) - place(b));
}
