import type { Speak } from "@/components/layout/speaker";
import { classNames } from "@/components/ui/class-names";
import type { Words } from "@/lib/format";

/** The part of a case's progress that the strip shows. */
export interface StripProgress {
  readonly steps: readonly {
    readonly key: string;
    readonly words: Words;
    readonly state: "done" | "current" | "coming" | "stopped" | "skipped";
    readonly stateWords: Words;
  }[];
  readonly now: Words;
  readonly next: Words;
  readonly turnWords: Words;
}

const STRIP = {
  label: { zh: "办理进度", en: "Progress" },
  now: { zh: "现在：", en: "Now: " },
  next: { zh: "下一步：", en: "Next: " },
  turn: { zh: "由谁办理：", en: "Whose turn: " },
} as const satisfies Record<string, Words>;

const DOTS = {
  done: "border-accent bg-accent text-on-accent",
  current: "border-accent bg-surface text-accent font-strong",
  coming: "border-line-strong bg-surface text-text-2",
  stopped: "border-red-solid bg-red-weak text-red",
  skipped: "border-dashed border-line-strong bg-surface text-text-2",
} as const;

/** 收件 → 受理 → 补正 → 审查 → 公示 → 办结, where the case stands, what comes next and whose turn it is. */
export function ProgressStrip({ progress, speak }: { progress: StripProgress; speak: Speak }) {
  return (
    <section aria-label={speak(STRIP.label)} className="edge rounded-2 border-line bg-surface">
      <ol className="grid grid-cols-3 gap-x-2 gap-y-3 px-4 pt-3 pb-2 @row/frame:grid-cols-6">
        {progress.steps.map((step, at) => (
          <li
            key={step.key}
            aria-current={step.state === "current" ? "step" : undefined}
            className="flex items-center gap-2 text-sm"
          >
            <span
              aria-hidden="true"
              className={classNames(
                "edge grid size-6 flex-none place-items-center rounded-full text-xs",
                DOTS[step.state],
              )}
            >
              {step.state === "done" ? "✓" : at + 1}
            </span>
            <span className="min-w-0">
              <span className={classNames("block leading-tight", step.state === "current" && "font-strong")}>
                {speak(step.words)}
              </span>
              <span className="block text-xs leading-tight text-text-2">{speak(step.stateWords)}</span>
            </span>
          </li>
        ))}
      </ol>
      <dl className="edge-t grid gap-x-6 gap-y-1 px-4 py-2 text-sm @side/frame:grid-cols-[auto_1fr_auto]">
        {[
          [STRIP.now, progress.now],
          [STRIP.next, progress.next],
          [STRIP.turn, progress.turnWords],
        ].map(([label, words]) => (
          <div key={speak(label as Words)}>
            <dt className="inline font-strong">{speak(label as Words)}</dt>
            <dd className="inline">{speak(words as Words)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
