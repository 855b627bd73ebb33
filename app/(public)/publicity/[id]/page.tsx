import type { Metadata } from "next";
import { PageFrame } from "@/components/layout/page-frame";
import { PlainCrumbs } from "@/components/layout/plain-crumbs";
import { PlainHead } from "@/components/layout/plain-head";
import { speaker } from "@/components/layout/speaker";
import { PublicText } from "@/components/registry/public-text";
import { leftInWords, matterWords } from "@/components/registry/publicity-table";
import { ENTRY, PUBLICITY, REGISTER } from "@/components/registry/register-copy";
import { buttonClasses } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/panel";
import { SummaryList } from "@/components/ui/summary-list";
import { Tag } from "@/components/ui/tag";
import { TRACK_WORDS } from "@/lib/filing/copy/status";
import { currentPreferences } from "@/lib/http/preferences";
import { functionWords } from "@/lib/registry/copy/register";
import { loadPublicity } from "@/lib/registry/loaders";

interface PublicityPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: PublicityPageProps): Promise<Metadata> {
  const [{ id }, { language }] = await Promise.all([params, currentPreferences()]);
  const item = await loadPublicity(id);
  return { title: `${item.serviceName} ${speaker(language)(PUBLICITY.title)}` };
}

export default async function PublicityPage({ params }: PublicityPageProps) {
  const [{ id }, { language }] = await Promise.all([params, currentPreferences()]);
  const item = await loadPublicity(id);
  const speak = speaker(language);
  const { opensOn, closesOn, daysLeft } = item;
  const left = item.cancelled ? speak(PUBLICITY.cancelled) : leftInWords(daysLeft, speak);
  const functions = item.functions.map((value) => speak(functionWords(value))).join(language === "zh" ? "、" : ", ");
  return (
    <PageFrame section="/publicity">
      <PlainCrumbs
        label={speak(ENTRY.position)}
        way={[{ href: "/publicity", label: speak(PUBLICITY.title) }]}
        here={item.serviceName}
      />
      <PlainHead
        caption={`${speak(TRACK_WORDS[item.track])} · ${item.organisationName}`}
        title={item.serviceName}
        state={<Tag tone={daysLeft === null ? "plain" : "amber"}>{speak(matterWords(item))}</Tag>}
      />
      <div className="mb-6">
        {daysLeft === null ? (
          <Notice title={speak(PUBLICITY.overTitle)}>
            <p>{speak(PUBLICITY.overWhy, { opensOn, closesOn })}</p>
          </Notice>
        ) : (
          <Notice tone="amber" title={speak(PUBLICITY.runsTitle, { left, closesOn })}>
            <p>{speak(PUBLICITY.runsWhy)}</p>
            <p className="mt-3">
              <a href={`/publicity/${item.applicationId}/objection`} className={buttonClasses({ look: "primary" })}>
                {speak(PUBLICITY.object)}
              </a>
            </p>
          </Notice>
        )}
      </div>
      <div>
        <Section id="facts" title={speak(ENTRY.facts)} hideTitle>
          <SummaryList
            entries={[
              { key: speak(ENTRY.provider), value: <span lang="zh-CN">{item.organisationName}</span> },
              { key: speak(PUBLICITY.office), value: speak(item.office) },
              { key: speak(PUBLICITY.window), value: speak(PUBLICITY.windowDays, { opensOn, closesOn }) },
              ...(functions ? [{ key: speak(REGISTER.functions), value: functions }] : []),
              { key: speak(PUBLICITY.hash), value: <code>{item.contentHash}</code> },
              ...(item.entry
                ? [
                    {
                      key: speak(REGISTER.title),
                      value: <a href={`/register/${encodeURIComponent(item.entry)}`}>{speak(PUBLICITY.inRegister)}</a>,
                    },
                  ]
                : []),
            ]}
          />
        </Section>
        <Section id="text" title={speak(PUBLICITY.text)}>
          <PublicText text={item.text} speak={speak} />
        </Section>
      </div>
    </PageFrame>
  );
}
