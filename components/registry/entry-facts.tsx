import type { Speak } from "@/components/layout/speaker";
import { SummaryList } from "@/components/ui/summary-list";
import type { Language } from "@/lib/format";
import { architectureWords, functionWords, MODEL_STATE } from "@/lib/registry/copy/register";
import { jurisdictionWords } from "@/lib/registry/rules/provinces";
import type { EntryView, ModelInForce } from "@/lib/registry/types";
import { FilingNumber } from "./filing-number";
import { ENTRY, REGISTER } from "./register-copy";
import { entryAddress } from "./register-table";

interface EntryFactsProps {
  entry: EntryView;
  speak: Speak;
  language: Language;
}

/** Number and permanent address large, then what the service is. */
export function EntryFacts({ entry, speak, language }: EntryFactsProps) {
  const comma = language === "zh" ? "、" : ", ";
  const isFiling = entry.track === "filing";
  const functions = entry.functions.map((value) => speak(functionWords(value))).join(comma);
  const facts = [
    { key: speak(ENTRY.provider), value: <span lang="zh-CN">{entry.organisationName}</span> },
    { key: speak(REGISTER.place), value: speak(jurisdictionWords(entry.provinceCode)) },
    { key: speak(isFiling ? ENTRY.filedOn : ENTRY.registeredOn), value: <time>{entry.filedOn}</time> },
    ...(functions ? [{ key: speak(REGISTER.functions), value: functions }] : []),
    ...(entry.architecture
      ? [{ key: speak(ENTRY.architecture), value: speak(architectureWords(entry.architecture)) }]
      : []),
    ...(entry.baseModels.length > 0
      ? [{ key: speak(ENTRY.baseModels), value: <BaseModels models={entry.baseModels} speak={speak} /> }]
      : []),
  ];
  return (
    <>
      <div className="edge mb-4 rounded-2 bg-surface p-4">
        <p className="text-sm text-text-2">{speak(isFiling ? ENTRY.filingNumber : ENTRY.registrationNumber)}</p>
        <p className="text-lg leading-tight font-strong">
          {entry.number ? <FilingNumber number={entry.number} /> : speak(REGISTER.noNumber)}
        </p>
        <p className="mt-2 text-sm text-text-2">
          {speak(ENTRY.address)}: <code>{entry.url}</code>
        </p>
      </div>
      <SummaryList entries={facts} />
    </>
  );
}

function BaseModels({ models, speak }: { models: readonly ModelInForce[]; speak: Speak }) {
  return (
    <ul className="grid gap-1">
      {models.map(({ number, state, serviceName }) => (
        <li key={number}>
          {state === "unknown" ? (
            <code>{number}</code>
          ) : (
            <a href={entryAddress({ number, id: number })}>
              {serviceName && <span lang="zh-CN">{serviceName} </span>}
              <FilingNumber number={number} />
            </a>
          )}{" "}
          ({speak(MODEL_STATE[state])})
        </li>
      ))}
    </ul>
  );
}
