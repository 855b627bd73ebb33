import type { Metadata } from "next";
import { PageFrame } from "@/components/layout/page-frame";
import { PlainCrumbs } from "@/components/layout/plain-crumbs";
import { PlainHead } from "@/components/layout/plain-head";
import { speaker } from "@/components/layout/speaker";
import { EntryFacts } from "@/components/registry/entry-facts";
import { EntryNotices } from "@/components/registry/entry-notices";
import { EntryTags } from "@/components/registry/entry-status";
import { PublicText } from "@/components/registry/public-text";
import { ENTRY, REGISTER } from "@/components/registry/register-copy";
import { entryAddress } from "@/components/registry/register-table";
import { VersionTable } from "@/components/registry/version-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/panel";
import { TRACK_WORDS } from "@/lib/filing/copy/status";
import { currentPreferences } from "@/lib/http/preferences";
import { loadEntry } from "@/lib/registry/loaders";
import { jurisdictionWords } from "@/lib/registry/rules/provinces";

interface EntryPageProps {
  params: Promise<{ number: string }>;
  searchParams: Promise<{ version?: string }>;
}

async function readEntry({ params, searchParams }: EntryPageProps) {
  const [{ number }, { version }] = await Promise.all([params, searchParams]);
  return loadEntry(number, version);
}

export async function generateMetadata(props: EntryPageProps): Promise<Metadata> {
  const entry = await readEntry(props);
  return {
    title: entry.number ? `${entry.serviceName} ${entry.number}` : entry.serviceName,
    alternates: { canonical: entryAddress({ number: entry.number, id: entry.reference }) },
  };
}

export default async function EntryPage(props: EntryPageProps) {
  const [entry, { language }] = await Promise.all([readEntry(props), currentPreferences()]);
  const speak = speaker(language);
  const { track, status, flags, serviceName, read } = entry;
  const content = read?.shown.content;
  return (
    <PageFrame section="/register">
      <PlainCrumbs
        label={speak(ENTRY.position)}
        way={[{ href: "/register", label: speak(REGISTER.title) }]}
        here={serviceName}
      />
      <PlainHead
        caption={[speak(TRACK_WORDS[track]), speak(jurisdictionWords(entry.provinceCode)), entry.organisationName].join(
          " · ",
        )}
        title={serviceName}
        state={<EntryTags {...{ track, status, flags, speak }} />}
      />
      <EntryNotices entry={entry} speak={speak} />
      <div>
        <Section id="facts" title={speak(ENTRY.facts)} hideTitle>
          <EntryFacts {...{ entry, speak, language }} />
        </Section>
        <Section
          id="text"
          title={content && read ? speak(ENTRY.textVersion, { version: read.sequence }) : speak(ENTRY.text)}
        >
          {content ? (
            <PublicText text={content.text} speak={speak} />
          ) : (
            <EmptyState title={speak(ENTRY.noText)}>
              <p>{speak(ENTRY.noTextWhy)}</p>
            </EmptyState>
          )}
        </Section>
        <Section id="versions" title={speak(ENTRY.versions)}>
          <VersionTable entry={entry} speak={speak} />
        </Section>
      </div>
    </PageFrame>
  );
}
