import { type Speak, speaker } from "@/components/layout/speaker";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/panel";
import type { ActionFormView } from "@/lib/filing/types/view";
import type { Language } from "@/lib/format";
import { ActionForm } from "./action-form";
import { ACTION_PAGE } from "./filing-copy";
import { RemedyLink } from "./remedy-link";

/** The body of a confirmation page, the same for both sides: what happens, why not, and the form. */
export function ActionPanel({ form, language }: { form: ActionFormView; language: Language }) {
  const speak = speaker(language);
  return (
    <div className="grid gap-6">
      {form.refused ? (
        <Notice tone="amber" title={speak(ACTION_PAGE.refused)}>
          <p>
            {speak(form.refused)}
            <RemedyLink remedy={form.remedy} speak={speak} />
          </p>
        </Notice>
      ) : (
        <Effects form={form} speak={speak} />
      )}
      <Section id="form" title={speak(form.words)} hideTitle>
        <ActionForm form={form} language={language} />
      </Section>
    </div>
  );
}

function Effects({ form, speak }: { form: ActionFormView; speak: Speak }) {
  return (
    <Notice tone="accent" title={speak(ACTION_PAGE.effects)}>
      {form.consequences.map((words) => (
        <p key={words.en}>{speak(words)}</p>
      ))}
    </Notice>
  );
}
