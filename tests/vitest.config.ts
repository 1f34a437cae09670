import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
	root,
	ssr: { resolve: { conditions: ["@quickening/source", "module", "node", "import", "default"] } },
	resolve: { conditions: ["@quickening/source", "module", "node", "import", "default"] },
	test: {
		include: [
			"packages/*/*/src/**/*.test.ts",
			"packages/*/*/test/**/*.test.ts",
			"papers/**/*.test.ts",
			"tests/**/*.test.ts",
		],
		exclude: ["**/node_modules/**", "**/dist/**"],
		pool: "forks",
		// Tests of pipelines wait for other programs half of the time; by default one core would be left idle.
		maxWorkers: Math.max(2, availableParallelism() - 1),
		reporters: ["default", "json"],
		outputFile: { json: "tests/results/vitest.json" },
		// A limit judges nothing: it ends what hangs. What starts programs may wait long on a busy machine.
		testTimeout: 600_000,
		// Hooks prepare repositories, or wait until another file has.
		hookTimeout: 1_800_000,
	},
});
