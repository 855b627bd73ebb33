import { PgBoss } from "pg-boss";
import { JOBS } from "./jobs";

export const QUEUE_SCHEMA = "pgboss";

/** Creates or upgrades the queue's own schema and brings every queue to what `jobs.ts` says. Safe to repeat. */
export async function installQueues(connectionString: string): Promise<void> {
  const boss = new PgBoss({ connectionString, schema: QUEUE_SCHEMA, supervise: false, schedule: false, max: 2 });
  await boss.start();
  try {
    await bringQueues(boss);
  } finally {
    await boss.stop({ graceful: false });
  }
}

export async function bringQueues(boss: PgBoss): Promise<void> {
  for (const [name, { queue }] of Object.entries(JOBS)) {
    if (await boss.getQueue(name)) {
      const { policy: _fixed, ...changeable } = queue;
      await boss.updateQueue(name, changeable);
    } else {
      await boss.createQueue(name, queue);
    }
  }
}
