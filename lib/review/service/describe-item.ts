import { findSlot } from "@/lib/filing/rules/attachment-slots";
import { SECTION_KEYS, type SectionKey, type Track } from "@/lib/filing/types/vocabulary";
import type { Words } from "@/lib/format";
import { groupOf, placeOf } from "@/lib/forms/rules/path";
import type { SectionDef } from "@/lib/forms/types";
import { ITEM_STATE_WORDS } from "../copy/words";
import { targetPath } from "../rules/targets";
import type { ItemTarget, Option, RectificationItem } from "../types";

/** What an item names, in words: `训练数据：来源`. */
export function targetWords(target: ItemTarget, sections: readonly SectionDef[], track: Track): Words {
  const section = sections.find(({ key }) => key === sectionOf(target));
  const within = withinWords(target, sections, track);
  if (!section) return within ?? { zh: target.target, en: target.target };
  return within ? { zh: `${section.title.zh}：${within.zh}`, en: `${section.title.en}: ${within.en}` } : section.title;
}

function withinWords({ targetKind, target }: ItemTarget, sections: readonly SectionDef[], track: Track): Words | null {
  if (targetKind === "section") return null;
  if (targetKind === "run") return { zh: target, en: target };
  if (targetKind === "attachment") return findSlot(track, target)?.words ?? { zh: target, en: target };
  const field = placeOf(sections, target)?.field ?? groupOf(sections, target);
  return field?.label ?? { zh: target, en: target };
}

/** The section of the dossier in which a target stands. */
export function sectionOf(target: ItemTarget): SectionKey {
  const first = targetPath(target).split(".")[0];
  return SECTION_KEYS.find((key) => key === first) ?? "entity";
}

/** An item in a choice: `事项 2：训练数据：来源（已答复，待判）`. */
export function itemOption(
  item: RectificationItem,
  at: number,
  { sections, track }: { sections: readonly SectionDef[]; track: Track },
): Option {
  const target = targetWords(item, sections, track);
  const state = ITEM_STATE_WORDS[item.state];
  return {
    value: item.id,
    label: {
      zh: `事项 ${at + 1}：${target.zh}（${state.zh}）`,
      en: `Item ${at + 1}: ${target.en} (${state.en.toLowerCase()})`,
    },
  };
}
