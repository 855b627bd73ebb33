import { defineConfig } from "vitest/config";

// A zone with an odd offset, so that a date that leans on the machine's zone shows itself.
process.env.TZ = "Asia/Kathmandu";

// What Next's own bundler does for code of the server: outside it, the package always loads the browser's half.
const alias = { "next/navigation": "next/dist/client/components/navigation.react-server.js" };

const shared = {
  resolve: { tsconfigPaths: true, conditions: ["react-server", "node"], alias },
  ssr: { resolve: { conditions: ["react-server", "node"] } },
};

export default defineConfig({
  test: {
    projects: [
      // Rules without state of their own: a process that goes on from file to file loads their modules once.
      {
        ...shared,
        test: { name: "unit", include: ["tests/unit/**/*.test.ts"], testTimeout: 20_000, isolate: false },
      },
      {
        ...shared,
        test: {
          name: "models",
          include: ["tests/models/**/*.test.ts"],
          globalSetup: ["tests/setup/models-backend.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // Steps of small models leave the library's second thread idle: two files at once take little more than one.
          maxWorkers: 2,
          pool: "forks",
          sequence: { groupOrder: 2 },
        },
      },
      {
        ...shared,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/setup/template-database.ts"],
          setupFiles: ["tests/setup/worker-database.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          pool: "forks",
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      { ...shared, test: { name: "architecture", include: ["tests/architecture/**/*.test.ts"], testTimeout: 60_000 } },
    ],
  },
});
