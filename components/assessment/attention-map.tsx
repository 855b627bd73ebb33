"use client";
import { use, useMemo, useState } from "react";
import { HeatChart } from "@/components/charts/heat-chart";
import type { HeatSpec } from "@/components/charts/heat-spec";
import { type Speak, speaker } from "@/components/layout/speaker";
import { SelectField } from "@/components/ui/input";
import type { Language } from "@/lib/format";
import { attentionMap } from "@/models/contracts/attention";
import { describeLook, lookOf } from "./attention-head";
import { figureWords } from "./chart-words";
import { readRecorded } from "./recorded-file";
import { TEXTS } from "./text-copy";

interface AttentionMapProps {
  url: string;
  /** Of the run, for names of files. */
  number: string;
  language: Language;
}

/** Where the model looks while it reads one of its own texts: one head at a time, as the run recorded it. */
export function AttentionMapBody({ url, number, language }: AttentionMapProps) {
  const speak = speaker(language);
  const map = use(readRecorded(url, attentionMap));
  const [layer, setLayer] = useState(0);
  const [head, setHead] = useState(0);
  const shares = map?.layers[layer]?.[head];
  const spec = useMemo(() => (map && shares ? specOf(map.characters, shares, speak) : null), [map, shares, speak]);
  if (!map || !shares || !spec) return <p role="alert">{speak(TEXTS.attentionUnreadable)}</p>;
  const at = { layer: layer + 1, head: head + 1 };
  return (
    <>
      <div data-print="no" className="mb-4 grid max-w-[24rem] grid-cols-2 gap-4">
        <Choice
          id="attention-layer"
          label={speak(TEXTS.layer)}
          count={map.layers.length}
          value={layer}
          onChange={setLayer}
        />
        <Choice
          id="attention-head"
          label={speak(TEXTS.head)}
          value={head}
          onChange={setHead}
          count={map.layers[layer]?.length ?? 0}
        />
      </div>
      <HeatChart
        title={speak(TEXTS.attentionTitle, { ...at, look: describeLook(lookOf(shares), speak) })}
        subtitle={speak(TEXTS.attentionSubtitle)}
        spec={spec}
        words={{
          ...figureWords(language),
          ...{ hint: speak(TEXTS.attentionHint), cell: speak(TEXTS.attentionCell) },
        }}
        fileName={`${number}-attention-${at.layer}-${at.head}`}
      />
    </>
  );
}

interface ChoiceProps {
  id: string;
  label: string;
  count: number;
  value: number;
  onChange: (value: number) => void;
}

function Choice({ id, label, count, value, onChange }: ChoiceProps) {
  const options = Array.from({ length: count }, (_, at) => ({ value: String(at), label: String(at + 1) }));
  return (
    <SelectField
      id={id}
      label={label}
      options={options}
      value={String(value)}
      onChange={(event) => onChange(Number(event.target.value))}
    />
  );
}

function specOf(characters: readonly string[], shares: readonly (readonly number[])[], speak: Speak): HeatSpec {
  const names = characters.map((character) => (character === "" ? speak(TEXTS.beginning) : character));
  return {
    ...{ rowLabel: speak(TEXTS.looking), columnLabel: speak(TEXTS.lookedAt), rows: names, columns: names },
    values: shares.map((row) => names.map((_, at) => row[at] ?? null)),
  };
}
