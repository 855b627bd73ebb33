import { speaker } from "@/components/layout/speaker";
import type { FieldDifference, WordPart } from "@/lib/filing/types/diff";
import type { Language, Words } from "@/lib/format";
import { DIFF } from "./evidence-copy";

/** Struck and underlined, so that what went and what came are told apart without colour. */
const LOOK = {
  removed: "bg-red-weak text-red line-through decoration-1",
  added: "bg-green-weak text-green underline decoration-1 underline-offset-[0.2em]",
} as const;

/** One answer before and after: words within a text, whole values otherwise. */
export function DiffText({ field, language }: { field: FieldDifference; language: Language }) {
  const { kind, before, after, parts } = field;
  if (kind === "same") return <Whole words={after} language={language} />;
  if (parts && reads(parts[language])) {
    return (
      <p className="whitespace-pre-wrap">
        {parts[language].map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts are a text in its order and never move
          <Part key={at} part={part} />
        ))}
      </p>
    );
  }
  return (
    <div className="grid gap-1">
      {kind !== "added" && kind !== "rowAdded" && (
        <p>
          <del className={LOOK.removed}>
            <Whole words={before} language={language} />
          </del>
        </p>
      )}
      {kind !== "removed" && kind !== "rowRemoved" && (
        <p>
          <ins className={LOOK.added}>
            <Whole words={after} language={language} />
          </ins>
        </p>
      )}
    </div>
  );
}

/** Where nothing of the text stayed, two whole values read better than their shreds. */
function reads(parts: readonly WordPart[]): boolean {
  return parts.some(({ kind, text }) => kind === "same" && text.trim().length > 1);
}

function Part({ part }: { part: WordPart }) {
  if (part.kind === "removed") return <del className={LOOK.removed}>{part.text}</del>;
  if (part.kind === "added") return <ins className={LOOK.added}>{part.text}</ins>;
  return <span>{part.text}</span>;
}

function Whole({ words, language }: { words: Words | null; language: Language }) {
  const speak = speaker(language);
  return <span className="whitespace-pre-wrap">{words ? speak(words) : speak(DIFF.blank)}</span>;
}
