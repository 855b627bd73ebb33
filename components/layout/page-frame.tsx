import { headers } from "next/headers";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

import { currentActor } from "@/lib/auth/session";
import { currentPreferences } from "@/lib/http/preferences";
import { REQUESTED_PATH_HEADER } from "@/lib/http/requested-path";
import { FRAME } from "./copy";
import { Footer } from "./footer";
import { HeaderBand } from "./header-band";
import { MainNavigation } from "./main-navigation";
import { speaker } from "./speaker";

interface PageFrameProps {
  /** The item of the navigation to which the page belongs. */
  section?: string;
  /** Staff and run pages: smaller type and controls, same components. */
  compact?: boolean;
  children: ReactNode;
}

/** The one frame of all pages. Part of each page and not of the layout, so that it always knows where it stands. */
export async function PageFrame({ section, compact = false, children }: PageFrameProps) {
  const [actor, preferences, head] = await Promise.all([currentActor(), currentPreferences(), headers()]);
  const back = head.get(REQUESTED_PATH_HEADER) ?? "/";
  const speak = speaker(preferences.language);
  return (
    <div
      data-frame
      data-density={compact ? "compact" : undefined}
      className="@container/frame flex min-h-screen flex-col text-body leading-body"
    >
      <a
        href="#main"
        className="absolute start-(--gutter) -top-24 z-10 border-2 border-solid border-accent bg-surface px-4 py-2 focus:top-2"
      >
        {speak(FRAME.skip)}
      </a>
      <header data-print="no">
        <HeaderBand actor={actor} preferences={preferences} back={back} />
        <MainNavigation actor={actor} language={preferences.language} section={section} />
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={classNames("flex-1 focus:outline-none", compact ? "pt-6 pb-12" : "pt-8 pb-16")}
      >
        <div className="mx-auto w-full max-w-page px-gutter">{children}</div>
      </main>
      <Footer preferences={preferences} back={back} />
    </div>
  );
}
