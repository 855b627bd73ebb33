"use client";
import dynamic from "next/dynamic";
import { Suspense } from "react";
import { speaker } from "@/components/layout/speaker";
import { Panel, PanelBody, Section } from "@/components/ui/panel";
import type { Language } from "@/lib/format";
import { TEXTS } from "./text-copy";

const AttentionMapBody = dynamic(() => import("./attention-map").then((module) => module.AttentionMapBody), {
  ssr: false,
});

interface AttentionSectionProps {
  url: string;
  /** The run's. */
  number: string;
  language: Language;
}

export function AttentionSection({ url, number, language }: AttentionSectionProps) {
  const speak = speaker(language);
  return (
    <Section id="attention" title={speak(TEXTS.attention)} note={speak(TEXTS.attentionNote)}>
      <Panel>
        <PanelBody>
          <Suspense fallback={<p>{speak(TEXTS.loading)}</p>}>
            <AttentionMapBody url={url} number={number} language={language} />
          </Suspense>
        </PanelBody>
      </Panel>
    </Section>
  );
}
