"use client";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/panel";
import { RecordTable } from "@/components/ui/table";
import type { Language, Words } from "@/lib/format";
import { SIGN_IN } from "./sign-in-copy";
import { speaker } from "./speaker";

export interface DemoAccountRow {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  /** Role and organisation or office. */
  readonly role: Words;
  /** What signing in with it shows. */
  readonly shows: Words;
}

interface DemoAccountsProps {
  accounts: readonly DemoAccountRow[];
  onUse: (account: { email: string; password: string }) => void;
  language: Language;
}

export function DemoAccounts({ accounts, onUse, language }: DemoAccountsProps) {
  const speak = speaker(language);
  return (
    <Section id="demo" title={speak(SIGN_IN.demoTitle)}>
      <p className="mb-3 text-sm text-text-2">{speak(SIGN_IN.demoLead)}</p>
      <RecordTable
        caption={speak(SIGN_IN.demoTitle)}
        rows={accounts}
        rowKey={(account) => account.email}
        middle
        columns={[
          {
            key: "who",
            label: speak(SIGN_IN.who),
            heading: true,
            cell: (account) => (
              <>
                {speak(account.role)}
                <span className="block text-xs font-normal text-text-2">{account.name}</span>
              </>
            ),
          },
          {
            key: "account",
            label: speak(SIGN_IN.account),
            cell: (account) => (
              <>
                <code className="block">{account.email}</code>
                <code className="block">{account.password}</code>
              </>
            ),
          },
          { key: "shows", label: speak(SIGN_IN.shows), cell: (account) => speak(account.shows) },
          {
            key: "use",
            label: speak(SIGN_IN.use),
            cell: (account) => (
              <Button small onClick={() => onUse({ email: account.email, password: account.password })}>
                {speak(SIGN_IN.use)}
                <span className="sr-only"> {account.email}</span>
              </Button>
            ),
          },
        ]}
      />
    </Section>
  );
}
