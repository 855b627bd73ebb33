import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import type { Preferences } from "@/lib/http/preferences";
import type { Actor } from "@/lib/identity/types";
import { FRAME } from "./copy";
import { PreferenceForm } from "./preference-form";
import { SignOut } from "./sign-out";
import { speaker } from "./speaker";

interface HeaderBandProps {
  actor: Actor | null;
  preferences: Preferences;
  back: string;
}

export const BAND_CONTROL =
  "inline-flex min-h-8 items-center gap-1 text-xs text-on-band-2 no-underline hover:text-on-band hover:underline focus-visible:outline-on-band";

export function HeaderBand({ actor, preferences, back }: HeaderBandProps) {
  const speak = speaker(preferences.language);
  return (
    <div className="bg-band text-on-band">
      <div className="mx-auto flex min-h-14 w-full max-w-page flex-wrap items-center justify-between gap-x-6 px-gutter">
        <a
          href="/"
          className="inline-flex min-h-11 items-center gap-3 text-lg leading-tight font-strong tracking-wide text-on-band no-underline hover:text-on-band hover:underline focus-visible:outline-on-band"
        >
          <span
            aria-hidden="true"
            lang="zh-CN"
            className="grid size-8 flex-none place-items-center rounded-1 border-2 border-solid border-current text-md leading-none tracking-normal"
          >
            备
          </span>
          {speak(FRAME.platform)}
        </a>
        <div className="flex flex-wrap gap-x-4 @max-row/frame:gap-x-3 @max-row/frame:w-full @max-row/frame:border-t @max-row/frame:border-solid @max-row/frame:border-band-line @max-row/frame:py-1">
          <DisplayChoices preferences={preferences} back={back} />
          {actor ? (
            <>
              <a href="/account" className={BAND_CONTROL}>
                <Icon name="person" className="@max-row/frame:hidden" />
                {speak(FRAME.account)}
              </a>
              <SignOut label={speak(FRAME.signOut)} className={BAND_CONTROL} />
            </>
          ) : (
            <a href="/sign-in" className={BAND_CONTROL}>
              <Icon name="person" className="@max-row/frame:hidden" />
              {speak(FRAME.signIn)}
            </a>
          )}
        </div>
      </div>
    </div>
  );
}

function DisplayChoices({ preferences, back }: { preferences: Preferences; back: string }) {
  const speak = speaker(preferences.language);
  const english = preferences.language === "en";
  return (
    <PreferenceForm label={speak(FRAME.display)} back={back} className="flex flex-wrap gap-x-4 @max-row/frame:gap-x-3">
      <Choice name="size" value={preferences.size === "large" ? "normal" : "large"}>
        <Icon name="letters" className="@max-row/frame:hidden" />
        {speak(preferences.size === "large" ? FRAME.normal : FRAME.large)}
      </Choice>
      <Choice name="theme" value="dark" className="dark:hidden">
        <Icon name="theme" className="@max-row/frame:hidden" />
        {speak(FRAME.dark)}
      </Choice>
      <Choice name="theme" value="light" className="light:hidden">
        <Icon name="theme" className="@max-row/frame:hidden" />
        {speak(FRAME.light)}
      </Choice>
      <Choice name="lang" value={english ? "zh" : "en"}>
        <span lang={english ? "zh-CN" : "en"}>{english ? "中文" : "English"}</span>
      </Choice>
    </PreferenceForm>
  );
}

interface ChoiceProps {
  name: "size" | "theme" | "lang";
  value: string;
  className?: string;
  children: ReactNode;
}

function Choice({ name, value, className, children }: ChoiceProps) {
  return (
    <button type="submit" name={name} value={value} className={classNames(BAND_CONTROL, className)}>
      {children}
    </button>
  );
}
