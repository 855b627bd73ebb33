import { speaker } from "@/components/layout/speaker";
import type { Language } from "@/lib/format";
import { breakdownParts, computedWords } from "@/lib/forms/rules/display";
import type { ComputedField, Scope, SummaryLine } from "@/lib/forms/types";
import { FORM } from "./form-copy";

interface ComputedViewProps {
  field: ComputedField;
  path: string;
  scope: Scope;
  language: Language;
}

/** A figure that is computed and never typed; it follows what is typed beside it. */
export function ComputedView({ field, path, scope, language }: ComputedViewProps) {
  const speak = speaker(language);
  const value = field.compute(scope);
  const words = computedWords(field, value);
  return (
    <div id={path} className="max-w-measure">
      <p className="font-strong">
        {speak(field.label)} <span className="text-xs font-normal text-text-2">{speak(FORM.computed)}</span>
      </p>
      {field.hint && <p className="text-sm text-text-2">{speak(field.hint)}</p>}
      <output className="block tabular-nums">{words ? speak(words) : speak(FORM.notYet)}</output>
      {value !== null && typeof value === "object" && (
        <BreakdownTable caption={speak(field.label)} parts={breakdownParts(field, value)} language={language} />
      )}
    </div>
  );
}

interface BreakdownTableProps {
  caption: string;
  parts: NonNullable<SummaryLine["parts"]>;
  language: Language;
}

export function BreakdownTable({ caption, parts, language }: BreakdownTableProps) {
  const speak = speaker(language);
  return (
    <div className="edge mt-2 overflow-x-auto rounded-2 border-line">
      <table className="table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{speak(FORM.part)}</th>
            <th scope="col" data-align="end">
              {speak(FORM.amount)}
            </th>
            <th scope="col" data-align="end">
              {speak(FORM.share)}
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity of their own and never move
            <tr key={at}>
              <th scope="row">{speak(part.label)}</th>
              <td data-align="end">{speak(part.value)}</td>
              <td data-align="end">{speak(part.share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
