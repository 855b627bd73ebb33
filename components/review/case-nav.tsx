import { LEDGER } from "@/components/audit/ledger-copy";
import type { Speak } from "@/components/layout/speaker";
import { classNames } from "@/components/ui/class-names";
import { CASE } from "./case-copy";

const PAGES = [
  { key: "overview", path: "", words: CASE.overview },
  { key: "dossier", path: "/dossier", words: CASE.dossier },
  { key: "checklist", path: "/checklist", words: CASE.checklist },
  { key: "items", path: "/items", words: CASE.items },
  { key: "ledger", path: "/ledger", words: LEDGER.title },
] as const;
export type CasePage = (typeof PAGES)[number]["key"];

/** The pages of one case, the present one marked. */
export function CaseNav({ applicationId, here, speak }: { applicationId: string; here: CasePage; speak: Speak }) {
  return (
    <nav aria-label={speak(CASE.parts)} data-print="no" className="edge-b mt-4">
      <ul className="flex flex-wrap gap-x-6">
        {PAGES.map((page) => (
          <li key={page.key}>
            <a
              href={`/office/cases/${applicationId}${page.path}`}
              aria-current={page.key === here ? "page" : undefined}
              className={classNames(
                "flex min-h-10 items-center border-b-[3px] border-solid text-sm no-underline",
                page.key === here
                  ? "border-b-accent font-strong text-accent"
                  : "border-b-transparent text-text hover:border-b-line-strong",
              )}
            >
              {speak(page.words)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
