-- What happened to a case, so that a page knows what it missed; what happens to a filing outside its applications.

ALTER TABLE "CaseEvent"
  ADD COLUMN "stageAfter" "Stage" NOT NULL,
  ADD COLUMN "version" INTEGER NOT NULL,
  ADD COLUMN "examines" BOOLEAN NOT NULL,
  ADD COLUMN "inputSalt" TEXT NOT NULL;

CREATE TABLE "FilingEvent" (
    "id" UUID NOT NULL,
    "filingId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "fromStatus" TEXT NOT NULL,
    "toStatus" TEXT NOT NULL,
    "flagsBefore" TEXT[],
    "flagsAfter" TEXT[],
    "version" INTEGER NOT NULL,
    "actorId" UUID,
    "actorRole" TEXT NOT NULL,
    "cause" TEXT,
    "input" JSONB NOT NULL,
    "inputSalt" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "idempotencyKey" TEXT NOT NULL,

    CONSTRAINT "FilingEvent_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "FilingClock" (
    "id" UUID NOT NULL,
    "filingId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "periodVersion" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "dueOn" TEXT NOT NULL,

    CONSTRAINT "FilingClock_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "IssuedDocument" ADD COLUMN "eventId" UUID NOT NULL;

ALTER TABLE "Notice" DROP CONSTRAINT "Notice_applicationId_fkey";
ALTER TABLE "Notice"
  ADD COLUMN "filingId" UUID NOT NULL,
  ALTER COLUMN "applicationId" DROP NOT NULL;

CREATE UNIQUE INDEX "FilingEvent_idempotencyKey_key" ON "FilingEvent"("idempotencyKey");
CREATE INDEX "FilingEvent_actorId_at_idx" ON "FilingEvent"("actorId", "at");
CREATE UNIQUE INDEX "FilingEvent_filingId_sequence_key" ON "FilingEvent"("filingId", "sequence");
CREATE INDEX "FilingClock_filingId_key_idx" ON "FilingClock"("filingId", "key");

ALTER TABLE "FilingEvent" ADD CONSTRAINT "FilingEvent_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "Filing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "FilingClock" ADD CONSTRAINT "FilingClock_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "Filing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "Filing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TRIGGER "FilingEvent_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "FilingEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
ALTER TABLE "FilingClock" ADD CONSTRAINT "FilingClock_due_check" CHECK ("dueOn" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$');

-- What the timers look for.
CREATE INDEX "FilingClock_running_idx" ON "FilingClock" ("dueOn") WHERE "endedAt" IS NULL;
