import type { Preferences } from "@/lib/http/preferences";
import { THEMES } from "@/lib/http/preferences";
import { FRAME } from "./copy";
import { PreferenceForm } from "./preference-form";
import { speaker } from "./speaker";

export function Footer({ preferences, back }: { preferences: Preferences; back: string }) {
  const speak = speaker(preferences.language);
  return (
    <footer className="edge-t bg-sunken text-sm text-text-2">
      <div className="mx-auto grid w-full max-w-page gap-4 px-gutter pt-6 pb-8">
        <p className="max-w-[60em] border-s-4 border-solid border-line-strong ps-4 text-text">
          {speak(FRAME.disclaimer)}
        </p>
        <div data-print="no" className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-xs">
          <PreferenceForm label={speak(FRAME.appearance)} back={back} className="flex flex-wrap items-center gap-x-4">
            <span>{speak(FRAME.appearance)}</span>
            {THEMES.map((theme) => (
              <button
                key={theme}
                type="submit"
                name="theme"
                value={theme}
                aria-pressed={preferences.theme === theme}
                className="min-h-7 text-text underline underline-offset-[0.22em] aria-pressed:font-strong aria-pressed:no-underline"
              >
                {speak(FRAME[theme])}
              </button>
            ))}
          </PreferenceForm>
          <p>{speak(FRAME.beijingTime)}</p>
        </div>
      </div>
    </footer>
  );
}
