import { speaker } from "@/components/layout/speaker";
import { Notice } from "@/components/ui/notice";
import type { RunView } from "@/lib/assessment/types";
import type { Language } from "@/lib/format";
import { RUN } from "./run-copy";

/** Says that another library than TensorFlow's own computed the numbers of this page, and why. */
export function FallbackNotice({ run, language }: { run: RunView; language: Language }) {
  const { backend, backendWords } = run;
  if (!backend || !backendWords || backend.shortfalls.length === 0) return null;
  const speak = speaker(language);
  return (
    <div className="mb-6">
      <Notice tone="amber" title={speak(RUN.fellBack, { backend: speak(backendWords) })}>
        {!backend.native && <p>{speak(RUN.fellBackMeans)}</p>}
        {backend.shortfalls.map((reason) => (
          <p key={reason.en}>{speak(reason)}</p>
        ))}
      </Notice>
    </div>
  );
}
