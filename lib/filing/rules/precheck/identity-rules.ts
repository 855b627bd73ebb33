import { checkUscc } from "@/lib/identity/rules";
import type { SigningCapacity } from "../../types/vocabulary";
import { textAt } from "../answers";
import { nearMisses } from "./near-names";
import type { Found, PreCheckScope, Rule } from "./rule";

/** The same organisation, the same name, the same address wherever they are written. */
export const IDENTITY_RULES: readonly Rule[] = [
  {
    code: "uscc_differs",
    severity: "blocking",
    find: ({ answers, organisation }) => {
      const typed = textAt(answers, "entity", "uscc");
      return checkUscc(typed).ok && typed !== organisation.uscc
        ? [{ path: "entity.uscc", facts: { expected: organisation.uscc } }]
        : [];
    },
  },
  {
    code: "provider_name_differs",
    severity: "blocking",
    find: ({ answers, organisation }) => [
      ...differing(answers, "entity.name", organisation.name),
      ...differing(answers, "publicText.providerName", organisation.name),
    ],
  },
  {
    code: "registered_address_differs",
    severity: "advisory",
    find: ({ answers }) =>
      differing(answers, "publicText.registeredAddress", textAt(answers, "entity", "registeredAddress")),
  },
  {
    code: "legal_representative_differs",
    severity: "advisory",
    find: ({ answers, organisation }) =>
      differing(answers, "entity.legalRepresentative", organisation.legalRepresentative),
  },
  { code: "signer_differs", severity: "advisory", find: findOtherSigners },
  { code: "service_name_differs", severity: "blocking", find: findOtherNames },
];

/** Nothing where one of the two is blank: that is a gap, which another rule finds. */
function differing(answers: PreCheckScope["answers"], path: string, expected: string): readonly Found[] {
  const [section = "", field = ""] = path.split(".");
  const found = textAt(answers, section, field);
  return found === "" || expected === "" || found === expected ? [] : [{ path, facts: { found, expected } }];
}

const OFFICER_OF: Readonly<Record<SigningCapacity, string>> = {
  legal_representative: "legalRepresentative",
  safety_officer: "safetyOfficer",
  legality_officer: "legalityOfficer",
};

/** Who signed is not whom the dossier names for that capacity. */
function findOtherSigners({ answers, signatures }: PreCheckScope): readonly Found[] {
  return signatures.flatMap(({ capacity, signerName }) => {
    const expected = textAt(answers, "entity", OFFICER_OF[capacity]);
    return expected === "" || expected === signerName
      ? []
      : [{ path: "pledge", facts: { capacity, found: signerName, expected } }];
  });
}

const PUBLIC_TEXTS = [
  "algorithmName",
  "principle",
  "mechanism",
  "scenario",
  "purpose",
  "technicalPlan",
  "serviceScope",
];

/** A name that is almost the service's, in the public text or in the name of an attached document. */
function findOtherNames({ answers, attachments }: PreCheckScope): readonly Found[] {
  const expected = textAt(answers, "service", "name");
  if (expected === "") return [];
  const known = [expected, textAt(answers, "service", "modelName"), textAt(answers, "entity", "name")];
  const inText = PUBLIC_TEXTS.flatMap((field) => {
    const written = textAt(answers, "publicText", field);
    const whole = field === "algorithmName" ? [written] : [];
    const [found] = nearMisses(known, [...whole, ...quotedIn(written)]);
    return found ? [{ path: `publicText.${field}`, facts: { found, expected } }] : [];
  });
  const inFiles = attachments.flatMap(({ slot, name }) => {
    const [found] = nearMisses(known, partsOf(name));
    return found ? [{ path: `attachments.${slot}`, facts: { found, expected, file: name } }] : [];
  });
  return [...inText, ...inFiles];
}

/** What a text puts in quotation or title marks. */
function quotedIn(text: string): readonly string[] {
  return [...text.matchAll(/[“「《"]([^“”「」《》"]{2,60})[”」》"]/g)].map(([, name]) => name ?? "");
}

/** A file's name without its ending, cut where people cut it: 墨行生成服务-服务协议（终稿）.docx */
function partsOf(fileName: string): readonly string[] {
  return fileName
    .replace(/\.\w{1,5}$/, "")
    .split(/[-_—–·+\s（）()《》“”「」【】[\]]+/)
    .filter((part) => part.length >= 2);
}
