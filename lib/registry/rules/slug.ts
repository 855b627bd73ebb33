import { pinyin } from "pinyin-pro";

const LONGEST = 60;

/**
 * A slug for a number from the name of a service: 文心一言 → WenXinYiYan, 求索对话DeepSeek Chat → QiuSuoDuiHuaDeepSeekChat.
 * A proposal: the lead confirms or corrects it. Empty where the name has nothing that can be spelt.
 */
export function proposeSlug(serviceName: string): string {
  const syllables = pinyin(serviceName.normalize("NFKC"), {
    toneType: "none",
    type: "array",
    v: true,
    toneSandhi: false,
    nonZh: "consecutive",
  });
  const words = syllables.flatMap((part) => part.split(/[^A-Za-z0-9]+/)).filter(Boolean);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).reduce(joinWhole, "");
}

/** Cut between words, never within one, unless a single word is too long by itself. */
function joinWhole(slug: string, word: string): string {
  if (slug === "") return word.slice(0, LONGEST);
  return slug.length + word.length <= LONGEST ? slug + word : slug;
}
