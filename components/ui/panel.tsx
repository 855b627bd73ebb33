import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** A bounded part of a page. Lines and space give structure; shadow is for dialogs only. */
export function Panel({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div data-panel className={classNames("edge min-w-0 rounded-2 border-line bg-surface", className)}>
      {children}
    </div>
  );
}

export function PanelHead({ children }: { children: ReactNode }) {
  return (
    <div className="edge-b flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1 px-4 py-3">{children}</div>
  );
}

export function PanelBody({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={classNames("p-4", className)}>{children}</div>;
}

interface SectionProps {
  id: string;
  title: string;
  /** One line beside the heading: unit, N, source. */
  note?: ReactNode;
  children: ReactNode;
  /** For a part whose content says what it is; the heading stays for screen readers. */
  hideTitle?: boolean;
}

/** A part of a page under its own heading. */
export function Section({ id, title, note, children, hideTitle = false }: SectionProps) {
  return (
    <section aria-labelledby={id} className="section-gap first:mt-0">
      <div
        className={classNames(
          hideTitle ? "sr-only" : "mb-4 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1",
        )}
      >
        <h2 id={id}>{title}</h2>
        {note && <div className="max-w-measure text-xs text-text-2">{note}</div>}
      </div>
      {children}
    </section>
  );
}
