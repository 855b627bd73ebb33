import { writeSync } from "node:fs";
import { database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { closeQueue } from "@/lib/queue/boss";
import { seedDemo } from "./seed/demo";
import { seedLaw } from "./seed/law";

/** Named scenarios, built through the services. Each contains the ones it needs and may be run again. */
const SCENARIOS: Readonly<Record<string, () => Promise<void>>> = {
  law: seedLaw,
  demo: async () => {
    refuseDemoInProduction();
    await seedLaw();
    await seedDemo();
  },
};

/** The passwords of the demo are published. `npm start` on a developer's machine builds for production and says yes. */
function refuseDemoInProduction(): void {
  if (env().NODE_ENV === "production" && env().DEMO_ACCOUNTS !== "yes") {
    throw new Error("the demo seed has published passwords: production refuses it unless DEMO_ACCOUNTS=yes");
  }
}

async function main(name = ""): Promise<string> {
  const scenario = SCENARIOS[name];
  if (!scenario) throw new Error(`usage: seed.ts ${Object.keys(SCENARIOS).join(" | ")}`);
  await scenario();
  return `已写入 / seeded: ${name}`;
}

try {
  writeSync(1, `${await main(process.argv[2])}\n`);
} catch (error) {
  writeSync(2, `写入失败 / seed failed – ${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  await Promise.allSettled([closeQueue(), database().$disconnect()]);
}
