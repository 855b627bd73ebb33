import "server-only";
import { cookies } from "next/headers";
import { LANGUAGES, type Language } from "@/lib/format";

export const THEMES = ["light", "dark", "system"] as const;
export const SIZES = ["normal", "large"] as const;

export interface Preferences {
  readonly language: Language;
  readonly theme: (typeof THEMES)[number];
  readonly size: (typeof SIZES)[number];
}

/** Names of the cookies, and of the fields of the form that POSTs to /api/preferences (with `back`). */
export const PREFERENCE_COOKIES = { language: "lang", theme: "theme", size: "size" } as const;

/** How this reader wants to read. Chinese, the system's theme and normal type until they choose. */
export async function currentPreferences(): Promise<Preferences> {
  return preferencesFromCookies(await cookies());
}

export function preferencesFromCookies(source: { get(name: string): { value: string } | undefined }): Preferences {
  const choice = <T extends string>(name: string, allowed: readonly T[], otherwise: T): T =>
    allowed.find((value) => value === source.get(name)?.value) ?? otherwise;
  return {
    language: choice(PREFERENCE_COOKIES.language, LANGUAGES, "zh"),
    theme: choice(PREFERENCE_COOKIES.theme, THEMES, "system"),
    size: choice(PREFERENCE_COOKIES.size, SIZES, "normal"),
  };
}
