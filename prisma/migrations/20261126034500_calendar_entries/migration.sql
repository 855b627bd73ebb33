-- Every entry of a year's holidays, whole, with the reason of an amendment. The newest one stands in the calendar.
CREATE TABLE "CalendarEntry" (
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "reason" TEXT,
    "days" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "enteredById" UUID NOT NULL,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CalendarEntry_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "CalendarEntry_year_version_key" ON "CalendarEntry"("year", "version");
CREATE TRIGGER "CalendarEntry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "CalendarEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
