import "./globals.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { FRAME } from "@/components/layout/copy";
import { env } from "@/lib/env";
import { say } from "@/lib/format";
import { currentPreferences } from "@/lib/http/preferences";

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await currentPreferences();
  const platform = say(FRAME.platform, language);
  const metadataBase = new URL(env().NEXTAUTH_URL);
  return { metadataBase, title: { default: platform, template: `%s - ${platform}` } };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { language, theme, size } = await currentPreferences();
  return (
    <html
      lang={language === "zh" ? "zh-CN" : "en"}
      data-theme={theme === "system" ? undefined : theme}
      data-size={size === "large" ? "large" : undefined}
    >
      <body>{children}</body>
    </html>
  );
}
