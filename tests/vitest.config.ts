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
		testTimeout: 30_000,
		// Many make a repository of their own.
		hookTimeout: 60_000,
	},
});
