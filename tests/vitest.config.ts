import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
	root,
	ssr: { resolve: { conditions: ["@quickening/source", "module", "node", "import", "default"] } },
	resolve: { conditions: ["@quickening/source", "module", "node", "import", "default"] },
	test: {
		include: [
			"packages/*/src/**/*.test.ts",
			"packages/*/test/**/*.test.ts",
			"papers/**/*.test.ts",
			"tests/**/*.test.ts",
		],
		exclude: ["**/node_modules/**", "**/dist/**"],
		pool: "forks",
		reporters: ["default", "json"],
		outputFile: { json: "tests/results/vitest.json" },
		testTimeout: 30_000,
		// Many make a repository of their own.
		hookTimeout: 60_000,
	},
});
