import { speaker } from "@/components/layout/speaker";
import { classNames } from "@/components/ui/class-names";
import { Icon, type IconName } from "@/components/ui/icon";
import type { Language, Words } from "@/lib/format";
import { FORM } from "./form-copy";
import type { SaveStatus } from "./use-draft-saver";

const LOOK: Record<SaveStatus["kind"], { words: Words; icon: IconName | null; ink: string }> = {
  saved: { words: FORM.saved, icon: "check", ink: "text-green" },
  saving: { words: FORM.saving, icon: null, ink: "text-text-2" },
  unsaved: { words: FORM.unsaved, icon: "info", ink: "text-text-2" },
  conflict: { words: FORM.inConflict, icon: "alert", ink: "text-red" },
  failed: { words: FORM.notSaved, icon: "alert", ink: "text-red" },
};

/** Always says whether what is on the page is saved. */
export function SaveState({ status, language }: { status: SaveStatus; language: Language }) {
  const { words, icon, ink } = LOOK[status.kind];
  return (
    <p role="status" className="flex items-center gap-2 text-sm">
      {icon && <Icon name={icon} className={classNames("flex-none", ink)} />}
      <span>{speaker(language)(words, status.kind === "saved" ? { at: status.at } : undefined)}</span>
    </p>
  );
}
