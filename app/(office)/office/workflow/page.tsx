import type { Metadata } from "next";
import { PASSAGE } from "@/components/admin/passage-copy";
import { PassageDiagram } from "@/components/admin/passage-diagram";
import { chosenRows, PassageFilter, readChoice } from "@/components/admin/passage-filter";
import { ActionTable, FlagTable, MoveTable } from "@/components/admin/passage-tables";
import { PageFrame } from "@/components/layout/page-frame";
import { PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/panel";
import { requireStaff } from "@/lib/auth/gate";
import { loadPassage } from "@/lib/filing/loaders/passage";
import { currentPreferences } from "@/lib/http/preferences";

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff();
  const { language } = await currentPreferences();
  return { title: speaker(language)(PASSAGE.title) };
}

interface WorkflowPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The passage as it is enforced, for people: the drawing, its moves, every action and every flag. */
export default async function WorkflowPage({ searchParams }: WorkflowPageProps) {
  const [passage, query, { language }] = await Promise.all([loadPassage(), searchParams, currentPreferences()]);
  const speak = speaker(language);
  const choice = readChoice(query);
  const rows = chosenRows(passage.rows, choice);
  const all = passage.rows.length;
  const heading =
    rows.length === all
      ? speak(PASSAGE.actions, { count: all })
      : speak(PASSAGE.actionsFound, { count: rows.length, all });
  return (
    <PageFrame section="/office/workflow" compact>
      <PageHead title={speak(PASSAGE.title)} lead={speak(PASSAGE.lead)} />
      <Section id="map" title={speak(PASSAGE.map)} note={speak(PASSAGE.mapNote)}>
        <PassageDiagram edges={passage.edges} speak={speak} />
      </Section>
      <Section id="moves" title={speak(PASSAGE.moves)}>
        <MoveTable edges={passage.edges} speak={speak} />
      </Section>
      <Section id="actions" title={heading} note={speak(PASSAGE.suspendedNote)}>
        <PassageFilter choice={choice} speak={speak} />
        {rows.length > 0 ? <ActionTable rows={rows} speak={speak} /> : <EmptyState title={speak(PASSAGE.noActions)} />}
      </Section>
      <Section id="flags" title={speak(PASSAGE.flags)} note={speak(PASSAGE.flagsNote)}>
        <FlagTable flags={passage.flags} speak={speak} />
      </Section>
    </PageFrame>
  );
}
