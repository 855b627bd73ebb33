import type { Speak } from "@/components/layout/speaker";
import { TEXTS } from "./text-copy";

/** Texts one under the other, as they are stored. */
export function TextList({ texts, speak }: { texts: readonly string[]; speak: Speak }) {
  return (
    <ol className="grid list-decimal gap-3 ps-7">
      {texts.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: equal texts stand in fixed places
        <li key={index} className="max-w-measure whitespace-pre-wrap break-words">
          {text === "" ? <span className="text-text-2">{speak(TEXTS.emptyText)}</span> : text}
        </li>
      ))}
    </ol>
  );
}
