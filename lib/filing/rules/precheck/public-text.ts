import { validateSection } from "@/lib/forms/rules/validate";
import type { SectionDef } from "@/lib/forms/types";
import { asAnswers } from "../answers";

/** Whether what the public will read is whole: nothing missing and nothing wrong in it. */
export function isPublicTextComplete(sections: readonly SectionDef[], answers: unknown): boolean {
  const def = sections.find(({ key }) => key === "publicText");
  return def !== undefined && validateSection(def, asAnswers(answers)).length === 0;
}
